/** All SQL of the outbox's delivery. States stand in the text of the statements: see `SETTINGS` in store/pool.ts. */
import { type Kysely, sql } from 'kysely'
import type { Row, Schema } from '../../db/schema.ts'
import type { PersonId, Traces, Tx } from '../feature.ts'
import { FIRST_PUSH_LANE } from './lanes.ts'
import type { Limits, RecentSends } from './pace.ts'

export type OutboxRow = Row<'outbox'>

const MINUTE = 60_000
const DAY = 86_400_000
/** Looked at in one transaction. */
const STRANDED = 50

/** Makes sure that the account has its row. */
export async function ensureAccount(db: Kysely<Schema>, id: string, puppet: string): Promise<void> {
  await db
    .insertInto('account')
    .values({ id, puppet })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ puppet }))
    .execute()
}

/**
 * Takes or renews the ownership of an account for `seconds`. Returns the owner's epoch, or `undefined` while another
 * process owns it. Owners whose names begin with `heirTo` are dead. The only place where the database's clock is read: a lease must not depend on the office's clock.
 */
export async function leaseAccount(
  db: Kysely<Schema>,
  lease: { account: string; owner: string; seconds: number; heirTo: string | undefined },
): Promise<number | undefined> {
  const { rows } = await sql<{ epoch: number }>`
    update account
    set epoch = case when owner = ${lease.owner} then epoch else epoch + 1 end,
        owner = ${lease.owner},
        lease_until = clock_timestamp() + make_interval(secs => ${lease.seconds})
    where id = ${lease.account}
      and (owner is null or owner = ${lease.owner} or lease_until < clock_timestamp()
        or starts_with(owner, ${lease.heirTo ?? null}))
    returning epoch`.execute(db)
  return rows[0]?.epoch
}

/** Gives the account up, so that another process need not wait for the lease to end. */
export async function releaseAccount(db: Kysely<Schema>, account: string, owner: string): Promise<void> {
  await db
    .updateTable('account')
    .set({ owner: null, lease_until: null })
    .where('id', '=', account)
    .where('owner', '=', owner)
    .execute()
}

