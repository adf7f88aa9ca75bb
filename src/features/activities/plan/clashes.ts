/** What may stand in the way of a plan: a day off, an hour of rest, the same place, the same people. */
import { type Day, dayOf, instantOf, type Time, timeOf, weekdayOf } from '../../../base/calendar.ts'
import type { Turn } from '../../../feature.ts'
import type { Recurrence } from '../../../language/reading.ts'
import { sayDay } from '../../../language/say.ts'
import { isHoliday, isWorkday } from '../../../language/when/holidays.ts'
import { nextOccurrence } from '../../../language/when/occurrences.ts'
import { endOf, USUAL_LENGTH } from '../attendance/at-the-door.ts'
import { inWords } from '../in-words.ts'
import * as queries from '../queries.ts'
import * as wording from '../wording.ts'

/** Before this, in the noon break and after supper elders rest. */
const RESTS: readonly { readonly from: Time; readonly until: Time }[] = [
  { from: '00:00', until: '07:00' },
  { from: '12:00', until: '14:00' },
  { from: '20:00', until: '24:00' },
]

/** A line each, for the preview. */
export async function findClashes(turn: Turn<unknown>, activity: queries.Activity): Promise<readonly string[]> {
  const { day, there, shared } = await clashesOf(turn, activity)
  return [...day, ...firstOf(there), ...firstOf(shared)]
}

/** What stands in the way, by kind. */
interface Clashes {
  readonly day: readonly string[]
  readonly there: readonly string[]
  readonly shared: readonly string[]
}

/** `ofSeries`: whose own occurrences are no clash. */
async function clashesOf(
  { db, office }: Turn<unknown>,
  activity: queries.Activity,
  ofSeries?: number,
): Promise<Clashes> {
  const others = await queries.findOverlapping(db, activity, endOf(activity), USUAL_LENGTH)
  const there: string[] = []
  const shared: string[] = []
  for (const other of others.filter(({ series_id }) => ofSeries === undefined || series_id !== ofSeries)) {
    const { title, when } = inWords(other, office.zone)
    if (isSamePlace(other.place, activity.place)) there.push(wording.samePlace(activity.place, title, when))
    const people = await queries.countShared(db, other.id, activity.audience)
    if (people > 0) shared.push(wording.samePeople(people, title, when))
  }
  return { day: dayClashes(activity.starts_at, office.zone), there, shared }
}

/** Of something repeated so many times are looked at: two months of a weekly practice. */
const LOOKED_AT = 8

/** How something is repeated, as far as it matters what stands in its way. */
export interface Repeated {
  readonly seriesId: number
  readonly rule: Recurrence
  readonly lastOn: Day | null
}

/** What stands in the way of the next occurrences after a moment, held as `model` is: each kind is said once. */
export async function findSeriesClashes(
  turn: Turn<unknown>,
  { seriesId, rule, lastOn }: Repeated,
  model: queries.Activity,
  after: Date,
): Promise<readonly string[]> {
  const { zone } = turn.office
  const found: Clashes[] = []
  let at = nextOccurrence(rule, after, zone)
  while (at !== undefined && found.length < LOOKED_AT && (lastOn === null || dayOf(at, zone) <= lastOn)) {
    found.push(await clashesOf(turn, { ...model, starts_at: at, ends_at: endAt(rule, at, zone) }, seriesId))
    at = nextOccurrence(rule, at, zone)
  }
  const all = (kind: keyof Clashes) => firstOf([...new Set(found.flatMap((one) => one[kind]))])
  return [...all('day'), ...all('there'), ...all('shared')]
}

const endAt = ({ timeEnd }: Recurrence, startsAt: Date, zone: string): Date | null =>
  timeEnd === undefined ? null : instantOf(dayOf(startsAt, zone), timeEnd as Time, zone)

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
