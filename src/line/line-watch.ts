/**
 * Keeps the book of when the account could be heard, and tells people: staff when a longer gap is over, a webhook while
 * it lasts, or while the account is banned.
 */

import type { Kysely } from 'kysely'
import type { Schema } from '../../db/schema.ts'
import type { Log } from '../base/log.ts'
import { createLoop } from '../base/loop.ts'
import { serialize } from '../base/serial.ts'
import { DAY, MINUTE } from '../base/spans.ts'
import type { Message, Ports, Reach, Tx } from '../feature.ts'
import type { Alert } from './alert.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** The same words as the chat's own. */
export type LineState = 'starting' | 'online' | 'logged-out' | 'stopped'

export interface LineWatchParts {
  readonly db: Kysely<Schema>
  readonly log: Log
  readonly account: string
  readonly office: string
  readonly now: () => Date
  /** A moment in the office's words. */
  readonly sayMoment: (moment: Date) => string
  readonly toStaff: Ports['toStaff']
  readonly reach: Ports['reach']
  readonly post: (tx: Tx, feature: string, messages: readonly Message[], now: Date) => Promise<number>
  /** Whether this is an hour at which staff read what can wait till morning. */
  readonly mayTell: (moment: Date) => boolean
  /** Something was posted. */
  readonly posted: () => void
  readonly alert: Alert
}

export interface LineWatch {
  /** The line is in another state, since a moment that may lie back. */
  turn(state: LineState, since: Date): void
  start(): void
  /** Writes down what is known and tells whom it concerns; rejects when the database is away, and may be called again. */
  settle(): Promise<void>
  stop(): Promise<void>
}

interface Turn {
  readonly state: LineState
  readonly since: Date
}

const FEATURE = 'line'
/** Staff are told of gaps longer than this, in milliseconds. */
const WORTH_TELLING = MINUTE
/** How long what was missed may take to come after all, before staff are told. */
const LATE_MS = MINUTE
/** A half-open line is noticed within this. */
const UNNOTICED = 15_000
/** Other accounts: how long they were silent before staff are told, and how long ago they may have been given up, in ms. */
const SILENT_FOR = 3 * MINUTE
const GIVEN_UP = 3 * DAY
/** Not every short trouble is worth a call: how long it lasts before the webhook hears of it. */
const ALERT_AFTER: Readonly<Record<LineState, number>> = {
  'logged-out': 10_000,
  starting: MINUTE,
  online: 0,
  stopped: Number.POSITIVE_INFINITY,
}
const EVERY = 5_000

/** The watch of one account; nothing is written before `start` or `settle`. */
export function createLineWatch(parts: LineWatchParts): LineWatch {
  let waiting: readonly Turn[] = []
  let current: Turn = { state: 'stopped', since: parts.now() }
  let hasHeard = false
  const alerting = createAlerting(parts)
  const tellingOfBans = createTellingOfBans(parts)

  const settle = serialize(async () => {
    for (let turn = waiting[0]; turn !== undefined; turn = waiting[0]) {
      await writeTurn(parts, turn, hasHeard)
      hasHeard = turn.state === 'online' || (hasHeard && turn.state !== 'stopped')
      waiting = waiting.slice(1)
    }
    await parts.db.transaction().execute(async (tx) => {
      await tellOfGaps(parts, tx)
      if (current.state !== 'online') return
      await tellOfOthers(parts, tx)
      // Last, since it locks the account, which those who send from it wait for.
      await noteHearing(parts, tx, current.since)
    })
  })
  const loop = createLoop('line', parts.log, async () => {
    // While the webhook is told, nothing else tells it, whatever has become of the book.
    const all = await Promise.allSettled([settle(), alerting(current), tellingOfBans()])
    for (const one of all) if (one.status === 'rejected') throw one.reason
    return { ms: EVERY }
  })

  return {
    turn(state, since) {
      current = { state, since }
      waiting = [...waiting, current]
      loop.poke()
    },
    start: loop.start,
    settle,
    async stop() {
      await loop.stop()
      await settle().catch(() => {})
    },
  }
}

