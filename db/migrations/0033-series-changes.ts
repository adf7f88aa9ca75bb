/** A series that was changed as a whole: what its occurrences have instead of what the first had, at once or from a day on. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table series
      add column changed jsonb not null default '{}',
      add column next jsonb`.execute(db)
}
