/** Wedding days, of those who want to be congratulated on them. */
import { sql } from 'kysely'
import type { PersonId, Tx } from '../../../feature.ts'
import type { Calendar } from '../yearly.ts'

export async function setWedding(
  db: Tx,
  wedding: { person: PersonId; day: string; calendar: Calendar; leap: boolean; by: PersonId | null; now: Date },
): Promise<void> {
  const row = { day: wedding.day, calendar: wedding.calendar, leap: wedding.leap, by_id: wedding.by, at: wedding.now }
  await db
    .insertInto('yearly_date')
    .values({ person_id: wedding.person, occasion: 'wedding', ...row })
    .onConflict((conflict) => conflict.columns(['person_id', 'occasion']).doUpdateSet(row))
    .execute()
}

/** False when there was none. */
export async function dropWedding(db: Tx, person: PersonId): Promise<boolean> {
  const result = await db.deleteFrom('yearly_date').where('person_id', '=', person).executeTakeFirst()
  return result.numDeletedRows > 0n
}

/** Those of `people` who want to be congratulated. */
export async function weddingsAmong(db: Tx, people: readonly PersonId[]): Promise<ReadonlySet<PersonId>> {
  const rows = await db
    .selectFrom('yearly_date')
    .select('person_id')
    .where(sql<boolean>`person_id = any(${[...people]}::int[])`)
    .execute()
  return new Set(rows.map(({ person_id }) => person_id))
}
