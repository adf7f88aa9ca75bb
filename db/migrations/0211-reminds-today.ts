/** Whether those who come to an activity are reminded once more on the day itself. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table activity add reminds_today boolean not null default true`.execute(db)
}
