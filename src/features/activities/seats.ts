/** Keeps answers and gives seats. The activity must be locked, so that seats are given one after the other. */
import type { PersonId, Turn } from '../../feature.ts'
import { spouseOf } from '../people/public.ts'
import * as queries from './queries.ts'
import { joinRemarks } from './remarks.ts'
import { includesSpouse, type Reading, type SaidBefore, seatFor, stillComing } from './rules.ts'

/** An answer to be kept, whoever brought it. */
export interface NewAnswer {
  readonly personId: PersonId
  readonly reading: Reading
  readonly channel: queries.SignUp['channel']
  readonly enteredBy: PersonId | null
}

/** How an answer was kept, for the receipt. */
export interface Kept {
  readonly reading: Reading
  readonly seat: 'seated' | 'waiting' | null
  /** Place on the waitlist, from 1. */
  readonly place: number
  /** There are free seats, but others have waited longer. */
  readonly queueing: boolean
  /** What the person had said before. */
  readonly before: queries.SignUp | undefined
  /** More heads were asked for than fit; what they had stays as it was. */
  readonly noRoomForMore: boolean
  /** So many were to come before, in all. */
  readonly headsBefore: number
}

/**
 * Keeps an answer. A spouse who is named and on the roster too gets a row of their own, so that both are seated and
 * asked once (rule 18); a couple that declines together is noted for both.
 */
export async function keepAnswer(turn: Turn<unknown>, activity: queries.Activity, answer: NewAnswer): Promise<Kept> {
  const { personId, reading } = answer
  const before = await queries.findSignUp(turn.db, activity.id, personId)
  const { heads: headsBefore } = await saidBefore(turn, activity, personId, before)
  const { both, stays, spouseName = '' } = await spouseMeant(turn, activity, answer, before)
  const room = await findRoom(
    turn,
    activity,
    [personId, both, stays].flatMap((one) => one ?? []),
  )
  const seat =
    reading.answer === 'yes' ? seatFor(reading.heads, room.left, before?.seat === 'seated' ? 0 : room.waiting) : null
  const kept = {
    reading,
    seat,
    before,
    headsBefore,
    place: 0,
    queueing: seat === 'waiting' && room.left !== null && room.left >= reading.heads,
  }
  if (before?.seat === 'seated' && seat === 'waiting') return { ...kept, seat: 'seated', noRoomForMore: true }
  const own = both === undefined || reading.answer !== 'yes' ? reading.heads : reading.heads - 1
  // 少一个人, of three: who was named before still comes along.
  const earlier = both !== undefined && reading.companions.length === 0 ? before?.companions : undefined
  const companions = earlier && stillComing(earlier, reading.heads, spouseName)
  const whole = companions === undefined ? answer : { ...answer, reading: { ...reading, companions } }
  await writeRow(turn, activity, whole, seat, { id: personId, heads: own, before })
  if (both !== undefined) {
    const beforeOfBoth = await queries.findSignUp(turn.db, activity.id, both)
    await writeRow(turn, activity, answer, seat, { id: both, heads: Math.min(own, 1), before: beforeOfBoth })
  }
  if (stays !== undefined) {
    const beforeOfStaying = await queries.findSignUp(turn.db, activity.id, stays)
    const none = { ...answer, reading: { answer: 'no', heads: 0, companions: [], reason: null } } as const
    await writeRow(turn, activity, none, null, { id: stays, heads: 0, before: beforeOfStaying })
  }
  const place = seat === 'waiting' ? await placeOf(turn, activity, personId) : 0
  return { ...kept, place, noRoomForMore: false }
}

/**
 * The wife or husband who has a row of their own: `both`, who comes along; `stays`, whom this person had signed up and
 * who is not among the heads any more (少一个人, said by one of two).
 */
