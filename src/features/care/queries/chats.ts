/** Rooms that keep quiet for a while, and whose phone a chat is. */
import { type RawBuilder, sql } from 'kysely'
import type { ChatId, PersonId, Tx } from '../../../feature.ts'

export async function mutedAmong(db: Tx, chats: readonly ChatId[], now: Date): Promise<ReadonlySet<ChatId>> {
  if (chats.length === 0) return new Set()
  const rows = await db
    .selectFrom('room_mute')
    .select('chat_id')
    .where(sql<boolean>`chat_id = any(${[...chats]}::int[])`)
    .where('until_at', '>', now)
    .execute()
  return new Set(rows.map((row) => row.chat_id))
}

/** The rooms that are for somebody's unit, for one above it, or for a club of theirs. */
const roomsOf = (person: RawBuilder<unknown>) => sql`
  select distinct chat_id from room_audience
  where unit_id in (
      with recursive up as (
        select unit.id, unit.parent_id from unit join person on person.unit_id = unit.id where person.id = ${person}
        union
        select unit.id, unit.parent_id from unit join up on unit.id = up.parent_id)
      select id from up)
    or club_id in (select club_id from club_member where person_id = ${person})`

/** Those of these rooms in which somebody is said to have died, and nobody has confirmed it. */
export async function uneasyAmong(db: Tx, chats: readonly ChatId[]): Promise<ReadonlySet<ChatId>> {
  if (chats.length === 0) return new Set()
  const { rows } = await sql<{ id: ChatId }>`
    select distinct room.chat_id as id
    from departure cross join lateral (${roomsOf(sql`departure.person_id`)}) room
    where departure.how = 'deceased' and departure.state = 'reported' and room.chat_id = any(${[...chats]}::int[])`.execute(
    db,
  )
  return new Set(rows.map(({ id }) => id))
}

/** Mutes every room of a person. */
export async function muteRooms(db: Tx, person: PersonId, departure: number, until: Date): Promise<void> {
  await sql`
    insert into room_mute (chat_id, departure_id, until_at)
    select room.chat_id, ${departure}::int, ${until}::timestamptz from (${roomsOf(sql`${person}::int`)}) room
    on conflict do nothing`.execute(db)
}

export async function unmuteRooms(db: Tx, departure: number, now: Date): Promise<void> {
  await db.updateTable('room_mute').set({ until_at: now }).where('departure_id', '=', departure).execute()
}

/** Ends the person's bindings; returns the chats they had. */
export async function closeBindings(db: Tx, person: PersonId, now: Date): Promise<readonly ChatId[]> {
  const rows = await db
    .updateTable('binding')
    .set({ until_at: now })
    .where('person_id', '=', person)
    .where('until_at', 'is', null)
    .returning('chat_id')
    .execute()
  return rows.map((row) => row.chat_id)
}

/** The bindings that ended last, as far as nobody new is behind those chats. */
export async function bindingsEndedLast(
  db: Tx,
  person: PersonId,
): Promise<readonly { readonly id: number; readonly chatId: ChatId }[]> {
  const { rows } = await sql<{ id: number; chatId: ChatId }>`
    select id, chat_id as "chatId" from binding
    where person_id = ${person}
      and until_at = (select max(until_at) from binding where person_id = ${person})
      and not exists (
        select 1 from binding later
        where later.chat_id = binding.chat_id and later.until_at is null and later.from_at > binding.from_at)
    order by id`.execute(db)
  return rows
}

export async function reopenBinding(db: Tx, binding: number): Promise<void> {
  await db.updateTable('binding').set({ until_at: null }).where('id', '=', binding).execute()
}

/** Whether a chat was ever bound to somebody. */
export async function wasBound(db: Tx, person: PersonId): Promise<boolean> {
  const row = await db.selectFrom('binding').select('id').where('person_id', '=', person).limit(1).executeTakeFirst()
  return row !== undefined
}

/** Names of the living who are bound to these chats now. */
export async function usersOf(db: Tx, chats: readonly ChatId[]): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('binding')
    .innerJoin('person', 'person.id', 'binding.person_id')
    .select('person.name')
    .distinct()
    .where(sql<boolean>`binding.chat_id = any(${[...chats]}::int[])`)
    .where('binding.until_at', 'is', null)
    .where('person.status', '<>', 'deceased')
    .execute()
  return rows.map((row) => row.name)
}
