import { type Kysely, sql } from 'kysely'

/** What only one person of the staff reads, from the first word to the last. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table request add column discreet boolean not null default false`.execute(db)
}
