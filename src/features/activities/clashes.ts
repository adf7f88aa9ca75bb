/** What may stand in the way of a plan: a day off, an hour of rest, the same place, the same people. */
import { dayOf, type Time, timeOf, weekdayOf } from '../../base/calendar.ts'
import type { Turn } from '../../feature.ts'
import { sayDay } from '../../language/say.ts'
import { isHoliday, isWorkday } from '../../language/when/holidays.ts'
import { endOf, USUAL_LENGTH } from './attendance/at-the-door.ts'
import { inWords } from './in-words.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** Before this, in the noon break and after supper elders rest. */
const RESTS: readonly { readonly from: Time; readonly until: Time }[] = [
  { from: '00:00', until: '07:00' },
  { from: '12:00', until: '14:00' },
  { from: '20:00', until: '24:00' },
]

/** A line each, for the preview. */
export async function findClashes(
  { db, office }: Turn<unknown>,
  activity: queries.Activity,
): Promise<readonly string[]> {
  const until = endOf(activity)
  const others = await queries.findOverlapping(db, activity, until, USUAL_LENGTH)
  const there: string[] = []
  const shared: string[] = []
  for (const other of others) {
    const { title, when } = inWords(other, office.zone)
    if (isSamePlace(other.place, activity.place)) there.push(wording.samePlace(activity.place, title, when))
    const people = await queries.countShared(db, other.id, activity.audience)
    if (people > 0) shared.push(wording.samePeople(people, title, when))
  }
  return [...dayClashes(activity.starts_at, office.zone), ...firstOf(there), ...firstOf(shared)]
}

/** What stands in the way of an activity as it is to be, and did not before the change. */
export async function findNewClashes(
  turn: Turn<unknown>,
  before: queries.Activity,
  after: queries.Activity,
): Promise<readonly string[]> {
  const known = await findClashes(turn, before)
  return (await findClashes(turn, after)).filter((clash) => !known.includes(clash))
}

/** The first of its kind says enough; a preview must fit one message. */
const firstOf = ([first, ...others]: readonly string[]): readonly string[] =>
  first === undefined ? [] : [others.length === 0 ? first : first + wording.andMore(others.length)]

/** What the calendar and the clock say against a start. */
export function dayClashes(startsAt: Date, zone: string): string[] {
  const [day, time] = [dayOf(startsAt, zone), timeOf(startsAt, zone)]
  return [
    ...(isHoliday(day) ? [wording.onHoliday(sayDay(day))] : []),
    ...(weekdayOf(day) > 5 && isWorkday(day) ? [wording.onMakeUpDay(sayDay(day))] : []),
    ...(RESTS.some(({ from, until }) => time >= from && time < until) ? [wording.atRest()] : []),
  ]
}

const isSamePlace = (one: string, other: string): boolean => one.includes(other) || other.includes(one)
