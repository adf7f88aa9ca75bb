/**
 * Urgent at an hour at which nobody is written to: what nobody else has agreed to goes on into it, but does not begin again
 * there after a stop. It waits for the morning, or for 接着发 and a second person.
 */
import { DAY, MINUTE } from '../../base/spans.ts'
import type { Tx, WorkingMoment } from '../../feature.ts'
import { findAllMeant } from './find-notice.ts'
import { isTooOld } from './message.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** Whoever has got it so lately stands before those who get it now: it goes on, and has not been stopped. */
const STOPPED_FOR = 15 * MINUTE

/** From when on it may go again; `undefined`: it may go now. */
export async function heldUntil(
  db: Tx,
  notice: queries.Notice,
  { now, office }: WorkingMoment,
): Promise<Date | undefined> {
  if (notice.urgent_why === null || notice.approved_by !== null) return undefined
  const morning = office.nextSending(now)
  if (morning <= now) return undefined
  const since = new Date(now.getTime() - STOPPED_FOR)
  const goesOn =
    (notice.starts_at ?? notice.created_at) > since ||
    (await queries.countSentSince(db, notice.id, since)) > 0 ||
    // To that a second person has agreed.
    (await queries.wasAddedSince(db, notice.id, since))
  return goesOn ? undefined : morning
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
