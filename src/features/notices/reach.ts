/** Whom a draft reaches, in which way, and when. */
import type { Tx } from '../../feature.ts'
import { countByBranch } from '../people/public.ts'
import * as queries from './queries.ts'
import { type Foreseen, foresee, type Moment } from './when-it-goes.ts'

export interface Reach {
  readonly people: number
  readonly branches: Awaited<ReturnType<typeof countByBranch>>
  readonly ways: Awaited<ReturnType<typeof queries.countWays>>
  readonly rooms: Awaited<ReturnType<typeof queries.roomsOf>>
  /** People and rooms that get something. */
  readonly sends: number
}

export async function reachOf(db: Tx, notice: queries.Notice): Promise<Reach> {
  const branches = await countByBranch(db, queries.wholeOf(db, notice))
  const ways = await queries.countWays(db, notice)
  const people = Object.values(ways).reduce((sum, count) => sum + count, 0)
  const rooms = await queries.roomsOf(db, notice.id)
  const sends = rooms.length + (rooms.length === 0 || notice.outside_too ? ways.alone : 0)
  return { people, branches, ways, rooms, sends }
}

/** When a draft reaches people, if it is confirmed now. */
export async function foreseeDraft(db: Tx, notice: queries.Notice, at: Moment): Promise<Foreseen> {
  return foresee(db, notice, (await reachOf(db, notice)).sends, at)
}
