/** Who stands in for whom, and when. */
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../../base/calendar.ts'
import type { PersonId, Tx } from '../../../feature.ts'

export interface Covering {
  readonly person: PersonId
  readonly deputy: PersonId
  readonly from: Day
  readonly until: Day
  readonly by: PersonId
  readonly now: Date
}

/** Days of somebody's cover, and who stands in. */
export interface CoverDays {
  readonly deputyId: PersonId
  readonly deputy: string
  readonly from: Day
  readonly until: Day
}

/** In these days a new deputy takes the place of an earlier one, before and after them that one stays. Returns what fell away. */
export async function cover(db: Tx, one: Covering): Promise<readonly CoverDays[]> {
  const { rows } = await sql<CoverDays>`
    with taken as (
      delete from cover where person_id = ${one.person} and from_day <= ${one.until} and until_day >= ${one.from}
      returning *),
    kept as (
      insert into cover (person_id, deputy_id, from_day, until_day, entered_by, entered_at)
      select person_id, deputy_id, from_day, ${one.from}::date - 1, entered_by, entered_at
      from taken where from_day < ${one.from}
      union all
      select person_id, deputy_id, ${one.until}::date + 1, until_day, entered_by, entered_at
      from taken where until_day > ${one.until})
    select person.id as "deputyId", person.name as deputy, greatest(from_day, ${one.from}) as "from", least(until_day, ${one.until}) as until
    from taken join person on person.id = taken.deputy_id
    where deputy_id <> ${one.deputy} order by from_day`.execute(db)
  await db
    .insertInto('cover')
    .values({
      person_id: one.person,
      deputy_id: one.deputy,
      from_day: one.from,
      until_day: one.until,
      entered_by: one.by,
      entered_at: one.now,
    })
    .execute()
  return rows
}

/** Who is away on a day, and who stands in for them. */
export async function standIns(db: Tx, today: Day): Promise<ReadonlyMap<PersonId, PersonId>> {
  const rows = await db
    .selectFrom('cover')
    .select(['person_id', 'deputy_id'])
    .where('from_day', '<=', today)
    .where('until_day', '>=', today)
    .execute()
  return new Map(rows.map(({ person_id, deputy_id }) => [person_id, deputy_id]))
}

/** Who is away in these days although they are to stand in, and for whom they do. */
export async function coversBeside(db: Tx, { person, deputy, from, until }: Omit<Covering, 'by' | 'now'>) {
  const rows = await db
    .selectFrom('cover')
    .innerJoin('person as away', 'away.id', 'cover.person_id')
    .select(['cover.person_id', 'cover.deputy_id', 'away.name'])
    .where('cover.from_day', '<=', until)
    .where('cover.until_day', '>=', from)
    .where((eb) => eb.or([eb('cover.person_id', '=', deputy), eb('cover.deputy_id', '=', person)]))
    .execute()
  return {
    deputyIsAway: rows.some(({ person_id }) => person_id === deputy),
    standsFor: [...new Set(rows.filter(({ deputy_id }) => deputy_id === person).map(({ name }) => name))],
  }
}

/** Ends what stands on `day`. Returns who stood in; `undefined`: nobody. */
export async function endCover(db: Tx, person: PersonId, day: Day): Promise<PersonId | undefined> {
  const standing = await db
    .selectFrom('cover')
    .select(['id', 'deputy_id'])
    .where('person_id', '=', person)
    .where('from_day', '<=', day)
    .where('until_day', '>=', day)
    .execute()
  await endCovers(db, standing, day)
  return standing[0]?.deputy_id
}

/** What was to begin on `day` or later is taken back, what stands then ends on the day before. */
async function endCovers(db: Tx, covers: readonly { readonly id: number }[], day: Day): Promise<void> {
  const ids = covers.map(({ id }) => id)
  if (ids.length === 0) return
  await db.deleteFrom('cover').where('id', 'in', ids).where('from_day', '>=', day).execute()
  const until_day = sql<Day>`${day}::date - 1`
  await db.updateTable('cover').set({ until_day }).where('id', 'in', ids).where('until_day', '>=', day).execute()
}

/** The covers of somebody that begin after a day, the next first. */
export async function coversAfter(db: Tx, person: PersonId, day: Day): Promise<readonly CoverDays[]> {
  return db
    .selectFrom('cover')
    .innerJoin('person as deputy', 'deputy.id', 'cover.deputy_id')
    .select(['deputy.id as deputyId', 'deputy.name as deputy', 'cover.from_day as from', 'cover.until_day as until'])
    .where('cover.person_id', '=', person)
    .where('cover.from_day', '>', day)
    .orderBy('cover.from_day')
    .execute()
}

/**
 * Covers of more than one day whose last day this is, but for those that the same deputy goes on with; `goesOn`: somebody
 * else stands in from the next day.
 */
export async function coversEndingOn(db: Tx, day: Day) {
  const next = (deputy: RawBuilder<boolean>) => sql<boolean>`exists (
    select 1 from cover next where next.person_id = cover.person_id and ${deputy}
      and next.from_day <= ${day}::date + 1 and next.until_day > ${day})`
  return db
    .selectFrom('cover')
    .innerJoin('person', 'person.id', 'cover.person_id')
    .innerJoin('person as deputy', 'deputy.id', 'cover.deputy_id')
    .select(['cover.id', 'person.id as person', 'person.name', 'deputy.id as deputy', 'deputy.name as deputyName'])
    .select(next(sql<boolean>`true`).as('goesOn'))
    .where('cover.until_day', '=', day)
    .where('cover.from_day', '<', day)
    .where('person.status', '=', 'active')
    .where('deputy.status', '=', 'active')
    .where((eb) => eb.not(next(sql<boolean>`next.deputy_id = cover.deputy_id`)))
    .orderBy('cover.id')
    .execute()
}

/** Takes back the covers of somebody that begin after a day. */
export async function dropCoversAfter(db: Tx, person: PersonId, day: Day): Promise<void> {
  await db.deleteFrom('cover').where('person_id', '=', person).where('from_day', '>', day).execute()
}

/** Whoever this person stands in for from a day on has nobody any more; their names. */
export async function endCoversBy(db: Tx, deputy: PersonId, day: Day): Promise<readonly string[]> {
  const covers = await db
    .selectFrom('cover')
    .innerJoin('person', 'person.id', 'cover.person_id')
    .select(['cover.id', 'person.name'])
    .where('cover.deputy_id', '=', deputy)
    .where('cover.until_day', '>=', day)
    .orderBy('cover.id')
    .execute()
  await endCovers(db, covers, day)
  return [...new Set(covers.map(({ name }) => name))]
}
