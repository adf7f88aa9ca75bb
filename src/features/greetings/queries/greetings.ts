/** What was said on which day, to whom, and what became of it. */
import { type RawBuilder, sql } from 'kysely'
import type { Row } from '../../../../db/schema.ts'
import type { Day } from '../../../base/calendar.ts'
import type { ChatId, PersonId, Tx } from '../../../feature.ts'
import { type Audience, inAudience } from '../../people/public.ts'
import { BY_DECLINING } from '../../privacy/public.ts'
import { isSame, type Kept } from '../yearly.ts'
import type { Occasion } from './celebrating.ts'
import { NOT_REPORTED } from './parts.ts'

/** As what a birthday is kept: in private, in a room. */
const BIRTHDAY: readonly string[] = ['birthday', 'room']

/** Of these people, their yearly dates of a kind that were kept since a day; greetings that were taken back do not count. */
export async function keptSince(
  db: Tx,
  people: readonly PersonId[],
  since: Day,
  occasions: readonly string[] = BIRTHDAY,
): Promise<readonly (Kept & { readonly personId: PersonId })[]> {
  return db
    .selectFrom('greeting')
    .leftJoin('outbox', 'outbox.once', 'greeting.once')
    .select(['greeting.person_id as personId', 'greeting.day', 'greeting.calendar', 'greeting.year'])
    .where(sql<boolean>`greeting.person_id = any(${[...people]}::int[])`)
    .where('greeting.occasion', 'in', occasions)
    .where('greeting.once', 'is not', null)
    .where('greeting.day', '>=', since)
    .where(sql<boolean>`outbox.state is distinct from 'cancelled'`)
    .execute()
}

/** A yearly date of somebody that was kept, or that is over. */
export type KeptOf = Kept & { readonly id: PersonId }

/** Those of these birthdays for which nobody was greeted, and of which staff were not told. */
export async function ungreetedOf(db: Tx, birthdays: readonly KeptOf[]): Promise<readonly KeptOf[]> {
  const [first] = birthdays.map(({ day }) => day).toSorted()
  if (first === undefined) return []
  const people = birthdays.map(({ id }) => id)
  const greeted = await keptSince(db, people, `${Number(first.slice(0, 4)) - 1}${first.slice(4)}`)
  const told = await db
    .selectFrom('greeting')
    .select(['person_id', 'day'])
    .where(sql<boolean>`person_id = any(${people}::int[])`)
    .where((eb) => eb.or([eb('occasion', '=', 'passed'), eb('told_at', 'is not', null)]))
    .execute()
  return birthdays.filter(
    (one) =>
      !greeted.some(({ personId, ...kept }) => personId === one.id && isSame(kept, one)) &&
      !told.some(({ person_id, day }) => person_id === one.id && day === one.day),
  )
}

export interface Dealt extends Kept {
  readonly personId: PersonId
  readonly occasion: string
  readonly once: string | null
}

