/** What was read of a list stays as long as its file: afterwards the roster holds what was taken from it, and the rest is nobody's. */
import { retentionJob } from '../../base/retention.ts'
import type { Job } from '../../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** `keepDays`: counted from the end of the import. */
export function createRetention(keepDays: number): Job {
  return retentionJob({
    id: 'roster.retention',
    title: wording.retentionTitle,
    keepDays,
    page: 5_000,
    drop: queries.dropOldRows,
  })
}
