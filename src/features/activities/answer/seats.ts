/** Keeps answers and gives seats. The activity must be locked, so that seats are given one after the other. */
import type { PersonId, Turn, Tx } from '../../../feature.ts'
import * as queries from '../queries.ts'
import { headsKeptFor, isHeld } from './free-seats.ts'
import { joinRemarks } from './remarks.ts'
import { type Reading, type SaidBefore, seatFor, stillComing } from './rules.ts'
import { type WithOwnRow, withOwnRow } from './with-own-row.ts'

/** An answer to be kept, whoever brought it. */
export interface NewAnswer {
  readonly personId: PersonId
  readonly reading: Reading
  readonly channel: queries.SignUp['channel']
  readonly enteredBy: PersonId | null
  /** Whom they come along with, where an answer is put back. */
  readonly alongWith?: PersonId
  /** Since when they had waited, where an answer is put back. */
  readonly waitingSince?: Date
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
  /** Who was signed up by this answer, with a row of their own. */
  readonly brought: readonly PersonId[]
}

/** What somebody had said when the activity was locked; undefined: nothing. */
export interface Before {
  readonly before: queries.SignUp | undefined
}

/**
 * Keeps an answer; `known`: what the person had said, where it was read already. Whoever is named as a companion and was
 * asked too gets a row of their own, so that they are seated once, whoever of them says it first (rule 18); a couple that
 * declines together is noted for both.
 */
export async function keepAnswer(
  turn: Turn<unknown>,
  activity: queries.Activity,
  answer: NewAnswer,
  known?: Before,
): Promise<Kept> {
  const { personId } = answer
  const { before } = known ?? { before: await queries.findSignUp(turn.db, activity.id, personId) }
  const { heads: headsBefore } = await saidBefore(turn, activity, personId, before)
  const meant = await companionsMeant(turn, activity, answer, before)
  const { along, stays } = meant
  const { own, reading } = headsMeant(answer.reading, meant)
  const room = await findRoom(turn, activity, [personId, ...along, ...stays])
  const wanted = own + along.length
  const held = activity.seats !== null && reading.answer === 'maybe' ? before : undefined
  if (held?.seat) return holdSeat(turn, activity, answer, { ...held, seat: held.seat })
  // 弄错了 brings back a hesitation with the seats that were kept for it.
  const takesSeat = reading.answer === 'yes' || (reading.answer === 'maybe' && reading.heads > 0)
  // Whoever has a seat, or is being asked whether they take one, stands before those who wait.
  const isFirst = before?.seat === 'seated' || (before !== undefined && isHeld(before, turn.now, turn.office.zone))
  const free = seatFor(wanted, room.left, isFirst ? 0 : room.waiting)
  // Whoever takes back an answer and had waited waits again: a seat is theirs when they say so.
  const waits = answer.waitingSince !== undefined && activity.seats !== null
  const seat = takesSeat ? (waits ? 'waiting' : free) : null
  const kept = {
    reading,
    seat,
    before,
    headsBefore,
    place: 0,
    queueing: seat === 'waiting' && room.free !== null && room.free >= wanted,
    brought: [],
  }
  if (before?.seat === 'seated' && seat === 'waiting') return { ...kept, seat: 'seated', noRoomForMore: true }
  const companions = meant.earlier ?? reading.companions
  await writeRow(turn, activity, { ...answer, reading: { ...reading, companions } }, seat, {
    id: personId,
    heads: own,
    before,
  })
  const brought: PersonId[] = []
  for (const id of along) {
    const theirs = await queries.findSignUp(turn.db, activity.id, id)
    await writeRow(turn, activity, answer, seat, { id, heads: Math.min(own, 1), before: theirs })
    if (reading.answer === 'yes' && theirs?.answer !== 'yes') brought.push(id)
  }
  for (const id of stays) {
    const theirs = await queries.findSignUp(turn.db, activity.id, id)
    const none = { ...answer, reading: { answer: 'no', heads: 0, companions: [], reason: null } } as const
    await writeRow(turn, activity, none, null, { id, heads: 0, before: theirs })
  }
  const place = seat === 'waiting' ? await placeOf(turn, activity, personId) : 0
  return { ...kept, place, brought, noRoomForMore: false }
}

