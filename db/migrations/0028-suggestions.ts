import { type Kysely, sql } from 'kysely'

/** What retirees propose; that it is a request too, with a number, follows from the message that it was brought in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table suggestion (
      inbox_id integer primary key references inbox (id),
      at timestamptz not null,
      text text not null,
      field text not null,
      anonymous boolean not null)`.execute(db)
  await sql`create index suggestion_at on suggestion (at)`.execute(db)
}
