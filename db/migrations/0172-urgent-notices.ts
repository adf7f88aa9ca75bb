import { type Kysely, sql } from 'kysely'

/** Urgent notices go at any hour, and all the same keep the pace, the day and the stop that protect an account. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table outbox drop constraint outbox_kind_check`.execute(db)
  await sql`alter table outbox add constraint outbox_kind_check
    check (kind in ('reply', 'urgent', 'staff', 'urgent-notice', 'reminder', 'greeting', 'notice'))`.execute(db)
  // Their lane comes before those of all other pushes.
  await sql`update outbox set lane = lane + 1 where lane >= 3 and state in ('due', 'sending')`.execute(db)
  await sql`alter table notice add column stuck_told_at timestamptz`.execute(db)
}
