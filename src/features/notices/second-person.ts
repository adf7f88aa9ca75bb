/** Whether a second person must agree before a notice goes. */
import { dayOf } from '../../base/calendar.ts'
import { afterRecall } from '../../base/recall.ts'
import type { Turn } from '../../feature.ts'
import { hasChat, staffOn } from '../people/public.ts'
import type * as queries from './queries.ts'
import { foreseeDraft } from './reach.ts'
import { type Foreseen, foresee, type Moment } from './when-it-goes.ts'

/** At an hour at which nobody is written to, an urgent notice takes a second person. */
export function needsSecond(notice: queries.Notice, { now, office }: Moment): boolean {
  // What staff paste themselves, they paste when they like.
  if (notice.urgent_why === null || notice.by_hand) return false
  const { starts_at } = notice
  // One on its way goes on now.
  const at = starts_at !== null && starts_at > now ? starts_at : afterRecall(now)
  return office.nextSending(at) > at
}

/** Whether the last has an urgent one at such an hour only. */
export const runsOn = ({ first }: Foreseen, { office }: Pick<Moment, 'office'>): boolean =>
  first !== undefined && office.nextSending(first.until) > first.until

/** Whether an urgent one on its way goes on into such an hour, if it goes to so many more people or rooms now. */
export async function addedRunsOn(turn: Turn<unknown>, notice: queries.Notice, count: number): Promise<boolean> {
  if (notice.urgent_why === null || notice.by_hand || count === 0) return false
  const foreseen = await foresee(turn.db, { ...notice, starts_at: turn.now }, count, turn)
  return runsOn(foreseen, turn) && (await othersOfStaff(turn)).length > 0
}

/** `approval`: the office wants it for each. */
export async function mustAgree(turn: Turn<unknown>, notice: queries.Notice, approval: boolean): Promise<boolean> {
  if (approval || needsSecond(notice, turn)) return true
  if (notice.urgent_why === null || notice.by_hand) return false
  // By day it does not wait for somebody who is not there.
  return runsOn(await foreseeDraft(turn.db, notice, turn), turn) && (await othersOfStaff(turn)).length > 0
}

/** Whoever else of the staff can be asked in their chat. */
export async function othersOfStaff(turn: Turn<unknown>) {
  const others = await colleaguesOf(turn)
  const reached = await Promise.all(others.map(({ id }) => hasChat(turn.db, id)))
  return others.filter((_, at) => reached[at])
}

/** Whoever else of the staff may decide, on the page where no chat reaches them. */
export const colleaguesOf = async ({ db, now, office, speaker }: Turn<unknown>) =>
  (await staffOn(db, dayOf(now, office.zone))).filter(({ id }) => id !== speaker.person?.id)
