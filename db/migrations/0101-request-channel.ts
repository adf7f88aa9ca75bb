import { type Kysely, sql } from 'kysely'

/** How a request came: by chat, by phone or over the counter. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table request add column channel text not null default 'chat'
      check (channel in ('chat', 'phone', 'counter'))`.execute(db)
  await sql`update request set channel = 'phone' where chat_id is null`.execute(db)
}
