/** Answers, seats and the waitlist. */

import { sql } from 'kysely'
import type { Row } from '../../../../db/schema.ts'
import { UNREAD } from '../../../base/unread.ts'
import { writtenOnce } from '../../../base/written-once.ts'
import type { Look, PersonId, Tx } from '../../../feature.ts'
import { nameOf } from '../../people/public.ts'
import { type Activity, findOpen } from './activities.ts'
import { CURRENT_ANSWER } from './current-answer.ts'

export type SignUp = Row<'sign_up'>

/** The current answer of a person. */
export async function findSignUp(tx: Tx, activityId: number, personId: PersonId): Promise<SignUp | undefined> {
  const [answer] = await currentAnswer(tx, { activityId, personId })
  return answer
}

const currentAnswer = writtenOnce(
  (tx: Tx, { activityId, personId }: { readonly activityId: number; readonly personId: PersonId }) =>
    tx
      .selectFrom('sign_up')
      .selectAll()
      .where('activity_id', '=', activityId)
      .where('person_id', '=', personId)
      .where('replaced_at', 'is', null),
)

/** The open activities that a person was asked to, with their current answer. */
export async function findOpenFor(tx: Tx, personId: PersonId, now: Date) {
  const rows = await tx
    .selectFrom('invitation')
    .innerJoin('activity', 'activity.id', 'invitation.activity_id')
    .leftJoin('sign_up', (join) => join.on(CURRENT_ANSWER))
    .selectAll('activity')
    .select(['sign_up.answer', 'sign_up.heads', 'sign_up.seat'])
    .where('invitation.person_id', '=', personId)
    .where('activity.state', '=', 'published')
    .where('activity.starts_at', '>', now)
    .orderBy('activity.starts_at')
    .execute()
  return rows as unknown as readonly (Activity & Partial<Pick<SignUp, 'answer' | 'heads' | 'seat'>>)[]
}

