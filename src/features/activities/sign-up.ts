/** 1, 我去, [强], 去不了, 我和老伴都去: the answer to an invitation, kept with its channel and time, and a receipt. */
import type { Answer, AwaitedAnswer, Expectation, Outcome, PersonId, Saying, Turn } from '../../feature.ts'
import type { Option } from '../../language/reading.ts'
import { spouseOf } from '../people/public.ts'
import { inWords } from './in-words.ts'
import * as queries from './queries.ts'
import { MOST_HEADS, namesSpouse, type Reading, readReply, seatFor } from './rules.ts'
import * as wording from './wording.ts'

const ANSWERS: readonly Option[] = [
  { number: 1, value: 'yes', label: wording.YES, words: ['参加', '报名', '我去', '能去'] },
  { number: 2, value: 'no', label: wording.NO, words: ['不参加', '不报名', '我不去', '去不了'] },
]

interface Asked {
  readonly activityId: number
  /** Null: a whole room was asked, so it is whoever answers. */
  readonly personId: PersonId | null
}

/** The question 去不去, to one person or to a room; it stays valid until the activity begins. */
export function expectSignUp(activity: queries.Activity, personId: PersonId | null): Expectation {
  const payload: Asked = { activityId: activity.id, personId }
  return {
    answer: 'sign-up',
    payload,
    about: `activity:${activity.id}`,
    title: activity.title,
    options: ANSWERS,
    ...(personId === null ? {} : { person: personId }),
    until: activity.starts_at,
  }
}

export const signUp: AwaitedAnswer = {
  id: 'sign-up',
  needs: 'activity.answer',
  staysOpen: true,
  takesWords: false,
  async onAnswer(turn, answer, payload) {
    const asked = payload as Asked
    const personId = asked.personId ?? turn.speaker.person?.id
    const activity = await queries.lockActivity(turn.db, asked.activityId)
    if (activity === undefined) return undefined
    if (personId === undefined) return { handOver: { why: wording.whyUnknown(activity.title), silently: true } }
    return (await refuse(turn, activity, answer)) ?? takeAnswer(turn, activity, personId, answer)
  },
}

/** What cannot be recorded without a person: too late, for somebody else. */
async function refuse(turn: Turn, activity: queries.Activity, { act }: Answer): Promise<Outcome | undefined> {
  if (activity.state === 'cancelled') return { reply: { text: wording.isOff(activity.title) } }
  if (activity.starts_at <= turn.now) return { reply: { text: wording.isOver(activity.title) } }
  const { proxyFor, people } = act.reply
  if (proxyFor !== undefined) {
    return { reply: { text: wording.proxy(proxyFor) }, handOver: { why: wording.whyProxy(activity.title, proxyFor) } }
  }
  if (people !== undefined && people > MOST_HEADS) {
    return { reply: { text: wording.tooMany(people) }, handOver: { why: wording.whyTooMany(activity.title) } }
  }
  return undefined
}

async function takeAnswer(
  turn: Turn,
  activity: queries.Activity,
  personId: PersonId,
  { choice, act }: Answer,
): Promise<Outcome | undefined> {
  const current = await queries.findSignUp(turn.db, activity.id, personId)
  const reading = readReply(choice?.value, act.reply, current?.heads ?? 0)
  if (reading === undefined) return current === undefined ? receiveOnly(turn, act.reply.reply) : undefined
  if (turn.now > activity.deadline_at && reading.answer === 'yes') {
    const text = wording.tooLate(inWords(activity, turn.office.zone))
    return { reply: { text }, handOver: { why: wording.whyTooLate(activity.title) }, as: 'late' }
  }
  const receipt = await record(turn, activity, { personId, reading, channel: turn.chat.kind, enteredBy: null })
  const wake = freesSeats(current) ? { wake: ['activities.offer'] } : {}
  return { ...sayReceipt(turn, activity, personId, receipt), ...wake, as: reading.answer }
}

/** 收到 is a receipt, never a sign-up: answered with the question once, then left in peace (rule 3). */
function receiveOnly(turn: Turn, reply: string): Outcome | undefined {
  if (reply !== 'received' && reply !== 'thanks') return undefined
  const again = turn.previous?.endsWith(':received') === true
  return { reply: { text: again ? wording.noHurry() : wording.received() }, as: 'received' }
}

function freesSeats(current: queries.SignUp | undefined): boolean {
  return current?.seat === 'seated'
}

/** An answer to be kept, whoever brought it. */
export interface NewAnswer {
  readonly personId: PersonId
  readonly reading: Reading
  readonly channel: 'private' | 'room' | 'phone'
  readonly enteredBy: PersonId | null
}

/** How an answer was kept. */
export interface Kept {
  readonly reading: Reading
  readonly seat: 'seated' | 'waiting' | null
  /** Place on the waitlist, from 1. */
  readonly place: number
  readonly cancelled: boolean
}

/**
 * Keeps an answer; the activity must be locked. A spouse who is on the roster too gets a row of their own, so that both
 * are seated and asked once (rule 18).
 */
