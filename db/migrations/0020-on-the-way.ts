import { type Kysely, sql } from 'kysely'

/**
 * What is on its way or about to be tried again, by chat: a handful of rows, looked at before every send. In an index of
 * all that is due the server looked through everything that waited.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index outbox_on_its_way on outbox (chat_id, id)
    where state = 'sending' or (state = 'due' and attempts > 0)`.execute(db)
  await sql`drop index outbox_due_chat`.execute(db)
}
