/** What was asked and answered is kept for a while after it is done; when, how fast and how well it was done stays. */
import type { Job } from '../../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

const DAY = 86_400_000
const PAGE = 500

/** `keepDays`: counted from the day on which a request was done; what is open stays whole. */
export function createRetention(keepDays: number): Job {
  return {
    id: 'requests.retention',
    cron: '35 3 * * *',
    lateBy: 20 * 60,
    title: wording.retentionTitle,
    async run({ db, now }) {
      const blotted = await queries.blotOld(db, new Date(now.getTime() - keepDays * DAY), PAGE)
      return { messages: [], again: blotted === PAGE }
    },
  }
}