/**
 * Heads for the person alone, and the answer as it stands with all who come along: 我和周福生去, of somebody who has signed up
 * 李桂兰 before, sends nobody home, so it is three.
 */
function headsMeant(
  reading: Reading,
  { along, seated, still }: CompanionsMeant,
): { readonly own: number; readonly reading: Reading } {
  if (reading.answer !== 'yes') return { own: reading.heads, reading }
  const own = Math.max(1, reading.heads - seated.length - along.length)
  const companions = reading.companions.length === 0 ? [] : [...reading.companions, ...still]
  return { own, reading: { ...reading, heads: own + seated.length + along.length, companions } }
}

/** Whoever hesitates keeps the seat, or the place in the line, until they say that they do not come. */
async function holdSeat(
  turn: Turn<unknown>,
  activity: queries.Activity,
  answer: NewAnswer,
  before: queries.SignUp & { readonly seat: 'seated' | 'waiting' },
): Promise<Kept> {
  const { personId } = answer
  const { heads, companions, seat } = before
  const reading: Reading = { ...answer.reading, companions }
  await writeRow(turn, activity, { ...answer, reading }, seat, { id: personId, heads, before })
  const place = seat === 'waiting' ? await placeOf(turn, activity, personId) : 0
  return { reading, seat, before, headsBefore: heads, place, queueing: false, noRoomForMore: false, brought: [] }
}

/** Companions with a row of their own. */
interface CompanionsMeant {
  /** They come along, and are written down with the answer. */
  readonly along: readonly PersonId[]
  /** They come, and have said so themselves: their seat is no other one. */
  readonly seated: readonly PersonId[]
  /** Of those along, what those are called who were named before and are not named now. */
  readonly still: readonly string[]
  /** They were signed up by this person, and do not come any more (少一个人, said by one of two). */
  readonly stays: readonly PersonId[]
  /** 少一个人, of three: who was named before and still comes along. */
  readonly earlier?: readonly string[]
}

async function companionsMeant(
  { db }: Turn<unknown>,
  activity: queries.Activity,
  { personId, reading }: NewAnswer,
  before: queries.SignUp | undefined,
): Promise<CompanionsMeant> {
  const found = await withOwnRow(db, activity.id, personId, [...reading.companions, ...(before?.companions ?? [])])
  const named = found.filter(({ said }) => reading.companions.includes(said))
  // Nobody but a wife or husband declines for somebody else; whoever hesitates does so alone.
  if (reading.answer !== 'yes') {
    const couple = reading.answer === 'no' ? named.filter(({ isSpouse }) => isSpouse) : []
    return { along: couple.map(({ id }) => id), seated: [], still: [], stays: [] }
  }
  // They come and have said so themselves, or through somebody else; perhaps with companions of their own.
  const seated = await whoseAnswer(
    db,
    activity.id,
    named,
    (theirs) => comes(theirs) && !wasBroughtBy(theirs, personId) && (theirs.seat === 'seated' || theirs.heads > 1),
  )
  const along = named.filter((one) => !seated.includes(one))
  const others = found.filter(
    ({ said, id }) => !reading.companions.includes(said) && !named.some((one) => one.id === id),
  )
  // They come because this person has said so; what somebody has said for themselves stands.
  const earlier = await whoseAnswer(
    db,
    activity.id,
    others,
    (theirs) => comes(theirs) && wasBroughtBy(theirs, personId),
  )
  const isStaying = ({ said }: WithOwnRow) => reading.alone === true || reading.stays?.includes(said) === true
  const still = reading.heads > 1 ? earlier.filter((one) => !isStaying(one)) : []
  const ids = (some: readonly WithOwnRow[]) => some.map(({ id }) => id)
  const spouse = still.find(({ isSpouse }) => isSpouse)
  const rest =
    reading.companions.length === 0 && spouse !== undefined
      ? { earlier: stillComing(before?.companions ?? [], reading.heads, spouse.name) }
      : {}
  return {
    along: ids([...along, ...still]),
    seated: ids(seated),
    still: still.map(({ said }) => said),
    stays: ids(earlier.filter(isStaying)),
    ...rest,
  }
}

