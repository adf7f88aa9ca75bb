/** What somebody holds, whole, as it was before and is after something was entered. */
import { sql } from 'kysely'
import type { Day } from '../../../base/calendar.ts'
import type { PersonId, Tx } from '../../../feature.ts'

/** Where it is kept what somebody holds, who stands in for them, and when they are on duty. */
export type Kept = 'appointment' | 'cover' | 'duty'

/**
 * Keeps two of the staff from changing at the same moment what one of these people holds. Weaker than the lock of a marriage:
 * whoever writes to them meanwhile, with accounts in hand that `withdrawUnsent` locks after this, need not wait.
 */
export async function lockPeople(db: Tx, people: readonly PersonId[]): Promise<void> {
  await sql`select id from person where id = any(${[...people]}::int[]) order by id for no key update`.execute(db)
}

/** All of somebody's rows, as JSON that is the same as long as they are. */
export async function keptOf(db: Tx, table: Kept, person: PersonId): Promise<string> {
  const { rows } = await sql<{ kept: string }>`
    select coalesce(jsonb_agg(to_jsonb(kept) order by kept.id), '[]')::text as kept
    from ${sql.table(table)} kept where person_id = ${person}`.execute(db)
  return rows[0]?.kept ?? '[]'
}

/** Makes them again what `keptOf` has told. */
export async function keepAsBefore(db: Tx, table: Kept, person: PersonId, before: string): Promise<void> {
  await sql`delete from ${sql.table(table)} where person_id = ${person}`.execute(db)
  await sql`
    insert into ${sql.table(table)}
    select * from jsonb_populate_recordset(null::${sql.table(table)}, ${before}::jsonb)`.execute(db)
}

/** Those of these appointments that hold on a day, or will. */
export async function appointmentsAmong(db: Tx, ids: readonly number[], today: Day): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('appointment')
    .select('id')
    .where(sql<boolean>`id = any(${[...ids]}::int[])`)
    // What was ended before it began keeps its row: until the day before.
    .where(sql<boolean>`coalesce(until_day >= greatest(from_day, ${today}::date), true)`)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** The keys of messages about these matters that have not left. */
export async function dueAbout(db: Tx, abouts: readonly string[]): Promise<readonly string[]> {
  if (abouts.length === 0) return []
  const rows = await db
    .selectFrom('outbox')
    .select('once')
    .where('about', 'in', [...abouts])
    .where('state', '=', 'due')
    .execute()
  return rows.flatMap(({ once }) => once ?? [])
}

interface Heard {
  readonly person: PersonId
  readonly isUrgent: boolean
}

/**
 * Ends those of these messages that have not left; `onces` are their keys. Returns who has one of them, or is just getting
 * it; or may have it, from a try of which nobody knows how it ended; and whether that one went at any hour. The accounts are
 * locked first, as for a claim.
 */
export async function withdrawUnsent(
  db: Tx,
  onces: readonly string[],
  { why, now }: { readonly why: string; readonly now: Date },
): Promise<readonly Heard[]> {
  if (onces.length === 0) return []
  const keys = sql<string[]>`${[...onces]}::text[]`
  await sql`
    select id from account where id in (select account_id from outbox where once = any(${keys}) and state = 'due')
    order by id for no key update`.execute(db)
  await sql`
    update outbox set state = 'cancelled', reason = ${why}, ended_at = ${now}
    where once = any(${keys}) and state = 'due'`.execute(db)
  const { rows } = await sql<Heard>`
    select person_id as person, bool_or(kind = 'urgent') as "isUrgent" from outbox
    where once = any(${keys}) and person_id is not null
      and (state in ('sending', 'sent', 'uncertain') or state = 'cancelled' and attempts > 0)
    group by person_id order by person_id`.execute(db)
  return rows
}