/** Stops the pushes of an account until a person resumes them. Returns whether they were going until now. */
export async function pausePushes(tx: Tx, account: string, why: string, now: Date): Promise<boolean> {
  const result = await tx
    .updateTable('account')
    .set({ paused_why: why, paused_at: now })
    .where('id', '=', account)
    .where('paused_why', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Lets the pushes of all accounts go again; false when none were stopped. */
export async function resumePushes(tx: Tx): Promise<boolean> {
  const result = await tx
    .updateTable('account')
    .set({ paused_why: null, paused_at: null })
    .where('paused_why', 'is not', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

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

export type ChatRow = Pick<Row<'chat'>, 'id' | 'account_id' | 'kind' | 'platform_id' | 'name'>

interface Looking {
  readonly now: Date
  /** Whether pushes may go at this hour. */
  readonly windowOpen: boolean
  readonly limits: Limits
  /** The reason that is written to what is past its age limit. */
  readonly tooLate: string
}

/**
 * Locks the account's row for the transaction and finds the next message that may be claimed: smallest lane, then oldest.
 * `undefined` when another epoch owns the account. A message waits while an older one of the same chat and of no later
 * lane is on its way or about to be tried again, so that the order in a chat is kept. Ends, on the way, everything that
 * is past its age limit. One query, since it is asked before every send.
 */
export async function findNext(
  tx: Tx,
  { account, epoch }: { readonly account: string; readonly epoch: number },
  looking: Looking,
): Promise<Next | undefined> {
  const found = await tx
    .with('own', (db) =>
      db.selectFrom('account').selectAll().where('id', '=', account).where('epoch', '=', epoch).forUpdate(),
    )
    .with('late', (db) =>
      db
        .updateTable('outbox')
        .set({ state: 'expired', reason: looking.tooLate, ended_at: looking.now })
        .where('account_id', '=', account)
        .where('state', '=', sql.lit('due'))
        .where('not_after', '<', looking.now),
    )
    .selectFrom('own')
    .leftJoinLateral(candidate(tx, account, looking).as('head'), (join) => join.onTrue())
    .selectAll('head')
    .select('own.paused_why as pausedWhy')
    .executeTakeFirst()
  if (found === undefined) return undefined
  const { pausedWhy, ...head } = found
  // The database makes all columns null, or none.
  return { paused: pausedWhy !== null, head: head.id === null ? undefined : toHead(head as Candidate) }
}

type Candidate = NonNullable<Awaited<ReturnType<ReturnType<typeof candidate>['executeTakeFirst']>>>

/** The message itself; `own` is the account's row. */
function candidate(tx: Tx, account: string, { now, windowOpen, limits }: Looking) {
  const pushes = sql<boolean>`${windowOpen}::boolean and own.paused_why is null`
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
    .select(recentSends(tx, account, limits, now))
    .where('o.account_id', '=', account)
    .where('o.state', '=', sql.lit('due'))
    .where('o.not_before', '<=', now)
    .where((eb) => eb.or([eb('o.not_after', 'is', null), eb('o.not_after', '>=', now)]))
    .where((eb) => eb.or([eb('o.lane', '<', FIRST_PUSH_LANE), pushes]))
    .where((eb) => eb.not(eb.exists(beforeIt(tx))))
    .orderBy('o.lane')
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

/** Older messages of the chat of `o` that are on their way or about to be tried again. */
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
        eb.and([eb('before.state', '=', sql.lit('due')), eb('before.attempts', '>', sql.lit(0))]),
      ]),
    )
}

/**
 * What the account has sent lately, as far as its pace needs it. What seems to have been sent later than now does not
 * count: a clock that was set back must not silence the account until the old time is reached again.
 */
function recentSends(tx: Tx, account: string, limits: Limits, now: Date) {
  const sent = () =>
    tx
      .selectFrom('outbox as earlier')
      .select('earlier.ended_at')
      .where('earlier.account_id', '=', account)
      .where('earlier.state', 'in', [sql.lit('sent' as const), sql.lit('uncertain' as const)])
      .where('earlier.ended_at', '<=', now)
      .orderBy('earlier.ended_at', 'desc')
      .limit(1)
  /** Whoever is not limited has nothing to look for. */
  const limited = (most: number, older: () => ReturnType<typeof sent>) =>
    Number.isFinite(most) ? older().offset(most - 1) : sql<Date | null>`null::timestamptz`
  const minute = (most: number) =>
    limited(most, () => sent().where('earlier.ended_at', '>', new Date(now.getTime() - MINUTE)))
  const day = limited(limits.perDay, () =>
    sent()
      .where('earlier.lane', '>=', FIRST_PUSH_LANE)
      .where('earlier.ended_at', '>', new Date(now.getTime() - DAY)),
  )
  return [
    sent().as('last'),
    minute(limits.perMinute).as('minute_full'),
    minute(limits.perMinuteForPushes).as('minute_full_for_pushes'),
    day.as('day_full'),
  ] as const
}

/** The first moment after `now` at which a waiting reply, or a waiting push, comes due. */
export async function firstDueAfter(
  tx: Tx,
  account: string,
  which: { pushes: boolean; now: Date },
): Promise<Date | undefined> {
  const row = await tx
    .selectFrom('outbox')
    .select((eb) => eb.fn.min('not_before').as('at'))
    .where('account_id', '=', account)
    .where('state', '=', sql.lit('due'))
    .where('not_before', '>', which.now)
    .where('lane', which.pushes ? '>=' : '<', FIRST_PUSH_LANE)
    .executeTakeFirst()
  return row?.at ?? undefined
}

/** Whether a push is due and waits only for the sending window. */
export async function hasPushDue(tx: Tx, account: string, now: Date): Promise<boolean> {
  const row = await tx
    .selectFrom('outbox')
    .select('id')
    .where('account_id', '=', account)
    .where('state', '=', sql.lit('due'))
    .where('not_before', '<=', now)
    .where('lane', '>=', FIRST_PUSH_LANE)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Marks a message as being sent by this epoch. False when it was handed over to another account meanwhile. */
export async function markSending(
  tx: Tx,
  row: OutboxRow,
  claim: { epoch: number; chatId: number; platformId: string; now: Date },
): Promise<boolean> {
  const result = await tx
    .updateTable('outbox')
    .set({
      state: 'sending',
      epoch: claim.epoch,
      attempts: row.attempts + 1,
      chat_id: claim.chatId,
      sent_to: claim.platformId,
      tried_at: claim.now,
    })
    .where('id', '=', row.id)
    .where('account_id', '=', row.account_id)
    .where('state', '=', sql.lit('due'))
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Hands a message that is due over to the owner of another account, unless it has been claimed meanwhile. */
export async function moveToChat(tx: Tx, row: OutboxRow, chat: ChatRow): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ chat_id: chat.id, account_id: chat.account_id })
    .where('id', '=', row.id)
    .where('account_id', '=', row.account_id)
    .where('state', '=', sql.lit('due'))
    .execute()
}

