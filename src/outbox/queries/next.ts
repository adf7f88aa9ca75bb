/** What is to be sent next. States stand in the text of the statements: see `SETTINGS` in store/pool.ts. */

import { sql } from 'kysely'
import { remember } from '../../base/remember.ts'
import { DAY, MINUTE } from '../../base/spans.ts'
import { writtenOnce } from '../../base/written-once.ts'
import type { Tx } from '../../feature.ts'
import { FIRST_PUSH_LANE, LAST_LANE, NIGHT_PUSH_LANE, URGENT_LANE } from '../lanes.ts'
import type { Limits, RecentSends } from '../pace.ts'
import type { ChatRow, OutboxRow } from './rows.ts'

/** An account that is ours, and the head of its queue. */
export interface Next {
  readonly paused: boolean
  readonly head: Head | undefined
}

/** The message that may be claimed, the chat that it names, and what the account's pace needs to know. */
export interface Head {
  readonly row: OutboxRow
  readonly chat: ChatRow | undefined
  readonly recent: RecentSends
}

interface Looking {
  readonly now: Date
  /** Whether pushes may go at this hour. */
  readonly windowOpen: boolean
  readonly limits: Limits
  /** The reason that is written to what is past its age limit. */
  readonly tooLate: string
}

/**
 * Locks the account's row for the transaction, though not against those who post something for it meanwhile, and finds the
 * next message that may be claimed: smallest lane, then oldest. `undefined` when another epoch owns the account. A message
 * waits while an older one of the same chat and of no later lane is on its way or about to be tried again, so that the
 * order in a chat is kept. Ends, on the way, everything that is past its age limit. One query, since it is asked before
 * every send.
 */
export async function findNext(
  tx: Tx,
  { account, epoch }: { readonly account: string; readonly epoch: number },
  looking: Looking,
): Promise<Next | undefined> {
  const { now, limits, windowOpen, tooLate } = looking
  const [aMinuteAgo, aDayAgo] = [new Date(now.getTime() - MINUTE), new Date(now.getTime() - DAY)]
  const [found] = await headFor(limits)(tx, { account, epoch, now, aMinuteAgo, aDayAgo, windowOpen, tooLate })
  if (found === undefined) return undefined
  const { pausedWhy, ...head } = found
  // The database makes all columns null, or none.
  return { paused: pausedWhy !== null, head: head.id === null ? undefined : toHead(head as Candidate) }
}

type Candidate = NonNullable<Awaited<ReturnType<ReturnType<typeof candidate>['executeTakeFirst']>>>

/** What the statement is asked with. */
interface Values {
  readonly account: string
  readonly epoch: number
  readonly now: Date
  readonly aMinuteAgo: Date
  readonly aDayAgo: Date
  readonly windowOpen: boolean
  readonly tooLate: string
}

/** The statement for these limits; a process has but one pace. */
const headFor = ({ perMinute, perMinuteForPushes, perDay }: Limits) =>
  headByLimits([perMinute, perMinuteForPushes, perDay].join(' '))

const headByLimits = remember((limits) => {
  const [perMinute = 0, perMinuteForPushes = 0, perDay = 0] = limits.split(' ').map(Number)
  return writtenOnce((tx: Tx, values: Values) =>
    tx
      .with('own', (db) =>
        db
          .selectFrom('account')
          .selectAll()
          .where('id', '=', values.account)
          .where('epoch', '=', values.epoch)
          .forNoKeyUpdate(),
      )
      .with('late', (db) =>
        db
          .updateTable('outbox')
          .set({ state: 'expired', reason: values.tooLate, ended_at: values.now })
          .where('account_id', '=', values.account)
          .where('state', '=', sql.lit('due'))
          .where('not_after', '<', values.now),
      )
      .selectFrom('own')
      .leftJoinLateral(firstOfLanes(tx, { perMinute, perMinuteForPushes, perDay }, values).as('head'), (join) =>
        join.onTrue(),
      )
      .selectAll('head')
      .select('own.paused_why as pausedWhy'),
  )
})

/**
 * The message itself; `own` is the account's row. Lane by lane, and only in those in which something is due: else an
 * answer would be looked for among all the rows of a notice that waits for its hour.
 */
