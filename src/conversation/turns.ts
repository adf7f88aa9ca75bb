/**
 * Takes the messages that were recorded, one turn at a time per chat. Messages of several chats that wait together are
 * handled one after the other in one transaction: what is asked of all of them is asked at once, and what one of them
 * writes travels with what the next one asks. Where that does not go well nothing of it stands, and each has a transaction
 * of its own.
 */

import type { Kysely } from 'kysely'
import type { Schema } from '../../db/schema.ts'
import { errorText } from '../base/errors.ts'
import type { Log } from '../base/log.ts'
import { DAY } from '../base/spans.ts'
import type { Tx } from '../feature.ts'
import { addAfterTalk } from './after-talk.ts'
import { changePeople } from './change-people.ts'
import type { Claims } from './claims.ts'
import { deedOf } from './deeds.ts'
import { tellWhatIsLeft } from './draft-left.ts'
import { type Heard, hear } from './hear.ts'
import { findKnown, type Known } from './known.ts'
import {
  endMessage,
  findChat,
  type InboxRow,
  lockClaimed,
  type OpenedRow,
  openClaimed,
  putOff,
  reopenKept,
  waitForLocks,
  writeAudit,
} from './queries.ts'
import { closeQuestionsAbout, openQuestions } from './questions.ts'
import { holdBack, type PostMessages } from './replayed.ts'
import { replyTo } from './reply.ts'
import { type Book, ENGINE, isStaff } from './talk.ts'
import { withoutRepeats, withoutSameAnswer } from './without-repeats.ts'
import * as wording from './wording.ts'

export interface TurnParts {
  readonly db: Kysely<Schema>
  readonly log: Log
  readonly now: () => Date
  readonly book: Book
  readonly post: PostMessages
  readonly wake: (tx: Tx, jobIds: readonly string[], at?: Date) => Promise<void>
  readonly claims: Claims
  /** Runs `work` in a transaction, trying serialization and connection errors again at once. */
  readonly transact: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  /** Whether the database is to blame, not the message. */
  readonly isDatabaseFault: (error: unknown) => boolean
}

/** What turns have left to do for others; nothing where their messages were for nobody. */
export interface Left {
  /** Messages that wait no more. */
  readonly taken: number
  /** Rows in the outbox. */
  readonly posted: boolean
  /** Jobs that were woken. */
  readonly woke: boolean
  /** Messages that are to be tried again. */
  readonly again: readonly number[]
  /** Older messages wait once more. */
  readonly reopened: boolean
  /** They did not go together. */
  readonly parted: boolean
}

const NOTHING: Left = { taken: 0, posted: false, woke: false, again: [], reopened: false, parted: false }

/** A message is given up after this many starts of its handling. */
const STARTS = 3
/** Older words are not taken up again when it is known at last who wrote them, in milliseconds. */
const KEPT_FOR = 3 * DAY
/**
 * How long turns that are taken together wait for a lock, in milliseconds: one turn seldom holds more than one, but those who
 * hold the locks of several may wait for each other.
 */
const LOCKED = 100

/**
 * Handles the next messages, of `most` chats at most. `worker` names whoever claims them; returns what is left to do,
 * `undefined` when there was no message. Rejects when the database is to blame; such starts do not count.
 */
export async function takeTurns(parts: TurnParts, worker: string, most: number): Promise<Left | undefined> {
  const claimed = await parts.claims.claim(worker, most)
  if (claimed.length === 0) return undefined
  let left: Left | undefined
  try {
    left = await takeClaimed(parts, claimed, worker)
  } finally {
    parts.claims.release(worker, left?.again ?? claimed.map(({ id }) => id))
  }
  if (left.reopened) parts.claims.lookBack()
  return left
}

