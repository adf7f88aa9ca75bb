/** Ways to what is looked for with every message, however long the history and the queue have grown. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // What the same sender wrote just before; in a room, and after years, a chat's whole history is long.
  await sql`create index inbox_sender on inbox (chat_id, sender_platform_id, received_at)`.execute(db)
  // What is past its age limit, and when something comes due, looked at before every send.
  await sql`create index outbox_ageing on outbox (account_id, not_after) where state = 'due' and not_after is not null`.execute(
    db,
  )
  await sql`create index outbox_coming on outbox (account_id, not_before) where state = 'due'`.execute(db)
}
