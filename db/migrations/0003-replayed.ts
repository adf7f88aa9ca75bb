/** Messages that are recorded a second time because the database was lost since: what answers them may have been sent. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table inbox add column replayed boolean not null default false`.execute(db)
}
