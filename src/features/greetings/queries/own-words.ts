/** What staff have written for the next birthday of one person. */
import { sql } from 'kysely'
import type { Day } from '../../../base/calendar.ts'
import type { PersonId, Tx } from '../../../feature.ts'

/** Words that staff have written for these people's next birthday; they count as used on `day`. */
export async function useOwnWords(
  db: Tx,
  people: readonly PersonId[],
  day: Day,
): Promise<ReadonlyMap<PersonId, string>> {
  const used = await db
    .updateTable('own_greeting')
    .set({ used_on: day })
    .where(sql<boolean>`person_id = any(${[...people]}::int[])`)
    .where('used_on', 'is', null)
    .returning(['person_id', 'words'])
    .execute()
  return new Map(used.flatMap(({ person_id, words }) => (words === null ? [] : [[person_id, words]])))
}

export async function keepOwnWords(
  db: Tx,
  own: { person: PersonId; words: string; by: PersonId; now: Date },
): Promise<void> {
  await dropOwnWords(db, own.person)
  await db
    .insertInto('own_greeting')
    .values({ person_id: own.person, words: own.words, by_id: own.by, at: own.now })
    .execute()
}

/** Takes back what was written for the next birthday; false when there was nothing. */
export async function dropOwnWords(db: Tx, person: PersonId): Promise<boolean> {
  const result = await db
    .deleteFrom('own_greeting')
    .where('person_id', '=', person)
    .where('used_on', 'is', null)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}