/** Of these companions, those whose own answer is like this. */
async function whoseAnswer(
  db: Tx,
  activityId: number,
  some: readonly WithOwnRow[],
  isLikeThis: (answer: queries.SignUp) => boolean,
): Promise<readonly WithOwnRow[]> {
  const found: WithOwnRow[] = []
  for (const one of some) {
    const theirs = await queries.findSignUp(db, activityId, one.id)
    if (theirs !== undefined && isLikeThis(theirs)) found.push(one)
  }
  return found
}

const comes = ({ answer }: queries.SignUp): boolean => answer === 'yes'

/** They come because this person has said so; what somebody has said for themselves is nobody else's to take back. */
export const wasBroughtBy = ({ entered_by, along_with }: queries.SignUp, by: PersonId): boolean =>
  entered_by !== null && (entered_by === by || along_with === by)

/** What somebody had said so far; a companion with a row of their own counts as said while they come. */
export async function saidBefore(
  { db }: Turn<unknown>,
  activity: queries.Activity,
  personId: PersonId,
  current: queries.SignUp | undefined,
): Promise<SaidBefore> {
  const heads = current?.heads ?? 0
  // Whoever hesitates and keeps the seat keeps it with those whom they bring.
  const stands = current?.answer === 'yes' || (current?.answer === 'maybe' && current.seat !== null)
  const companions = stands ? (current?.companions ?? []) : []
  const theirs = await withOwnRow(db, activity.id, personId, companions)
  const still = await whoseAnswer(db, activity.id, theirs, comes)
  const gone = theirs.filter((one) => !still.includes(one)).map(({ said }) => said)
  return { heads: heads + still.length, companions: companions.filter((one) => !gone.includes(one)) }
}

/** Seats that are free for `except` (null: no limit), those of them that are kept for nobody else, and heads of others that wait. */
async function findRoom(turn: Turn<unknown>, activity: queries.Activity, except: readonly PersonId[]) {
  if (activity.seats === null) return { free: null, left: null, waiting: 0 }
  const { seated, waiting } = await queries.countHeads(turn.db, activity.id, except)
  const kept = waiting === 0 ? 0 : await headsKeptFor(turn.db, activity, turn.now, turn.office.zone, except)
  const free = activity.seats - seated
  return { free, left: free - kept, waiting }
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
  const alongWith = isOwn ? (answer.alongWith ?? null) : comesAlong(answer, before) ? personId : null
  const isSame =
    before?.answer === reading.answer && before.heads === row.heads && before.reason === reason && before.seat === seat
  if (isSame && !isSaidAnew(answer, { isOwn, before, alongWith })) return
  const waitingSince =
    seat === 'waiting'
      ? (before?.waiting_since ?? answer.waitingSince ?? (await queries.endOfLine(db, activity.id, now)))
      : null
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
    along_with: alongWith,
  })
}

/** Whoever waited before they were named is asked by themselves, when it is their turn. */
const comesAlong = ({ personId, reading }: NewAnswer, before: queries.SignUp | undefined): boolean =>
  reading.answer === 'yes' && (before?.seat !== 'waiting' || wasBroughtBy(before, personId))

/** The same as before, but now it is their own word, or it names others, or they come along with somebody. */
function isSaidAnew(
  { personId, reading, enteredBy }: NewAnswer,
  row: { readonly isOwn: boolean; readonly before: queries.SignUp; readonly alongWith: PersonId | null },
): boolean {
  const { isOwn, before, alongWith } = row
  if (!isOwn) return alongWith !== null && before.along_with !== alongWith && before.entered_by === personId
  const { companions } = reading
  const namesOthers = companions.length > 0 && companions.join() !== before.companions.join()
  return namesOthers || (enteredBy === null && before.entered_by !== null)
}

async function placeOf(turn: Turn<unknown>, activity: queries.Activity, personId: PersonId): Promise<number> {
  const waiting = await queries.findWaiting(turn.db, activity.id)
  return waiting.findIndex((row) => row.person_id === personId) + 1
}
