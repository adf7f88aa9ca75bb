/** What other features may use of care. */
import { dayOf } from '../../base/calendar.ts'
import type { PersonId, Turn } from '../../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

export { dropStays, inHospitalAmong } from './queries.ts'

/** Opens a stay in hospital: reminders rest, a visit is due, the 联络员 is asked every fourteen days. Returns the receipt. */
export async function enterStay(
  { db, now, office }: Pick<Turn, 'db' | 'now' | 'office'>,
  by: PersonId,
  person: PersonId,
): Promise<string> {
  const name = await queries.nameOf(db, person)
  const isNew = await queries.openStay(db, { person, by, since: dayOf(now, office.zone), now })
  return isNew ? wording.hospitalEntered(name) : wording.inHospitalAlready(name)
}
