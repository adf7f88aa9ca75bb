/** Who wanted to be taken in and was not: what they told of themselves is not kept for good. */
import type { Job } from '../../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

const DAY = 86_400_000

/** `keepDays`: counted from the decision. */
export function createRetention(keepDays: number): Job {
  return {
    id: 'identity.retention',
    cron: '30 3 * * *',
    lateBy: 20 * 60,
    title: wording.retentionTitle,
    async run({ db, now }) {
      await queries.blotRefused(db, new Date(now.getTime() - keepDays * DAY))
      return { messages: [], again: false }
    },
  }
}
