/**
 * Days off and make-up workdays as the State Council sets them each autumn; in a year that is not published yet, weekends and
 * the days that the law gives off in any year.
 */
import chineseDays from 'chinese-days'
import type { Day } from '../../base/calendar.ts'
import { addDays, weekdayOf } from '../../base/calendar.ts'
import { type LunarDay, lunarOf } from '../lunar.ts'
import { festivalDay } from './festivals.ts'

/**
 * What was set for a day, or undefined for a plain one. The library's own weekdays are those of the machine's zone (west
 * of Greenwich the day before), so only what it names itself is taken.
 */
function setFor(day: Day): { work: boolean } | undefined {
  const detail = chineseDays.getDayDetail(day)
  return detail.name.includes(',') ? detail : undefined
}

/** Whether the year's days off are known; its first day is one of them. */
const isPublished = (day: Day): boolean => setFor(`${day.slice(0, 4)}-01-01`) !== undefined

const BY_THE_SUN: ReadonlySet<string> = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'])
const BY_THE_MOON: ReadonlySet<string> = new Set(['1.1', '1.2', '1.3', '5.5', '8.15'])
const NEW_YEAR = { by: 'moon', month: 1, day: 1 } as const
const MID_AUTUMN = { by: 'moon', month: 8, day: 15 } as const
const QINGMING = { by: 'term', term: 6 } as const

/** Whether everybody has a day off by law in any year, whatever is set around it. */
function isOffByLaw(day: Day): boolean {
  return (
    BY_THE_SUN.has(day.slice(5)) ||
    festivalDay(QINGMING, Number(day.slice(0, 4))) === day ||
    BY_THE_MOON.has(monthAndDay(lunarOf(day))) ||
    monthAndDay(lunarOf(addDays(day, 1))) === '1.1'
  )
}

const monthAndDay = (lunar: LunarDay | undefined): string =>
  lunar === undefined || lunar.leap ? '' : `${lunar.month}.${lunar.day}`

/** The year since which the State Council's regulation says how many days each holiday lasts. */
const REGULATED = '2025'

/** How the regulation lays a year's holidays before they are published. */
function usualRange(day: Day): DaysOff | undefined {
  if (day < REGULATED || !isOffByLaw(day)) return undefined
  const year = day.slice(0, 4)
  const from = (first: Day, count: number): DaysOff => ({ first, last: addDays(first, count - 1) })
  const autumn = festivalDay(MID_AUTUMN, Number(year))
  const autumnJoins = !!autumn && autumn >= `${year}-10-01` && autumn <= `${year}-10-08`
  if (day.slice(5, 7) === '10' || (day === autumn && autumnJoins)) return from(`${year}-10-01`, autumnJoins ? 8 : 7)
  if (day.slice(5, 7) === '05' && BY_THE_SUN.has(day.slice(5))) return from(`${year}-05-01`, 5)
  const newYear = festivalDay(NEW_YEAR, Number(year))
  if (newYear && day >= addDays(newYear, -1) && day <= addDays(newYear, 2)) return from(addDays(newYear, -1), 8)
  return aroundWeekend(day)
}

/** Three days with the weekend beside the day itself; a Wednesday stands alone. */
function aroundWeekend(day: Day): DaysOff {
  const firsts: { readonly [weekday: number]: number } = { 1: -2, 2: -2, 4: 0, 5: 0, 6: 0, 7: -1 }
  const shift = firsts[weekdayOf(day)]
  return shift === undefined ? { first: day, last: day } : { first: addDays(day, shift), last: addDays(day, shift + 2) }
}

/** True on a working day, make-up workdays included. */
export function isWorkday(day: Day): boolean {
  return setFor(day)?.work ?? (weekdayOf(day) <= 5 && !isHoliday(day))
}

/** True on a statutory holiday with its days around it; a plain weekend is none. */
export function isHoliday(day: Day): boolean {
  const set = setFor(day)
  return set === undefined ? !isPublished(day) && isOffByLaw(day) : !set.work
}

/** The n-th working day after a day. */
export function workdayAfter(day: Day, nth: number): Day {
  let next = day
  for (let left = Math.min(nth, 400); left > 0; ) {
    next = addDays(next, 1)
    if (isWorkday(next)) left--
  }
  return next
}

interface DaysOff {
  readonly first: Day
  readonly last: Day
}

/** First and last day of the holiday around a day; undefined for a day that is none. */
export function holidayRange(day: Day): DaysOff | undefined {
  if (!isPublished(day)) return usualRange(day)
  if (!isHoliday(day)) return undefined
  let first = day
  let last = day
  while (isHoliday(addDays(first, -1))) first = addDays(first, -1)
  while (isHoliday(addDays(last, 1))) last = addDays(last, 1)
  return { first, last }
}
