/**
 * Sends what the outbox holds, one message at a time for an account: claim in one transaction, send without a lock,
 * write the result in a second. What dies in between is found again by its epoch.
 */

import type { Kysely } from 'kysely'
import type { Schema } from '../../db/schema.ts'
import type { Log } from '../base/log.ts'
import { MINUTE } from '../base/spans.ts'
import { splitText } from '../base/split-text.ts'
import type { ClaimedMessage, Hold, Ports, StaffMatter, Tx } from '../feature.ts'
import { type FileContent, readFile } from '../files/public.ts'
import { type Echo, isEchoOf } from './echoes.ts'
import { FIRST_PUSH_LANE, URGENT_LANE } from './lanes.ts'
import { earliestSend, limitsOf, type Pace, type RecentSends } from './pace.ts'
import type { Post } from './post.ts'
import * as queries from './queries.ts'
import { nextTry } from './retry.ts'
import { takeStranded } from './stranded.ts'
import { nextOpening, type SendingWindow, STAFF_HOURS } from './window.ts'
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
  /** What a message asks is asked in the chat in which it goes. */
  readonly moveQuestions: (tx: Tx, outboxId: number, chatId: number) => Promise<void>
  /** Asks all features; see `Feature.stillWanted`. */
  readonly stillWanted: (
    tx: Tx,
    messages: readonly ClaimedMessage[],
    now: Date,
  ) => Promise<ReadonlyMap<number, string | Hold>>
  /** `mayGoOn`: asked before each further part of what goes in several. */
  readonly send: (out: Outgoing, mayGoOn: () => boolean) => Promise<SendEnding>
}

/** Words or a file; the same shape as the chat's own. */
export type Outgoing = { readonly to: { readonly kind: 'private' | 'room'; readonly platformId: string } } & (
  | { readonly text: string }
  | { readonly file: FileContent & { readonly name: string } }
)

/**
 * `sent`: one message was dealt with, look again at once. `wait`: nothing before `until`, unless something new is posted;
 * and before `shut` not even that may go. `idle`: nothing at all. `away`: not for us to send now, the line being down or the
 * account another process's.
 */
export type Delivery =
  | { readonly step: 'sent' }
  | { readonly step: 'wait'; readonly until: Date; readonly shut?: Date }
  | { readonly step: 'idle' }
  | { readonly step: 'away' }

const FEATURE = 'outbox'
/** How long a message that must wait is left alone, in milliseconds. */
const HOLD = 30 * MINUTE
/** A moment that is over by now would be looked at again at once, and for ever. */
const SHORTEST_HOLD = 10_000

/** A message that is ours to send: it stands in the table as `sending` under this epoch. */
export interface Claim {
  readonly epoch: number
  readonly row: queries.OutboxRow
  readonly to: { readonly kind: 'private' | 'room'; readonly platformId: string }
  readonly chatName: string
  /** What a row with a file name sends. */
  readonly file?: FileContent
}

/** A send that ended, at a moment of the office clock; to be written down whatever else fails. */
export interface Sent {
  readonly claim: Claim
  readonly ending: SendEnding
  readonly at: Date
}

export type Claiming = { readonly claim: Claim } | { readonly delivery: Delivery }

/** Claims the next message of the account that `epoch` owns. `lastTry`: when the account last tried to send, as far as this process knows. */
export async function claimMessage(parts: DeliveryParts, epoch: number, lastTry: Date | undefined): Promise<Claiming> {
  return parts.db.transaction().execute((tx) => claimNext(parts, tx, epoch, lastTry))
}

/** Sends it; `isOurs`: asked again before each further part of a long text. No transaction and no lock is held meanwhile. */
export async function sendClaimed(parts: DeliveryParts, claim: Claim, isOurs: () => boolean): Promise<Sent> {
  const { to, row, file } = claim
  const ending = await parts.send(
    file === undefined ? { to, text: row.text } : { to, file: { ...file, name: row.file_name ?? '' } },
    isOurs,
  )
  return { claim, ending, at: parts.now() }
}

