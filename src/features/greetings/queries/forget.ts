/** What goes when somebody is forgotten. */
import type { PersonId, Tx } from '../../../feature.ts'

/** Takes away everything that is kept of somebody. */
export async function forget(db: Tx, person: PersonId): Promise<void> {
  for (const table of [
    'greeting',
    'own_greeting',
    'calendar_question',
    'greeting_wish',
    'yearly_date',
    'visit',
  ] as const) {
    await db.deleteFrom(table).where('person_id', '=', person).execute()
  }
}
