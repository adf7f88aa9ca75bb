/** Notices that staff paste into groups by hand, and answers that they paste back. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table notice add column by_hand boolean not null default false`.execute(db)
  await sql`alter table notice_person add column handed_at timestamptz`.execute(db)
  await sql`
    alter table notice_answer
      drop constraint notice_answer_channel_check,
      add constraint notice_answer_channel_check check (channel in ('private', 'room', 'phone', 'pasted'))`.execute(db)
}
