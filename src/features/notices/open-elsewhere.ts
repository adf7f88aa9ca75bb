/** A notice's question, open where it was not asked: people answer wherever they happen to write. */
import type { Opening, PersonId, Tx } from '../../feature.ts'
import { roomsFor } from '../people/public.ts'
import { expectAnswer } from './message.ts'
import * as queries from './queries.ts'

/**
 * Rooms in which people answer who got a notice in private, or read it where staff have pasted it; nothing is posted there.
 * Of an audience that is no whole unit or club (70岁以上) the rooms of `readers` count most of whose people it is for: in
 * others 收到 is mostly said of something else. A survey is answered one by one.
 */
export async function openInRooms(
  db: Tx,
  notice: queries.Notice,
  readers: readonly PersonId[],
): Promise<readonly Opening[]> {
  if (notice.answers === 'none' || notice.answers === 'survey') return []
  if ((await queries.roomsOf(db, notice.id)).length > 0) return []
  const whole = await roomsFor(db, notice.audience)
  const rooms = whole.length > 0 ? whole : await queries.roomsMostlyFor(db, notice.id, readers)
  return rooms.map(({ id }) => ({ chat: id, expects: expectAnswer(notice, null) }))
}

/** The private chats of those who read it in a room, or where it was pasted at a moment. */
export async function openInPrivate(
  db: Tx,
  notice: queries.Notice,
  where: queries.ReadIn,
): Promise<readonly Opening[]> {
  if (notice.answers === 'none') return []
  const readers = await queries.chatsOfReaders(db, notice.id, where)
  return readers.map(({ chat, person }) => ({ chat, expects: expectAnswer(notice, person) }))
}