async function takeClaimed(parts: TurnParts, claimed: readonly InboxRow[], worker: string): Promise<Left> {
  const isFresh = claimed.length > 1 && claimed.every(({ attempts }) => attempts === 1)
  const left = isFresh ? await takeTogether(parts, claimed, worker) : undefined
  if (left !== undefined) return left
  const lefts: Left[] = []
  for (const [index, one] of claimed.entries()) {
    try {
      lefts.push(await takeAlone(parts, one, worker))
    } catch (error) {
      parts.claims.forgive(
        worker,
        claimed.slice(index).map(({ id }) => id),
      )
      throw error
    }
  }
  return { ...joined(lefts), parted: isFresh }
}

/** `undefined`: they have to be taken one by one. */
async function takeTogether(parts: TurnParts, claimed: readonly InboxRow[], worker: string): Promise<Left | undefined> {
  try {
    const turns = await parts.db.transaction().execute(async (tx) => {
      await waitForLocks(tx, LOCKED)
      return handleAll(parts, tx, claimed, worker)
    })
    return told(parts, turns)
  } catch (error) {
    parts.log.info({ messages: claimed.length, error: errorText(error) }, 'turns parted')
    return undefined
  }
}

async function takeAlone(parts: TurnParts, claimed: InboxRow, worker: string): Promise<Left> {
  try {
    if (claimed.attempts > STARTS) return await giveUp(parts, claimed, worker)
    return told(parts, await parts.transact((tx) => handleAll(parts, tx, [claimed], worker)))
  } catch (error) {
    if (parts.isDatabaseFault(error)) throw error
    // The row stays; its next start is the next turn of its chat.
    parts.log.error({ inbox: claimed.id, attempts: claimed.attempts, error: errorText(error) }, 'turn failed')
    if (claimed.attempts > STARTS) await putOff(parts.db, claimed.id, worker)
    return { ...NOTHING, again: [claimed.id] }
  }
}

interface Turn {
  readonly id: number
  readonly left: Left
  /** What the message came to. */
  readonly handled: { readonly as: string; readonly acts: number }
}

/** They are committed: only now is it true. */
function told(parts: TurnParts, turns: readonly Turn[]): Left {
  for (const { id, handled } of turns) parts.log.info({ inbox: id, ...handled }, 'message handled')
  return joined(turns.map(({ left }) => left))
}

const joined = (lefts: readonly Left[]): Left => ({
  taken: lefts.reduce((sum, { taken }) => sum + taken, 0),
  posted: lefts.some(({ posted }) => posted),
  woke: lefts.some(({ woke }) => woke),
  again: lefts.flatMap(({ again }) => again),
  reopened: lefts.some(({ reopened }) => reopened),
  parted: lefts.some(({ parted }) => parted),
})

/** One after the other; what somebody else has handled meanwhile is left out. */
async function handleAll(
  parts: TurnParts,
  tx: Tx,
  claimed: readonly InboxRow[],
  worker: string,
): Promise<readonly Turn[]> {
  const ids = claimed.map(({ id }) => id)
  const rows = await openClaimed(tx, ids, worker)
  const now = parts.now()
  const known = rows.length > 1 ? await findKnown(parts.book, tx, rows, now) : undefined
  const turns: Turn[] = []
  for (const row of rows) turns.push(await handle(parts, tx, row, now, known?.get(row.chat.id)))
  return turns
}

