import { type Kysely, sql } from 'kysely'

/** The last day on which a relative may answer for an elder; null: until staff end it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table proxy add column last_day date`.execute(db)
}
