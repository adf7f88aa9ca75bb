/** Whether somebody is congratulated on a birthday in private: whoever wants it in the room alone, or not at all, is not. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table greeting_wish add in_private boolean not null default true`.execute(db)
}
