/** What was done by a message, so that 撤回 finds the newest deed of its speaker, in whatever chat it was done. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table inbox add deed text`.execute(db)
  await sql`create index inbox_deed on inbox (person_id, id) where deed is not null`.execute(db)
}
