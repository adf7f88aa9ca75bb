/** Who looked at what is kept for a while, and no longer. */
import { retentionJob } from '../../base/retention.ts'
import type { Job } from '../../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** `keepViews`: for how many days. */
export function createRetention({ keepViews }: { readonly keepViews: number }): Job {
  return retentionJob({
    id: 'privacy.retention',
    cron: '30 3 * * *',
    title: wording.retentionTitle,
    keepDays: keepViews,
    drop: queries.dropViews,
  })
}
