/** Of whom nobody could be asked in chat whether a birthday is by the moon, staff are told, once: when. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table calendar_question add column told_at timestamptz`.execute(db)
}
