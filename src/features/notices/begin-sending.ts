/** From here on a notice is rows: its audience is frozen, or it waits for its time, or staff get the text to paste. */
import { dayOf } from '../../base/calendar.ts'
import { afterRecall } from '../../base/recall.ts'
import type { Outcome, PersonId, Turn } from '../../feature.ts'
import { sayInstant, sayRecurrence } from '../../language/say.ts'
import { handOut } from './by-hand.ts'
import { correctWaiting } from './correct-waiting.ts'
import { freeze } from './freeze.ts'
import { phonesOf } from './lists.ts'
import * as queries from './queries.ts'
import { foreseeDraft } from './reach.ts'
import { wakeAt } from './timing.ts'
import { looksWhoIsStuck } from './urgent-stuck.ts'
import { type Foreseen, firstMoment } from './when-it-goes.ts'
import * as wording from './wording.ts'

/** When it goes, if it is confirmed now. */
export function firstSending({ now, office }: Turn<unknown>, notice: queries.Notice): Date {
  const at = startsAt(notice, now)
  return notice.urgent_why === null ? office.nextSending(at) : at
}

/** Not before it could be called back. */
const startsAt = ({ starts_at }: queries.Notice, now: Date): Date =>
  starts_at !== null && starts_at > afterRecall(now) ? starts_at : afterRecall(now)

/** Everything from here on is rows: what dies in between is worked off later. */
export async function begin(turn: Turn<unknown>, notice: queries.Notice, approvedBy?: PersonId): Promise<Outcome> {
  const { db, now, office } = turn
  const approved = approvedBy === undefined ? {} : { approved_by: approvedBy }
  const when = sayInstant(firstSending(turn, notice), office.zone, dayOf(now, office.zone))
  if (notice.starts_at !== null) {
    const starts_at = startsAt(notice, now)
    await queries.updateNotice(db, notice.id, { ...approved, state: 'planned', confirmed_at: now, starts_at })
    const rule = notice.repeats === null ? when : sayRecurrence(notice.repeats)
    const { told, rewords } = await correctWaiting(turn, notice)
    const text = [wording.willGo(notice.title, rule), ...told].join('\n')
    return {
      reply: { text },
      rewords,
      wakeLater: [wakeAt(starts_at), ...looksWhoIsStuck(notice, starts_at)],
      as: 'planned',
    }
  }
  if (notice.by_hand) return handOut(turn, notice, approved)
  const foreseen = await foreseeDraft(db, notice, turn)
  const { told, rewords } = await correctWaiting(turn, notice)
  const people = await freeze(db, notice, now)
  const starts_at = afterRecall(now)
  await queries.updateNotice(db, notice.id, { ...approved, state: 'sending', confirmed_at: now, starts_at })
  const phones = await phonesOf(turn, notice.id)
  const text = [sayOnItsWay(turn, notice, people, foreseen), ...told, ...phones].join('\n')
  const wakeLater = looksWhoIsStuck(notice, starts_at)
  return { reply: { text }, rewords, wake: ['notices.send'], wakeLater, as: 'sent' }
}

function sayOnItsWay(
  { now, office }: Turn<unknown>,
  { id, title }: queries.Notice,
  people: number,
  foreseen: Foreseen,
): string {
  const say = (moment: Date) => sayInstant(moment, office.zone, dayOf(now, office.zone))
  const later = foreseen.later && { people: foreseen.later.people, from: say(foreseen.later.from) }
  return wording.onItsWay(id, title, people, say(firstMoment(foreseen, now)), later)
}
