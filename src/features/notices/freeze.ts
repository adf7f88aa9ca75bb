/** The moment from which it stands fast whom a notice is for, and who of them reads it in a room. */
import type { Day } from '../../base/calendar.ts'
import type { Tx } from '../../feature.ts'
import { onDay, savedByNow } from '../people/public.ts'
import * as queries from './queries.ts'

/** Freezes the audience; returns how many it added of those to whom something can be told. May be called again for those who came later. */
export async function freeze(
  db: Tx,
  notice: Pick<queries.Notice, 'id' | 'audience' | 'corrects_id' | 'outside_too' | 'by_hand'>,
  now: Date,
): Promise<number> {
  const before = await queries.countMourned(db, notice.id)
  const people = await queries.freezeAudience(db, notice)
  const mourned = (await queries.countMourned(db, notice.id)) - before
  const rooms = await queries.roomsOf(db, notice.id)
  if (rooms.length > 0) await queries.assignRooms(db, notice.id, notice.outside_too, now)
  if (notice.by_hand) await queries.leaveToHand(db, notice.id, now)
  return people - mourned
}

/** Whom a planned notice is for on the day on which it goes: of that age by then, on the list that bears the saved name by then. */
export async function audienceThen(
  db: Tx,
  { audience, audience_words }: Pick<queries.Notice, 'audience' | 'audience_words'>,
  day: Day,
): Promise<queries.Notice['audience']> {
  return (await savedByNow(db, audience_words, day)) ?? onDay(audience, day)
}
