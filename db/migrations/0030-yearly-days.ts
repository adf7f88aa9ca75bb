/** Wedding days, who may be congratulated in their rooms, pictures and signatures of greetings, whom a festival is for. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table festival_setting add whom text, add file_id text, add file_name text`.execute(db)
  await sql`
    alter table own_greeting alter words drop not null, add signed_by integer references person, add file_id text,
      add file_name text`.execute(db)
  await sql`
    create table greeting_wish (
      person_id integer primary key references person,
      in_room boolean not null,
      by_id integer references person,
      at timestamptz not null
    )`.execute(db)
  await sql`
    create table yearly_date (
      person_id integer not null references person,
      occasion text not null check (occasion = any (array['wedding'])),
      day text not null,
      calendar text not null check (calendar in ('solar', 'lunar')),
      leap boolean not null default false,
      by_id integer references person,
      at timestamptz not null,
      primary key (person_id, occasion)
    )`.execute(db)
  // The queries say the same words.
  await sql`create index yearly_date_day on yearly_date (right(day, 5), calendar, leap)`.execute(db)
  await sql`create index person_change_birth on person_change (at) where field like 'birth%'`.execute(db)
}