function firstOfLanes(tx: Tx, limits: Limits, values: Values) {
  const { account, now, windowOpen } = values
  const pushes = sql<boolean>`own.paused_why is null and (${windowOpen}::boolean or lane = ${NIGHT_PUSH_LANE})`
  const lanes = sql<{ lane: number }>`(
    select lane from generate_series(0, ${sql.lit(LAST_LANE)}) as lane
    where (lane < ${FIRST_PUSH_LANE} or ${pushes}) and exists (
      select 1 from outbox where account_id = ${account} and state = 'due' and outbox.lane = lane.lane
        and not_before <= ${now}))`
  return tx
    .selectFrom(lanes.as<'lanes'>(sql.ref('lanes')))
    .innerJoinLateral(candidate(tx, limits, values).as('found'), (join) => join.onTrue())
    .selectAll('found')
    .orderBy('lanes.lane')
    .limit(1)
}

function candidate(tx: Tx, limits: Limits, values: Values) {
  const { account, now } = values
  return tx
    .selectFrom('outbox as o')
    .leftJoin('chat', 'chat.id', 'o.chat_id')
    .selectAll('o')
    .select([
      'chat.account_id as chat_account_id',
      'chat.kind as chat_kind',
      'chat.platform_id as chat_platform_id',
      'chat.name as chat_name',
    ])
    .select(recentSends(tx, limits, values))
    .where('o.account_id', '=', account)
    .where('o.state', '=', sql.lit('due'))
    .where('o.lane', '=', sql.ref<number>('lanes.lane'))
    .where('o.not_before', '<=', now)
    .where((eb) => eb.or([eb('o.not_after', 'is', null), eb('o.not_after', '>=', now)]))
    .where((eb) => eb.not(eb.exists(beforeIt(tx))))
    .orderBy('o.id')
    .limit(1)
}

function toHead(found: Candidate): Head {
  const { last, minute_full, minute_full_for_pushes, day_full, ...others } = found
  const { chat_account_id, chat_kind, chat_platform_id, chat_name, ...row } = others
  const minuteFull = row.lane >= FIRST_PUSH_LANE ? minute_full_for_pushes : minute_full
  const chat = chat_kind !== null && {
    id: row.chat_id ?? 0,
    account_id: chat_account_id ?? '',
    kind: chat_kind,
    platform_id: chat_platform_id,
    name: chat_name ?? '',
  }
  return {
    row,
    chat: chat || undefined,
    recent: { last: last ?? undefined, minuteFull: minuteFull ?? undefined, dayFull: day_full ?? undefined },
  }
}

/** Older messages of the chat of `o` that are on their way or about to be tried again; a cry for help passes the latter. */
function beforeIt(tx: Tx) {
  return tx
    .selectFrom('outbox as before')
    .select('before.id')
    .where('before.chat_id', '=', sql.ref<number>('o.chat_id'))
    .where('before.id', '<', sql.ref<number>('o.id'))
    .where('before.lane', '<=', sql.ref<number>('o.lane'))
    .where((eb) =>
      eb.or([
        eb('before.state', '=', sql.lit('sending')),
        eb.and([
          eb('before.state', '=', sql.lit('due')),
          eb('before.attempts', '>', sql.lit(0)),
          eb(sql.ref<number>('o.lane'), '<>', sql.lit(URGENT_LANE)),
        ]),
      ]),
    )
}

/**
 * What the account has sent lately, as far as its pace needs it. What may have been delivered and was put back, and the
 * further messages of a long text, are counted beside: each such send takes a place of the minute and of the day, even
 * where an echo has told since that it was delivered (a place too many harms nobody). What seems to have been sent later
 * than now does not count: a clock that was set back must not silence the account until the old time is reached again.
 */
