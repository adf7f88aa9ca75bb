/** A series may have an end from the beginning: a term of courses, so many times. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table series add column last_on date`.execute(db)
}
