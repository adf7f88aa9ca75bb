import { type Kysely, sql } from 'kysely'

/** Notices on which somebody's safety hangs: the families of those who live alone or are old are asked too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table notice add column is_safety boolean not null default false`.execute(db)
}
