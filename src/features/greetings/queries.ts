/** All SQL about yearly dates, greetings and visits. */
import { type RawBuilder, sql } from 'kysely'
import type { Row } from '../../../db/schema.ts'
import type { Day } from '../../base/calendar.ts'
import type { ChatId, PersonId, Scope, Tx } from '../../feature.ts'
import { type Audience, inAudience } from '../people/public.ts'
import type { Calendar, Kept, Occurrence } from './yearly.ts'
import { monthDay } from './yearly.ts'

/** Which yearly date of a person. */
export type Occasion = 'birthday' | 'retired' | 'party'

/** As the indexes of the migration have it: whoever changes one changes the other. */
const SOURCES: Readonly<
  Record<Occasion, { key: RawBuilder<string>; since: RawBuilder<string>; fits: RawBuilder<boolean> }>
> = {
  birthday: {
    key: sql`case when length(birth_day) = 10 or left(birth_day, 1) = '-' then right(birth_day, 5) end`,
    since: sql`birth_day`,
    fits: sql`person.birth_calendar = kept.calendar and person.birth_leap = kept.leap`,
  },
  retired: {
    key: sql`case when length(retired_on) = 10 then right(retired_on, 5) end`,
    since: sql`retired_on`,
    fits: sql`kept.calendar = 'solar'`,
  },
  party: {
    key: sql`case when length(party_since) = 10 then right(party_since, 5) end`,
    since: sql`party_since`,
    fits: sql`kept.calendar = 'solar'`,
  },
}

export interface Celebrating {
  readonly id: PersonId
  readonly name: string
  readonly honorific: string | null
  readonly sex: 'male' | 'female' | null
  readonly unit: string | null
  readonly phone: string | null
  readonly residence: string | null
  /** The date itself, as far as known: 1948-03-05, --03-05. */
  readonly since: string
  readonly calendar: Calendar
  readonly leap: boolean
  /** By the date's own calendar. */
  readonly year: number
  /** The day on which it is kept. */
  readonly day: Day
}

const UNIT_NAME = sql<string | null>`(
  select case when own.kind = 'group' then concat(above.name, own.name) else own.name end
  from unit own left join unit above on above.id = own.parent_id
  where own.id = person.unit_id)`

const below = (units: readonly number[]) => sql`(
  with recursive below as (
    select id from unit where id = any(${[...units]}::int[])
    union
    select unit.id from unit join below on unit.parent_id = below.id)
  select id from below)`

/** Of somebody who is said to have died nobody is told to congratulate, before it is confirmed either. */
const NOT_REPORTED = sql`not exists (
  select 1 from departure
  where departure.person_id = person.id and departure.how = 'deceased' and departure.state = 'reported')`

const isWithin = (scope: Scope): RawBuilder<boolean> =>
  scope === 'office' ? sql<boolean>`true` : sql<boolean>`person.unit_id in ${below(scope.units)}`

/** A yearly date on the day on which it is kept. */
export type KeptOn = Occurrence & { readonly day: number; readonly on: Day }

export interface Which {
  readonly scope?: Scope
  /** Only those of whom it is not yet recorded that this day was dealt with. */
  readonly open?: true
  readonly limit?: number
}

/** Active people whose yearly date is one of these, by the day on which it is kept and the order of the roster. */
export async function celebrating(
  db: Tx,
  occasion: Occasion,
  dates: readonly KeptOn[],
  { scope = 'office', open, limit = 100_000 }: Which = {},
): Promise<readonly Celebrating[]> {
  const { key, since, fits } = SOURCES[occasion]
  const isOpen = sql`not exists (
    select 1 from greeting where person_id = person.id and occasion = ${occasion} and day = kept.day)`
  const { rows } = await sql<Celebrating>`
    select person.id, person.name, honorific, sex, ${UNIT_NAME} as unit, phone, residence,
      ${since} as since, kept.calendar, kept.leap, kept.year, kept.day
    from unnest(${dates.map((one) => monthDay(one))}::text[], ${dates.map((one) => one.calendar)}::text[],
        ${dates.map((one) => one.leap)}::boolean[], ${dates.map((one) => one.year)}::int[],
        ${dates.map((one) => one.on)}::date[]) kept (key, calendar, leap, year, day)
    join person on ${key} = kept.key and ${fits}
    where person.status = 'active' and person.kind <> 'staff' and ${NOT_REPORTED} and ${isWithin(scope)} and ${open ? isOpen : sql`true`}
    order by kept.day, person.unit_id, person.id
    limit ${limit}`.execute(db)
  return rows
}

