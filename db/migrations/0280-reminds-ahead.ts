/** 提前三天提醒: so many days ahead those who come are reminded once more; who was. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table activity add reminds_ahead integer check (reminds_ahead between 2 and 7)`.execute(db)
  await sql`alter table invitation add ahead_at timestamptz`.execute(db)
}
