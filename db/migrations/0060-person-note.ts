/** What staff note of somebody in words: 耳朵背，打电话要大声. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table person add note text`.execute(db)
}
