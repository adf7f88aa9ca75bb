/** Who called an activity off, and when they said so: a bare 撤回 undoes what its speaker did last. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table activity add off_by integer references person, add off_said_at timestamptz`.execute(db)
}
