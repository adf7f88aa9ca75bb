/** Since when an answer does not count because its person died or left: what can be given back when that was a mistake. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table sign_up add left_at timestamptz`.execute(db)
}