/** Writes what a turn of the line means; `hasHeard`: whether this process has been online since it started. */
async function writeTurn(parts: LineWatchParts, { state, since }: Turn, hasHeard: boolean): Promise<void> {
  const { db, account } = parts
  await db.transaction().execute(async (tx) => {
    const open = await queries.findOpenGap(tx, account)
    if (state === 'online' && open !== undefined) await queries.closeGap(tx, open, since)
    if (state === 'online' || (state === 'stopped' && hasHeard && open === undefined)) {
      return queries.markHeard(tx, account, since)
    }
    if (state === 'stopped') return
    // At the start, nothing has been heard since the program ran last; before the first login ever, nothing was missed.
    const from = hasHeard ? since : await queries.heardUntil(tx, account)
    const why = state === 'logged-out' ? 'logged-out' : hasHeard ? 'away' : 'stopped'
    if (from !== undefined) await queries.openGap(tx, account, { open, from, why })
  })
}

/** The last seconds are left out: a half-open line may not have been noticed yet. */
async function noteHearing({ account, now }: LineWatchParts, tx: Tx, since: Date): Promise<void> {
  const sure = new Date(now().getTime() - UNNOTICED)
  if (sure > since) await queries.markHeard(tx, account, sure)
}

async function tellOfGaps(parts: LineWatchParts, tx: Tx): Promise<void> {
  const now = parts.now()
  const gaps = await queries.findUntold(tx, parts.account, new Date(now.getTime() - LATE_MS))
  for (const gap of gaps) await tellOfGap(parts, tx, gap, now)
  await queries.markTold(
    tx,
    gaps.map((gap) => gap.id),
    now,
  )
}

async function tellOfGap(parts: LineWatchParts, tx: Tx, gap: queries.Gap, now: Date): Promise<void> {
  const until = gap.until_at ?? now
  const ms = until.getTime() - gap.from_at.getTime()
  if (ms <= WORTH_TELLING) return
  const weight = await queries.weighGap(tx, parts.account, { from: gap.from_at, until })
  const text = wording.gapIsOver({ from: parts.sayMoment(gap.from_at), ms, why: gap.why, ...weight })
  await parts.post(tx, FEATURE, await parts.toStaff(tx, { once: `gap ${gap.id}`, text, urgent: false }), now)
  parts.posted()
}

/** The account that is logged out, or whose program has died, cannot say so itself; this one can, to staff who know it. */
async function tellOfOthers(parts: LineWatchParts, tx: Tx): Promise<void> {
  const now = parts.now()
  if (!parts.mayTell(now)) return
  const ago = (ms: number) => new Date(now.getTime() - ms)
  const silent = await queries.findSilentOthers(tx, parts.account, {
    before: ago(SILENT_FOR),
    notBefore: ago(GIVEN_UP),
  })
  for (const { id, since, why } of silent) {
    const text = wording.otherIsSilent(id, why, parts.sayMoment(since))
    const once = `silent ${id} ${since.toISOString()}`
    const messages = await parts.toStaff(tx, { once, text, urgent: false })
    const reaches = await parts.reach(tx, messages)
    // To those whom only the silent account reaches it would come when it is no longer true.
    const byThis = messages.filter((_, index) => reachedBy(reaches[index]) === parts.account)
    if ((await parts.post(tx, FEATURE, byThis, now)) > 0) parts.posted()
  }
}

const reachedBy = (reach: Reach | undefined) =>
  reach !== undefined && 'accountId' in reach ? reach.accountId : undefined

/** Tells the webhook once that the line is down, and once that it is back; what it did not take is said again. */
function createAlerting(parts: LineWatchParts): (current: Turn) => Promise<void> {
  let told = false
  return async ({ state, since }) => {
    const down = state !== 'online'
    if (down === told || parts.now().getTime() - since.getTime() < ALERT_AFTER[state]) return
    const why = state === 'logged-out' ? state : 'away'
    const text = down ? wording.lineIsDown(parts.office, why, parts.sayMoment(since)) : wording.lineIsBack(parts.office)
    if (await parts.alert(text)) told = down
  }
}

/** Tells the webhook once that the platform lets the account send no more; what it did not take is said again. */
function createTellingOfBans({ db, account, office, sayMoment, alert }: LineWatchParts): () => Promise<void> {
  let told: number | undefined
  return async () => {
    const since = await queries.bannedSince(db, account)
    if (since === undefined || since.getTime() === told) return
    if (await alert(wording.accountIsBanned(office, sayMoment(since)))) told = since.getTime()
  }
}
