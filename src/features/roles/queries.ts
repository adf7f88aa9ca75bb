/** All SQL about who is appointed to what. */
import { sql } from 'kysely'
import type { Day } from '../../base/calendar.ts'
import type { PersonId, Tx } from '../../feature.ts'

const holdsOn = (today: Day) =>
  sql<boolean>`appointment.from_day <= ${today} and (appointment.until_day is null or appointment.until_day >= ${today})`

/** Active administrators of a day, those who were appointed first first. */
export async function administratorsOn(db: Tx, today: Day): Promise<readonly PersonId[]> {
  const rows = await db
    .selectFrom('appointment')
    .innerJoin('person', 'person.id', 'appointment.person_id')
    .select('person.id')
    .where('appointment.role', '=', 'administrator')
    .where('person.status', '=', 'active')
    .where(holdsOn(today))
    .groupBy('person.id')
    .orderBy(sql`min(appointment.id)`)
    .execute()
  return rows.map(({ id }) => id)
}

/** Keeps two administrators from taking each other's post at the same moment. */
export async function lockAdministrators(db: Tx): Promise<void> {
  await db.selectFrom('appointment').select('id').where('role', '=', 'administrator').forUpdate().execute()
}
