/** Where people want to be congratulated on their birthdays, and who was in a room. */
import { sql } from 'kysely'
import type { Row } from '../../../../db/schema.ts'
import type { Day } from '../../../base/calendar.ts'
import type { ChatId, PersonId, Tx } from '../../../feature.ts'
import { type BirthdayWish, USUAL_WISH } from '../read-wish.ts'

export async function setWish(
  db: Tx,
  person: PersonId,
  wish: BirthdayWish & { onFestivals?: boolean; onDays?: boolean; by: PersonId | null; now: Date },
): Promise<void> {
  const row = {
    in_room: wish.inRoom,
    in_private: wish.inPrivate,
    by_id: wish.by,
    at: wish.now,
    ...(wish.onFestivals !== undefined && { on_festivals: wish.onFestivals }),
    ...(wish.onDays !== undefined && { on_days: wish.onDays }),
  }
  await db
    .insertInto('greeting_wish')
    .values({ person_id: person, ...row })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
    .execute()
}

/** What somebody wants, or what is usual. */
export async function wishOf(db: Tx, person: PersonId): Promise<BirthdayWish> {
  const row = await db
    .selectFrom('greeting_wish')
    .select(['in_room', 'in_private'])
    .where('person_id', '=', person)
    .executeTakeFirst()
  return row === undefined ? USUAL_WISH : { inRoom: row.in_room, inPrivate: row.in_private }
}

/** Those of `people` who do not want to be congratulated in private. */
export const notInPrivateAmong = (db: Tx, people: readonly PersonId[]): Promise<ReadonlySet<PersonId>> =>
  without(db, people, 'in_private')

/** Those of `people` who do not want to be greeted on festivals. */
export const notOnFestivalsAmong = (db: Tx, people: readonly PersonId[]): Promise<ReadonlySet<PersonId>> =>
  without(db, people, 'on_festivals')

/** Those of `people` who do not want to hear of the years since they retired or joined the party. */
export const notOnDaysAmong = (db: Tx, people: readonly PersonId[]): Promise<ReadonlySet<PersonId>> =>
  without(db, people, 'on_days')

async function without(
  db: Tx,
  people: readonly PersonId[],
  wish: 'in_private' | 'on_festivals' | 'on_days',
): Promise<ReadonlySet<PersonId>> {
  const rows = await db
    .selectFrom('greeting_wish')
    .select('person_id')
    .where(sql<boolean>`person_id = any(${[...people]}::int[])`)
    .where(wish, '=', false)
    .execute()
  return new Set(rows.map(({ person_id }) => person_id))
}

/** Whether somebody has said of one kind of greetings that they do not want it. */
export async function wantsLess(db: Tx, person: PersonId): Promise<boolean> {
  const row = await db
    .selectFrom('greeting_wish')
    .select('person_id')
    .where('person_id', '=', person)
    .where((eb) => eb.or([eb('on_festivals', '=', false), eb('on_days', '=', false), eb('in_private', '=', false)]))
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Those of `people` who have agreed to be congratulated in a room; whoever has wanted no greetings at all since then has
 * taken that back, and whoever has agreed since then wants it all the same.
 */
export async function agreedAmong(db: Tx, people: readonly PersonId[]): Promise<ReadonlySet<PersonId>> {
  const { rows } = await sql<{ id: PersonId }>`
    select person_id as id from greeting_wish wish
    where person_id = any(${[...people]}::int[]) and in_room and not exists (
      select 1 from opt_out
      where opt_out.person_id = wish.person_id and kind = 'greeting' and ended_at is null and since_at >= wish.at)`.execute(
    db,
  )
  return new Set(rows.map(({ id }) => id))
}

/** For each of `people` the room nearest to them: of their group, their branch, else a club; of some there is none. */
export async function nearestRooms(
  db: Tx,
  people: readonly PersonId[],
): Promise<readonly { readonly id: PersonId; readonly room: ChatId }[]> {
  const { rows } = await sql<{ id: PersonId; room: ChatId }>`
    with recursive own as (select id, unit_id from person where id = any(${[...people]}::int[])),
    up as (
      select own.id as person_id, unit.id, unit.parent_id, 0 as depth from own join unit on unit.id = own.unit_id
      union all
      select up.person_id, unit.id, unit.parent_id, depth + 1 from up join unit on unit.id = up.parent_id),
    found as (
      select person_id, chat_id, depth from up join room_audience on room_audience.unit_id = up.id
      union all
      select club_member.person_id, chat_id, 100 from club_member
      join own on own.id = club_member.person_id
      join room_audience on room_audience.club_id = club_member.club_id)
    select distinct on (person_id) person_id as id, chat_id as room
    from found join chat on chat.id = chat_id where chat.platform_id is not null
    order by person_id, depth, chat_id`.execute(db)
  return rows
}

/** Of posts that were taken back before they went out. */
export const TAKEN_BACK = ['cancelled'] as const

/** Posts of the day that ended so are forgotten: a new one can be made, or whoever is named there is rung up. */
export async function releasePosts(db: Tx, day: Day, states: readonly Row<'outbox'>['state'][]): Promise<void> {
  await sql`
    delete from greeting using outbox
    where greeting.occasion = 'room' and greeting.day = ${day} and outbox.once = greeting.once
      and outbox.state = any(${[...states]}::text[])`.execute(db)
}

/** Those of `people` who were congratulated in a room on a day. */
export async function postedFor(db: Tx, people: readonly PersonId[], day: Day): Promise<ReadonlySet<PersonId>> {
  const rows = await db
    .selectFrom('greeting')
    .select('person_id')
    .where('occasion', '=', 'room')
    .where('day', '=', day)
    .where(sql<boolean>`person_id = any(${[...people]}::int[])`)
    .execute()
  return new Set(rows.map(({ person_id }) => person_id))
}

/**
 * Rooms that have not heard of the day's festivals after all: they were told of together with a birthday, and that post
 * was taken back, and not yet released.
 */
export async function roomsWithoutFestival(db: Tx, day: Day): Promise<ReadonlySet<ChatId>> {
  const { rows } = await sql<{ room: ChatId }>`
    select distinct chat_id as room from greeting join outbox on outbox.once = greeting.once
    where greeting.occasion = 'room' and greeting.day = ${day} and greeting.once like 'festival:%'
      and outbox.state = 'cancelled' and chat_id is not null`.execute(db)
  return new Set(rows.map(({ room }) => room))
}
