/** An activity that was called off is called off two minutes later, so that it can be kept on unheard. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table activity add off_at timestamptz`.execute(db)
  await sql`create index activity_off_at on activity (off_at) where off_at is not null and state = 'published'`.execute(
    db,
  )
}
