/** Activities that everybody must be asked about: since when; null: whoever is silent is asked once more and no more. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table activity add must_reach_at timestamptz`.execute(db)
}
