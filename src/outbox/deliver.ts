/**
 * Sends what the outbox holds, one message at a time for an account: claim in one transaction, send without a lock,
 * write the result in a second. What dies in between is found again by its epoch.
 */
import type { Kysely } from 'kysely'
import type { Schema } from '../../db/schema.ts'
import type { Log } from '../base/log.ts'
import type { ClaimedMessage, Ports, StaffMatter, Tx } from '../feature.ts'
import { FIRST_PUSH_LANE } from './lanes.ts'
import { earliestSend, type Pace } from './pace.ts'
import type { Post } from './post.ts'
import * as queries from './queries.ts'
import { nextTry, repeatsWhenUncertain } from './retry.ts'
import { nextOpening, type SendingWindow } from './window.ts'
import * as wording from './wording.ts'

/** How a send ended; the same shape as the chat's own result. */
export type SendEnding =
  | { readonly outcome: 'sent'; readonly platformMessageId?: string }
  | { readonly outcome: 'failed'; readonly failure: string }
  | { readonly outcome: 'uncertain' }

export interface DeliveryParts {
  readonly db: Kysely<Schema>
  readonly log: Log
  readonly zone: string
  readonly window: SendingWindow
  readonly pace: Pace
  readonly now: () => Date
  readonly account: string
  readonly ports: Pick<Ports, 'reach' | 'toStaff'>
  readonly post: Post
  /** Asks all features; see `Feature.stillWanted`. */
  readonly stillWanted: (tx: Tx, messages: readonly ClaimedMessage[]) => Promise<ReadonlyMap<number, string>>
  readonly send: (out: {
    to: { kind: 'private' | 'room'; platformId: string }
    text: string
  }) => Promise<SendEnding>
}

/** `sent`: one message was dealt with, look again at once. `wait`: nothing before `until`. `idle`: nothing at all. */
export type Delivery =
  | { readonly step: 'sent' }
  | { readonly step: 'wait'; readonly until: Date }
  | { readonly step: 'idle' }

const FEATURE = 'outbox'

interface Claim {
  readonly row: queries.OutboxRow
  readonly to: { readonly kind: 'private' | 'room'; readonly platformId: string }
  readonly chatName: string
}

type Claiming = { readonly claim: Claim } | { readonly delivery: Delivery }

/** Deals with at most one message of the account that `epoch` owns. */
export async function deliverNext(parts: DeliveryParts, epoch: number): Promise<Delivery> {
  const claiming = await parts.db.transaction().execute((tx) => claimNext(parts, tx, epoch))
  if ('delivery' in claiming) return claiming.delivery
  const { claim } = claiming
  const ending = await parts.send({ to: claim.to, text: claim.row.text })
  await parts.db.transaction().execute((tx) => writeEnding(parts, tx, epoch, claim, ending))
  parts.log.info({ outbox: claim.row.id, kind: claim.row.kind, outcome: ending.outcome }, 'message delivered')
  return { step: 'sent' }
}

/**
 * What a dead owner had in hand may have been delivered. Called once by a new owner, before anything is sent; at most
 * one message an account is concerned.
 */
export async function settleLeftInHand(parts: DeliveryParts, epoch: number): Promise<void> {
  await parts.db.transaction().execute(async (tx) => {
    for (const row of await queries.leftInHand(tx, parts.account, epoch)) {
      await queries.adopt(tx, row.id, epoch)
      const chat = row.chat_id === null ? undefined : await queries.findChat(tx, row.chat_id)
      const claim: Claim = { row, to: { kind: 'private', platformId: '' }, chatName: chat?.name ?? '' }
      await writeEnding(parts, tx, epoch, claim, { outcome: 'uncertain' })
    }
  })
}

async function claimNext(parts: DeliveryParts, tx: Tx, epoch: number): Promise<Claiming> {
  const now = parts.now()
  const account = await queries.lockOwnAccount(tx, parts.account, epoch)
  if (account === undefined) return { delivery: { step: 'idle' } }
  await queries.expire(tx, parts.account, now)
  const opening = nextOpening(now, parts.window, parts.zone)
  const pushes = account.paused_why === null && opening <= now
  const row = await queries.findNext(tx, parts.account, { now, pushes })
  if (row === undefined) {
    return { delivery: await nextMoment(parts, tx, account.paused_why !== null, now) }
  }
  const recent = await queries.recentSends(tx, parts.account, parts.pace, now)
  const earliest = earliestSend({ id: row.id, push: row.lane >= FIRST_PUSH_LANE }, recent, parts.pace, now)
  if (earliest > now) return { delivery: { step: 'wait', until: earliest } }
  return claimRow(parts, tx, epoch, row, now)
}

