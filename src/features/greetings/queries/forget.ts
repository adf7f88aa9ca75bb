/** What goes when somebody is forgotten, or when it is long ago. */
import { sql } from 'kysely'
import type { Cutoff, PersonId, Tx } from '../../../feature.ts'

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

/** What somebody was brought long ago, and words of their own for a birthday that is over; when and why they were visited stays. */
export async function blotOld(db: Tx, { private: said, done, limit }: Cutoff): Promise<number> {
  const visits = await sql`
    update visit set gift = null where id in (
      select id from visit where day < ${done} and gift is not null order by id limit ${limit})`.execute(db)
  const own = await sql`
    delete from own_greeting where id in (
      select id from own_greeting where used_on < ${said} order by id limit ${limit})`.execute(db)
  return Math.max(Number(visits.numAffectedRows), Number(own.numAffectedRows))
}
