/**
 * Days that come once a year for a person: a birthday by either calendar, a wedding, the day of retiring, of joining the
 * party. Pure; the lunar months come from the table of src/language.
 */
import { addDays, type Day, daysBetween } from '../../base/calendar.ts'
import { dayOfLunar, hasLeapMonth, lunarOf } from '../../language/lunar.ts'

export type Calendar = 'solar' | 'lunar'

/** A day of the year in the numbers of its calendar. */
export interface YearlyDate {
  readonly calendar: Calendar
  readonly month: number
  readonly day: number
  /** The lunar month is a leap month. */
  readonly leap: boolean
}

/** A yearly date on the day on which it is kept; `year` is counted by its own calendar, so it comes once in each. */
export interface Occurrence extends YearlyDate {
  readonly year: number
}

/** What is done with a day that a year does not have. Families differ, so each is a choice of the office's. */
export interface Customs {
  /**
   * 29 February in a year without one: `last` keeps the 28th, `next` 1 March. 民法典 §202 ends a term of months or years,
   * where the last month has no such day, with the end of that month; so `last` is the usual one.
   */
  readonly feb29: 'last' | 'next'
  /**
   * 三十 in a lunar month of 29 days: `last` keeps 廿九, the end of the month, as 除夕 does when the twelfth month is
   * short; `next` the first of the month after.
   */
  readonly missing30: 'last' | 'next'
  /**
   * Born in a leap month: `leap` keeps the leap month in the years that have it and the ordinary month of the same
   * number in the others; `ordinary` the ordinary month always. GB/T 33661-2017 gives a leap month the number of the
   * month before it and nothing else; so in a year without one there is only that month to keep.
   */
  readonly leapMonth: 'leap' | 'ordinary'
}

export const USUAL_CUSTOMS: Customs = { feb29: 'last', missing30: 'last', leapMonth: 'leap' }

const two = (value: number): string => String(value).padStart(2, '0')

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** The day on which a yearly date is kept in a year of its calendar; `undefined` beyond the lunar table (1900–2100). */
export function dayInYear(date: YearlyDate, year: number, customs: Customs = USUAL_CUSTOMS): Day | undefined {
  return date.calendar === 'solar' ? solarIn(date, year, customs) : lunarIn(date, year, customs)
}

function solarIn({ month, day }: YearlyDate, year: number, { feb29 }: Customs): Day {
  if (month === 2 && day === 29 && !isLeapYear(year)) return feb29 === 'last' ? `${year}-02-28` : `${year}-03-01`
  return `${year}-${two(month)}-${two(day)}`
}

function lunarIn({ month, leap, day }: YearlyDate, year: number, customs: Customs): Day | undefined {
  const inLeap = leap && customs.leapMonth === 'leap' && hasLeapMonth(year, month)
  const wanted = { year, month, leap: inLeap, day }
  const exact = dayOfLunar(wanted, { missingLeap: 'none', missing30: 'none' })
  if (exact !== undefined || day !== 30) return exact
  const last = dayOfLunar({ ...wanted, day: 29 }, { missingLeap: 'none', missing30: 'none' })
  return last === undefined || customs.missing30 === 'last' ? last : addDays(last, 1)
}

/** Every yearly date that is kept on this day: what to look for in the roster. */
export function keptOn(day: Day, customs: Customs = USUAL_CUSTOMS): readonly Occurrence[] {
  const candidates = [...solarCandidates(day), ...lunarCandidates(day), ...lunarCandidates(addDays(day, -1))]
  const seen = new Set<string>()
  return candidates.filter((one) => {
    const key = keyOf(one)
    if (seen.has(key) || dayInYear(one, one.year, customs) !== day) return false
    seen.add(key)
    return true
  })
}

/** Names a yearly date among others: `lunar 06-01 leap`. */
export const keyOf = ({ calendar, month, day, leap }: YearlyDate): string =>
  `${calendar} ${monthDay({ month, day })}${leap ? ' leap' : ''}`

/** 03-05, as the roster's days end. */
export const monthDay = ({ month, day }: Pick<YearlyDate, 'month' | 'day'>): string => `${two(month)}-${two(day)}`

function solarCandidates(day: Day): readonly Occurrence[] {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const common = { calendar: 'solar', leap: false, year } as const
  return [
    { ...common, month, day: date },
    { ...common, month: 2, day: 29 },
  ]
}

function lunarCandidates(day: Day): readonly Occurrence[] {
  const lunar = lunarOf(day)
  if (lunar === undefined) return []
  const { year, month } = lunar
  return [lunar.day, 30].flatMap((date) =>
    [false, true].map((leap) => ({ calendar: 'lunar', year, month, day: date, leap }) as const),
  )
}

/** Reads a day of the roster (1948-03-05, --03-05); `undefined` where month and day are not known. */
export function readYearly(
  text: string | null,
  calendar: Calendar,
  leap = false,
): (YearlyDate & { readonly since: number | undefined }) | undefined {
  const [, year, month, day] = /^(\d{4}|-)-(\d\d)-(\d\d)$/.exec(text ?? '') ?? []
  if (month === undefined || day === undefined) return undefined
  const since = year === '-' ? undefined : Number(year)
  return { calendar, month: Number(month), day: Number(day), leap, since }
}

/** A yearly date that was kept: when, and as the one of which year. */
export interface Kept {
  readonly day: Day
  readonly calendar: Calendar
  readonly year: number
}

/** A date that is put into the other calendar moves by less than this, in days. */
const SHIFT = 60
/** The same year by both calendars, and so far apart, is two years: solar January and the twelfth lunar month. */
const ALMOST_A_YEAR = 300

/**
 * Whether `now` is the same yearly date as one that was kept already, although the roster's date or calendar was changed
 * in between: nobody is greeted twice for one birthday, and nobody misses one for it.
 */
export function isSame(before: Kept, now: Kept): boolean {
  const apart = Math.abs(daysBetween(before.day, now.day))
  if (before.year !== now.year) return apart < SHIFT
  return before.calendar === now.calendar || apart < ALMOST_A_YEAR
}
