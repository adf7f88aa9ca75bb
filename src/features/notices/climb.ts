/**
 * What must reach everybody climbs (rule 22): silent for a day, people are asked once more, and again in the office's pace; silent
 * for two, or sooner where the deadline is near, they stand on the lists of their 联络员, until the deadline or for a week; where safety is
 * at stake, whoever answers for those who live alone or are old is asked to pass it on.
 */
import { dayOf } from '../../base/calendar.ts'
import { HOUR } from '../../base/spans.ts'
import type { Message, Occasion } from '../../feature.ts'
import { LEAST_STEP, NUDGE_AFTER, toRing } from '../calls/public.ts'
import { householdsOf } from '../people/public.ts'
import { matterOf, noticeCalls, patienceOf } from './call-source.ts'
import { familyTo } from './message.ts'
import { type NudgePace, wantNudgesToo } from './nudge.ts'
import * as queries from './queries.ts'

/** Asks the silent again, marks what is to be rung up about, and asks families; may be run again without effect. */
export async function climb(occasion: Occasion, pace: NudgePace): Promise<readonly Message[]> {
  const { db, now } = occasion
  const may = {
    until: new Date(now.getTime() - NUDGE_AFTER),
    askedUntil: new Date(now.getTime() - Math.max(LEAST_STEP, pace.everyHours * HOUR)),
  }
  const messages: Message[] = []
  for (const notice of await queries.findToClimb(db, now)) {
    const silentFor = now.getTime() - (notice.starts_at ?? notice.created_at).getTime()
    if (silentFor >= NUDGE_AFTER && !notice.by_hand)
      await wantNudgesToo(db, notice.id, { ...may, most: notice.climbed_at === null ? pace.most : 1 }, now)
    if (silentFor >= patienceOf(notice) && notice.climbed_at === null) {
      await queries.updateNotice(db, notice.id, { climbed_at: now })
    }
    messages.push(...(await toFamilies(occasion, notice)))
  }
  return messages
}

/** To whoever may answer for somebody who has still not been reached; the office rings up the families that have no chat. */
async function toFamilies({ db, now, office }: Occasion, notice: queries.Notice): Promise<readonly Message[]> {
  const matter = matterOf(notice, now)
  if (matter.familyToo !== true) return []
  const ids = await toRing(db, await noticeCalls.unanswered(db, notice.id, { now, office }), matter, 'office')
  const households = await householdsOf(db, ids, dayOf(now, office.zone))
  return households.flatMap((one) => one.helpers.map((helper) => familyTo(notice, one, helper, office)))
}
