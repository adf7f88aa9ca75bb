/** Calls at people’s homes. */
import { sql } from 'kysely'
import type { Day } from '../../../base/calendar.ts'
import type { PersonId, Scope, Tx } from '../../../feature.ts'
import { isWithin, UNIT_NAME } from '../../people/public.ts'

/** Returns their numbers. */
export async function insertVisits(
  db: Tx,
  people: readonly PersonId[],
  visit: { day: Day; reason: string; gift: string | null; by: PersonId; now: Date },
): Promise<readonly number[]> {
  const { day, reason, gift, by, now } = visit
  const rows = await db
    .insertInto('visit')
    .values(people.map((person_id) => ({ person_id, day, reason, gift, by_id: by, at: now })))
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

export async function dropVisits(db: Tx, visits: readonly number[]): Promise<void> {
  await db
    .deleteFrom('visit')
    .where(sql<boolean>`id = any(${[...visits]}::int[])`)
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

/**
 * Why people were visited on the days of a period, whenever it was entered. A day counts by its noon, so that no zone puts
 * it into another year.
 */
export async function reasonsBetween(db: Tx, from: Date, until: Date): Promise<readonly { readonly reason: string }[]> {
  const noon = sql<Date>`(day + time '12:00') at time zone 'UTC'`
  return db.selectFrom('visit').select('reason').where(noon, '>=', from).where(noon, '<', until).orderBy('id').execute()
}