/** Of these people, their birthdays that were kept since a day; greetings that were taken back do not count. */
export async function keptSince(
  db: Tx,
  people: readonly PersonId[],
  since: Day,
): Promise<readonly (Kept & { readonly personId: PersonId })[]> {
  return db
    .selectFrom('greeting')
    .leftJoin('outbox', 'outbox.once', 'greeting.once')
    .select(['greeting.person_id as personId', 'greeting.day', 'greeting.calendar', 'greeting.year'])
    .where(sql<boolean>`greeting.person_id = any(${[...people]}::int[])`)
    .where('greeting.occasion', '=', 'birthday')
    .where('greeting.once', 'is not', null)
    .where('greeting.day', '>=', since)
    .where(sql<boolean>`outbox.state is distinct from 'cancelled'`)
    .execute()
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

/** Those of the day's greetings that ended in one of these ways and of which staff have not been told; marked as told. */
export async function takeUntold(
  db: Tx,
  which: { day: Day; states: readonly Row<'outbox'>['state'][]; now: Date },
): Promise<readonly PersonId[]> {
  const { rows } = await sql<{ id: PersonId }>`
    update greeting set told_at = ${which.now}
    from outbox
    where greeting.day = ${which.day} and greeting.occasion = 'birthday' and told_at is null
      and outbox.once = greeting.once and outbox.state = any(${[...which.states]}::text[])
    returning greeting.person_id as id`.execute(db)
  return rows.map(({ id }) => id)
}

/** Words that staff have written for these people's next birthday; they count as used on `day`. */
export async function useOwnWords(
  db: Tx,
  people: readonly PersonId[],
  day: Day,
): Promise<ReadonlyMap<PersonId, string>> {
  const used = await db
    .updateTable('own_greeting')
    .set({ used_on: day })
    .where(sql<boolean>`person_id = any(${[...people]}::int[])`)
    .where('used_on', 'is', null)
    .returning(['person_id', 'words'])
    .execute()
  return new Map(used.map(({ person_id, words }) => [person_id, words]))
}

export async function keepOwnWords(
  db: Tx,
  own: { person: PersonId; words: string; by: PersonId; now: Date },
): Promise<void> {
  await dropOwnWords(db, own.person)
  await db
    .insertInto('own_greeting')
    .values({ person_id: own.person, words: own.words, by_id: own.by, at: own.now })
    .execute()
}

/** Takes back what was written for the next birthday; false when there was nothing. */
export async function dropOwnWords(db: Tx, person: PersonId): Promise<boolean> {
  const result = await db
    .deleteFrom('own_greeting')
    .where('person_id', '=', person)
    .where('used_on', 'is', null)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}

/** Those of `people` whose husband, wife or parent whom they helped is said to have died since a moment. */
export async function bereavedAmong(db: Tx, people: readonly PersonId[], since: Date): Promise<ReadonlySet<PersonId>> {
  const { rows } = await sql<{ id: PersonId }>`
    select mourner.id from unnest(${[...people]}::int[]) mourner (id)
    where exists (
      select 1 from departure
      join person deceased on deceased.id = departure.person_id
      where departure.how = 'deceased' and departure.state in ('reported', 'final') and departure.reported_at > ${since}
        and (deceased.spouse_id = mourner.id
          or deceased.id = (select spouse_id from person where id = mourner.id)
          or exists (select 1 from proxy where proxy.elder_id = deceased.id and proxy.helper_id = mourner.id)))`.execute(
    db,
  )
  return new Set(rows.map(({ id }) => id))
}

/** Those of `people` whom nobody should congratulate by telephone either: they want no greetings, or are said to have died. */
export async function unwillingAmong(db: Tx, people: readonly PersonId[]): Promise<ReadonlySet<PersonId>> {
  const { rows } = await sql<{ id: PersonId }>`
    select person.id from person
    where person.id = any(${[...people]}::int[])
      and (person.status <> 'active' or not (${NOT_REPORTED})
        or exists (select 1 from opt_out where person_id = person.id and kind = 'greeting' and ended_at is null))`.execute(
    db,
  )
  return new Set(rows.map(({ id }) => id))
}

/** What the roster has of these people's birthdays now. */
export async function birthsOf(db: Tx, people: readonly PersonId[]) {
  return db
    .selectFrom('person')
    .select(['id', 'birth_day', 'birth_calendar', 'birth_leap'])
    .where(sql<boolean>`id = any(${[...people]}::int[])`)
    .execute()
}

/** People whose calendar is not known, who were never asked, and whose date, read as solar, is one of these. */
export async function takeToAsk(db: Tx, keys: readonly string[], limit: number, now: Date) {
  const { rows } = await sql<{ id: PersonId; name: string; honorific: string | null; day: string }>`
    with asked as (
      insert into calendar_question (person_id, asked_at)
      select person.id, ${now}::timestamptz from person
      where ${SOURCES.birthday.key} = any(${[...keys]}::text[]) and birth_calendar = 'unknown'
        and status = 'active' and kind <> 'staff' and right(birth_day, 2) <> '31'
        and not exists (select 1 from calendar_question q where q.person_id = person.id)
      order by person.id limit ${limit}
      returning person_id)
    select person.id, name, honorific, birth_day as day from person join asked on asked.person_id = person.id
    order by person.id`.execute(db)
  return rows
}

export async function noteCalendarAnswer(
  db: Tx,
  person: PersonId,
  answer: 'solar' | 'lunar' | 'forgotten',
): Promise<void> {
  await db.updateTable('calendar_question').set({ answer }).where('person_id', '=', person).execute()
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

export async function insertVisits(
  db: Tx,
  people: readonly PersonId[],
  visit: { day: Day; reason: string; gift: string | null; by: PersonId; now: Date },
): Promise<void> {
  const { day, reason, gift, by, now } = visit
  await db
    .insertInto('visit')
    .values(people.map((person_id) => ({ person_id, day, reason, gift, by_id: by, at: now })))
    .execute()
}

/** Visits of a stretch of days, the newest first. */
export async function visitsBetween(db: Tx, from: Day, until: Day, scope: Scope) {
  return db
    .selectFrom('visit')
    .innerJoin('person', 'person.id', 'visit.person_id')
    .innerJoin('person as by', 'by.id', 'visit.by_id')
    .select([
      'visit.day',
      'visit.reason',
      'visit.gift',
      'person.id',
      'person.name',
      UNIT_NAME.as('unit'),
      'by.name as by',
    ])
    .where('visit.day', '>=', from)
    .where('visit.day', '<=', until)
    .where(isWithin(scope))
    .orderBy('visit.day', 'desc')
    .orderBy('visit.id', 'desc')
    .execute()
}

/** What the office has set: festivals by name, customs by name. */
export async function festivalSettings(db: Tx): Promise<ReadonlyMap<string, Row<'festival_setting'>>> {
  const rows = await db.selectFrom('festival_setting').selectAll().execute()
  return new Map(rows.map((row) => [row.festival, row]))
}

export async function setFestival(
  db: Tx,
  festival: string,
  change: { is_on: boolean } | { words: string | null },
): Promise<void> {
  await db
    .insertInto('festival_setting')
    .values({ festival, is_on: null, words: null, ...change })
    .onConflict((conflict) => conflict.column('festival').doUpdateSet(change))
    .execute()
}

export async function officeCustoms(db: Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('office_custom').selectAll().execute()
  return new Map(rows.map(({ name, value }) => [name, value]))
}

export async function setCustom(db: Tx, name: string, value: string): Promise<void> {
  await db
    .insertInto('office_custom')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute()
}

/** People of an audience who can be reached and whom nobody has greeted on this day. */
export async function ungreeted(
  db: Tx,
  audience: Audience,
  which: { day: Day; withoutRoom: boolean; limit: number },
): Promise<readonly { id: PersonId; name: string; honorific: string | null }[]> {
  const inNoRoom = sql<boolean>`not exists (
    with recursive up as (
      select id, parent_id from unit where id = person.unit_id
      union
      select unit.id, unit.parent_id from unit join up on unit.id = up.parent_id)
    select 1 from room_audience
    where unit_id in (select id from up) or club_id in (select club_id from club_member where person_id = person.id))`
  return db
    .selectFrom('person')
    .select(['person.id', 'person.name', 'person.honorific'])
    .where('person.id', 'in', inAudience(db, audience))
    .where(which.withoutRoom ? inNoRoom : sql<boolean>`true`)
    .where(sql<boolean>`exists (
      select 1 from binding join chat on chat.id = binding.chat_id
      where binding.person_id = person.id and binding.until_at is null and chat.platform_id is not null)`)
    .where(sql<boolean>`not exists (
      select 1 from greeting where person_id = person.id and day = ${which.day} and (once is not null or occasion <> 'birthday'))`)
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

/** Active people born in one of these years, by their own calendar's count. */
export async function bornIn(db: Tx, years: readonly number[], scope: Scope) {
  return db
    .selectFrom('person')
    .select([
      'person.id',
      'person.name',
      'person.sex',
      UNIT_NAME.as('unit'),
      'person.phone',
      'person.residence',
      'person.birth_day as since',
      'person.birth_calendar as calendar',
      'person.birth_leap as leap',
    ])
    .where('person.status', '=', 'active')
    .where('person.kind', '<>', 'staff')
    .where(isWithin(scope))
    .where(sql<boolean>`left(person.birth_day, 4) = any(${years.map(String)}::text[])`)
    .orderBy('person.unit_id')
    .orderBy('person.id')
    .execute()
}

/** Active people whose day of birth is known, but not its calendar. */
export async function countUndated(db: Tx, scope: Scope): Promise<number> {
  const row = await db
    .selectFrom('person')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('status', '=', 'active')
    .where('kind', '<>', 'staff')
    .where('birth_calendar', '=', 'unknown')
    .where(sql<boolean>`${SOURCES.birthday.key} is not null`)
    .where(isWithin(scope))
    .executeTakeFirstOrThrow()
  return row.count
}

/** Takes away everything that is kept of somebody. */
export async function forget(db: Tx, person: PersonId): Promise<void> {
  for (const table of ['greeting', 'own_greeting', 'calendar_question', 'visit'] as const) {
    await db.deleteFrom(table).where('person_id', '=', person).execute()
  }
}