/** Writes down how a send ended; may be called again when it could not be written. */
export async function writeDown(parts: DeliveryParts, sent: Sent): Promise<void> {
  if (sent.ending.outcome === 'sent' && messagesOf(sent.claim.row) === 1) await writeSent(parts.db, sent)
  else await parts.db.transaction().execute((tx) => writeEnding(parts, tx, sent))
  const { row } = sent.claim
  parts.log.info({ outbox: row.id, kind: row.kind, outcome: sent.ending.outcome }, 'message delivered')
}

/**
 * What a dead owner had in hand may have been delivered, and so may what this one claimed when the line to the database
 * broke. Called before anything is sent; at most one message an account is concerned.
 */
export async function settleLeftInHand(parts: DeliveryParts, epoch: number): Promise<void> {
  await parts.db.transaction().execute(async (tx) => {
    for (const row of await queries.leftInHand(tx, parts.account, epoch)) {
      await queries.adopt(tx, row.id, epoch)
      const chat = row.chat_id === null ? undefined : await queries.findChat(tx, row.chat_id)
      const claim: Claim = { epoch, row, to: { kind: 'private', platformId: '' }, chatName: chat?.name ?? '' }
      await writeEnding(parts, tx, { claim, ending: { outcome: 'uncertain' }, at: parts.now() })
    }
  })
}

/** After the clock was set back. */
export async function bringForward(parts: DeliveryParts): Promise<void> {
  await parts.db.transaction().execute((tx) => queries.bringForward(tx, parts.account, parts.now()))
}

/** What the platform shows of a message that nobody knew the end of ends it. Returns whether there was one. */
export async function settleByEcho(parts: DeliveryParts, echo: Echo): Promise<boolean> {
  return parts.db.transaction().execute(async (tx) => {
    const rows = await queries.inDoubt(tx, parts.account, echo.to.platformId, echo.platformMessageId)
    const row = rows.find((one) => isEchoOf(echo, one))
    if (row === undefined) return false
    await queries.settleInDoubt(tx, row.id, { platformMessageId: echo.platformMessageId, at: parts.now() })
    parts.log.info({ outbox: row.id, kind: row.kind }, 'message in doubt was delivered')
    return true
  })
}

async function claimNext(parts: DeliveryParts, tx: Tx, epoch: number, lastTry: Date | undefined): Promise<Claiming> {
  const now = parts.now()
  const next = await queries.findNext(
    tx,
    { account: parts.account, epoch },
    {
      now,
      windowOpen: nextOpening(now, parts.window, parts.zone) <= now,
      limits: limitsOf(parts.pace),
      tooLate: wording.tooLate(),
    },
  )
  if (next === undefined) return { delivery: { step: 'away' } }
  if (next.head === undefined) {
    if (await takeStranded(tx, parts, now)) return { delivery: { step: 'sent' } }
    return { delivery: await nextMoment(parts, tx, next.paused, now) }
  }
  const { row } = next.head
  const recent = withTry(next.head.recent, lastTry, now)
  const calm = next.paused && row.lane !== URGENT_LANE
  const earliest = earliestSend({ id: row.id, push: row.lane >= FIRST_PUSH_LANE, calm }, recent, parts.pace)
  if (earliest > now) {
    // An answer may come due before the push at the head may go.
    const { reply } = await queries.findWaiting(tx, parts.account, now)
    const shut = earliestSend({ id: row.id, push: false }, recent, parts.pace)
    return { delivery: { step: 'wait', until: reply !== undefined && reply < earliest ? reply : earliest, shut } }
  }
  return claimRow(parts, tx, epoch, next.head, now)
}