/**
 * Lines to people that are due on accounts which were silent for two minutes while this one was heard, oldest first:
 * those to staff, and what is urgent.
 */
export async function findStranded(tx: Tx, account: string, now: Date): Promise<readonly OutboxRow[]> {
  return tx
    .selectFrom('outbox as o')
    .innerJoin('account as other', 'other.id', 'o.account_id')
    .innerJoin('account as own', (join) => join.on('own.id', '=', account))
    .selectAll('o')
    .whereRef('other.id', '<>', 'own.id')
    .where('other.heard_until', '<', sql<Date>`own.heard_until - interval '2 minutes'`)
    .where('o.state', '=', sql.lit('due'))
    .where('o.not_before', '<=', now)
    .where('o.kind', 'in', [sql.lit('urgent' as const), sql.lit('staff' as const)])
    .where('o.person_id', 'is not', null)
    .orderBy('o.id')
    .limit(STRANDED)
    .execute()
}

/** Writes how a message ended, unless another epoch has taken it over meanwhile. Returns whether it was written. */
export async function settle(
  db: Kysely<Schema>,
  claim: { row: OutboxRow; epoch: number },
  ending: {
    state: 'sent' | 'failed' | 'uncertain' | 'due'
    reason?: string
    at: Date
    notBefore?: Date
    platformMessageId?: string
  },
): Promise<boolean> {
  const result = await db
    .updateTable('outbox')
    .set({
      state: ending.state,
      reason: ending.reason ?? null,
      ended_at: ending.state === 'due' ? null : ending.at,
      platform_message_id: ending.platformMessageId ?? null,
      ...(ending.notBefore === undefined ? {} : { not_before: ending.notBefore }),
    })
    .where('id', '=', claim.row.id)
    .where('epoch', '=', claim.epoch)
    .where('state', '=', sql.lit('sending'))
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Messages of which nobody knows whether they were delivered to a chat, oldest first; none when the id is known. */
export async function inDoubt(
  tx: Tx,
  account: string,
  platformId: string,
  platformMessageId: string,
): Promise<readonly OutboxRow[]> {
  return tx
    .selectFrom('outbox as o')
    .selectAll()
    .where('o.account_id', '=', account)
    .where('o.sent_to', '=', platformId)
    .where('o.state', 'in', [sql.lit('uncertain' as const), sql.lit('due' as const)])
    .where('o.attempts', '>', 0)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('outbox as known')
            .select('known.id')
            .whereRef('known.chat_id', '=', 'o.chat_id')
            .where('known.platform_message_id', '=', platformMessageId),
        ),
      ),
    )
    .orderBy('o.id')
    .forUpdate()
    .execute()
}

/** A message that was in doubt is there: the platform has shown it. */
export async function settleInDoubt(tx: Tx, id: number, echo: { platformMessageId: string; at: Date }): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ state: 'sent', reason: null, ended_at: echo.at, platform_message_id: echo.platformMessageId })
    .where('id', '=', id)
    .execute()
}

/** Kinds that are worth saying later, when their person is found. */
const LASTING = ['reminder', 'notice'] as const
/** So far back messages that reached nobody are looked at, in milliseconds: 60 days. */
const RECENT = 60 * DAY

/** The next messages that reached nobody, are still in time and were not offered again yet, by id. */
export async function findUnreachable(tx: Tx, page: { now: Date; after: number; limit: number }) {
  return tx
    .selectFrom('outbox')
    .select(['id', 'person_id', 'kind', 'feature', 'expects'])
    .where('state', '=', sql.lit('unreachable'))
    .where('offered_again_at', 'is', null)
    .where('person_id', 'is not', null)
    .where('ended_at', '>', new Date(page.now.getTime() - RECENT))
    .where('kind', 'in', [...LASTING])
    .where('not_after', '>', page.now)
    .where('id', '>', page.after)
    .orderBy('id')
    .limit(page.limit)
    .execute()
}

/** A message that reached nobody is due in this chat; only once. */
export async function putInOrderAgain(
  tx: Tx,
  id: number,
  to: { readonly chatId: number; readonly accountId: string },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({
      state: 'due',
      account_id: to.accountId,
      chat_id: to.chatId,
      reason: null,
      ended_at: null,
      expects: null,
      not_before: now,
      offered_again_at: now,
    })
    .where('id', '=', id)
    .where('state', '=', sql.lit('unreachable'))
    .execute()
}

