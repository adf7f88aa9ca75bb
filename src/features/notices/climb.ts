/**
 * What must reach everybody climbs (rule 22): silent for a day, people are asked once more; silent for two, their 联络员
 * get one list a day to ring up from, until the deadline or for a week.
 */
import { dayOf, instantOf } from '../../base/calendar.ts'
import type { Message, Occasion, PersonId } from '../../feature.ts'
import { toRing } from '../calls/public.ts'
import { phoneList } from '../people/public.ts'
import { noticeCalls, RUNG_UP_AFTER } from './call-source.ts'
import { wantNudges } from './nudge.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

const DAY = 86_400_000
/** When the day's list goes to a 联络员, on the office's clock. */
const DIGEST_AT = '09:00'
/** More are not rung up in a day. */
const MOST = 20

/** Asks the silent again and makes the day's lists; may be run again without effect. */
export async function climb(occasion: Occasion): Promise<readonly Message[]> {
  const { db, now, office } = occasion
  const dayAgo = new Date(now.getTime() - DAY)
  for (const notice of await queries.findToClimb(db, now)) {
    const silentFor = now.getTime() - (notice.starts_at ?? notice.created_at).getTime()
    if (silentFor >= DAY && !notice.by_hand) await wantNudges(db, notice.id, { most: 1, until: dayAgo }, now)
    if (silentFor >= RUNG_UP_AFTER && notice.climbed_at === null) {
      await queries.updateNotice(db, notice.id, { climbed_at: now })
    }
  }
  const today = dayOf(now, office.zone)
  return now < instantOf(today, DIGEST_AT, office.zone) ? [] : digests(occasion)
}

interface Line {
  readonly name: string
  readonly address: string
  readonly phone: string | null
}

/** One message a 联络员 and day, whatever is open. */
async function digests({ db, now, office }: Occasion): Promise<readonly Message[]> {
  const today = dayOf(now, office.zone)
  const parts = new Map<PersonId, { readonly title: string; readonly lines: Line[] }[]>()
  for (const matter of await noticeCalls.open(db, { now, office })) {
    if (matter.everybody !== true) continue
    const ids = await toRing(db, await noticeCalls.unanswered(db, matter.id, { now, office }), matter, 'office')
    for (const { liaison, ...line } of await phoneList(db, ids, today)) {
      if (liaison === undefined) continue
      const own = parts.get(liaison.id) ?? []
      const last = own.at(-1)
      if (last?.title === matter.title) last.lines.push(line)
      else own.push({ title: matter.title, lines: [line] })
      parts.set(liaison.id, own)
    }
  }
  return [...parts].map(([liaison, matters]) => ({
    to: { person: liaison },
    kind: 'reminder',
    text: wording.toRingUp(
      matters.map(({ title, lines }) => ({ title, people: lines.length, lines: lines.slice(0, MOST) })),
    ),
    once: `notices to ring up:liaison ${liaison}:${today}`,
    notAfter: instantOf(today, '20:00', office.zone),
  }))
}
