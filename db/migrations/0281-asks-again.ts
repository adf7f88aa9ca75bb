/** 别催了: whether those who have not answered are asked once more. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table activity add asks_again boolean not null default true`.execute(db)
}
