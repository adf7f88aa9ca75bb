/** Notices posted in rooms instead of to each person, and notices that bring a picture or a file. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table notice
      add column outside_too boolean not null default false,
      add column file_id text,
      add column file_name text,
      add check ((file_id is null) = (file_name is null))`.execute(db)
  await sql`
    create table notice_room (
      notice_id integer not null references notice,
      chat_id integer not null references chat,
      name text not null,
      posted_at timestamptz,
      primary key (notice_id, chat_id)
    )`.execute(db)
  await sql`create index notice_room_to_post on notice_room (notice_id) where posted_at is null`.execute(db)
  await sql`alter table notice_person add column room_id integer references chat`.execute(db)
}
