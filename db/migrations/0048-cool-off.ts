/** When the pushes of an account that the platform has complained of go again by themselves. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table account add resume_at timestamptz`.execute(db)
}
