import { type Kysely, sql } from 'kysely'

/** By when an answer was first promised: what is moved later by the office itself was not answered in time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table request add column promised_at timestamptz`.execute(db)
  await sql`update request set promised_at = due_at`.execute(db)
  await sql`alter table request alter column promised_at set not null`.execute(db)
}
