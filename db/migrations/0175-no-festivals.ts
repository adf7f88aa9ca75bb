/** Whether somebody is greeted on festivals: whoever wants no festival greetings may want those on birthdays all the same. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table greeting_wish add on_festivals boolean not null default true`.execute(db)
}
