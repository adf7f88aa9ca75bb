/** Rooms in which notices are posted, and who reads them there. */
import { sql } from 'kysely'
import type { ChatId, PersonId, Tx } from '../../../feature.ts'
import type { Added } from './additions.ts'

/** A room as staff see it before they post there. */
export interface Room {
  readonly id: ChatId
  readonly name: string
  /** Its new name, of which staff have not said yet that it is the same room. */
  readonly renamedTo: string | null
  /** Those on the roster who are in it. */
  readonly people: number
  /** How many rooms bear the name. */
  readonly namesakes: number
  readonly units: readonly { readonly unit: number; readonly name: string }[]
  readonly clubs: readonly { readonly club: number; readonly name: string }[]
}

/**
 * How many rooms, itself included, bear the name of the room in `chat` on its account: nobody who reads the name can tell
 * them apart.
 */
const NAMESAKES = sql<number>`(select count(*) from chat other
  where other.kind = 'room' and other.account_id = chat.account_id
    and (other.id = chat.id or other.platform_id is not null)
    and coalesce(other.renamed_to, other.name) = coalesce(chat.renamed_to, chat.name))::int`

/** All rooms that are for some unit or club, in the order in which they became known. */
export async function listRooms(tx: Tx): Promise<readonly Room[]> {
  const { rows } = await sql<Room>`
    select chat.id, chat.name, chat.renamed_to as "renamedTo",
      (select count(distinct binding.person_id) from room_member
        join binding on binding.chat_id = room_member.member_chat_id and binding.until_at is null
        join person on person.id = binding.person_id and person.status = 'active' and person.kind <> 'staff'
        where room_member.chat_id = chat.id)::int as people,
      ${NAMESAKES} as namesakes,
      coalesce((select json_agg(json_build_object('unit', unit.id, 'name', unit.name) order by unit.id)
        from room_audience join unit on unit.id = room_audience.unit_id where room_audience.chat_id = chat.id), '[]') as units,
      coalesce((select json_agg(json_build_object('club', club.id, 'name', club.name) order by club.id)
        from room_audience join club on club.id = room_audience.club_id where room_audience.chat_id = chat.id), '[]') as clubs
    from chat
    where chat.kind = 'room' and exists (select 1 from room_audience where room_audience.chat_id = chat.id)
    order by chat.id`.execute(tx)
  return rows
}

/** Posts the notice in these rooms and no other, under the names that they bear now. */
export async function setRooms(
  tx: Tx,
  noticeId: number,
  rooms: readonly { readonly id: ChatId; readonly name: string }[],
): Promise<void> {
  await tx.deleteFrom('notice_room').where('notice_id', '=', noticeId).execute()
  if (rooms.length === 0) return
  await tx
    .insertInto('notice_room')
    .values(rooms.map(({ id, name }) => ({ notice_id: noticeId, chat_id: id, name })))
    .execute()
}

