/** What was asked and answered is kept for a while after it is done; when, how fast and how well it was done stays. */
import { retentionJob } from '../../base/retention.ts'
import type { Job } from '../../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** `keepDays`: counted from the day on which a request was done; what is open stays whole. */
export function createRetention(keepDays: number): Job {
  return retentionJob({
    id: 'requests.retention',
    title: wording.retentionTitle,
    keepDays,
    page: 500,
    drop: queries.blotOld,
  })
}
