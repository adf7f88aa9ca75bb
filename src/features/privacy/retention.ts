/** Who looked at what is kept for a while, and no longer. */
import type { Job } from '../../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

const DAY = 86_400_000

/** `keepViews`: for how many days. */
export function createRetention({ keepViews }: { readonly keepViews: number }): Job {
  return {
    id: 'privacy.retention',
    cron: '50 3 * * *',
    lateBy: 20 * 60,
    title: wording.retentionTitle,
    async run({ db, now }) {
      await queries.dropViews(db, new Date(now.getTime() - keepViews * DAY))
      return { messages: [], again: false }
    },
  }
}
