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

/** Words of their own for a birthday, and what they were brought. */
export async function keptWords(db: Tx, person: PersonId): Promise<readonly string[]> {
  const own = await db.selectFrom('own_greeting').select('words').where('person_id', '=', person).execute()
  const visits = await db.selectFrom('visit').select('gift').where('person_id', '=', person).execute()
  return [...own.map(({ words }) => words), ...visits.map(({ gift }) => gift)].flatMap((word) => word ?? [])
}
