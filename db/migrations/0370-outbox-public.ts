import { type Kysely, sql } from 'kysely'

/**
 * Whether a message may go to a chat of which staff have not made sure whose it is (rule 20): said by whoever posts it, as
 * a notice may be about nobody else but the one it names. What waits was posted when each notice might.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table outbox add column is_public boolean not null default false`.execute(db)
  await sql`update outbox set is_public = true
    where state = 'due' and kind in ('notice', 'urgent-notice')`.execute(db)
  // What went to such a chat has reached nobody for certain: found for each notice that is looked at.
  await sql`create index binding_claimed on binding (person_id) where not confirmed`.execute(db)
}
