import { type Kysely, sql } from 'kysely'

/** Whoever has not got a notice when it is corrected reads the right words; those that went before are kept. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table notice add column text_before text`.execute(db)
}
