/** All SQL about telephone calls. */
import { sql } from 'kysely'
import type { Row } from '../../../db/schema.ts'
import type { Cutoff, Look, PersonId, Tx } from '../../feature.ts'
import { stoppedAt } from '../people/public.ts'

export type How = Row<'call_try'>['how']

/** Calls that reached nobody, of one sentence. */
export interface NewTries {
  readonly people: readonly { readonly id: PersonId; readonly how: How }[]
  readonly by: PersonId | null
  readonly at: Date
  readonly inboxId: number
}

export async function noteTries(db: Tx, { people, by, at, inboxId }: NewTries): Promise<void> {
  if (people.length === 0) return
  const rows = people.map(({ id, how }) => ({ person_id: id, how, at, by_id: by, inbox_id: inboxId }))
  await db.insertInto('call_try').values(rows).execute()
}

/** Takes back what one message has noted. */
export async function dropTries(db: Tx, inboxId: number): Promise<void> {
  await db.deleteFrom('call_try').where('inbox_id', '=', inboxId).execute()
}

/** How often somebody was rung up in vain, and the last time. */
export interface Tries {
  readonly id: PersonId
  readonly count: number
  readonly last: Date
  readonly how: How
}

/** Of these people, as far as they were rung up in vain at or after `since`. */
export async function triedSince(db: Tx, ids: readonly PersonId[], since: Date): Promise<ReadonlyMap<PersonId, Tries>> {
  const { rows } = await sql<Tries>`
    select person_id as id, count(*) as count, max(at) as last, (array_agg(how order by id desc))[1] as how
    from call_try where person_id = any(${[...ids]}::int[]) and at >= ${since}
    group by person_id`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/**
 * Those of `ids` to whom messages about a matter were made, none of which has arrived or is still on its way; what waits for
 * an account of which the pushes are stopped is on no way, nor, at `awayAt`, what waits for one that is not connected then.
 */
export async function notReached(
  db: Tx,
  ids: readonly PersonId[],
  { abouts, awayAt }: { readonly abouts: readonly string[]; readonly awayAt: Date | undefined },
): Promise<readonly PersonId[]> {
  const isStopped = awayAt === undefined ? sql`paused_at is not null` : sql`${stoppedAt(awayAt)} is not null`
  const { rows } = await sql<{ id: PersonId }>`
    select person_id as id from outbox left join account on account.id = account_id
    where about = any(${[...abouts]}::text[]) and person_id = any(${[...ids]}::int[]) and state <> 'cancelled'
    group by person_id having bool_and(state in ('unreachable', 'failed', 'expired') or (state = 'due' and ${isStopped}))`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

export async function forget(db: Tx, person: PersonId): Promise<void> {
  await db.deleteFrom('call_try').where('person_id', '=', person).execute()
  await db.updateTable('call_try').set({ by_id: null }).where('by_id', '=', person).execute()
}

/** Whether any of these is true. */
export const isAny = (looks: readonly Look[]): Look => sql<boolean>`true = any(array[${sql.join(looks)}]::boolean[])`

/** Whom nobody reached long ago says nothing any more. */
export async function dropOldTries(db: Tx, { private: before, limit }: Cutoff): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from call_try where id in (
      select id from call_try where at < ${before} order by id limit ${limit})`.execute(db)
  return Number(numAffectedRows)
}
