/** A small office's people as the test of a decade knows them, and what may befall them: in our account, and on the roster. */
import { addDays, type Day } from '../../../src/base/calendar.ts'
import type { Tx } from '../../../src/feature.ts'
import type { Calendar, YearlyDate } from '../../../src/features/greetings/yearly.ts'
import { lunarOf } from '../../../src/language/lunar.ts'
import type { Chance } from '../../faults/draw.ts'

/** Nobody touches so many: each has one greeting a year. */
const LEFT_ALONE = 4

/** A birthday that was kept: when, and as the one of which year by which calendar. */
export interface Kept {
  readonly day: Day
  readonly calendar: Calendar
  readonly year: number
}

export interface Somebody {
  readonly id: number
  readonly name: string
  date: YearlyDate
  /** By which calendar the date is, is known. */
  isDated: boolean
  /** `reported`: said to have died. */
  status: 'active' | 'moved' | 'deceased' | 'reported'
  wants: boolean
  isLeftAlone: boolean
  bereavedOn?: Day
  diedAt?: Date
  readonly kept: Kept[]
  /** Greetings that waited for the word on a reported death; of those that did not go out the day was over. */
  waited: readonly Kept[]
  /** Birthdays on which the program was off, and staff were told. */
  readonly missed: Day[]
}

export const at = (day: Day, time: string): Date => new Date(`${day}T${time}:00+08:00`)

/** True once in so many times. */
export const once = (chance: Chance, times: number): boolean => chance.below(times) === 0

const SPECIAL: readonly YearlyDate[] = [
  { calendar: 'solar', month: 2, day: 29, leap: false },
  { calendar: 'lunar', month: 12, day: 30, leap: false },
  { calendar: 'lunar', month: 5, day: 5, leap: true },
  { calendar: 'lunar', month: 11, day: 25, leap: false },
]

export function randomDate({ below }: Chance): YearlyDate {
  const chosen = SPECIAL[below(12)]
  if (chosen !== undefined) return chosen
  const month = 1 + below(12)
  return below(2) === 0
    ? { calendar: 'solar', month, day: 1 + below(28), leap: false }
    : { calendar: 'lunar', month, day: 1 + below(30), leap: below(4) === 0 }
}

/** Within some weeks of a day, by either calendar: as when a clerk puts a birthday right about its time. */
export function dateNear(day: Day, { below }: Chance): YearlyDate {
  // Now and then on the day itself, when the morning's greetings have gone.
  const then = below(6) === 0 ? day : addDays(day, below(160) - 60)
  const lunar = below(2) === 0 ? lunarOf(then) : undefined
  if (lunar !== undefined) return { calendar: 'lunar', month: lunar.month, day: lunar.day, leap: lunar.leap }
  return { calendar: 'solar', month: Number(then.slice(5, 7)), day: Number(then.slice(8)), leap: false }
}

/** The retirees of the office, with dates by chance, and nobody akin to anybody. */
export async function makeCrowd(tx: Tx, chance: Chance): Promise<readonly Somebody[]> {
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'name'])
    .where('kind', '=', 'retiree')
    .orderBy('id')
    .execute()
  const crowd = rows.map(
    ({ id, name }, at): Somebody => ({
      id,
      name,
      date: (at < LEFT_ALONE ? SPECIAL[at] : undefined) ?? randomDate(chance),
      isDated: true,
      status: 'active',
      wants: true,
      isLeftAlone: at < LEFT_ALONE,
      kept: [],
      waited: [],
      missed: [],
    }),
  )
  for (const one of crowd) await setDate(tx, one)
  await tx.updateTable('person').set({ spouse_id: null }).execute()
  await tx.deleteFrom('relative').execute()
  await tx.deleteFrom('proxy').execute()
  return crowd
}

/** Puts the date of our account on the roster. */
export async function setDate(tx: Tx, { id, date, isDated }: Somebody): Promise<void> {
  const two = (value: number) => String(value).padStart(2, '0')
  await tx
    .updateTable('person')
    .set({
      birth_day: `1945-${two(date.month)}-${two(date.day)}`,
      birth_calendar: isDated ? date.calendar : 'unknown',
      birth_leap: date.leap,
    })
    .where('id', '=', id)
    .execute()
}

export async function become(tx: Tx, one: Somebody, status: 'active' | 'moved' | 'deceased'): Promise<void> {
  one.status = status
  await tx.updateTable('person').set({ status }).where('id', '=', one.id).execute()
}

export async function die(tx: Tx, one: Somebody, moment: Date): Promise<void> {
  one.diedAt = moment
  await become(tx, one, 'deceased')
}

/** It is said that somebody has died, and nobody has confirmed it. */
export async function report(tx: Tx, one: Somebody, now: Date): Promise<void> {
  one.status = 'reported'
  const row = { person_id: one.id, how: 'deceased', state: 'reported', reported_by: one.id, reported_at: now } as const
  await tx.insertInto('departure').values(row).execute()
}

/** What was reported is confirmed, or was a mistake. */
export async function settleDeath(tx: Tx, one: Somebody, isTrue: boolean, now: Date): Promise<void> {
  await tx
    .updateTable('departure')
    .set({ state: isTrue ? 'final' : 'withdrawn', settled_at: now })
    .where('person_id', '=', one.id)
    .where('state', '=', 'reported')
    .execute()
  if (isTrue) await die(tx, one, now)
  else one.status = 'active'
}

/** Somebody loses husband or wife; of the day itself the morning's greeting is out. */
export async function bereave(tx: Tx, one: Somebody, day: Day): Promise<void> {
  one.bereavedOn = day
  const since_at = at(day, '00:00')
  await tx
    .insertInto('bereavement')
    .values({ person_id: one.id, of_spouse: true, since_at, told_by: one.id, told_at: since_at })
    .execute()
}