/** Records that these were dealt with, so that whoever comes next leaves them out. */
export async function noteGreetings(db: Tx, dealt: readonly Dealt[], now: Date): Promise<void> {
  if (dealt.length === 0) return
  const rows = dealt.map(({ personId, ...rest }) => ({ person_id: personId, ...rest, posted_at: now }))
  await db
    .insertInto('greeting')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** On how many birthdays before a day these people were greeted. */
export async function countGreeted(
  db: Tx,
  people: readonly PersonId[],
  before: Day,
): Promise<ReadonlyMap<PersonId, number>> {
  const rows = await db
    .selectFrom('greeting')
    .select(['person_id', sql<number>`count(*)::int`.as('count')])
    .where(sql<boolean>`person_id = any(${[...people]}::int[])`)
    .where('occasion', '=', 'birthday')
    .where('once', 'is not', null)
    .where('day', '<', before)
    .groupBy('person_id')
    .execute()
  return new Map(rows.map(({ person_id, count }) => [person_id, count]))
}

/** Those of `people` who were greeted on a day, for whatever reason. */
export async function greetedOn(db: Tx, day: Day, people: readonly PersonId[]): Promise<ReadonlySet<PersonId>> {
  const rows = await db
    .selectFrom('greeting')
    .select('person_id')
    .where(sql<boolean>`person_id = any(${[...people]}::int[])`)
    .where('day', '=', day)
    .where('once', 'is not', null)
    .execute()
  return new Set(rows.map((row) => row.person_id))
}

/** A greeting of which nobody knows in chat. */
export interface Untold<What extends string = Occasion> {
  readonly id: PersonId
  readonly occasion: What
  readonly day: Day
}

/** So many days back: abroad a day is over later, and the program may stand still over a long holiday. */
const LOOK_BACK = 12

/**
 * Greetings on yearly dates of the day, and of those before, that ended in one of these ways, or wait for somebody who
 * declined to be written to, and of which staff have not been told; marked as told. Those of whoever is said to have died
 * wait until that is settled.
 */
export const takeUntold = (db: Tx, which: Ended): Promise<readonly Untold[]> =>
  takeUntoldOf(
    db,
    YEARLY,
    which,
    sql`outbox.state not in ('sent', 'uncertain') and exists (
    select 1 from opt_out
    where opt_out.person_id = greeting.person_id and kind = 'greeting' and ended_at is null and ${BY_DECLINING})`,
  )

interface Ended {
  readonly day: Day
  readonly states: readonly Row<'outbox'>['state'][]
  readonly now: Date
}

/** The same of greetings for these reasons: of festivals, by their names. */
export async function takeUntoldOf<What extends string>(
  db: Tx,
  occasions: readonly What[],
  which: Ended,
  or: RawBuilder<unknown> = sql`false`,
): Promise<readonly Untold<What>[]> {
  const { rows } = await sql<Untold<What>>`
    update greeting set told_at = ${which.now}
    from outbox
    where greeting.day between ${which.day}::date - ${sql.lit(LOOK_BACK)} and ${which.day} and told_at is null
      and greeting.occasion = any(${[...occasions]}::text[])
      and exists (select 1 from person where person.id = greeting.person_id and ${NOT_REPORTED})
      and outbox.once = greeting.once and (${or} or outbox.state = any(${[...which.states]}::text[])
        and (outbox.state <> 'due' or outbox.not_after <= ${which.now}))
    returning greeting.person_id as id, greeting.occasion, greeting.day`.execute(db)
  return rows
}

/** Whether anybody was greeted in private on a day for one of these reasons. */
export async function isBegun(db: Tx, day: Day, occasions: readonly string[]): Promise<boolean> {
  const row = await db
    .selectFrom('greeting')
    .select('id')
    .where('day', '=', day)
    .where(sql<boolean>`occasion = any(${[...occasions]}::text[])`)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** How many greetings of a day wait to be sent, one by one. */
export async function countWaiting(db: Tx, day: Day): Promise<number> {
  const row = await db
    .selectFrom('greeting')
    .innerJoin('outbox', 'outbox.once', 'greeting.once')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('greeting.day', '=', day)
    .where('greeting.occasion', '<>', 'room')
    .where('outbox.state', '=', 'due')
    .executeTakeFirstOrThrow()
  return row.count
}

/** The last thing that this chat was told since a moment. */
export async function lastSaid(db: Tx, chat: ChatId, since: Date) {
  return db
    .selectFrom('outbox')
    .select(['feature', 'kind'])
    .where('chat_id', '=', chat)
    .where('state', 'in', ['sent', 'uncertain'])
    .where('ended_at', '>', since)
    .orderBy('ended_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Dates of one's own; what was noted of one without words (an uneven year) leaves room for the festival. */
const YEARLY: readonly Occasion[] = ['birthday', 'retired', 'party', 'wedding']

/** Those of these people whom an audience holds. */
export async function amongAudience(
  db: Tx,
  people: readonly PersonId[],
  audience: Audience,
): Promise<ReadonlySet<PersonId>> {
  const rows = await db
    .selectFrom('person')
    .select('id')
    .where(sql<boolean>`id = any(${[...people]}::int[])`)
    .where('id', 'in', inAudience(db, audience))
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** People of an audience who can be reached, want it, are in none of these rooms, and whom nobody has greeted on this day. */
export async function ungreeted(
  db: Tx,
  audience: Audience,
  which: { day: Day; rooms: readonly ChatId[]; limit: number },
) {
  const inNoRoom = sql<boolean>`not exists (
    with recursive up as (
      select id, parent_id from unit where id = person.unit_id
      union
      select unit.id, unit.parent_id from unit join up on unit.id = up.parent_id)
    select 1 from room_audience
    where chat_id = any(${[...which.rooms]}::int[]) and (unit_id in (select id from up) or club_id in (select club_id from club_member where person_id = person.id)))`
  return db
    .selectFrom('person')
    .select(['person.id', 'person.name', 'person.honorific', 'person.region', 'person.residence', 'person.phone'])
    .where('person.id', 'in', inAudience(db, audience))
    .where(inNoRoom)
    .where(sql<boolean>`not exists (
      select 1 from greeting_wish where person_id = person.id and not on_festivals)`)
    .where(sql<boolean>`exists (
      select 1 from binding join chat on chat.id = binding.chat_id
      where binding.person_id = person.id and binding.until_at is null and chat.platform_id is not null)`)
    .where(sql<boolean>`not exists (
      select 1 from greeting where person_id = person.id and day = ${which.day} and occasion <> 'room'
        and (once is not null or occasion <> all(${[...YEARLY]}::text[])))`)
    .orderBy('person.id')
    .limit(which.limit)
    .execute()
}

/** Every room that is for people of the office. */
export async function allRooms(db: Tx): Promise<readonly ChatId[]> {
  const rows = await db
    .selectFrom('room_audience')
    .innerJoin('chat', 'chat.id', 'room_audience.chat_id')
    .select('chat.id')
    .distinct()
    .where('chat.platform_id', 'is not', null)
    .orderBy('chat.id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Birthday greetings that went out in a period. */
export async function countBirthdays(db: Tx, from: Date, until: Date): Promise<number> {
  const row = await db
    .selectFrom('greeting')
    .innerJoin('outbox', 'outbox.once', 'greeting.once')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('greeting.occasion', '=', 'birthday')
    .where('outbox.state', '=', 'sent')
    .where('outbox.ended_at', '>=', from)
    .where('outbox.ended_at', '<', until)
    .executeTakeFirstOrThrow()
  return row.count
}
