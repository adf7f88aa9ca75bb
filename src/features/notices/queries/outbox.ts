/** What else people are sent, as it stands in the outbox; and what staff sent last. */
import { sql } from 'kysely'
import type { ChatId, PersonId, Tx } from '../../../feature.ts'
import { type Stopped, stoppedAt } from '../../people/public.ts'
import { aboutRoom, aboutText } from './notices.ts'

/** A row of `outbox` whose notice was called back, or left to staff: it stands there until it would have gone, and takes nobody's day. */
export const goesNoMore = sql<boolean>`(outbox.state = 'due' and exists (
  select 1 from notice where (notice.state = 'cancelled' or notice.by_hand) and outbox.about = 'notice:' || notice.id || ':text'))`

/** A row of `outbox` with which rule 24 is concerned. What a helper, a new friend or whoever rates an answer is told is none. */
export const isOfTheDay = sql<boolean>`(outbox.kind = 'notice' and outbox.feature in ('notices', 'activities'))`

/** When other notices and announcements go to these people, or went, from a moment on: one row each. */
export async function findOtherNotices(
  tx: Tx,
  people: readonly PersonId[],
  since: Date,
): Promise<readonly { readonly personId: PersonId; readonly at: Date }[]> {
  const rows = await tx
    .selectFrom('outbox')
    .select(['person_id as personId', sql<Date>`coalesce(ended_at, not_before)`.as('at')])
    .where(isOfTheDay)
    .where(sql<boolean>`person_id = any(${[...people]}::int[])`)
    .where('state', 'in', [
      sql.lit('due' as const),
      sql.lit('sending' as const),
      sql.lit('sent' as const),
      sql.lit('uncertain' as const),
    ])
    .where(sql<boolean>`coalesce(ended_at, not_before) >= ${since}`)
    .where(sql<boolean>`not ${goesNoMore}`)
    .execute()
  return rows.flatMap(({ personId, at }) => (personId === null ? [] : [{ personId, at }]))
}

/** Which notices and announcements these people were sent since a moment: what each is about. */
export async function noticesSince(
  tx: Tx,
  people: readonly PersonId[],
  since: Date,
): Promise<readonly { readonly personId: PersonId; readonly about: string | null }[]> {
  const rows = await tx
    .selectFrom('outbox')
    .select(['person_id as personId', 'about'])
    .where(isOfTheDay)
    .where(sql<boolean>`person_id = any(${[...people]}::int[])`)
    .where('state', 'in', [sql.lit('sent' as const), sql.lit('uncertain' as const)])
    .where('ended_at', '>=', since)
    .execute()
  return rows.flatMap(({ personId, about }) => (personId === null ? [] : [{ personId, about }]))
}

/** Messages of a notice that are still to go on one day, by one account. */
export interface StillDue {
  /** When the first of them may go. */
  readonly from: Date
  readonly count: number
  readonly account: string | null
  /** Why the account sends nothing; null: it sends. */
  readonly stopped: Stopped | null
}

/** The messages of a notice that are still to go and not too late, by day and account. */
export async function dueByDay(
  tx: Tx,
  noticeId: number,
  { now, zone }: { readonly now: Date; readonly zone: string },
): Promise<readonly StillDue[]> {
  const { rows } = await sql<StillDue>`
    select min(not_before) as "from", count(*)::int as count, account.id as account, ${stoppedAt(now)} as stopped
    from outbox left join account on account.id = outbox.account_id
    where about in (${aboutText(noticeId)}, ${aboutRoom(noticeId)}) and state in ('due', 'sending') and file_name is null
      and coalesce(not_after >= ${now}, true)
    group by account.id, outbox.kind, to_char(greatest(not_before, ${now}::timestamptz) at time zone ${zone}, 'YYYY-MM-DD')`.execute(
    tx,
  )
  return rows
}

/** Messages of a notice that went since a moment, to people and rooms. */
export async function countSentSince(tx: Tx, noticeId: number, since: Date): Promise<number> {
  const row = await tx
    .selectFrom('outbox')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('about', 'in', [aboutText(noticeId), aboutRoom(noticeId)])
    .where('file_name', 'is', null)
    .where('state', '=', sql.lit('sent' as const))
    .where('ended_at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Whether a message that goes once was made (`Message.once`). */
export async function wasPosted(tx: Tx, once: string): Promise<boolean> {
  const row = await tx.selectFrom('outbox').select('id').where('once', '=', once).executeTakeFirst()
  return row !== undefined
}

/** Who got a message that goes once (`Message.once`), or is to get it. */
export async function whoWasToldOnce(tx: Tx, once: string): Promise<readonly PersonId[]> {
  const rows = await tx.selectFrom('outbox').select('person_id').where('once', '=', once).execute()
  return rows.flatMap(({ person_id }) => person_id ?? [])
}

/** Nothing of a notice is claimed for sending until this transaction ends: the accounts are locked, as for a claim. */
export async function holdSends(tx: Tx, noticeId: number): Promise<void> {
  const accounts = sql`select account_id from outbox
    where about in (${aboutText(noticeId)}, ${aboutRoom(noticeId)}) and state = 'due'`
  await sql`select id from account where id in (${accounts}) order by id for no key update`.execute(tx)
}

/** People of a notice whose message is still to be made, and from when it may go (null: it may). */
export async function countUnposted(
  tx: Tx,
  noticeId: number,
): Promise<readonly { readonly count: number; readonly goesAt: Date | null }[]> {
  const rows = await tx
    .selectFrom('notice_person')
    .select((eb) => [eb.fn.countAll<number>().as('count'), 'goes_at as goesAt'])
    .where('notice_id', '=', noticeId)
    .where('posted_at', 'is', null)
    .groupBy('goes_at')
    .execute()
  return rows.map(({ count, goesAt }) => ({ count: Number(count), goesAt }))
}

/** What of notices has gone to these people in one chat since a moment, the newest first. */
export async function sentTo(
  tx: Tx,
  { people, chat, since }: { readonly people: readonly PersonId[]; readonly chat: ChatId; readonly since: Date },
): Promise<readonly { readonly noticeId: number; readonly text: string; readonly at: Date }[]> {
  const rows = await tx
    .selectFrom('outbox')
    .select(['about', 'text', sql<Date>`ended_at`.as('at')])
    .where('chat_id', '=', chat)
    .where('feature', '=', 'notices')
    .where('kind', 'in', ['notice', 'urgent-notice'])
    .where('state', 'in', ['sent', 'uncertain'])
    .where('ended_at', '>=', since)
    .where('text', '!=', '')
    .where(sql<boolean>`person_id = any(${[...people]}::int[])`)
    .orderBy('id', 'desc')
    .limit(LATELY_TOLD)
    .execute()
  return rows.flatMap(({ about, text, at }) => {
    const [, noticeId, purpose] = about?.split(':') ?? []
    return purpose === 'text' ? [{ noticeId: Number(noticeId), text, at }] : []
  })
}

/** Nobody asks after more than so many. */
const LATELY_TOLD = 12

/** Those of these notices that another puts right. */
export async function correctedAmong(tx: Tx, ids: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await tx
    .selectFrom('notice')
    .select('corrects_id')
    .where(sql<boolean>`corrects_id = any(${[...ids]}::int[])`)
    .where('state', 'in', ['approving', 'planned', 'sending', 'paused'])
    .execute()
  return new Set(rows.flatMap(({ corrects_id }) => corrects_id ?? []))
}
