import { type Kysely, sql } from 'kysely'

/**
 * Whose chat a friend request was, kept when the platform takes its contact's id away; until then the id itself tells.
 * Without it nobody could tell afterwards which words a forgotten person had asked with.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table friend_request add column chat_id integer references chat`.execute(db)
  await sql`create index friend_request_chat on friend_request (chat_id) where chat_id is not null`.execute(db)
}
