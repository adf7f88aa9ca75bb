/** Who wanted to be taken in: what they told of themselves is not kept beside the roster for good. */
import { retentionJob } from '../../base/retention.ts'
import type { Job } from '../../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** `keepDays`: counted from the decision. */
export function createRetention(keepDays: number): Job {
  return retentionJob({
    id: 'identity.retention',
    title: wording.retentionTitle,
    keepDays,
    drop: queries.blotDecided,
  })
}
