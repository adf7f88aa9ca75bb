import { type Kysely, sql } from 'kysely'

/** Who lives near and looks after a call for help; the office takes it on besides. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table alarm
      add column near_by integer references person (id),
      add column near_at timestamptz,
      add constraint alarm_near_check check ((near_by is null) = (near_at is null))`.execute(db)
}
