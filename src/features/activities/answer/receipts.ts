/** What somebody reads after an answer: what was noted, and how to undo it (rule 9). */

import { HOUR } from '../../../base/spans.ts'
import type { Expectation, HelpedPerson, Outcome, PersonId, Turn } from '../../../feature.ts'
import { nameOf } from '../../people/public.ts'
import { inWords } from '../in-words.ts'
import type * as queries from '../queries.ts'
import * as wording from '../wording.ts'
import { namesIllness, whoIsIll } from './rules.ts'
import type { Kept } from './seats.ts'
import { expectSignUp, type Undo } from './sign-up-question.ts'

/** What a receipt tells of. */
export interface Noted extends Kept {
  /** Somebody was to be brought along, where everybody comes by themselves. */
  readonly leftOut?: true
  /** Whom they bring along and nobody knows. */
  readonly strangers?: readonly string[]
  /** Whom they wanted to bring along and who has said no themselves. */
  readonly declined?: readonly string[]
  /** They stay at home for somebody who is ill. */
  readonly caresFor?: string
  /** How 弄错了 takes it back. */
  readonly undo?: Undo
}

/**
 * In private the receipt is the reply; what was said in a room is acknowledged in private, so that the room stays quiet.
 * It carries the question, so that 2 right after it undoes this and nothing else.
 */
export async function sayReceipt(
  turn: Turn,
  activity: queries.Activity,
  personId: PersonId,
  noted: Noted,
  helped?: HelpedPerson,
): Promise<Outcome> {
  const isIll = noted.reading.answer === 'no' && helped === undefined ? whoIsIll(turn.act.text) : undefined
  const kept = isIll === undefined ? noted : { caresFor: isIll, ...noted }
  const words =
    helped === undefined
      ? receiptOf(activity, kept, turn.office.zone, turn.now)
      : receiptForElder(activity, kept, helped.address, turn.office.zone)
  const known = wording.withDeclined(wording.withStrangers(words, kept.strangers ?? []), kept.declined ?? [])
  const whole = kept.leftOut === true ? wording.onlyYou(known) : known
  const text = helped === undefined ? await namingWhom(turn, personId, whole) : whole
  const expects = expectSignUp(activity, personId, kept.reading.answer !== 'maybe', kept.undo)
  // The office asks after whoever is ill at home.
  const told: Outcome =
    isIll === undefined ? {} : { handOver: { why: wording.whyBothStay(activity.title, isIll), silently: true } }
  return { ...acknowledge(turn, activity, personId, { text, expects }), ...told }
}

/** The reply in private; to what was said in a room a message in private, so that the room stays quiet. */
export function acknowledge(
  { chat, inboxId }: Pick<Turn<unknown>, 'chat' | 'inboxId'>,
  activity: queries.Activity,
  personId: PersonId,
  { text, expects }: { readonly text: string; readonly expects?: Expectation },
): Outcome {
  const asks = expects === undefined ? {} : { expects }
  if (chat.kind === 'private') return { reply: { text, ...asks } }
  const once = `inbox ${inboxId}:receipt:activity ${activity.id}`
  return {
    messages: [{ to: { person: personId }, text: wording.inRoom(chat.name, text), kind: 'reply', once, ...asks }],
  }
}

/** On a phone that two people share it must be clear who is meant. */
export const namingWhom = async ({ db, speaker }: Turn, personId: PersonId, text: string): Promise<string> =>
  speaker.sharing.length > 1 ? wording.forWhom(await nameOf(db, personId), text) : text

function receiptOf(activity: queries.Activity, kept: Noted, zone: string, now: Date): string {
  const words = inWords(activity, zone)
  const { before, reading } = kept
  if (kept.noRoomForMore) return wording.noRoomForMore(words, before?.heads ?? 1)
  if (reading.answer === 'maybe') return undecidedOf(activity, kept, words, now)
  if (reading.answer === 'no') return declineOf(words, kept)
  if (kept.seat === 'waiting') return wording.waiting(words, reading.heads, kept.place, kept.queueing)
  const companions = reading.companions.join('、')
  if (before?.answer !== 'yes') return wording.signedUp(words, reading.heads, companions, reading.reason)
  const isSame = kept.headsBefore === reading.heads
  return isSame
    ? wording.alreadySignedUp(words, reading.heads, companions, reading.reason)
    : wording.changed(words, reading.heads, companions, reading.reason)
}

/** To a relative: whom it was noted for stands first. */
function receiptForElder(activity: queries.Activity, kept: Kept, address: string, zone: string): string {
  const words = inWords(activity, zone)
  if (kept.noRoomForMore) return wording.elderNoRoom(words, address, kept.before?.heads ?? 1)
  if (kept.reading.answer === 'maybe') return wording.elderUndecided(words, address)
  if (kept.reading.answer === 'no') return wording.elderStays(words, address)
  if (kept.seat === 'waiting') return wording.elderWaits(words, address, kept.place)
  return wording.elderComes(words, address, kept.reading.heads, kept.reading.reason)
}

/** The question of the day before surely lies ahead still, in milliseconds. */
const ASKED_AGAIN = 32 * HOUR

function undecidedOf(
  activity: queries.Activity,
  { reading: { reason }, seat, place }: Noted,
  words: wording.InWords,
  now: Date,
): string {
  const isAskedAgain = activity.starts_at.getTime() - now.getTime() > ASKED_AGAIN
  if (seat === 'waiting') return wording.undecidedWaiting(words, place)
  const isHeld = seat === 'seated'
  return reason !== null && isAskedAgain ? wording.conditional(words, reason, isHeld) : wording.undecided(words, isHeld)
}

function declineOf(words: wording.InWords, { before, reading, caresFor }: Noted): string {
  if (caresFor !== undefined) return wording.declinedToCare(words, caresFor)
  if (namesIllness(reading.reason)) return wording.declinedUnwell(words)
  return before?.answer === 'yes' ? wording.cancelled(words) : wording.declined(words)
}