async function handle(parts: TurnParts, tx: Tx, row: OpenedRow, now: Date, known?: Known): Promise<Turn> {
  const { id } = row
  const said = await hear(parts.book, tx, row, now, known)
  const heard = await tellWhatIsLeft(parts.book, withoutRepeats(parts.book, said))
  const changed = await changePeople(parts.book, tx, heard.decided, now)
  const postings = [
    ...(await withoutSameAnswer(
      parts.book,
      tx,
      heard.talk,
      await replyTo(parts.book, { ...heard, decided: changed.decided }),
    )),
    ...changed.postings,
    ...(await addAfterTalk(parts.book, heard)),
  ]
  const here = { chatId: row.chat.id, accountId: row.chat.account_id }
  if (row.replayed) await holdBack({ post: parts.post, ports: parts.book.ports }, tx, row, postings, now)
  else for (const { feature, messages } of postings) await parts.post(tx, feature, messages, now, { here })
  for (const { feature, outcome } of heard.decided) {
    for (const rewording of outcome.rewords ?? []) await parts.book.rewordMessages(tx, feature, rewording)
    for (const release of outcome.releases ?? []) await parts.book.releaseMessages(tx, feature, release, now)
  }
  const opens = heard.decided.flatMap(({ feature, outcome }) =>
    (outcome.opens ?? []).map(({ chat, expects }) => ({ feature, chatId: chat, outboxId: null, expects, now })),
  )
  await openQuestions(tx, opens)
  const over = heard.decided.flatMap((one) => one.outcome.closes ?? [])
  await closeQuestionsAbout(tx, [...over, ...changed.over], now)
  const wake = [...heard.decided.flatMap((one) => one.outcome.wake ?? []), ...changed.wake]
  if (wake.length > 0) await parts.wake(tx, wake)
  for (const { job, at } of postings.flatMap(({ wakeLater = [] }) => wakeLater)) await parts.wake(tx, [job], at)
  const hearAgain = heard.decided.flatMap((one) => one.outcome.hearAgain ?? [])
  for (const chat of hearAgain) await reopenKept(tx, chat, new Date(now.getTime() - KEPT_FOR))
  if (isStaff(heard.talk)) await auditStaff(tx, heard, now)
  const handledAs = heard.decided[0]?.as ?? 'overheard'
  await endMessage(tx, id, {
    state: 'handled',
    handled_at: now,
    person_id: heard.talk.speaker.person?.id ?? null,
    handled_as: handledAs,
    deed: deedOf(parts.book.features, heard.decided),
    failure: null,
  })
  const posted = postings.some(({ messages }) => messages.length > 0)
  const left = { ...NOTHING, taken: 1, posted, woke: wake.length > 0, reopened: hearAgain.length > 0 }
  return { id, left, handled: { as: handledAs, acts: heard.decided.length } }
}

/** Whatever staff have done by chat can be looked up later: who, when, what, by which message. */
async function auditStaff(tx: Tx, { talk, decided }: Heard, at: Date): Promise<void> {
  const personId = talk.speaker.person?.id ?? null
  for (const { as, social } of decided) {
    if (social === true || as.startsWith('miss')) continue
    await writeAudit(tx, { at, personId, action: as, detail: { inbox: talk.row.id } })
  }
}

/** After the last start: an apology with a short code, a line to staff, and the chat goes on. */
async function giveUp(parts: TurnParts, claimed: InboxRow, worker: string): Promise<Left> {
  await parts.db.transaction().execute(async (tx) => {
    const row = await lockClaimed(tx, claimed.id, worker)
    if (row === undefined) return
    const now = parts.now()
    const code = `E${row.id}`
    const chat = await findChat(tx, row.chat_id)
    if (chat.kind === 'private') {
      const text = wording.apology(code, parts.book.office)
      const once = `inbox ${row.id}:apology`
      await parts.post(tx, ENGINE, [{ to: { chat: chat.id }, text, kind: 'reply', once }], now)
    }
    const text = wording.toStaff(row.sender_alias || row.sender_name, row.text, wording.whyFailed(code))
    const toStaff = await parts.book.ports.toStaff(tx, { once: `inbox ${row.id}:failed`, text, urgent: false })
    await parts.post(tx, ENGINE, toStaff, now)
    const ending = { state: 'failed', handled_at: now, person_id: null, handled_as: 'failed', deed: null } as const
    await endMessage(tx, row.id, { ...ending, failure: code })
  })
  parts.log.error({ inbox: claimed.id }, 'message given up')
  return { ...NOTHING, taken: 1, posted: true }
}
