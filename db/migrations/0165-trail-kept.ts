import { type Kysely, sql } from 'kysely'

/**
 * The trail and the changes of records are kept for some years and then go, in a transaction that says so
 * (office.outdated = 'yes'), and never what is younger than a year before the newest of them: what was done lately cannot be
 * made away with.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function keep_audit() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' and current_setting('office.outdated', true) = 'yes'
        and old.at < (select at from audit order by id desc limit 1) - interval '1 year' then return old; end if;
      if tg_op = 'UPDATE' and current_setting('office.forgetting', true) = 'yes'
        and (new.id, new.at, new.action, new.person_id) is not distinct from (old.id, old.at, old.action, old.person_id)
      then
        return new;
      end if;
      raise exception 'the audit trail is not to be changed' using errcode = 'insufficient_privilege';
    end $$`.execute(db)
  await sql`
    create or replace function keep_changes() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' and current_setting('office.forgetting', true) = 'yes' then return old; end if;
      if tg_op = 'DELETE' and current_setting('office.outdated', true) = 'yes'
        and old.at < (select at from person_change order by id desc limit 1) - interval '1 year' then return old; end if;
      raise exception 'what was changed is not to be changed' using errcode = 'insufficient_privilege';
    end $$`.execute(db)
}
