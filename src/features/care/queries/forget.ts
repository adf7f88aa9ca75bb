/** What goes when somebody is forgotten. */
import type { PersonId, Tx } from '../../../feature.ts'

/** Takes away what was noted of a person's health, and of whom they have lost. */
export async function forget(db: Tx, person: PersonId): Promise<void> {
  await db.deleteFrom('hospital_stay').where('person_id', '=', person).execute()
  await db.deleteFrom('bereavement').where('person_id', '=', person).execute()
}
