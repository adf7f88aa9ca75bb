import { type Kysely, sql } from 'kysely'

/** A file in which the number of a paper or a card stands came, and is not kept. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table inbox drop constraint inbox_file_state_check,
    add constraint inbox_file_state_check
      check (file_state in ('wanted', 'had', 'too-large', 'lost', 'secret'))`.execute(db)
}
