/** What was proposed is kept for a while after it was settled; how much was proposed, and on what, stays. */
import type { Job } from '../../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

const DAY = 86_400_000
const PAGE = 500

/** `keepDays`: counted from the day on which the suggestion was settled; one that waits for its result stays. */
export function createRetention(keepDays: number): Job {
  return {
    id: 'suggestions.retention',
    cron: '36 3 * * *',
    lateBy: 20 * 60,
    title: wording.retentionTitle,
    async run({ db, now }) {
      const blotted = await queries.blotOld(db, new Date(now.getTime() - keepDays * DAY), PAGE)
      return { messages: [], again: blotted === PAGE }
    },
  }
}
