import { type Kysely, sql } from 'kysely'

/**
 * Who looked at a card was kept; now everything that showed somebody's data to one of the staff is, with how: a list with
 * whole numbers, a sheet that was taken away (and what for, in the line of the audit trail, whose protection a reference would
 * get in the way of), an alarm. What goes out as a message (`outbox_id`) is seen when it was sent.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table card_view rename to disclosure`.execute(db)
  await sql`alter index card_view_person rename to disclosure_person`.execute(db)
  await sql`
    alter table disclosure
      add column how text not null default 'card' check (how in ('card', 'list', 'sheet', 'alarm', 'check')),
      add column audit_id bigint,
      add column outbox_id integer references outbox`.execute(db)
  await sql`alter table disclosure alter column how drop default`.execute(db)
}
