import { type Kysely, sql } from 'kysely'

/** Asking the silent of a notice again is called back: what has not gone by then goes no more, and does not count as asked. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table notice add column nudges_off_to integer`.execute(db)
  await sql`alter table notice_person add column nudges_off integer not null default 0`.execute(db)
}
