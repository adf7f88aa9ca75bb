/** How a message ended, or what else is to become of it. */

import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Schema } from '../../../db/schema.ts'
import { DAY } from '../../base/spans.ts'
import { writtenOnce } from '../../base/written-once.ts'
import type { PersonId, Release, Rewording, Tx } from '../../feature.ts'
import type { OutboxRow } from './rows.ts'

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
  const { state, at, reason = null, notBefore = null, platformMessageId = null } = ending
  const { row, epoch } = claim
  const endedAt = state === 'due' ? null : at
  const settled = await settling(db, { id: row.id, epoch, state, reason, endedAt, notBefore, platformMessageId })
  return settled.length > 0
}

interface Settling {
  readonly id: number
  readonly epoch: number
  readonly state: 'sent' | 'failed' | 'uncertain' | 'due'
  readonly reason: string | null
  readonly endedAt: Date | null
  /** Null: as it was. */
  readonly notBefore: Date | null
  readonly platformMessageId: string | null
}

const settling = writtenOnce((db: Kysely<Schema>, values: Settling) =>
  db
    .updateTable('outbox')
    .set({
      state: values.state,
      reason: values.reason,
      ended_at: values.endedAt,
      platform_message_id: values.platformMessageId,
      not_before: sql<Date>`coalesce(${values.notBefore}::timestamptz, not_before)`,
    })
    .where('id', '=', values.id)
    .where('epoch', '=', values.epoch)
    .where('state', '=', sql.lit('sending'))
    .returning('id'),
)

/**
 * So many messages count for the account's pace beside the rows that have ended: a send that may have been delivered and
 * is to be tried again, whose question (`id`) may be answered, and the further messages of a long text.
 */
export async function noteBeside(
  tx: Tx,
  send: { readonly account: string; readonly id: number | undefined; readonly lane: number; readonly at: Date },
  count: number,
): Promise<void> {
  if (count === 0) return
  const { account, id, lane, at } = send
  const over = new Date(at.getTime() - DAY)
  await tx.deleteFrom('doubtful_send').where('account_id', '=', account).where('at', '<', over).execute()
  const outbox_id = id ?? null
  const rows = Array.from({ length: count }, () => ({ account_id: account, outbox_id, lane, at }))
  await tx.insertInto('doubtful_send').values(rows).execute()
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
    .where('o.attempts', '>', sql.lit(0))
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

/**
 * Answers whose moment lies where the clock was before it was set back: they would wait until it comes by again. Those that
 * were to wait for a moment of their own keep it.
 */
export async function bringForward(tx: Tx, account: string, now: Date): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ not_before: now })
    .where('account_id', '=', account)
    .where('state', '=', sql.lit('due'))
    .where('kind', 'in', [sql.lit('reply' as const), sql.lit('urgent' as const)])
    .where('not_before', '>', now)
    .where((eb) =>
      eb.or([
        eb.and([eb('created_at', '>', now), eb('not_before', '=', eb.ref('created_at'))]),
        eb('tried_at', '>', now),
      ]),
    )
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

/**
 * Says otherwise what waits to be said. The accounts are locked first, as for a claim: what is claimed before that is on
 * its way with its old words, and keeps them.
 */
export async function rewordWaiting(tx: Tx, feature: string, { abouts, from, to, notAfter }: Rewording): Promise<void> {
  const waits = isWaiting(feature, abouts)
  await lockAccountsOf(tx, waits)
  await sql`update outbox set text = replace(text, ${from}, ${to}), not_after = ${notAfter} where ${waits}`.execute(tx)
}

/** Lets go what was held for a reason that holds no longer. The accounts are locked first, as for a claim. */
export async function releaseHeld(tx: Tx, feature: string, { abouts, waits }: Release, now: Date): Promise<void> {
  const isHeld = sql`${isWaiting(feature, abouts)} and outbox.reason = ${waits}`
  await lockAccountsOf(tx, isHeld)
  await sql`update outbox set reason = null, not_before = ${now} where ${isHeld}`.execute(tx)
}

const isWaiting = (feature: string, abouts: readonly string[]) =>
  sql`outbox.feature = ${feature} and outbox.about = any(${[...abouts]}::text[]) and outbox.state = 'due'`

async function lockAccountsOf(tx: Tx, which: RawBuilder<unknown>): Promise<void> {
  const accounts = sql`select account_id from outbox where ${which}`
  await sql`select id from account where id in (${accounts}) order by id for update`.execute(tx)
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