export async function record(turn: Turn<unknown>, activity: queries.Activity, answer: NewAnswer): Promise<Kept> {
  const { db } = turn
  const { personId, reading } = answer
  const spouse = namesSpouse(reading.companions) ? await spouseOf(db, personId) : undefined
  const before = await queries.findSignUp(db, activity.id, personId)
  const seat =
    reading.answer === 'yes' ? await giveSeat(turn, activity, personId, spouse?.id, reading.heads, before) : null
  const own = spouse === undefined ? reading.heads : reading.heads - 1
  if (!isSame(before, reading, own)) {
    await keep(turn, activity, answer, {
      seat,
      rows:
        spouse === undefined
          ? [[personId, own]]
          : [
              [personId, own],
              [spouse.id, 1],
            ],
    })
  }
  const place = seat === 'waiting' ? await placeOf(turn, activity, personId) : 0
  return { reading, seat, place, cancelled: before?.answer === 'yes' && reading.answer === 'no' }
}

/** The same answer once more changes nothing; above all it does not cost a place on the waitlist. */
function isSame(before: queries.SignUp | undefined, reading: Reading, heads: number): boolean {
  return before?.answer === reading.answer && before.heads === heads
}

async function keep(
  turn: Turn<unknown>,
  activity: queries.Activity,
  answer: NewAnswer,
  kept: { seat: 'seated' | 'waiting' | null; rows: readonly (readonly [PersonId, number])[] },
): Promise<void> {
  const { db, now } = turn
  const { personId, reading } = answer
  for (const [id, heads] of kept.rows) {
    await queries.inviteOne(db, activity.id, id, now)
    await queries.replaceSignUp(db, {
      activity_id: activity.id,
      person_id: id,
      answer: reading.answer,
      heads,
      companions: JSON.stringify(id === personId ? reading.companions : []),
      seat: kept.seat,
      reason: reading.reason,
      channel: answer.channel,
      answered_at: now,
      inbox_id: turn.inboxId,
      entered_by: id === personId ? answer.enteredBy : (answer.enteredBy ?? personId),
    })
  }
}

/** Whoever has a seat keeps it as long as their heads still fit; whoever waits keeps waiting. */
async function giveSeat(
  turn: Turn<unknown>,
  activity: queries.Activity,
  personId: PersonId,
  spouseId: PersonId | undefined,
  heads: number,
  before: queries.SignUp | undefined,
): Promise<'seated' | 'waiting'> {
  const except = spouseId === undefined ? [personId] : [personId, spouseId]
  const taken = await queries.countHeads(turn.db, activity.id, except)
  const left = activity.seats === null ? null : activity.seats - taken.seated
  return seatFor(heads, left, before?.seat === 'seated' ? 0 : taken.waiting)
}

async function placeOf(turn: Turn<unknown>, activity: queries.Activity, personId: PersonId): Promise<number> {
  const waiting = await queries.findWaiting(turn.db, activity.id)
  return waiting.findIndex((row) => row.person_id === personId) + 1
}

/** 不去 or 取消 of somebody, with the receipt; the activity must be locked. */
export async function declineFor(turn: Turn, activity: queries.Activity, personId: PersonId): Promise<Outcome> {
  const reading: Reading = { answer: 'no', heads: 0, companions: [], reason: null }
  const kept = await record(turn, activity, { personId, reading, channel: turn.chat.kind, enteredBy: null })
  return { ...sayReceipt(turn, activity, personId, kept), wake: ['activities.offer'], as: 'no' }
}

/** The receipt for the answer that somebody has given already. */
export async function receiptFor(turn: Turn, activity: queries.Activity, personId: PersonId): Promise<Outcome> {
  const current = await queries.findSignUp(turn.db, activity.id, personId)
  const heads = current?.heads ?? 1
  const reading: Reading = { answer: 'yes', heads, companions: current?.companions ?? [], reason: null }
  const kept: Kept = { reading, seat: current?.seat ?? null, place: 0, cancelled: false }
  return { ...sayReceipt(turn, activity, personId, kept), as: 'yes' }
}

/** In private the receipt is the reply; what was said in a room is acknowledged in private, so that the room stays quiet. */
function sayReceipt(turn: Turn, activity: queries.Activity, personId: PersonId, kept: Kept): Outcome {
  const text = receiptOf(activity, kept, turn.office.zone)
  const expects = expectSignUp(activity, personId)
  if (turn.chat.kind === 'private') {
    const saying: Saying = kept.reading.answer === 'maybe' ? { text, expects } : { text }
    return { reply: saying }
  }
  const once = `inbox ${turn.inboxId}:receipt`
  const message = {
    to: { person: personId },
    text: wording.inRoom(turn.chat.name, text),
    kind: 'reply',
    once,
    expects,
  } as const
  return { messages: [message] }
}

function receiptOf(activity: queries.Activity, kept: Kept, zone: string): string {
  const words = inWords(activity, zone)
  const { answer, heads, companions } = kept.reading
  if (answer === 'maybe') return wording.undecided(words)
  if (answer === 'no') return kept.cancelled ? wording.cancelled(words) : wording.declined(words)
  if (kept.seat === 'waiting') return wording.waiting(words, heads, kept.place)
  return wording.signedUp(words, heads, companions.join('、'))
}