/** Posts the notice in these rooms too. */
export async function addRooms(
  tx: Tx,
  noticeId: number,
  rooms: readonly { readonly id: ChatId; readonly name: string }[],
  { addedIn, goesAt }: Added,
): Promise<void> {
  await tx
    .insertInto('notice_room')
    .values(
      rooms.map(({ id, name }) => ({ notice_id: noticeId, chat_id: id, name, added_in: addedIn, goes_at: goesAt })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The same rooms as another notice's: of the one that is put right, or of the plan that is repeated. */
export async function copyRooms(tx: Tx, from: number, to: number): Promise<void> {
  await sql`insert into notice_room (notice_id, chat_id, name)
    select ${to}, chat_id, name from notice_room where notice_id = ${from}`.execute(tx)
}

const ROOM_COLUMNS = [
  'chat.id',
  'notice_room.name',
  'chat.name as nameNow',
  'chat.renamed_to as renamedTo',
  'chat.platform_id as platformId',
  'notice_room.posted_at as postedAt',
  NAMESAKES.as('namesakes'),
] as const

/** The rooms of a notice: what they were called when they were chosen, what they are called now. */
export async function roomsOf(tx: Tx, noticeId: number) {
  return tx
    .selectFrom('notice_room')
    .innerJoin('chat', 'chat.id', 'notice_room.chat_id')
    .select(ROOM_COLUMNS)
    .where('notice_room.notice_id', '=', noticeId)
    .orderBy('chat.id')
    .execute()
}

/** The other notices that were posted in its rooms since a moment, or are to be; not what is urgent or puts another one right. */
export async function otherPosts(
  tx: Tx,
  noticeId: number,
  since: Date,
): Promise<readonly { readonly room: string; readonly title: string; readonly at: Date }[]> {
  const { rows } = await sql<{ room: string; title: string; at: Date }>`
    select room, title, at from (
      select chat.name as room, notice.title, notice.id,
        coalesce(theirs.posted_at, greatest(notice.confirmed_at, notice.starts_at, theirs.goes_at)) as at
      from notice_room mine
      join notice_room theirs on theirs.chat_id = mine.chat_id and theirs.notice_id <> mine.notice_id
      join notice on notice.id = theirs.notice_id
      join chat on chat.id = theirs.chat_id
      where mine.notice_id = ${noticeId} and notice.state in ('planned', 'sending', 'paused')
        and notice.urgent_why is null and notice.corrects_id is null and not notice.by_hand) posts
    where at >= ${since}
    order by id`.execute(tx)
  return rows
}

/**
 * Notes of everybody whom a notice is for in which of its rooms they read it; whoever is in none is left to a message of
 * their own, or, where none is wanted, to no message at all.
 */
export async function assignRooms(tx: Tx, noticeId: number, outsideToo: boolean, now: Date): Promise<void> {
  await sql`
    update notice_person set room_id = mine.chat_id, posted_at = ${now}
    from (
      select distinct on (binding.person_id) binding.person_id, notice_room.chat_id
      from notice_room
      join room_member on room_member.chat_id = notice_room.chat_id
      join binding on binding.chat_id = room_member.member_chat_id and binding.until_at is null
      where notice_room.notice_id = ${noticeId}
      order by binding.person_id, notice_room.chat_id) mine
    where notice_person.notice_id = ${noticeId} and notice_person.person_id = mine.person_id
      and notice_person.posted_at is null`.execute(tx)
  if (outsideToo) return
  await tx
    .updateTable('notice_person')
    .set({ posted_at: now })
    .where('notice_id', '=', noticeId)
    .where('posted_at', 'is', null)
    .execute()
}

/** Rooms in which a notice on its way is still to be posted; one that was added just now, renamed, not found again or has a namesake waits. */
export async function findRoomsToPost(
  tx: Tx,
  now: Date,
): Promise<readonly { readonly noticeId: number; readonly id: ChatId }[]> {
  return tx
    .selectFrom('notice_room')
    .innerJoin('notice', 'notice.id', 'notice_room.notice_id')
    .innerJoin('chat', 'chat.id', 'notice_room.chat_id')
    .select(['notice_room.notice_id as noticeId', 'notice_room.chat_id as id'])
    .where('notice_room.posted_at', 'is', null)
    .where((eb) => eb.or([eb('notice_room.goes_at', 'is', null), eb('notice_room.goes_at', '<=', now)]))
    .where('notice.state', '=', 'sending')
    .where('chat.renamed_to', 'is', null)
    .where('chat.platform_id', 'is not', null)
    .where(NAMESAKES, '=', 1)
    .orderBy('notice_room.notice_id')
    .orderBy('notice_room.chat_id')
    .execute()
}

/** Those that wait until staff have seen to it, with whoever has planned the notice. */
export async function findRoomsHeld(tx: Tx) {
  return tx
    .selectFrom('notice_room')
    .innerJoin('notice', 'notice.id', 'notice_room.notice_id')
    .innerJoin('chat', 'chat.id', 'notice_room.chat_id')
    .select(['notice.id as noticeId', 'notice.title', 'notice.planned_by as plannedBy', ...ROOM_COLUMNS])
    .where('notice_room.posted_at', 'is', null)
    .where('notice.state', '=', 'sending')
    .where((eb) =>
      eb.or([eb('chat.renamed_to', 'is not', null), eb('chat.platform_id', 'is', null), eb(NAMESAKES, '>', 1)]),
    )
    .orderBy('notice.id')
    .orderBy('chat.id')
    .execute()
}

/** Returns whether it is still to be posted there: it was not taken back meanwhile. */
export async function markRoomPosted(tx: Tx, noticeId: number, room: ChatId, now: Date): Promise<boolean> {
  const result = await tx
    .updateTable('notice_room')
    .set({ posted_at: now })
    .where('notice_id', '=', noticeId)
    .where('chat_id', '=', room)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** The room in which people read a notice, or the moment at which it was entered that staff have pasted it for them. */
export type ReadIn = { readonly room: ChatId } | { readonly handedAt: Date }

/** The private chats of those who read a notice in a room: they may answer there as well. */
export async function chatsOfReaders(
  tx: Tx,
  noticeId: number,
  where: ReadIn,
): Promise<readonly { readonly person: PersonId; readonly chat: ChatId }[]> {
  return tx
    .selectFrom('notice_person')
    .innerJoin('binding', 'binding.person_id', 'notice_person.person_id')
    .innerJoin('chat', 'chat.id', 'binding.chat_id')
    .distinctOn('notice_person.person_id')
    .select(['notice_person.person_id as person', 'chat.id as chat'])
    .where('notice_person.notice_id', '=', noticeId)
    .where((eb) =>
      'room' in where
        ? eb('notice_person.room_id', '=', where.room)
        : eb('notice_person.handed_at', '=', where.handedAt),
    )
    .where('binding.until_at', 'is', null)
    .where('binding.confirmed', '=', true)
    .where('chat.platform_id', 'is not', null)
    .orderBy('notice_person.person_id')
    .orderBy('binding.id', 'desc')
    .execute()
}

/** Of the rooms in which some of these people are, those most of whose retirees a notice is for. */
export async function roomsMostlyFor(
  tx: Tx,
  noticeId: number,
  people: readonly PersonId[],
): Promise<readonly { readonly id: ChatId }[]> {
  const { rows } = await sql<{ id: ChatId }>`
    with theirs as materialized (
      select distinct room_member.chat_id as id from room_member
      join binding on binding.chat_id = room_member.member_chat_id and binding.until_at is null
      where binding.person_id = any(${[...people]}::int[]))
    select theirs.id from theirs
    join room_member on room_member.chat_id = theirs.id
    join binding on binding.chat_id = room_member.member_chat_id and binding.until_at is null
    join person on person.id = binding.person_id and person.status = 'active' and person.kind <> 'staff'
    left join notice_person on notice_person.person_id = person.id and notice_person.notice_id = ${noticeId}
    group by theirs.id
    having count(distinct notice_person.person_id) * 2 > count(distinct person.id)
    order by theirs.id`.execute(tx)
  return rows
}

/** Those of these rooms that bear a new name, or another's, or were not found again after a login. */
export async function doubtfulAmong(tx: Tx, rooms: readonly ChatId[]): Promise<ReadonlySet<ChatId>> {
  const rows = await tx
    .selectFrom('chat')
    .select('id')
    .where(sql<boolean>`id = any(${[...rooms]}::int[])`)
    .where((eb) => eb.or([eb('renamed_to', 'is not', null), eb('platform_id', 'is', null), eb(NAMESAKES, '>', 1)]))
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Staff have said that a renamed room is the same one. */
export async function acceptName(tx: Tx, room: ChatId): Promise<void> {
  await sql`update chat set name = renamed_to, renamed_to = null where renamed_to is not null and id = ${room}`.execute(
    tx,
  )
}

/** Staff have said that the renamed rooms of a notice are the same ones. */
export async function acceptNames(tx: Tx, noticeId: number): Promise<void> {
  await sql`
    update chat set name = renamed_to, renamed_to = null
    where renamed_to is not null and id in (select chat_id from notice_room where notice_id = ${noticeId})`.execute(tx)
}
