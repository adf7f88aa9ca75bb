/** Which version of an activity somebody was told of, and what its last change was. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table activity add column changed_words text`.execute(db)
  await sql`alter table invitation add column told_version integer not null default 1`.execute(db)
}
