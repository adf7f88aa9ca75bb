/** Who seldom comes: asked twice or more within half a year, and not there once. */
import { DAY } from '../../../base/spans.ts'
import type { PersonId, Tx } from '../../../feature.ts'
import * as queries from './queries.ts'

/** So far back it is looked, in milliseconds: half a year. */
const SPAN = 183 * DAY
/** Whoever was asked only once has not stayed away. */
const TIMES = 2

/** All of them, who came least recently first; with `among`, those of these people. */
export const seldomComing = (db: Tx, now: Date, among?: readonly PersonId[]) =>
  queries.findSeldom(db, { since: new Date(now.getTime() - SPAN), now, times: TIMES }, among)
