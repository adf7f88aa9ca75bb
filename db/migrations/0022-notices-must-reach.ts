/** Notices that must reach everybody: whoever is silent is asked again, then rung up by their 联络员. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table notice add column must_reach boolean not null default false, add column climbed_at timestamptz`.execute(
    db,
  )
}