/** Asks once more, at the instant of sending, whether and where the message is to go. */
async function claimRow(
  parts: DeliveryParts,
  tx: Tx,
  epoch: number,
  { row, chat: named }: queries.Head,
  now: Date,
): Promise<Claiming> {
  const morning = morningFor(row, now, parts.zone)
  if (morning !== undefined) {
    await queries.hold(tx, row.id, wording.tillMorning(), morning)
    return { delivery: { step: 'sent' } }
  }
  const unwanted = await parts.stillWanted(tx, [claimedMessage(row)], now)
  const why = unwanted.get(row.id)
  if (why !== undefined) {
    if (typeof why === 'string') await queries.endUnsent(tx, row.id, 'cancelled', why, now)
    else await queries.hold(tx, row.id, why.waits, heldUntil(why, now))
    return { delivery: { step: 'sent' } }
  }
  const whom = row.person_id === null ? { chat: row.chat_id ?? 0 } : { person: row.person_id }
  const [reach] = await parts.ports.reach(tx, [queries.addressed(row, whom)])
  const chatId = reach !== undefined && 'chatId' in reach ? reach.chatId : undefined
  const chat = named?.id === chatId ? named : chatId && (await queries.findChat(tx, chatId))
  if (!chat || chat.platform_id === null) {
    const reason = reach !== undefined && 'why' in reach ? reach.why : wording.failureInWords('no-such-chat')
    await queries.endUnsent(tx, row.id, 'unreachable', reason, now)
    return { delivery: { step: 'sent' } }
  }
  if (chat.id !== row.chat_id) await parts.moveQuestions(tx, row.id, chat.id)
  if (chat.account_id !== parts.account) {
    // The person has moved to a chat of another account since; its owner sends it.
    await queries.moveToChat(tx, row, chat)
    return { delivery: { step: 'sent' } }
  }
  const file = row.file_id === null ? undefined : await readFile(tx, row.file_id)
  if (row.file_name !== null && file === undefined) {
    await queries.endUnsent(tx, row.id, 'cancelled', wording.fileCleared(), now)
    return { delivery: { step: 'sent' } }
  }
  const claim = { epoch, chatId: chat.id, platformId: chat.platform_id, now }
  if (!(await queries.markSending(tx, row, claim))) return { delivery: { step: 'sent' } }
  const to = { kind: chat.kind, platformId: chat.platform_id }
  const claimed = { ...row, attempts: row.attempts + 1, tried_at: now }
  return { claim: { epoch, row: claimed, to, chatName: chat.name, ...(file === undefined ? {} : { file }) } }
}

/** A line to staff that was said by day and could not go by day goes in the morning, unless it is urgent. */
function morningFor({ kind, created_at }: queries.OutboxRow, now: Date, zone: string): Date | undefined {
  const isByDay = (moment: Date) => nextOpening(moment, STAFF_HOURS, zone) <= moment
  return kind === 'staff' && isByDay(created_at) && !isByDay(now) ? nextOpening(now, STAFF_HOURS, zone) : undefined
}

const heldUntil = ({ until }: Hold, now: Date): Date =>
  new Date(Math.max(until?.getTime() ?? now.getTime() + HOLD, now.getTime() + SHORTEST_HOLD))

/** A try that did not succeed leaves no moment in the table, and yet the platform has seen it. */
function withTry(recent: RecentSends, lastTry: Date | undefined, now: Date): RecentSends {
  if (lastTry === undefined || lastTry > now) return recent
  return recent.last !== undefined && recent.last > lastTry ? recent : { ...recent, last: lastTry }
}

function claimedMessage(row: queries.OutboxRow): ClaimedMessage {
  const { id, feature, about, kind } = row
  return { id, feature, about, kind, personId: row.person_id, chatId: row.chat_id }
}

/** When it is worth looking again although nothing may go now. */
async function nextMoment(parts: DeliveryParts, tx: Tx, paused: boolean, now: Date): Promise<Delivery> {
  const { reply, nightPush, push, isPushDue } = await queries.findWaiting(tx, parts.account, now)
  const moments = [reply]
  if (!paused) {
    const opening = nextOpening(now, parts.window, parts.zone)
    moments.push(nightPush, push && nextOpening(push, parts.window, parts.zone))
    if (opening > now && isPushDue) moments.push(opening)
  }
  const until = moments.filter((moment) => moment !== undefined).sort((a, b) => a.getTime() - b.getTime())[0]
  return until === undefined ? { step: 'idle' } : { step: 'wait', until }
}

