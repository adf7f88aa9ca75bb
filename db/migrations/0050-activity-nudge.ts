/** When staff have wanted those asked again who have not answered an activity. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table activity add nudge_at timestamptz`.execute(db)
}
