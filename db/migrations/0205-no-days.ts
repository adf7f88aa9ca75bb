/** Whether somebody is congratulated on the years since they retired or joined the party: who stopped all and wanted only birthdays back is not. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table greeting_wish add on_days boolean not null default true`.execute(db)
}
