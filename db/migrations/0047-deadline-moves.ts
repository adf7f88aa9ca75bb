/** The deadline of a notice on its way may be moved; each person who has not answered is told of it once for each time. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table notice add deadline_moves integer not null default 0`.execute(db)
  await sql`alter table notice_person add moves_posted integer not null default 0`.execute(db)
}
