/** What else belongs to the plan of an activity: who may be brought along, its nature, a word more, a picture. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table activity
      add column companions text,
      add column nature text,
      add column note text,
      add column file_id text,
      add column file_name text`.execute(db)
}
