/** Of whom of the staff a request complains: they do not see it, wherever requests are listed. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table request add column kept_from integer[] not null default '{}'`.execute(db)
}
