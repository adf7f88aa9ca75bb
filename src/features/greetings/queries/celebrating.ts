/** Whose yearly date it is, and what the roster has of birthdays. */
import { type RawBuilder, sql } from 'kysely'
import type { Row } from '../../../../db/schema.ts'
import type { Day } from '../../../base/calendar.ts'
import type { Look, PersonId, Scope, Tx } from '../../../feature.ts'
import { isWithin, UNIT_NAME } from '../../people/public.ts'
import { type Calendar, monthDay, type Occurrence } from '../yearly.ts'
import { isNoted, NOT_REPORTED, SPOUSE } from './parts.ts'

/** Which yearly date of a person. */
export type Occasion = 'birthday' | 'retired' | 'party' | 'wedding'

/** As the indexes of the migration have it: whoever changes one changes the other. */
export const SOURCES: Readonly<
  Record<
    Occasion,
    { key: RawBuilder<string>; since: RawBuilder<string>; fits: RawBuilder<boolean>; by?: RawBuilder<unknown> }
  >
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
    // Of whoever is no member, or no more, nobody counts the years.
    fits: sql`kept.calendar = 'solar' and coalesce(politics, 'party') in ('party', 'probationary')`,
  },
  wedding: {
    by: sql`join yearly_date on yearly_date.occasion = 'wedding' and right(yearly_date.day, 5) = kept.key
      and yearly_date.calendar = kept.calendar and yearly_date.leap = kept.leap`,
    key: sql`kept.key`,
    since: sql`yearly_date.day`,
    // Of a marriage that death has ended nobody is reminded.
    fits: sql`person.id = yearly_date.person_id and person.standing is distinct from 'bereaved' and not exists (
      select 1 from person spouse
      where spouse.status = 'deceased' and (spouse.id = person.spouse_id or spouse.spouse_id = person.id
        or ${isNoted(sql`person.id`, sql`spouse.id`, SPOUSE)} or ${isNoted(sql`spouse.id`, sql`person.id`, SPOUSE)}))
      and not exists (select 1 from bereavement where person_id = person.id and of_spouse and ended_at is null)
      and not exists (select 1 from person_tag where person_id = person.id and tag ~ '^丧(偶|妻|夫)')`,
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
  readonly region: Row<'person'>['region']
  /** The date itself, as far as known: 1948-03-05, --03-05. */
  readonly since: string
  readonly calendar: Calendar
  readonly leap: boolean
  /** By the date's own calendar. */
  readonly year: number
  /** The day on which it is kept. */
  readonly day: Day
}

/** A yearly date on the day on which it is kept. */
export type KeptOn = Occurrence & { readonly day: number; readonly on: Day }

export interface Which {
  readonly scope?: Scope
  /** Only those of whom it is not yet recorded that this day was dealt with. */
  readonly open?: true
  /** Without those who do not want to be congratulated in private. */
  readonly inPrivate?: true
  readonly limit?: number
}

/** Active people whose yearly date is one of these, by the day on which it is kept and the order of the roster. */
export async function celebrating(
  db: Tx,
  occasion: Occasion,
  dates: readonly KeptOn[],
  { scope = 'office', open, inPrivate, limit = 100_000 }: Which = {},
): Promise<readonly Celebrating[]> {
  const { key, since, fits, by = sql`` } = SOURCES[occasion]
  const isOpen = sql`not exists (
    select 1 from greeting where person_id = person.id and occasion = ${occasion} and day = kept.day)`
  const { rows } = await sql<Celebrating>`
    select person.id, person.name, honorific, sex, ${UNIT_NAME} as unit, phone, residence, region,
      ${since} as since, kept.calendar, kept.leap, kept.year, kept.day
    from unnest(${dates.map((one) => monthDay(one))}::text[], ${dates.map((one) => one.calendar)}::text[],
        ${dates.map((one) => one.leap)}::boolean[], ${dates.map((one) => one.year)}::int[],
        ${dates.map((one) => one.on)}::date[]) kept (key, calendar, leap, year, day)
    ${by} join person on ${key} = kept.key and ${fits}
    where person.status = 'active' and person.kind <> 'staff' and ${NOT_REPORTED} and ${isWithin(scope)} and ${open ? isOpen : sql`true`}
      and ${inPrivate ? IN_PRIVATE : sql`true`}
    order by kept.day, person.unit_id, person.id
    limit ${limit}`.execute(db)
  return rows
}

const IN_PRIVATE = sql`not exists (
  select 1 from greeting_wish where greeting_wish.person_id = person.id and not in_private)`

/** What the roster has of somebody's birthday. */
export type Birth = Pick<Row<'person'>, 'birth_day' | 'birth_calendar' | 'birth_leap'>

