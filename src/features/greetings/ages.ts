/** How old somebody is on a birthday, and which birthdays are kept as great ones (rule 29). Pure. */

export interface AgeCustoms {
  /** 虚岁 for all great birthdays, or only for these; the others count 周岁. */
  readonly nominal: 'all' | readonly number[]
  /** 做九不做十: the great birthday is kept a year early. */
  readonly early: boolean
}

export const USUAL_AGES: AgeCustoms = { nominal: [], early: false }

/** Great birthdays, for visits and gifts. */
export const MILESTONES: readonly number[] = [60, 70, 75, 80, 85, 90, 95, 100]

/** 坎儿: at these ages nobody wants to be told how old they are. */
const UNNAMED: ReadonlySet<number> = new Set([73, 84])

/** 周岁 on the birthday of a year, both years by the birthday's own calendar. */
const fullAge = (born: number, year: number): number => year - born

/** In which year, by the birthday's calendar, somebody born in `born` keeps the great birthday of `age`. */
export function yearOfMilestone(born: number, age: number, { nominal, early }: AgeCustoms): number {
  const isNominal = nominal === 'all' || nominal.includes(age)
  return born + age - (isNominal ? 1 : 0) - (early && age % 10 === 0 ? 1 : 0)
}

/** The great birthday that is kept in a year. */
export function milestoneIn(born: number | undefined, year: number, customs: AgeCustoms): number | undefined {
  if (born === undefined) return undefined
  return MILESTONES.find((age) => yearOfMilestone(born, age, customs) === year)
}

/** Whether an age may be named in a greeting: not at 73 and 84, by either count. */
export function mayBeNamed(born: number, year: number): boolean {
  const age = fullAge(born, year)
  return !UNNAMED.has(age) && !UNNAMED.has(age + 1)
}
