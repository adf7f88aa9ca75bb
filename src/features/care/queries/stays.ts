/** Stays in hospital and visits paid there, and how many in a period. */
import { sql } from 'kysely'
import type { Day } from '../../../base/calendar.ts'
import type { Period, PersonId, Tx } from '../../../feature.ts'
import { CAME_AS_DEAD, REPORTED_DEAD, UNIT_NAME } from '../../people/public.ts'

export async function inHospitalAmong(db: Tx, ids: readonly PersonId[]): Promise<ReadonlySet<PersonId>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('hospital_stay')
    .select('person_id')
    .where(sql<boolean>`person_id = any(${[...ids]}::int[])`)
    .where('until_day', 'is', null)
    .execute()
  return new Set(rows.map((row) => row.person_id))
}

/** Notes a stay in hospital; false when there is one already. */
export async function openStay(
  db: Tx,
  stay: { person: PersonId; by: PersonId; since: Day; now: Date },
): Promise<boolean> {
  const result = await db
    .insertInto('hospital_stay')
    .values({ person_id: stay.person, since_day: stay.since, entered_by: stay.by, entered_at: stay.now })
    .onConflict((conflict) => conflict.column('person_id').where('until_day', 'is', null).doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Takes back the stays that somebody entered at a moment, as long as they go on; the names of those who are well. */
export async function dropStays(db: Tx, by: PersonId, at: Date): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    with dropped as (
      delete from hospital_stay where entered_by = ${by} and entered_at = ${at} and until_day is null
      returning person_id)
    select person.name from dropped join person on person.id = dropped.person_id order by person.id`.execute(db)
  return rows.map(({ name }) => name)
}

/** Ends a stay on a day, and on that of its beginning at the earliest; `undefined` when there was none. */
export async function endStay(
  db: Tx,
  person: PersonId,
  day: Day,
): Promise<{ readonly id: number; readonly until: Day } | undefined> {
  return db
    .updateTable('hospital_stay')
    .set({ until_day: sql`greatest(since_day, ${day}::date)` })
    .where('person_id', '=', person)
    .where('until_day', 'is', null)
    .returning(['id', sql<Day>`until_day`.as('until')])
    .executeTakeFirst()
}

/** Whose stays these are, of those that go on. */
export async function patientsOf(db: Tx, stays: readonly number[]): Promise<ReadonlyMap<number, PersonId>> {
  if (stays.length === 0) return new Map()
  const rows = await db
    .selectFrom('hospital_stay')
    .select(['id', 'person_id'])
    .where('id', 'in', [...stays])
    .where('until_day', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.id, row.person_id]))
}

/** Takes back that a stay ended on a day or since; false when there is none, or another one by now. */
export async function reopenStay(db: Tx, person: PersonId, since: Day): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update hospital_stay set until_day = null
    where id = (select max(id) from hospital_stay where person_id = ${person} and until_day >= ${since})
      and not exists (select 1 from hospital_stay other where other.person_id = ${person} and other.until_day is null)`.execute(
    db,
  )
  return (numAffectedRows ?? 0n) > 0n
}

/** Takes back a visit that was noted at a moment. */
export async function dropVisit(db: Tx, person: PersonId, at: Date): Promise<boolean> {
  const result = await db
    .updateTable('hospital_stay')
    .set({ visited_at: null, visited_by: null })
    .where('person_id', '=', person)
    .where('visited_at', '=', at)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export async function noteVisit(db: Tx, person: PersonId, by: PersonId, now: Date): Promise<boolean> {
  const result = await db
    .updateTable('hospital_stay')
    .set({ visited_at: now, visited_by: by })
    .where('person_id', '=', person)
    .where('until_day', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Those who are in hospital now, the longest there first. */
export async function findPatients(db: Tx) {
  return db
    .selectFrom('hospital_stay')
    .innerJoin('person', 'person.id', 'hospital_stay.person_id')
    .select([
      'person.name',
      UNIT_NAME.as('unit'),
      'hospital_stay.since_day as since',
      'hospital_stay.visited_at as visitedAt',
    ])
    .where('hospital_stay.until_day', 'is', null)
    .orderBy('hospital_stay.since_day')
    .orderBy('hospital_stay.id')
    .execute()
}

/** Those in hospital whom nobody has visited yet, the longest there first; nobody who is said to have died. */
export async function findUnvisited(db: Tx) {
  return db
    .selectFrom('hospital_stay')
    .innerJoin('person', 'person.id', 'hospital_stay.person_id')
    .select(['hospital_stay.id', 'person.name', UNIT_NAME.as('unit'), 'hospital_stay.since_day as since'])
    .where('hospital_stay.until_day', 'is', null)
    .where('hospital_stay.visited_at', 'is', null)
    .where(sql<boolean>`not ${REPORTED_DEAD}`)
    .orderBy('hospital_stay.since_day')
    .orderBy('hospital_stay.id')
    .execute()
}

export interface StayToAsk {
  readonly id: number
  readonly personId: PersonId
}

/** Open stays of which nobody was asked since before a moment, marked as asked now. */
export async function takeStaysToAsk(
  db: Tx,
  which: { before: Date; now: Date; limit: number },
): Promise<readonly StayToAsk[]> {
  return db
    .updateTable('hospital_stay')
    .set({ asked_at: which.now })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('hospital_stay')
        .select('id')
        .where('until_day', 'is', null)
        .where(sql<boolean>`coalesce(asked_at, entered_at) <= ${which.before}`)
        // Nobody is asked after somebody who is said to have died.
        .where(
          sql<boolean>`not exists (select 1 from departure
            where departure.person_id = hospital_stay.person_id and departure.state in ('reported', 'final'))`,
        )
        .orderBy('id')
        .limit(which.limit),
    )
    .returning(['id', 'person_id as personId'])
    .execute()
}

/** Deaths made final, without whoever came with a list as dead, and stays in hospital begun in a period; visits paid to people there. */
export async function countCare(db: Tx, { from, until }: Period) {
  const { rows } = await sql<{ deaths: number; stays: number; visits: number }>`
    select
      (select count(*) from departure
        where how = 'deceased' and state = 'final' and settled_at >= ${from} and settled_at < ${until}
          and not ${CAME_AS_DEAD})::int as deaths,
      (select count(*) from hospital_stay where entered_at >= ${from} and entered_at < ${until})::int as stays,
      (select count(*) from hospital_stay where visited_at >= ${from} and visited_at < ${until})::int as visits`.execute(
    db,
  )
  return rows[0] ?? { deaths: 0, stays: 0, visits: 0 }
}