function recentSends(tx: Tx, limits: Limits, { account, now, aMinuteAgo, aDayAgo }: Values) {
  const sent = () =>
    tx
      .selectFrom('outbox as earlier')
      .select('earlier.ended_at')
      .where('earlier.account_id', '=', account)
      .where('earlier.state', 'in', [sql.lit('sent' as const), sql.lit('uncertain' as const)])
      .where('earlier.ended_at', '<=', now)
      .orderBy('earlier.ended_at', 'desc')
      .limit(1)
  const doubtful = (since: Date, lane: number) =>
    sql`from doubtful_send where account_id = ${account} and at <= ${now} and at > ${since} and lane >= ${lane}`
  /** The one that must be over before there is room again; whoever is not limited has nothing to look for. */
  const full = (most: number, older: ReturnType<typeof sent>, since: Date, lane: number) =>
    Number.isFinite(most)
      ? sql<Date | null>`greatest(
          (${older.offset(sql<number>`greatest(0, ${sql.lit(most - 1)} - (select count(*) ${doubtful(since, lane)}))`)}),
          (select at ${doubtful(since, lane)} order by at desc limit 1 offset ${sql.lit(most - 1)}))`
      : sql<Date | null>`null::timestamptz`
  const inMinute = (most: number) => full(most, sent().where('earlier.ended_at', '>', aMinuteAgo), aMinuteAgo, 0)
  const inDay = sent().where('earlier.lane', '>=', FIRST_PUSH_LANE).where('earlier.ended_at', '>', aDayAgo)
  return [
    sent().as('last'),
    inMinute(limits.perMinute).as('minute_full'),
    inMinute(limits.perMinuteForPushes).as('minute_full_for_pushes'),
    full(limits.perDay, inDay, aDayAgo, FIRST_PUSH_LANE).as('day_full'),
  ] as const
}

/** What waits for its moment in the outbox of an account. */
export interface Waiting {
  /** The first moment after now at which a reply comes due. */
  readonly reply: Date | undefined
  /** The same of a push that goes at any hour. */
  readonly nightPush: Date | undefined
  /** The same of a push. */
  readonly push: Date | undefined
  /** Whether a push is due already, and waits for the sending window or a pause. */
  readonly isPushDue: boolean
}

export async function findWaiting(tx: Tx, account: string, now: Date): Promise<Waiting> {
  // Lane by lane: among all that waits, an answer would be looked for behind every row of a notice.
  const { rows } = await sql<{ reply: Date | null; night_push: Date | null; push: Date | null; is_push_due: boolean }>`
    select min(coming) filter (where lane < ${FIRST_PUSH_LANE}) as reply,
      min(coming) filter (where lane = ${NIGHT_PUSH_LANE}) as night_push,
      min(coming) filter (where lane >= ${FIRST_PUSH_LANE}) as push,
      bool_or(is_due and lane >= ${FIRST_PUSH_LANE}) as is_push_due
    from generate_series(0, ${sql.lit(LAST_LANE)}) as lane cross join lateral (
      select
        (select min(not_before) from outbox where account_id = ${account} and state = 'due' and outbox.lane = lane.lane
          and not_before > ${now}) as coming,
        exists (select 1 from outbox where account_id = ${account} and state = 'due' and outbox.lane = lane.lane
          and not_before <= ${now}) as is_due) as of_lane`.execute(tx)
  const [row] = rows
  return {
    reply: row?.reply ?? undefined,
    nightPush: row?.night_push ?? undefined,
    push: row?.push ?? undefined,
    isPushDue: row?.is_push_due ?? false,
  }
}

/** Marks a message as being sent by this epoch. False when it was handed over to another account meanwhile. */
export async function markSending(
  tx: Tx,
  row: OutboxRow,
  claim: { epoch: number; chatId: number; platformId: string; now: Date },
): Promise<boolean> {
  const marked = await marking(tx, { ...claim, id: row.id, account: row.account_id, attempts: row.attempts + 1 })
  return marked.length > 0
}

interface Marking {
  readonly id: number
  readonly account: string | null
  readonly epoch: number
  readonly attempts: number
  readonly chatId: number
  readonly platformId: string
  readonly now: Date
}

const marking = writtenOnce((tx: Tx, { id, account, epoch, attempts, chatId, platformId, now }: Marking) =>
  tx
    .updateTable('outbox')
    .set({ state: 'sending', epoch, attempts, chat_id: chatId, sent_to: platformId, tried_at: now })
    .where('id', '=', id)
    .where('account_id', '=', account)
    .where('state', '=', sql.lit('due'))
    .returning('id'),
)
