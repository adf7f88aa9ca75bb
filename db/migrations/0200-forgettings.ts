import { type Kysely, sql } from 'kysely'

/**
 * Whose name is still being looked for in the files that are kept: to look into years of files takes longer than a turn may.
 * The row holds what is looked for, and goes when all have been looked into.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table forgetting (
      id integer primary key generated always as identity,
      person_id integer not null references person,
      by_id integer references person,
      begun_at timestamptz not null,
      name text,
      names jsonb not null default '[]',
      after_file text not null default '',
      looked integer not null default 0,
      erased integer not null default 0,
      unread integer not null default 0
    )`.execute(db)
}
