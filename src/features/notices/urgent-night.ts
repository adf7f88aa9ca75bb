/**
 * Urgent at an hour at which nobody is written to: what nobody else has agreed to goes on into it, but does not begin again
 * there after a stop. It waits for the morning, or for 接着发 and a second person.
 */
import { DAY, HOUR, MINUTE } from '../../base/spans.ts'
import type { ChatId, PersonId, Tx, WorkingMoment } from '../../feature.ts'
import { findAllMeant } from './find-notice.ts'
import { isTooOld } from './message.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** Whoever has got it so lately stands before those who get it now: it goes on, and has not been stopped. */
const STOPPED_FOR = 15 * MINUTE

/** To whom a message of it goes: somebody, or else a room. */
interface Addressee {
  readonly personId: PersonId | null
  readonly room: ChatId | null
}

/**
 * From when on it may go again; `undefined`: it may go now. `to`: a message of it; absent: whoever was to get it from the
 * beginning. What a second person has agreed to add at night goes, and takes nobody else along.
 */
export async function heldUntil(
  db: Tx,
  notice: queries.Notice,
  { now, office }: WorkingMoment,
  to: Addressee = { personId: null, room: null },
): Promise<Date | undefined> {
  if (notice.urgent_why === null) return undefined
  const morning = office.nextSending(now)
  if (morning <= now) return undefined
  const isNight = (moment: Date) => office.nextSending(moment) > moment
  if (isAgreedForNight(notice, isNight)) return undefined
  const begun = notice.starts_at ?? notice.created_at
  const part = await queries.partOf(db, notice.id, to)
  // What was added before it began went with the rest.
  const added = part.goesAt !== null && part.goesAt > begun ? part.goesAt : undefined
  if (added !== undefined && isNight(added)) return undefined
  const since = new Date(now.getTime() - STOPPED_FOR)
  const goesOn = (added ?? begun) > since || (await queries.hasGoneSince(db, notice.id, part, since))
  return goesOn ? undefined : morning
}

/** Where the office wants a second person for each, they have agreed to what was to go by day. */
function isAgreedForNight(notice: queries.Notice, isNight: (moment: Date) => boolean): boolean {
  const { approved_by, approval_asked_at, confirmed_at, starts_at, created_at } = notice
  if (approved_by === null) return false
  // Asked once more since, they have agreed to its going on.
  const isAnew = approval_asked_at !== null && confirmed_at !== null && approval_asked_at > confirmed_at
  const from = isAnew ? approval_asked_at : (starts_at ?? created_at)
  return isNight(from) || isNight(new Date(from.getTime() + HOUR))
}

/** Those that wait for the morning so, and of which somebody has still to get it. */
export async function findHeldAtNight(
  db: Tx,
  words: string | undefined,
  at: WorkingMoment,
): Promise<readonly queries.Notice[]> {
  if (at.office.nextSending(at.now) <= at.now) return []
  const isIt = (one: queries.Notice) => one.state === 'sending' && one.urgent_why !== null && !isTooOld(one, at)
  const since = new Date(at.now.getTime() - 2 * DAY)
  const held: queries.Notice[] = []
  for (const one of await findAllMeant({ db, now: at.now }, words, isIt))
    if ((one.confirmed_at ?? since) > since && (await isHeld(db, one, at))) held.push(one)
  return held
}

const isHeld = async (db: Tx, one: queries.Notice, at: WorkingMoment): Promise<boolean> =>
  (await heldUntil(db, one, at)) !== undefined &&
  (await queries.dueByDay(db, one.id, { now: at.now, zone: at.office.zone })).length > 0

/** What all the same waits when staff let the pushes go again, and how it goes. */
export const waitsAtNight = async (db: Tx, at: WorkingMoment): Promise<readonly string[]> =>
  (await findHeldAtNight(db, undefined, at)).map(({ title }) => wording.waitsAtNight(title))
