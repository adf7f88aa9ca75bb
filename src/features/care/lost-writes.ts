/** Somebody who was lost sight of writes: staff hear of it, once. */
import { dayOf } from '../../base/calendar.ts'
import type { Message, Talked } from '../../feature.ts'
import { staffOn } from '../people/public.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

export async function lostWrites({ db, now, office, speaker }: Talked): Promise<readonly Message[]> {
  const lost = await queries.lostAmong(
    db,
    speaker.sharing.map(({ id }) => id),
  )
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