async function spouseMeant(
  { db }: Turn<unknown>,
  activity: queries.Activity,
  { personId, reading }: NewAnswer,
  before: queries.SignUp | undefined,
): Promise<{ readonly both?: PersonId; readonly stays?: PersonId; readonly spouseName?: string }> {
  const named = [...reading.companions, ...(before?.companions ?? [])]
  const spouse = named.length === 0 ? undefined : await spouseOf(db, personId)
  if (spouse === undefined || !includesSpouse(named, spouse.name)) return {}
  if (includesSpouse(reading.companions, spouse.name)) return { both: spouse.id }
  const theirs = await queries.findSignUp(db, activity.id, spouse.id)
  // What the spouse has said for themselves stands.
  const isBrought = theirs?.answer === 'yes' && theirs.entered_by === personId
  if (reading.answer !== 'yes' || !isBrought) return {}
  if (reading.spouseStays === true || reading.alone === true) return { stays: spouse.id }
  return reading.heads > 1 ? { both: spouse.id, spouseName: spouse.name } : {}
}

/** What somebody had said so far; a spouse with a row of their own, who was named, counts as said while they come. */
export async function saidBefore(
  { db }: Turn<unknown>,
  activity: queries.Activity,
  personId: PersonId,
  current: queries.SignUp | undefined,
): Promise<SaidBefore> {
  const heads = current?.heads ?? 0
  const companions = current?.answer === 'yes' ? (current.companions ?? []) : []
  const spouse = companions.length === 0 ? undefined : await spouseOf(db, personId)
  if (spouse === undefined || !includesSpouse(companions, spouse.name)) return { heads, companions }
  const ofSpouse = await queries.findSignUp(db, activity.id, spouse.id)
  if (ofSpouse?.answer === 'yes') return { heads: heads + 1, companions }
  return { heads, companions: companions.filter((one) => !includesSpouse([one], spouse.name)) }
}

/** Seats that are left (null: no limit) and heads that wait, those of `except` left out. */
async function findRoom(turn: Turn<unknown>, activity: queries.Activity, except: readonly PersonId[]) {
  if (activity.seats === null) return { left: null, waiting: 0 }
  const { seated, waiting } = await queries.countHeads(turn.db, activity.id, except)
  return { left: activity.seats - seated, waiting }
}

/** What somebody who comes asks to be minded is said for themselves alone, and stays when they say once more that they come. */
function reasonOf(reading: Reading, isOwn: boolean, before: queries.SignUp | undefined): string | null {
  if (reading.answer !== 'yes') return reading.reason
  const earlier = before?.answer === 'yes' ? before.reason : null
  // A line that was written anew replaces what a line said; what was said in private stays beside it.
  if (reading.isWhole === true && before?.channel === 'room') return isOwn ? reading.reason : earlier
  return isOwn ? joinRemarks(earlier, reading.reason) : earlier
}

/** The same answer once more changes nothing; an answer that still waits keeps its place. */
async function writeRow(
  turn: Turn<unknown>,
  activity: queries.Activity,
  answer: NewAnswer,
  seat: 'seated' | 'waiting' | null,
  row: { id: PersonId; heads: number; before: queries.SignUp | undefined },
): Promise<void> {
  const { db, now } = turn
  const { personId, reading } = answer
  const { before } = row
  const isOwn = row.id === personId
  const reason = reasonOf(reading, isOwn, before)
  const isSame =
    before?.answer === reading.answer && before.heads === row.heads && before.reason === reason && before.seat === seat
  if (isSame) return
  const waitingSince =
    seat === 'waiting' ? (before?.waiting_since ?? (await queries.endOfLine(db, activity.id, now))) : null
  if (before !== undefined) await queries.endSignUp(db, before.id, now)
  await queries.insertSignUp(db, {
    activity_id: activity.id,
    person_id: row.id,
    answer: reading.answer,
    heads: row.heads,
    companions: JSON.stringify(isOwn ? reading.companions : []),
    seat,
    waiting_since: waitingSince,
    offered_at: seat === 'waiting' ? (before?.offered_at ?? null) : null,
    reason,
    channel: answer.channel,
    answered_at: now,
    inbox_id: turn.inboxId,
    entered_by: isOwn ? answer.enteredBy : (answer.enteredBy ?? personId),
  })
}

async function placeOf(turn: Turn<unknown>, activity: queries.Activity, personId: PersonId): Promise<number> {
  const waiting = await queries.findWaiting(turn.db, activity.id)
  return waiting.findIndex((row) => row.person_id === personId) + 1
}
