import { type Kysely, sql } from 'kysely'

/** When a notice was given to others of the staff to approve: what nobody decides about ends after a day. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table notice add column approval_asked_at timestamptz`.execute(db)
  await sql`update notice set approval_asked_at = created_at where state = 'approving'`.execute(db)
}
