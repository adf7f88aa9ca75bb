/** What is kept for a while, by its kind, and no longer. */
import { retentionJob } from '../../base/retention.ts'
import type { Job } from '../../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** In days. */
export interface Keep {
  /** Who looked at whose data. */
  readonly keepViews: number
  /** What staff did, and what of a record was changed by whom. */
  readonly keepTrail: number
  /** How to reach somebody who has died or moved away, and what else was only needed to look after them. */
  readonly keepGone: number
}

/** Rows in one transaction. */
const PAGE = 2_000

export const createRetention = ({ keepViews, keepTrail, keepGone }: Keep): readonly Job[] => [
  retentionJob({
    id: 'privacy.retention',
    title: wording.retentionTitle,
    keepDays: keepViews,
    drop: queries.dropViews,
  }),
  retentionJob({
    id: 'privacy.trail-retention',
    title: wording.trailRetentionTitle,
    keepDays: keepTrail,
    page: PAGE,
    drop: queries.dropTrail,
  }),
  retentionJob({
    id: 'privacy.gone-retention',
    title: wording.goneRetentionTitle,
    keepDays: keepGone,
    page: PAGE,
    drop: queries.fadeGone,
  }),
]
