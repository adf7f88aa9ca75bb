import { type Kysely, sql } from 'kysely'

/**
 * When somebody is forgotten, their name goes from what was changed of others too (备注：周福生的妹夫), in a transaction that
 * says so (office.forgetting = 'yes'); who changed what of whom and when stays as it was.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function keep_changes() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' and current_setting('office.forgetting', true) = 'yes' then return old; end if;
      if tg_op = 'DELETE' and current_setting('office.outdated', true) = 'yes'
        and old.at < (select at from person_change order by id desc limit 1) - interval '1 year' then return old; end if;
      if tg_op = 'UPDATE' and current_setting('office.forgetting', true) = 'yes'
        and (new.id, new.person_id, new.at, new.field, new.by_id, new.import_id)
          is not distinct from (old.id, old.person_id, old.at, old.field, old.by_id, old.import_id)
      then
        return new;
      end if;
      raise exception 'what was changed is not to be changed' using errcode = 'insufficient_privilege';
    end $$`.execute(db)
}
