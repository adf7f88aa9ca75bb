/** How many rows a list has, counted before any is laid down: whoever waits is told, and a list of a million is refused at once. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table roster_import add rows_found integer`.execute(db)
}
