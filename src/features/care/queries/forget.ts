/** What goes when somebody is forgotten, or when it is long ago. */
import { sql } from 'kysely'
import type { Cutoff, PersonId, Tx } from '../../../feature.ts'

/** Takes away what was noted of a person's health, and of whom they have lost. */
export async function forget(db: Tx, person: PersonId): Promise<void> {
  await db.deleteFrom('hospital_stay').where('person_id', '=', person).execute()
  await db.deleteFrom('bereavement').where('person_id', '=', person).execute()
}

/** Stays in hospital that ended long ago, and losses that were none. */
export async function dropOld(db: Tx, { done: before, limit }: Cutoff): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from hospital_stay where id in (
      select id from hospital_stay where until_day < ${before} order by id limit ${limit})`.execute(db)
  await db.deleteFrom('bereavement').where('ended_at', '<', before).execute()
  return Number(numAffectedRows)
}
