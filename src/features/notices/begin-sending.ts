/** From here on a notice is rows: its audience is frozen, or it waits for its time, or staff get the text to paste. */
import { dayOf } from '../../base/calendar.ts'
import { afterRecall } from '../../base/recall.ts'
import type { Outcome, PersonId, Turn } from '../../feature.ts'
import { sayInstant, sayRecurrence } from '../../language/say.ts'
import { handOut } from './by-hand.ts'
import { foreseeDraft } from './draft.ts'
import { freeze } from './freeze.ts'
import { phonesOf } from './lists.ts'
import * as queries from './queries.ts'
import { wakeAt } from './timing.ts'
import { type Foreseen, firstMoment } from './when-it-goes.ts'
import * as wording from './wording.ts'

/** When it goes, if it is confirmed now. */
export function firstSending({ now, office }: Turn<unknown>, notice: queries.Notice): Date {
  const at = notice.starts_at ?? afterRecall(now)
  return notice.urgent_why === null ? office.nextSending(at) : at
}

/** Everything from here on is rows: what dies in between is worked off later. */
export async function begin(turn: Turn<unknown>, notice: queries.Notice, approvedBy?: PersonId): Promise<Outcome> {
  const { db, now, office } = turn
  const approved = approvedBy === undefined ? {} : { approved_by: approvedBy }
  const when = sayInstant(firstSending(turn, notice), office.zone, dayOf(now, office.zone))
  if (notice.starts_at !== null) {
    await queries.updateNotice(db, notice.id, { ...approved, state: 'planned', confirmed_at: now })
    const rule = notice.repeats === null ? when : sayRecurrence(notice.repeats)
    return { reply: { text: wording.willGo(notice.title, rule) }, wakes: [wakeAt(notice.starts_at)], as: 'planned' }
  }
  if (notice.by_hand) return handOut(turn, notice, approved)
  const foreseen = await foreseeDraft(db, notice, turn)
  const people = await freeze(db, notice, now)
  const starts_at = afterRecall(now)
  await queries.updateNotice(db, notice.id, { ...approved, state: 'sending', confirmed_at: now, starts_at })
  const phones = await phonesOf(turn, notice.id)
  const stopped = await stopCorrected(turn, notice)
  const text = [sayOnItsWay(turn, notice.title, people, foreseen), ...stopped, ...phones].join('\n')
  return { reply: { text }, wake: ['notices.send'], as: 'sent' }
}

function sayOnItsWay({ now, office }: Turn<unknown>, title: string, people: number, foreseen: Foreseen): string {
  const say = (moment: Date) => sayInstant(moment, office.zone, dayOf(now, office.zone))
  const later = foreseen.later && { people: foreseen.later.people, from: say(foreseen.later.from) }
  return wording.onItsWay(title, people, say(firstMoment(foreseen, now)), later)
}

/** Whoever has not got the wrong notice yet does not get it any more. */
async function stopCorrected({ db, now }: Turn<unknown>, notice: queries.Notice): Promise<readonly string[]> {
  if (notice.corrects_id === null) return []
  const counts = await queries.countStates(db, notice.corrects_id, now)
  const left = counts.filter(({ state }) => state === 'planned' || state === 'waiting')
  const count = left.reduce((sum, one) => sum + one.count, 0)
  if (count === 0) return []
  await queries.updateNotice(db, notice.corrects_id, { state: 'cancelled' })
  return [wording.stoppedForCorrection(count)]
}
