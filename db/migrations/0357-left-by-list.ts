import { type Kysely, sql } from 'kysely'

/** A list that is taken in on the command line is nobody's word. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table departure alter column reported_by drop not null`.execute(db)
  // Who came so before has none yet, and could not be found among those who have left.
  await sql`
    insert into departure (person_id, how, state, reported_at, settled_at)
    select person.id, person.status, 'final', created.at, created.at
    from person join lateral (
      select min(person_change.at) as at from person_change
      where person_change.person_id = person.id and person_change.field = 'created') created on created.at is not null
    where person.status in ('deceased', 'moved', 'lost')
      and not exists (select 1 from departure where departure.person_id = person.id and state in ('reported', 'final'))`.execute(
    db,
  )
}