/** What the roster has of these people's birthdays now. */
export async function birthsOf(
  db: Tx,
  people: readonly PersonId[],
): Promise<readonly (Birth & { readonly id: PersonId })[]> {
  return db
    .selectFrom('person')
    .select(['id', 'birth_day', 'birth_calendar', 'birth_leap'])
    .where(sql<boolean>`id = any(${[...people]}::int[])`)
    .execute()
}

/** A birthday that was put right, as it is now. */
export interface ChangedBirth extends Birth {
  readonly id: PersonId
  readonly before: Birth
  /** When it was changed first. */
  readonly at: Date
}

/** Whether since a moment there was anything of which `birthsChanged` or `foundAlive` may tell. */
export const isAnyChanged = (since: Date): Look => sql<boolean>`
  (exists (select 1 from person_change where (field like 'birth%' or field = 'created') and at >= ${since})
    or exists (select 1 from departure where settled_at >= ${since}))`

/**
 * Active people whose date of birth or its calendar was put right since a moment; and who came on the roster since then,
 * if their birthday is one of these days of a year.
 */
export async function birthsChanged(db: Tx, since: Date, days: readonly string[]): Promise<readonly ChangedBirth[]> {
  const { rows } = await sql<ChangedBirth>`
    with first as (
      select distinct on (person_id, field) person_id, field, old, at from person_change
      where (field like 'birth%' or field = 'created' and exists (
        select 1 from person where person.id = person_id and ${SOURCES.birthday.key} = any(${[...days]}::text[])))
        and at >= ${since} order by person_id, field, id),
    changed as (select person_id, jsonb_object_agg(field, old) as old, min(at) as at from first group by person_id)
    select id, birth_day, birth_calendar, birth_leap, changed.at,
      (select jsonb_build_object('birth_day', before.birth_day, 'birth_calendar', before.birth_calendar,
        'birth_leap', before.birth_leap) from jsonb_populate_record(person, changed.old) before) as before
    from changed join person on person.id = changed.person_id
    where status = 'active' and kind <> 'staff' order by id`.execute(db)
  return rows
}

/** Somebody who was said to have died, until it was found untrue. */
export interface FoundAlive extends Birth {
  readonly id: PersonId
  readonly reportedAt: Date
  readonly settledAt: Date
}

/** Active people whose death was taken back since a moment. */
export async function foundAlive(db: Tx, since: Date): Promise<readonly FoundAlive[]> {
  return db
    .selectFrom('departure')
    .innerJoin('person', 'person.id', 'departure.person_id')
    .select(['person.id', 'birth_day', 'birth_calendar', 'birth_leap', 'reported_at as reportedAt'])
    .select(sql<Date>`settled_at`.as('settledAt'))
    .where('departure.how', '=', 'deceased')
    .where('departure.state', 'in', ['withdrawn', 'undone'])
    .where('settled_at', '>=', since)
    .where('person.status', '=', 'active')
    .where('person.kind', '<>', 'staff')
    .orderBy('person.id')
    .execute()
}

/** Active people with what a list for visits tells of them; in the order of the roster. */
function listed(db: Tx, scope: Scope) {
  return db
    .selectFrom('person')
    .select(['person.id', 'person.name', 'person.sex', UNIT_NAME.as('unit'), 'person.phone', 'person.residence'])
    .where('person.status', '=', 'active')
    .where('person.kind', '<>', 'staff')
    .where(NOT_REPORTED)
    .where(isWithin(scope))
    .orderBy('person.unit_id')
    .orderBy('person.id')
}

/** Active people born in one of these years, by their own calendar's count. */
export async function bornIn(db: Tx, years: readonly number[], scope: Scope) {
  return listed(db, scope)
    .select(['person.birth_day as since', 'person.birth_calendar as calendar', 'person.birth_leap as leap'])
    .where(sql<boolean>`left(person.birth_day, 4) = any(${years.map(String)}::text[])`)
    .execute()
}

/** Active people born before a year, as far as it is known. */
export async function bornBefore(db: Tx, year: number, scope: Scope) {
  return listed(db, scope)
    .select([
      sql<string>`person.birth_day`.as('since'),
      'person.birth_calendar as calendar',
      'person.birth_leap as leap',
    ])
    .where('person.birth_day', '<', String(year))
    .where(sql<boolean>`left(person.birth_day, 1) <> '-'`)
    .execute()
}

/** Active members of the party who joined by a day, the longest serving first; of whom only the year is known, by the year. */
export async function inPartySince(db: Tx, by: Day, scope: Scope) {
  return listed(db, scope)
    .clearOrderBy()
    .select(sql<string>`person.party_since`.as('since'))
    .where('person.politics', '=', 'party')
    .where('person.party_since', '<=', by)
    .orderBy('person.party_since')
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
