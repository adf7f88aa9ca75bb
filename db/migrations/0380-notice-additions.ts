import { type Kysely, sql } from 'kysely'

/**
 * Whoever a notice goes to besides, people or rooms, is kept waiting for two minutes, so that 撤回 takes back the addition
 * and nothing else: from when it may go, and which message of the inbox has added them (no reference: a message may be
 * cleared away). `left_at`: somebody who was left out of its rooms before stands as they stood then.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table notice_person add column goes_at timestamptz, add column added_in bigint,
    add column left_at timestamptz`.execute(db)
  await sql`alter table notice_room add column goes_at timestamptz, add column added_in bigint`.execute(db)
}
