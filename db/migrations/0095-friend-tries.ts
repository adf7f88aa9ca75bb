/** When it was last tried to let somebody in: a platform counts the tries that fail as well. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table friend_request add tried_at timestamptz`.execute(db)
}
