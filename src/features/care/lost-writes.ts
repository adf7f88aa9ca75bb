/** Somebody who was lost sight of writes: staff hear of it, once. On a phone that two share only where it is no other. */
import { dayOf } from '../../base/calendar.ts'
import { type Message, type Talked, whoMayBe } from '../../feature.ts'
import { staffOn } from '../people/public.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

export async function lostWrites({ db, now, office, speaker }: Talked): Promise<readonly Message[]> {
  const writers = whoMayBe(speaker)
  const lost = await queries.lostAmong(db, writers)
  if (lost.length < writers.length) return []
  const staff = lost.length === 0 ? [] : await staffOn(db, dayOf(now, office.zone))
  return lost.flatMap(({ id, name }) =>
    staff.map(
      (one): Message => ({
        to: { person: one.id },
        kind: 'staff',
        text: wording.lostWrites(name),
        once: `lost ${id}:wrote:staff ${one.id}`,
      }),
    ),
  )
}
