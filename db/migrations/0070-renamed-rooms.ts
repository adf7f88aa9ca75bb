/** The few rooms that bear another name now are looked for every few seconds. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index chat_renamed on chat (account_id) where renamed_to is not null`.execute(db)
}
