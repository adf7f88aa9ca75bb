/** Who reads in a room what would else be sent to each: one post there, a message of their own for everybody else. */
import type { PersonId, Tx } from '../../../feature.ts'
import { roomsFor } from '../../people/public.ts'
import type { Activity } from '../queries.ts'
import * as queries from './queries.ts'

/** Rooms with their readers; nobody is in two of them. */
export interface Readers {
  readonly rooms: readonly number[]
  readonly people: ReadonlyMap<PersonId, queries.Reader>
}

const NONE: Readers = { rooms: [], people: new Map() }

/**
 * To be asked in the transaction that posts to the rooms and marks their readers, and only once for each round:
 * whoever joins later has not seen the post. Where fewer than half of those asked are in the rooms, everybody is written to.
 */
export async function findReaders(db: Tx, activity: Activity, round: queries.Round): Promise<Readers> {
  const known = (await roomsFor(db, activity.audience)).map(({ id }) => id)
  if (known.length === 0) return NONE
  const rooms = await queries.announcingAmong(db, known)
  if (rooms.size === 0) return NONE
  const { people, begun } = await queries.countInvited(db, activity.id, round)
  const readers = begun ? [] : await queries.readersOf(db, activity.id, [...rooms])
  if (readers.length * 2 < people) return NONE
  const used = new Set(readers.map(({ room }) => room))
  return { rooms: [...used], people: new Map(readers.map((reader) => [reader.person, reader])) }
}
