/** What whoever congratulates or visits somebody should know before: nobody is visited with joy by mistake. */
import { type Day, instantOf, type Time } from '../../base/calendar.ts'
import type { PersonId, Turn } from '../../feature.ts'
import { inHospitalAmong } from '../care/public.ts'
import { withoutChat } from '../people/public.ts'
import * as queries from './queries.ts'
import { mournersAmong } from './still-wanted.ts'
import type { Mark } from './wording.ts'

/** About when people are congratulated on a day. */
const GREETED: Time = '09:00'

/** What is to be marked of each of `people`, on a day to come or now. */
export async function marksOf(
  { db, now, office }: Pick<Turn, 'db' | 'now' | 'office'>,
  people: readonly PersonId[],
): Promise<(person: PersonId, on?: Day) => readonly Mark[]> {
  const unwilling = await queries.unwillingAmong(db, people)
  const mourning = await mournersAmong(db, people, now)
  const patients = await inHospitalAmong(db, people)
  const mute = new Set(await withoutChat(db, people))
  return (person, on) => {
    const moment = on === undefined ? now : instantOf(on, GREETED, office.zone)
    const loss = mourning.get(person)
    const marks: readonly (readonly [Mark, boolean])[] = [
      ...(loss === undefined ? [] : [[{ lost: loss.lost }, moment < loss.until] as const]),
      ['unwilling', unwilling.has(person)],
      ['hospital', patients.has(person)],
      ['mute', mute.has(person)],
    ]
    return marks.filter(([, is]) => is).map(([mark]) => mark)
  }
}
