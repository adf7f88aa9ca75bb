/** What lists tell of certification besides its month: by what way somebody certifies, and when they did last. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table certification add way text, add last_on date`.execute(db)
}
