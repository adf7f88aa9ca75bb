/** Takes the messages that were recorded, one turn at a time per chat, each in one transaction. */
import type { Kysely } from 'kysely'
import type { Schema } from '../../db/schema.ts'
import { errorText } from '../base/errors.ts'
import type { Log } from '../base/log.ts'
import type { Tx } from '../feature.ts'
import { addAfterTalk } from './after-talk.ts'
import { changePeople } from './change-people.ts'
import type { Claims } from './claims.ts'
import { deedOf } from './deeds.ts'
import { tellWhatIsLeft } from './draft-left.ts'
import { type Heard, hear } from './hear.ts'
import {
  endMessage,
  findChat,
  forgiveStart,
  type InboxRow,
  lockClaimed,
  openClaimed,
  putOff,
  reopenKept,
  writeAudit,
} from './queries.ts'
import { closeQuestionsAbout } from './questions.ts'
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

/** What a turn has left to do for others; nothing where its message was for nobody. */
export interface Left {
  /** Rows in the outbox. */
  readonly posted: boolean
  /** Jobs that were woken. */
  readonly woke: boolean
  /** The message itself: it is to be tried again. */
  readonly again: boolean
  /** Older messages wait once more. */
  readonly reopened: boolean
}

const NOTHING: Left = { posted: false, woke: false, again: false, reopened: false }

/** A message is given up after this many starts of its handling. */
const STARTS = 3
/** Older words are not taken up again when it is known at last who wrote them, in milliseconds. */
const KEPT_FOR = 3 * 86_400_000

/**
 * Handles the next message, if there is one. `worker` names whoever claims it; returns what is left to do, `undefined`
 * when there was no message. Rejects when the database is to blame; such a start does not count.
 */
export async function takeTurn(parts: TurnParts, worker: string): Promise<Left | undefined> {
  const claimed = await parts.claims.claim(worker)
  if (claimed === undefined) return undefined
  let left: Left | undefined
  try {
    left = await takeClaimed(parts, claimed, worker)
  } finally {
    parts.claims.release(worker, left?.again ?? true)
  }
  if (left.reopened) parts.claims.lookBack()
  return left
}

async function takeClaimed(parts: TurnParts, claimed: InboxRow, worker: string): Promise<Left> {
  try {
    if (claimed.attempts > STARTS) return await giveUp(parts, claimed, worker)
    const { left, handled } = await parts.transact((tx) => handle(parts, tx, claimed.id, worker))
    // Only now is it true.
    if (handled !== undefined) parts.log.info({ inbox: claimed.id, ...handled }, 'message handled')
    return left
  } catch (error) {
    if (parts.isDatabaseFault(error)) {
      await forgiveStart(parts.db, claimed.id, worker).catch(() => {})
      throw error
    }
    // The row stays; its next start is the next turn of its chat.
    parts.log.error({ inbox: claimed.id, attempts: claimed.attempts, error: errorText(error) }, 'turn failed')
    if (claimed.attempts > STARTS) await putOff(parts.db, claimed.id, worker)
    return { ...NOTHING, again: true }
  }
}

interface Turn {
  readonly left: Left
  /** What the message came to; absent where there was none. */
  readonly handled?: { readonly as: string; readonly acts: number }
}

async function handle(parts: TurnParts, tx: Tx, id: number, worker: string): Promise<Turn> {
  const row = await openClaimed(tx, id, worker)
  if (row === undefined) return { left: NOTHING }
  const now = parts.now()
  const heard = await tellWhatIsLeft(parts.book, withoutRepeats(parts.book, await hear(parts.book, tx, row, now)))
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
  const over = heard.decided.flatMap((one) => one.outcome.closes ?? [])
  await closeQuestionsAbout(tx, [...over, ...changed.over], now)
  const wake = [...heard.decided.flatMap((one) => one.outcome.wake ?? []), ...changed.wake]
  if (wake.length > 0) await parts.wake(tx, wake)
  for (const { job, at } of postings.flatMap(({ wakeLater = [] }) => wakeLater)) await parts.wake(tx, [job], at)
  const known = heard.decided.flatMap((one) => one.outcome.hearAgain ?? [])
  for (const chat of known) await reopenKept(tx, chat, new Date(now.getTime() - KEPT_FOR))
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
  const left = { posted, woke: wake.length > 0, again: false, reopened: known.length > 0 }
  return { left, handled: { as: handledAs, acts: heard.decided.length } }
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
  return { ...NOTHING, posted: true }
}
