import { type Kysely, sql } from 'kysely'

/** Until when a notice is of use, and until when it is repeated: a text about tonight's gas is not sent when that is over. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table notice add column ends_at timestamptz, add column repeats_until timestamptz,
    add column end_told_at timestamptz`.execute(db)
}
