/** What people send and are sent besides words: each content once, named by the message that brings it. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table file (
      id text primary key,
      media_type text not null,
      size integer not null,
      bytes bytea not null,
      created_at timestamptz not null,
      used_at timestamptz not null
    )`.execute(db)
  // Pictures and sheets are compressed already; trying once more would only cost time.
  await sql`alter table file alter column bytes set storage external`.execute(db)
  await sql`create index file_used on file (used_at)`.execute(db)
  await sql`
    alter table inbox
      add column file_state text check (file_state in ('wanted', 'had', 'too-large', 'lost')),
      add column file_tries integer not null default 0,
      add column file_name text,
      add column file_id text references file on delete set null`.execute(db)
  await sql`create index inbox_file_wanted on inbox (account_id, id) where file_state = 'wanted'`.execute(db)
  await sql`create index inbox_file on inbox (file_id) where file_id is not null`.execute(db)
  await sql`
    alter table outbox
      add column file_name text,
      add column file_id text references file on delete set null`.execute(db)
  await sql`create index outbox_file on outbox (file_id) where file_id is not null`.execute(db)
}