/** Ends messages that are not to be sent any more. */
export async function endUnsent(
  tx: Tx,
  id: number,
  state: 'cancelled' | 'unreachable',
  reason: string,
  now: Date,
): Promise<void> {
  await tx.updateTable('outbox').set({ state, reason, ended_at: now }).where('id', '=', id).execute()
}

/** Leaves a message alone until a moment. */
export async function hold(tx: Tx, id: number, why: string, until: Date): Promise<void> {
  await tx.updateTable('outbox').set({ reason: why, not_before: until }).where('id', '=', id).execute()
}

/** Ends all that waits to be said to somebody; `replies` too, when nobody is there any more to read them. */
export async function endMessagesTo(
  tx: Tx,
  person: PersonId,
  ending: { readonly why: string; readonly replies: boolean; readonly now: Date },
): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ state: 'cancelled', reason: ending.why, ended_at: ending.now })
    .where('person_id', '=', person)
    .where('state', '=', sql.lit('due'))
    .$if(!ending.replies, (query) => query.where('kind', '<>', sql.lit('reply')))
    .execute()
}

/** Takes the words out of messages that ended and are older than they are kept; at most `limit`. Returns how many. */
export async function blotOldMessages(
  tx: Tx,
  cutoff: { readonly private: Date; readonly room: Date; readonly limit: number },
): Promise<number> {
  const { rows } = await sql`
    update outbox set text = '', file_name = null, file_id = null
    where id in (
      select outbox.id from outbox left join chat on chat.id = outbox.chat_id
      where (outbox.text <> '' or outbox.file_name is not null) and outbox.state not in ('due', 'sending')
        and outbox.created_at < case chat.kind when 'room' then ${cutoff.room}::timestamptz else ${cutoff.private}::timestamptz end
      order by outbox.id limit ${cutoff.limit})
    returning id`.execute(tx)
  return rows.length
}

/** Takes away the texts that were said to somebody in a chat of their own, and their name from all others. */
export async function forgetMessages(tx: Tx, { person, chats, words }: Traces, now: Date): Promise<void> {
  const own = sql<boolean>`(person_id = ${person} or chat_id = any(${[...chats]}::int[]))`
  await tx
    .updateTable('outbox')
    .set({ state: 'cancelled', ended_at: now })
    .where(own)
    .where('state', '=', sql.lit('due'))
    .execute()
  const nothing = { text: '', file_name: null, file_id: null, sent_to: null, reason: null, expects: null }
  await tx.updateTable('outbox').set(nothing).where(own).execute()
  for (const word of words) {
    // What was told of them goes whole, for their age and address may stand beside the name; what is still to be said
    // is for others and only loses the name.
    await sql`
      update outbox set text = case state when 'due' then replace(text, ${word}, '某某') else '' end
      where position(${word} in text) > 0`.execute(tx)
    await sql`update outbox set file_name = replace(file_name, ${word}, '某某')
      where position(${word} in file_name) > 0`.execute(tx)
  }
}

/** Messages that an earlier owner, or this one before it lost the database, had in hand. */
export async function leftInHand(tx: Tx, account: string, epoch: number): Promise<readonly OutboxRow[]> {
  return tx
    .selectFrom('outbox')
    .selectAll()
    .where('account_id', '=', account)
    .where('state', '=', sql.lit('sending'))
    .where('epoch', '<=', epoch)
    .forUpdate()
    .execute()
}

/** Takes a message that was left in hand into this epoch, so that it can be settled. */
export async function adopt(tx: Tx, id: number, epoch: number): Promise<void> {
  await tx.updateTable('outbox').set({ epoch }).where('id', '=', id).execute()
}

export async function findChat(tx: Tx, chatId: number): Promise<ChatRow | undefined> {
  return tx.selectFrom('chat').selectAll().where('id', '=', chatId).executeTakeFirst()
}

/** How many messages wait, and how many ended badly since a moment; and whether an account's pushes are paused. */
export async function readFigures(db: Kysely<Schema>, since: Date) {
  const figures = await db
    .selectFrom('outbox')
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere('state', 'in', ['due', 'sending']).as('waiting'),
      eb.fn.countAll<number>().filterWhere('state', '=', 'sent').filterWhere('ended_at', '>', since).as('sent'),
      eb.fn
        .countAll<number>()
        .filterWhere('state', 'in', ['failed', 'uncertain', 'expired'])
        .filterWhere('ended_at', '>', since)
        .as('failed'),
    ])
    .executeTakeFirstOrThrow()
  const paused = await db.selectFrom('account').select('id').where('paused_why', 'is not', null).execute()
  return { ...figures, paused: paused.length > 0 }
}
