/** What other features may use of care. */
import { dayOf } from '../../base/calendar.ts'
import { mayDo, type Outcome, type PersonId, type Turn } from '../../feature.ts'
import { nameOf, personLines } from '../people/public.ts'
import { whoIsAsked } from './ask-liaison.ts'
import { leave } from './leave.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** Enters that somebody has moved away for good, at the word of one of the staff. */
export const enterMoved = leave('moved')

export { OUT_OF_TOUCH } from './leave.ts'
export { dropStays, enterLeft, inHospitalAmong } from './queries.ts'
export { visitsOwed } from './visits-owed.ts'

/** Opens a stay in hospital: reminders rest, a visit is due, the 联络员, or staff, are asked every fourteen days. Returns the receipt. */
export async function enterStay(
  { db, now, office }: Pick<Turn, 'db' | 'now' | 'office'>,
  by: PersonId,
  person: PersonId,
): Promise<string> {
  const name = await nameOf(db, person)
  const isNew = await queries.openStay(db, { person, by, since: dayOf(now, office.zone), now })
  if (!isNew) return wording.inHospitalAlready(name)
  const today = dayOf(now, office.zone)
  const [line] = await personLines(db, [person], today)
  const asked = await whoIsAsked(db, line?.liaison?.id, today)
  const byPhone = asked?.toRing === undefined ? 'office' : 'liaison-by-phone'
  return wording.hospitalEntered(name, asked?.is === 'liaison' ? 'liaison' : byPhone)
}

/** Opens those of people of whom whoever speaks has heard; what a 联络员 has heard, staff hear too. */
export async function enterStays(
  turn: Turn<unknown>,
  people: readonly { readonly id: PersonId; readonly name: string }[],
): Promise<{ readonly lines: readonly string[]; readonly tellStaff: Pick<Outcome, 'handOver'> }> {
  const by = turn.speaker.person
  if (by === undefined || people.length === 0) return { lines: [], tellStaff: {} }
  const lines: string[] = []
  for (const { id } of people) lines.push(await enterStay(turn, by.id, id))
  const why = wording.whyHospital(people.map(({ name }) => name))
  return { lines, tellStaff: mayDo(turn.speaker, 'care.record') ? {} : { handOver: { why, silently: true } } }
}
