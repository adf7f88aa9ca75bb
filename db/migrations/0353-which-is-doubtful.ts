import { type Kysely, sql } from 'kysely'

/** Which message it was: its question may have been read although the message is to go once more. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table doubtful_send add column outbox_id bigint references outbox on delete cascade`.execute(db)
  await sql`create index doubtful_send_outbox_id on doubtful_send (outbox_id)`.execute(db)
}
