import { type Kysely, sql } from 'kysely'

/** Chats that staff have had the bot leave unanswered: since when. What comes there is kept for them all the same. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table chat add column hushed_at timestamptz`.execute(db)
}
