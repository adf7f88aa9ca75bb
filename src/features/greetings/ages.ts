/** How old somebody is on a birthday, and which birthdays are kept as great ones (rule 29). Pure. */
import type { Day } from '../../base/calendar.ts'
import { lunarOf } from '../../language/lunar.ts'
import type { Calendar } from './yearly.ts'

/** How this office counts ages. */
export interface AgeCustoms {
  /** The great birthdays, for greetings, visits and gifts; in ascending order. */
  readonly milestones: readonly number[]
  /** 虚岁 for all great birthdays, or only for these; the others count 周岁. */
  readonly nominal: 'all' | readonly number[]
  /** 做九不做十: the great birthday of a full decade is kept a year early. */
  readonly early: boolean
}

export const USUAL_AGES: AgeCustoms = {
  milestones: [60, 70, 75, 80, 85, 90, 95, 100],
  nominal: [],
  early: false,
}

/** 坎儿: at these ages nobody wants to be told how old they are. */
const UNNAMED: ReadonlySet<number> = new Set([73, 84])

/** 周岁 on the birthday of a year, both years by the birthday's own calendar. */
const fullAge = (born: number, year: number): number => year - born

/** Whether a great birthday is counted in 虚岁. */
export const isNominal = (age: number, { nominal }: Pick<AgeCustoms, 'nominal'>): boolean =>
  nominal === 'all' || nominal.includes(age)

/** In which year, by the birthday's calendar, somebody born in `born` keeps the great birthday of `age`. */
export function yearOfMilestone(born: number, age: number, customs: AgeCustoms): number {
  return born + age - (isNominal(age, customs) ? 1 : 0) - (customs.early && age % 10 === 0 ? 1 : 0)
}

/** The great birthday that is kept in a year. */
export function milestoneIn(born: number | undefined, year: number, customs: AgeCustoms): number | undefined {
  if (born === undefined) return undefined
  return customs.milestones.find((age) => yearOfMilestone(born, age, customs) === year)
}

/** Whether an age may be named in a greeting: not at 73 and 84, by either count. */
export function mayBeNamed(born: number, year: number): boolean {
  const age = fullAge(born, year)
  return !UNNAMED.has(age) && !UNNAMED.has(age + 1)
}

/**
 * 本命年: the lunar year on `day` bears the same animal as that of the birth. `born` as the roster has it (1948-03-05); of
 * which only the year is known it is taken for the lunar one; without a year it is no one's.
 */
export function isOwnAnimal(born: string, calendar: Calendar, day: Day): boolean {
  const birth = calendar === 'solar' && born.length === 10 ? lunarOf(born)?.year : Number(born.slice(0, 4))
  const year = lunarOf(day)?.year
  if (year === undefined || birth === undefined || Number.isNaN(birth)) return false
  return year > birth && (year - birth) % 12 === 0
}
