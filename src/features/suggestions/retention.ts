/** What was proposed is kept for a while after it was settled; how much was proposed, and on what, stays. */
import { retentionJob } from '../../base/retention.ts'
import type { Job } from '../../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** `keepDays`: counted from the day on which the suggestion was settled; one that waits for its result stays. */
export function createRetention(keepDays: number): Job {
  return retentionJob({
    id: 'suggestions.retention',
    title: wording.retentionTitle,
    keepDays,
    page: 500,
    drop: queries.blotOld,
  })
}