/** Asks once more, at the instant of sending, whether and where the message is to go. */
async function claimRow(
  parts: DeliveryParts,
  tx: Tx,
  epoch: number,
  row: queries.OutboxRow,
  now: Date,
): Promise<Claiming> {
  const unwanted = await parts.stillWanted(tx, [claimedMessage(row)])
  const why = unwanted.get(row.id)
  if (why !== undefined) {
    await queries.endUnsent(tx, row.id, 'cancelled', why, now)
    return { delivery: { step: 'sent' } }
  }
  const [reach] = await parts.ports.reach(tx, [
    row.person_id === null ? { chat: row.chat_id ?? 0 } : { person: row.person_id },
  ])
  const chat = reach !== undefined && 'chatId' in reach ? await queries.findChat(tx, reach.chatId) : undefined
  if (chat?.platform_id == null) {
    const reason = reach !== undefined && 'why' in reach ? reach.why : '找不到这个聊天'
    await queries.endUnsent(tx, row.id, 'unreachable', reason, now)
    return { delivery: { step: 'sent' } }
  }
  await queries.markSending(tx, row, {
    epoch,
    chatId: chat.id,
    accountId: chat.account_id,
    platformId: chat.platform_id,
  })
  const to = { kind: chat.kind, platformId: chat.platform_id }
  return { claim: { row: { ...row, attempts: row.attempts + 1 }, to, chatName: chat.name } }
}

function claimedMessage(row: queries.OutboxRow): ClaimedMessage {
  return { id: row.id, feature: row.feature, about: row.about, personId: row.person_id, kind: row.kind }
}

/** When it is worth looking again although nothing may go now. */
async function nextMoment(parts: DeliveryParts, tx: Tx, paused: boolean, now: Date): Promise<Delivery> {
  const opening = nextOpening(now, parts.window, parts.zone)
  const moments = [await queries.firstDueAfter(tx, parts.account, { pushes: false, now })]
  if (!paused) {
    const push = await queries.firstDueAfter(tx, parts.account, { pushes: true, now })
    moments.push(push && nextOpening(push, parts.window, parts.zone))
    if (opening > now && (await queries.hasPushDue(tx, parts.account, now))) moments.push(opening)
  }
  const until = moments.filter((moment) => moment !== undefined).sort((a, b) => a.getTime() - b.getTime())[0]
  return until === undefined ? { step: 'idle' } : { step: 'wait', until }
}

async function writeEnding(
  parts: DeliveryParts,
  tx: Tx,
  epoch: number,
  claim: Claim,
  ending: SendEnding,
): Promise<void> {
  const { row } = claim
  const at = parts.now()
  const key = { id: row.id, epoch }
  if (ending.outcome === 'sent') {
    const id = ending.platformMessageId
    await queries.settle(tx, key, { state: 'sent', at, ...(id === undefined ? {} : { platformMessageId: id }) })
    return
  }
  const failure = ending.outcome === 'failed' ? ending.failure : 'uncertain'
  if (ending.outcome === 'uncertain' && !repeatsWhenUncertain(row.kind)) {
    await queries.settle(tx, key, { state: 'uncertain', reason: '可能已经收到', at })
    return tellStaff(parts, tx, row, { once: 'maybe-sent', text: wording.maybeSent(claim.chatName, row.text), urgent: false })
  }
  if (failure === 'too-often') {
    await queries.pausePushes(tx, parts.account, failure, at)
    await tellStaff(parts, tx, row, { once: 'pushes-paused', text: wording.pushesPaused(), urgent: true })
  }
  const again = nextTry(failure, row.attempts, at)
  if (again !== undefined) {
    const reason = ending.outcome === 'uncertain' ? '可能已经收到，再发一次' : wording.failureInWords(failure)
    await queries.settle(tx, key, { state: 'due', reason, at, notBefore: again })
    return
  }
  await queries.settle(tx, key, { state: 'failed', reason: wording.failureInWords(failure), at })
  const text = wording.gaveUp(claim.chatName, row.text, failure)
  await tellStaff(parts, tx, row, { once: 'gave-up', text, urgent: false })
}

/** Staff hear of trouble with a message once; trouble with that very line to staff ends here. */
async function tellStaff(parts: DeliveryParts, tx: Tx, row: queries.OutboxRow, matter: StaffMatter): Promise<void> {
  if (row.feature === FEATURE) return
  const once = `outbox ${row.id}:${matter.once}`
  const messages = await parts.ports.toStaff(tx, { ...matter, once })
  await parts.post(tx, FEATURE, messages, parts.now())
}