/** Whether somebody has said since a moment that they come to an activity. */
export async function saidYesSince(tx: Tx, personId: PersonId, since: Date): Promise<boolean> {
  const row = await tx
    .selectFrom('sign_up')
    .select('id')
    .where('person_id', '=', personId)
    .where('answer', '=', 'yes')
    .where('answered_at', '>=', since)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Heads with a seat and heads on the waitlist, those of `except` left out. Of the seats some are kept for those who hesitate:
 * `coming` are the others, which is the one number that is told as that of those who come.
 */
export async function countHeads(
  tx: Tx,
  activityId: number,
  except: readonly PersonId[],
): Promise<{ seated: number; waiting: number; coming: number }> {
  const row = await tx
    .selectFrom('sign_up')
    .select((eb) => [
      eb.fn.coalesce(eb.fn.sum<number>('heads').filterWhere('seat', '=', 'seated'), sql<number>`0`).as('seated'),
      eb.fn.coalesce(eb.fn.sum<number>('heads').filterWhere('seat', '=', 'waiting'), sql<number>`0`).as('waiting'),
      sql<number>`coalesce(sum(heads) filter (where seat = 'seated' and answer = 'yes'), 0)`.as('coming'),
    ])
    .where('activity_id', '=', activityId)
    .where('replaced_at', 'is', null)
    .$if(except.length > 0, (query) => query.where('person_id', 'not in', [...except]))
    .executeTakeFirstOrThrow()
  return { seated: Number(row.seated), waiting: Number(row.waiting), coming: Number(row.coming) }
}

/** Keeps an answer as an earlier one; another is to follow. */
export async function endSignUp(tx: Tx, id: number, now: Date): Promise<void> {
  await tx.updateTable('sign_up').set({ replaced_at: now }).where('id', '=', id).modifyEnd(sql.raw(UNREAD)).execute()
}

const newestOf = (activityId: number) => sql<number>`(select version from activity where id = ${activityId})`

/** What a new answer says of itself; whether it was replaced comes later. */
type NewSignUp = Omit<SignUp, 'id' | 'companions' | 'replaced_at' | 'left_at'> & { readonly companions: string }

/**
 * Makes this answer the current one; there must be none. Somebody from outside the audience gets a row there too. They
 * are not asked: they have answered already.
 */
export async function insertSignUp(tx: Tx, row: NewSignUp): Promise<void> {
  await newSignUp(tx, row)
}

const newSignUp = writtenOnce((tx: Tx, row: NewSignUp) =>
  tx
    .with('invited', (db) =>
      db
        .insertInto('invitation')
        .values({
          activity_id: row.activity_id,
          person_id: row.person_id,
          asked_at: row.answered_at,
          told_version: newestOf(row.activity_id),
        })
        .onConflict((conflict) => conflict.doNothing()),
    )
    .insertInto('sign_up')
    .values({
      activity_id: row.activity_id,
      person_id: row.person_id,
      answer: row.answer,
      heads: row.heads,
      companions: row.companions,
      seat: row.seat,
      waiting_since: row.waiting_since,
      offered_at: row.offered_at,
      reason: row.reason,
      channel: row.channel,
      answered_at: row.answered_at,
      inbox_id: row.inbox_id,
      entered_by: row.entered_by,
      along_with: row.along_with,
    })
    .modifyEnd(sql.raw(UNREAD)),
)

/** The person's answer no longer counts, and none takes its place. */
export async function vacate(tx: Tx, activityId: number, personId: PersonId, now: Date): Promise<void> {
  await tx
    .updateTable('sign_up')
    .set({ replaced_at: now, left_at: now })
    .where('activity_id', '=', activityId)
    .where('person_id', '=', personId)
    .where('replaced_at', 'is', null)
    .execute()
}

/** Answers to what is still to come that stopped counting when their person left, and that nothing has replaced since. */
export async function findVacated(tx: Tx, personId: PersonId, now: Date): Promise<readonly SignUp[]> {
  return tx
    .selectFrom('sign_up')
    .innerJoin('activity', 'activity.id', 'sign_up.activity_id')
    .selectAll('sign_up')
    .where('sign_up.person_id', '=', personId)
    .where('sign_up.left_at', 'is not', null)
    .where('activity.state', '=', 'published')
    .where('activity.starts_at', '>', now)
    .where(
      sql<boolean>`not exists (
        select 1 from sign_up later
        where later.activity_id = sign_up.activity_id and later.person_id = sign_up.person_id and later.id > sign_up.id)`,
    )
    .orderBy('activity.starts_at')
    .execute()
}

/** Counts again, with a seat or on the waitlist since they first answered. */
export async function takeUpAgain(tx: Tx, one: SignUp, seat: 'seated' | 'waiting'): Promise<void> {
  const waiting_since = seat === 'waiting' ? (one.waiting_since ?? one.answered_at) : null
  await tx
    .updateTable('sign_up')
    .set({ replaced_at: null, left_at: null, seat, waiting_since, offered_at: null })
    .where('id', '=', one.id)
    .execute()
}

/** Answers to an activity that one message brought no longer count; whose they were. */
export async function vacateSaidIn(
  tx: Tx,
  activityId: number,
  inboxId: number,
  now: Date,
): Promise<readonly PersonId[]> {
  const rows = await tx
    .updateTable('sign_up')
    .set({ replaced_at: now })
    .where('activity_id', '=', activityId)
    .where('inbox_id', '=', inboxId)
    .where('replaced_at', 'is', null)
    .returning('person_id')
    .execute()
  return rows.map(({ person_id }) => person_id)
}

/** Why somebody stayed away, with whom they came, and their name among other people's companions. */
export async function forget(tx: Tx, personId: PersonId): Promise<void> {
  const name = await nameOf(tx, personId)
  await tx.updateTable('sign_up').set({ companions: '[]', reason: null }).where('person_id', '=', personId).execute()
  await sql`
    update sign_up set companions = replace(companions::text, ${name}, '某某')::jsonb
    where position(${name} in companions::text) > 0`.execute(tx)
}

/** The moment from which somebody waits who joins the waitlist now: later than everybody's, so that the order stands by itself. */
export async function endOfLine(tx: Tx, activityId: number, now: Date): Promise<Date> {
  const row = await tx
    .selectFrom('sign_up')
    .select((eb) => eb.fn.max('waiting_since').as('last'))
    .where('activity_id', '=', activityId)
    .where('seat', '=', 'waiting')
    .where('replaced_at', 'is', null)
    .executeTakeFirst()
  const last = row?.last?.getTime() ?? 0
  return new Date(Math.max(now.getTime(), last + 1))
}

/** Those on the waitlist, the longest waiting first. */
export async function findWaiting(tx: Tx, activityId: number): Promise<readonly SignUp[]> {
  return tx
    .selectFrom('sign_up')
    .selectAll()
    .where('activity_id', '=', activityId)
    .where('seat', '=', 'waiting')
    .where('replaced_at', 'is', null)
    .orderBy('waiting_since')
    .orderBy('id')
    .execute()
}

/** Who waits for a seat or has not made up their mind: what is said to everybody in a room does not say it to them. */
export async function findUnsettled(tx: Tx, activityId: number): Promise<ReadonlySet<PersonId>> {
  const rows = await tx
    .selectFrom('sign_up')
    .select('person_id')
    .where('activity_id', '=', activityId)
    .where('replaced_at', 'is', null)
    .where((eb) => eb.or([eb('seat', '=', 'waiting'), eb('answer', '=', 'maybe')]))
    .execute()
  return new Set(rows.map(({ person_id }) => person_id))
}

/** Activities with somebody waiting. */
export async function findWithWaiting(tx: Tx, now: Date): Promise<readonly Activity[]> {
  const open = await findOpen(tx, now)
  const waiting = await tx
    .selectFrom('sign_up')
    .select('activity_id')
    .distinct()
    .where('seat', '=', 'waiting')
    .where('replaced_at', 'is', null)
    .execute()
  const ids = new Set(waiting.map((row) => row.activity_id))
  return open.filter((activity) => ids.has(activity.id))
}

/** Who waited takes the seat that they were offered, by this message; what they had said before stays as it was said. */
export async function seat(tx: Tx, signUp: SignUp, inboxId: number, now: Date): Promise<void> {
  const { id, companions, ...said } = signUp
  await endSignUp(tx, id, now)
  await insertSignUp(tx, {
    ...said,
    companions: JSON.stringify(companions),
    seat: 'seated',
    answer: 'yes',
    waiting_since: null,
    answered_at: now,
    inbox_id: inboxId,
  })
}

/** What somebody who comes asks to be minded. */
export async function noteRemark(tx: Tx, signUpId: number, remark: string | null): Promise<void> {
  await tx.updateTable('sign_up').set({ reason: remark }).where('id', '=', signUpId).execute()
}

/** Null: the offer was meant for somebody else as well, and is to be made anew. */
export async function markOffered(tx: Tx, signUpId: number, now: Date | null): Promise<void> {
  await tx.updateTable('sign_up').set({ offered_at: now }).where('id', '=', signUpId).execute()
}

/** Whether anybody waits for a seat. */
export const isAnyWaiting = (): Look => sql<boolean>`
  exists (select 1 from sign_up where seat = 'waiting' and replaced_at is null)`

/** Takes reasons and companions' names out of answers to what was held before a moment; how many came stays. */
export async function blotOldAnswers(tx: Tx, before: Date, limit: number): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    update sign_up set companions = '[]', reason = null
    where id in (
      select sign_up.id from sign_up join activity on activity.id = sign_up.activity_id
      where activity.starts_at < ${before} and (sign_up.companions <> '[]' or sign_up.reason is not null)
      order by sign_up.id limit ${limit})`.execute(tx)
  return Number(numAffectedRows)
}
