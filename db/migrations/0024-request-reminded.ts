import { type Kysely, sql } from 'kysely'

/** Of what staff were reminded last, so that all they must hear at a time is one message. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table request add column reminded text check (reminded in ('half', 'due', 'overdue'))`.execute(db)
}
