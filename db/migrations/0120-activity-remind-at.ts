/** The hour at which people are reminded on the day before an activity, where it has one of its own. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table activity add remind_at text check (remind_at ~ '^[0-2][0-9]:[0-5][0-9]$')`.execute(db)
}
