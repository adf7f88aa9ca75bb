/** What somebody was asked is found by them, in whatever chat: of a phone that two people share since then, and of those one helps. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index awaited_person on awaited (person_id) where closed_at is null and person_id is not null`.execute(
    db,
  )
}
