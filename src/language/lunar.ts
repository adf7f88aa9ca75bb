/** The lunar calendar of 1900 to 2100, from a table of month starts with binary search. */

import type { Day } from '../base/calendar.ts'
import { DAY } from '../base/spans.ts'
import { LUNAR_WORDS } from './tables/lunar.ts'

/** A day of the lunar calendar; `month` 1 to 12. */
export interface LunarDay {
  readonly year: number
  readonly month: number
  readonly leap: boolean
  readonly day: number
}

/** What to do with a lunar day that a year does not have. */
export interface LunarCustom {
  /** A leap month in a year that has none: `same` takes the ordinary month of that number, `none` gives no day. */
  readonly missingLeap: 'same' | 'none'
  /** The 30th of a month of 29 days: `last` takes the 29th, `none` gives no day. */
  readonly missing30: 'last' | 'none'
}

/** What most people do: a birthday of a leap month or of the 30th is kept all the same. */
const USUAL_CUSTOM: LunarCustom = { missingLeap: 'same', missing30: 'last' }

const FIRST_YEAR = 1900
/** 1900-01-31, the first day of lunar 1900. */
const FIRST_DAY = Date.UTC(1900, 0, 31) / DAY

interface LunarMonth {
  readonly year: number
  readonly month: number
  readonly leap: boolean
  readonly start: number
  readonly days: number
}

function readTable(): LunarMonth[] {
  const months: LunarMonth[] = []
  let start = FIRST_DAY
  LUNAR_WORDS.split('\n').forEach((word, i) => {
    const leapMonth = Number.parseInt(word.charAt(0), 16)
    ;[...word.slice(1)].forEach((length, index) => {
      const leap = leapMonth > 0 && index === leapMonth
      const month = leapMonth > 0 && index >= leapMonth ? index : index + 1
      const days = length === 'b' ? 30 : 29
      months.push({ year: FIRST_YEAR + i, month, leap, start, days })
      start += days
    })
  })
  return months
}

const MONTHS: readonly LunarMonth[] = readTable()
const STARTS = Int32Array.from(MONTHS, (month) => month.start)
const BY_NAME: ReadonlyMap<number, LunarMonth> = new Map(MONTHS.map((m) => [nameKey(m.year, m.month, m.leap), m]))

function nameKey(year: number, month: number, leap: boolean): number {
  return year * 100 + month * 2 + (leap ? 1 : 0)
}

/** The lunar day of a Gregorian day; undefined outside 1900-01-31 to the end of lunar 2100. */
export function lunarOf(day: Day): LunarDay | undefined {
  const number = Date.parse(`${day}T00:00:00Z`) / DAY
  let low = 0
  let high = STARTS.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((STARTS[middle] ?? 0) <= number) low = middle
    else high = middle - 1
  }
  const month = MONTHS[low]
  if (!month || number < month.start || number >= month.start + month.days) return undefined
  return { year: month.year, month: month.month, leap: month.leap, day: number - month.start + 1 }
}

/** The Gregorian day of a lunar day under a custom; undefined when that year has no such day. */
export function dayOfLunar(lunar: LunarDay, custom: LunarCustom = USUAL_CUSTOM): Day | undefined {
  const exact = BY_NAME.get(nameKey(lunar.year, lunar.month, lunar.leap))
  const month =
    exact ?? (custom.missingLeap === 'same' ? BY_NAME.get(nameKey(lunar.year, lunar.month, false)) : undefined)
  if (!month || lunar.day < 1 || lunar.day > 30) return undefined
  if (lunar.day > month.days && custom.missing30 === 'none') return undefined
  const day = Math.min(lunar.day, month.days)
  return new Date((month.start + day - 1) * DAY).toISOString().slice(0, 10)
}

/** First and last Gregorian day of a lunar month; undefined when there is no such month. */
export function lunarMonthRange(year: number, month: number, leap: boolean): { first: Day; last: Day } | undefined {
  const first = dayOfLunar({ year, month, leap, day: 1 })
  const last = dayOfLunar({ year, month, leap, day: 30 })
  return first && last ? { first, last } : undefined
}

/** True when a lunar year has this leap month. */
export function hasLeapMonth(year: number, month: number): boolean {
  return BY_NAME.has(nameKey(year, month, true))
}
