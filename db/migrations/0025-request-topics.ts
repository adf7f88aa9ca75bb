import { type Kysely, sql } from 'kysely'

/** What a request is about; and for each topic who sees to it, who helps out, and by when. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table request add column topic text not null default 'other'`.execute(db)
  await sql`alter table request_entry drop constraint request_entry_kind_check`.execute(db)
  await sql`
    alter table request_entry add constraint request_entry_kind_check
      check (kind in ('words', 'reply', 'note', 'owner', 'due', 'done', 'topic'))`.execute(db)
  await sql`
    create table request_topic (
      topic text primary key,
      owner_id integer references person (id),
      deputy_id integer references person (id),
      within integer check (within > 0),
      unit text check (unit in ('hours', 'days')),
      check ((within is null) = (unit is null)),
      check (deputy_id is null or owner_id is not null))`.execute(db)
}
