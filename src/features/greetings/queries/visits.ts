/** Calls at people’s homes. */
import type { Day } from '../../../base/calendar.ts'
import type { PersonId, Scope, Tx } from '../../../feature.ts'
import { isWithin } from '../../people/public.ts'
import { UNIT_NAME } from './parts.ts'

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

/** Why people were visited, as it was entered in a period. */
export async function reasonsBetween(db: Tx, from: Date, until: Date): Promise<readonly { readonly reason: string }[]> {
  return db.selectFrom('visit').select('reason').where('at', '>=', from).where('at', '<', until).orderBy('id').execute()
}
