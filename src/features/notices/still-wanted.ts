/** Why a message of a notice must not go any more, or must wait; asked at the instant of sending. */

import { addDays, dayOf, instantOf } from '../../base/calendar.ts'
import { DAY } from '../../base/spans.ts'
import type { ChatId, ClaimedMessage, Hold, PersonId, Tx, WorkingOffice } from '../../feature.ts'
import { householdsOf } from '../people/public.ts'
import { mayWaitUntil } from './message.ts'
import * as queries from './queries.ts'
import { aboutText } from './queries.ts'
import { heldUntil } from './urgent-night.ts'
import { isCounted, morningOf } from './when-it-goes.ts'
import * as wording from './wording.ts'

interface Claimed {
  readonly id: number
  readonly noticeId: number
  readonly purpose: string
  /** Of how many moves of the deadline it tells; absent: of none. */
  readonly moves?: number
  /** Whose family it asks to pass it on; absent: nobody's. */
  readonly elder?: PersonId
  /** Null: it is a room's. */
  readonly personId: PersonId | null
  readonly room: ChatId | null
}

export async function stillWanted(
  db: Tx,
  messages: readonly ClaimedMessage[],
  now: Date,
  office: WorkingOffice,
): Promise<ReadonlyMap<number, string | Hold>> {
  const { zone } = office
  const claimed = messages.flatMap(read)
  if (claimed.length === 0) return new Map()
  const found = await queries.findNotices(
    db,
    claimed.map(({ noticeId }) => noticeId),
  )
  const notices = new Map(found.map((notice) => [notice.id, notice]))
  const people = claimed.flatMap(({ noticeId, personId, elder }) =>
    personId === null ? [] : [{ noticeId, personId: elder ?? personId }],
  )
  const elders = claimed.flatMap(({ elder }) => elder ?? [])
  const households = new Set((await householdsOf(db, elders, dayOf(now, zone))).map(({ id }) => id))
  const answered = await queries.answeredAmong(db, people)
  const doubtful = await queries.doubtfulAmong(
    db,
    claimed.flatMap(({ room }) => room ?? []),
  )
  const had = await queries.noticesSince(
    db,
    people.map(({ personId }) => personId),
    instantOf(dayOf(now, zone), '00:00', zone),
  )
  const nudges = claimed.filter(({ purpose }) => purpose === 'nudge').map(({ id }) => id)
  const off = await queries.nudgesOff(db, nudges)
  const mornings = new Map<number, Date>()
  for (const one of claimed) {
    const notice = notices.get(one.noticeId)
    const morning = notice && (await heldUntil(db, notice, { now, office }, one))
    if (morning !== undefined) mornings.set(one.id, morning)
  }
  const rooms = new Set<string>()
  for (const { id } of found.filter(({ by_hand }) => by_hand))
    for (const room of await queries.roomsOf(db, id)) rooms.add(`${id}:${room.id}`)
  const reasons = claimed.flatMap((one): [number, string | Hold][] => {
    const isAnswered = answered.has(`${one.noticeId}:${one.elder ?? one.personId}`)
    if (one.elder !== undefined && !households.has(one.elder)) return [[one.id, wording.reasonNotToFamily()]]
    if (off.has(one.id)) return [[one.id, wording.reasonNudgesOff()]]
    // The picture that belongs to the words just sent is no second notice.
    const isHad = had.some(({ personId, about }) => personId === one.personId && about !== aboutText(one.noticeId))
    const isDoubtful = one.room !== null && doubtful.has(one.room)
    const reason =
      reasonNotTo(one, notices.get(one.noticeId), { isAnswered, had: isHad, now, zone }) ??
      (isLeftToHand(one, notices.get(one.noticeId), rooms) ? queries.LEFT_TO_HAND : undefined) ??
      holdAtNight(one, mornings.get(one.id)) ??
      (isDoubtful ? { waits: wording.waitsForRoom() } : undefined)
    return reason === undefined ? [] : [[one.id, reason]]
  })
  return new Map(reasons)
}

/** Made before its notice was left to staff, who paste it; in `rooms` the bot posts it all the same. */
const isLeftToHand = (
  { noticeId, purpose, room }: Claimed,
  notice: queries.Notice | undefined,
  rooms: ReadonlySet<string>,
): boolean =>
  notice?.by_hand === true && (purpose === 'text' || (purpose === 'room' && !rooms.has(`${noticeId}:${room}`)))

/** To staff it goes at any hour. */
const holdAtNight = ({ purpose }: Claimed, until: Date | undefined): Hold | undefined =>
  until !== undefined && (purpose === 'text' || purpose === 'room')
    ? { waits: wording.waitsForSecond(), until }
    : undefined

function read({ id, about, personId, chatId }: ClaimedMessage): readonly Claimed[] {
  const [subject, noticeId, purpose, more] = about?.split(':') ?? []
  if (subject !== 'notice' || purpose === undefined) return []
  const claimed = { id, noticeId: Number(noticeId), purpose, personId, room: personId === null ? chatId : null }
  if (more === undefined) return [claimed]
  return [{ ...claimed, ...(purpose === 'family' ? { elder: Number(more) } : { moves: Number(more) }) }]
}

function reasonNotTo(
  { purpose, moves }: Claimed,
  notice: queries.Notice | undefined,
  {
    isAnswered,
    had,
    now,
    zone,
  }: { readonly isAnswered: boolean; readonly had: boolean; readonly now: Date; readonly zone: string },
): string | Hold | undefined {
  if (notice === undefined || notice.state === 'cancelled') return wording.reasonCancelled()
  if (purpose === 'approval') return notice.state === 'approving' ? undefined : wording.reasonDecided()
  if (isAnswered) return wording.reasonAnswered()
  if (moves !== undefined && moves < notice.deadline_moves) return wording.reasonMovedAgain()
  if (notice.state === 'paused') return { waits: wording.waitsPaused() }
  // What must be answered, or is over, by tomorrow does not wait until then.
  const hasTime = () => mayWaitUntil(notice, zone).getTime() - now.getTime() > DAY
  const waits = purpose === 'text' && had && isCounted(notice) && hasTime()
  return waits ? { waits: wording.waitsTomorrow(), until: morningOf(addDays(dayOf(now, zone), 1), zone) } : undefined
}
