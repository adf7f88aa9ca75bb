/** When those who have not answered a notice were asked again, and when they are to be. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table notice add nudged_at timestamptz, add nudge_at timestamptz`.execute(db)
}