/** One statement, and so a transaction by itself. */
async function writeSent(db: Kysely<Schema>, { claim, ending, at }: Sent): Promise<boolean> {
  const id = ending.outcome === 'sent' ? ending.platformMessageId : undefined
  return queries.settle(db, claim, { state: 'sent', at, ...(id === undefined ? {} : { platformMessageId: id }) })
}

/** A long text goes in several messages, and the platform counts each of them. */
const messagesOf = ({ file_name, text }: queries.OutboxRow): number =>
  file_name === null ? Math.max(splitText(text).length, 1) : 1

/**
 * Of one that went in several messages, or did not succeed. Writes nothing at all when another owner has settled the message
 * meanwhile.
 */
async function writeEnding(parts: DeliveryParts, tx: Tx, sent: Sent): Promise<void> {
  const { claim, ending, at } = sent
  const { row } = claim
  // The row itself counts once where it has ended.
  const beside = (count: number, id?: number) =>
    queries.noteBeside(tx, { account: parts.account, id, lane: row.lane, at }, count)
  if (ending.outcome === 'sent') {
    if (await writeSent(tx, sent)) await beside(messagesOf(row) - 1)
    return
  }
  const unsure = ending.outcome === 'uncertain'
  const failure = unsure ? 'uncertain' : ending.failure
  const again = nextTry(row, failure, at)
  const state = again !== undefined ? 'due' : unsure ? 'uncertain' : 'failed'
  const reason = wording.failureInWords(failure)
  const written = await queries.settle(tx, claim, {
    state,
    reason,
    at,
    ...(again === undefined ? {} : { notBefore: again }),
  })
  if (!written) return
  if (unsure) await beside(messagesOf(row) - (again === undefined ? 1 : 0), again === undefined ? undefined : row.id)
  await stopWhereWarned(parts, tx, row, { failure, at })
  if (again !== undefined) return
  const what = row.file_name === null ? row.text : wording.fileNamed(row.file_name)
  const text = unsure ? wording.maybeSent(claim.chatName, what) : wording.gaveUp(claim.chatName, what, failure)
  await tellStaff(parts, tx, row, { once: unsure ? 'maybe-sent' : 'gave-up', text, urgent: false })
}

/** So many whom the platform refuses one after the other, where nobody gets anything, are its warning too. */
const REFUSED_IN_A_ROW = 5

/** The first warning of the platform stops the pushes, and staff hear of it once until somebody resumes them. */
async function stopWhereWarned(
  parts: DeliveryParts,
  tx: Tx,
  row: queries.OutboxRow,
  { failure, at }: { readonly failure: string; readonly at: Date },
): Promise<void> {
  const isRefusal = failure === 'refused' || (failure === 'broken' && row.file_name === null)
  const refused =
    isRefusal && row.attempts === 1
      ? await queries.countRefused(tx, parts.account, {
          refused: wording.failureInWords('refused'),
          broken: wording.failureInWords('broken'),
        })
      : 0
  const isBanned = failure === 'banned' || refused >= REFUSED_IN_A_ROW
  if (!isBanned && failure !== 'too-often') return
  if (!(await queries.pausePushes(tx, parts.account, isBanned ? 'banned' : 'too-often', at))) return
  const name = await queries.nameOfAccount(tx, parts.account)
  const text = !isBanned
    ? wording.pushesPaused(name)
    : failure === 'banned'
      ? wording.accountBanned(name)
      : wording.allRefused(refused, name)
  await tellStaff(parts, tx, row, { once: isBanned ? 'banned' : 'pushes-paused', text, urgent: true })
}

/** Staff hear of trouble with a message once; trouble with that very line to staff ends here. */
async function tellStaff(parts: DeliveryParts, tx: Tx, row: queries.OutboxRow, matter: StaffMatter): Promise<void> {
  if (row.feature === FEATURE) return
  const once = `outbox ${row.id}:${matter.once}`
  const messages = await parts.ports.toStaff(tx, { ...matter, once })
  await parts.post(tx, FEATURE, messages, parts.now())
}
