/** Clubs have leaders, who plan for their members. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table appointment
      drop constraint appointment_role_check,
      add constraint appointment_role_check
        check (role in ('staff', 'administrator', 'secretary', 'club-leader', 'group-leader', 'liaison'))`.execute(db)
}
