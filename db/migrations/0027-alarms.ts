import { type Kysely, sql } from 'kysely'

/** Calls for help: who has taken one on, so that staff are asked again until somebody has. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table alarm (
      request_id integer primary key references request (id),
      raised_at timestamptz not null,
      taken_by integer references person (id),
      taken_at timestamptz,
      check ((taken_by is null) = (taken_at is null)))`.execute(db)
}
