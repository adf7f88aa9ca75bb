/** What was read of a list stays as long as its file: afterwards the roster holds what was taken from it, and the rest is nobody's. */
import type { Job } from '../../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

const DAY = 86_400_000
const PAGE = 5_000

/** `keepDays`: counted from the end of the import. */
export function createRetention(keepDays: number): Job {
  return {
    id: 'roster.retention',
    cron: '25 3 * * *',
    lateBy: 20 * 60,
    title: wording.retentionTitle,
    async run({ db, now }) {
      const dropped = await queries.dropOldRows(db, new Date(now.getTime() - keepDays * DAY), PAGE)
      return { messages: [], again: dropped === PAGE }
    },
  }
}
