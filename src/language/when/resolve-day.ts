/** Which day or days a written day is, seen from today. Dates lean to the future. */
import type { Day } from '../../base/calendar.ts'
import { addDays, weekdayOf } from '../../base/calendar.ts'
import { dayOfLunar, hasLeapMonth, lunarMonthRange, lunarOf } from '../lunar.ts'
import type { Festival } from './festivals.ts'
import { festivalDay, nthWeekday } from './festivals.ts'
import { holidayRange, workdayAfter } from './holidays.ts'
import type { Amount, WrittenDate, WrittenDay, WrittenMonth, WrittenYear } from './written.ts'

/** Days found: `last` for more than one; `others` are readings that are as possible. */
export interface Days {
  readonly first: Day
  readonly last?: Day
  readonly others?: readonly Day[]
  readonly lunar?: true
}

const two = (n: number) => String(n).padStart(2, '0')
const yearOf = (day: Day) => Number(day.slice(0, 4))
const monthOf = (day: Day) => Number(day.slice(5, 7))

/** The Gregorian day, or undefined when there is no such day. */
function dayFrom(year: number, month: number, date: number): Day | undefined {
  if (month < 1 || month > 12 || date < 1 || date > lastDate(year, month)) return undefined
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`
}

function lastDate(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** The days a written day means; `impossible` when there is no such day; undefined when it cannot be told. `base` is the day from which "the next" counts: today, or the first day of a range. */
export function resolveDay(written: WrittenDay, today: Day, base: Day): Days | 'impossible' | undefined {
  switch (written.kind) {
    case 'relative':
      return {
        first: addDays(today, written.days),
        ...(written.upTo === undefined ? {} : { last: addDays(today, written.upTo) }),
      }
    case 'week':
      return resolveWeek(written, today, base)
    case 'later':
      return resolveLater(written, today)
    case 'date':
      return written.lunar ? resolveLunar(written, today, base) : resolveDate(written, today, base)
    case 'festival':
      return resolveFestival(written.festival, written.year, today, base)
    case 'holiday':
      return resolveHoliday(written.festival, written.year, today, base)
    case 'nth':
      return resolveNth(written, today)
    case 'stretch':
      return resolveStretch(written, today)
    case 'quarter':
      return resolveQuarter(written.quarters, today)
    case 'edge':
      return resolveEdge(written, today)
    case 'weekOf':
      return resolveWeekOf(written, today)
    case 'period':
      return resolvePeriod(written, today)
    case 'workday':
      return { first: workdayAfter(today, written.nth) }
  }
}

function resolveWeek(written: Extract<WrittenDay, { kind: 'week' }>, today: Day, base: Day): Days {
  const monday = addDays(today, 1 - weekdayOf(today) + 7 * (written.weeks ?? 0))
  if (written.weekend) return { first: addDays(monday, 5), last: addDays(monday, 6) }
  if (written.weekday === undefined) return { first: monday, last: addDays(monday, 6) }
  const first =
    written.weeks === undefined
      ? addDays(base, (written.weekday - weekdayOf(base) + 7) % 7)
      : addDays(monday, written.weekday - 1)
  // 周六日 are two days, 周二四 are not days in a row.
  return written.upTo === written.weekday + 1 ? { first, last: addDays(first, 1) } : { first }
}

function resolveLater(written: Extract<WrittenDay, { kind: 'later' }>, today: Day): Days | undefined {
  const { unit, weekday } = written
  if (unit === 'minute' || unit === 'hour') return undefined
  const first = moved(today, written)
  if (written.upTo) return inOrder(first, moved(today, { amount: written.upTo, unit }))
  return { first: weekday ? addDays(first, weekday - weekdayOf(first)) : first }
}

const inOrder = (one: Day, other: Day): Days =>
  one < other ? { first: one, last: other } : { first: other, last: one }

/** A day moved by an amount of whole days or more. */
function moved(day: Day, { amount, unit, and }: Amount, sign = 1): Day {
  const months = unit === 'month' ? amount : unit === 'year' ? amount * 12 : 0
  const first = months ? addMonths(day, months * sign) : addDays(day, (unit === 'week' ? amount * 7 : amount) * sign)
  return and ? moved(first, and, sign) : first
}

/** 未来三天 begins tomorrow; 过去三天 reaches up to today. */
function resolvePeriod(written: Extract<WrittenDay, { kind: 'period' }>, today: Day): Days | undefined {
  const { unit, way } = written
  if (unit === 'minute' || unit === 'hour') return undefined
  if (way === 'past') return { first: moved(today, written, -1), last: today }
  return { first: addDays(today, 1), last: moved(today, written) }
}

function addMonths(day: Day, months: number): Day {
  const count = yearOf(day) * 12 + monthOf(day) - 1 + months
  const year = Math.floor(count / 12)
  const month = (((count % 12) + 12) % 12) + 1
  return dayFrom(year, month, Math.min(Number(day.slice(8)), lastDate(year, month))) ?? day
}

function yearNumber(year: WrittenYear | undefined, today: Day): number | undefined {
  if (!year) return undefined
  return 'year' in year ? year.year : yearOf(today) + year.years
}

/** Year and month when the month is counted from now (下个月). */
function relativeMonth(month: WrittenMonth, today: Day): { year: number; month: number } | undefined {
  if (!('months' in month)) return undefined
  const day = addMonths(`${today.slice(0, 7)}-01`, month.months)
  return { year: yearOf(day), month: monthOf(day) }
}

function resolveDate(written: WrittenDate, today: Day, base: Day): Days | 'impossible' | undefined {
  const year = yearNumber(written.year, today)
  const counted = written.month ? relativeMonth(written.month, today) : undefined
  if (counted) return inMonth(year ?? counted.year, counted.month, written.day)
  const month = written.month && 'month' in written.month ? written.month.month : undefined
  if (month === undefined) {
    if (written.day !== undefined) return nextDate(written.day, base)
    return year === undefined
      ? undefined
      : { first: `${String(year).padStart(4, '0')}-01-01`, last: `${String(year).padStart(4, '0')}-12-31` }
  }
  if (year !== undefined) return inMonth(year, month, written.day)
  return nextMonthDay(month, written.day, base)
}

function inMonth(year: number, month: number, date: number | undefined): Days | 'impossible' {
  if (month < 1 || month > 12) return 'impossible'
  if (date !== undefined) {
    const day = dayFrom(year, month, date)
    return day ? { first: day } : 'impossible'
  }
  return { first: `${year}-${two(month)}-01`, last: `${year}-${two(month)}-${two(lastDate(year, month))}` }
}

/** 28号: this month's if it is still to come, else the next month that has such a day. */
function nextDate(date: number, base: Day): Days | 'impossible' {
  if (date < 1 || date > 31) return 'impossible'
  for (let ahead = 0; ahead < 3; ahead++) {
    const month = addMonths(`${base.slice(0, 7)}-01`, ahead)
    const day = dayFrom(yearOf(month), monthOf(month), date)
    if (day && day >= base) {
      const before = ahead === 1 ? dayFrom(yearOf(base), monthOf(base), date) : undefined
      return before ? { first: day, others: [before] } : { first: day }
    }
  }
  return 'impossible'
}

/** 3月8号: the next one; one that has passed is the other reading. 29 February waits for its year. */
function nextMonthDay(month: number, date: number | undefined, base: Day): Days | 'impossible' {
  if (month < 1 || month > 12) return 'impossible'
  if (date === undefined) return inMonth(month < monthOf(base) ? yearOf(base) + 1 : yearOf(base), month, undefined)
  for (let ahead = 0; ahead <= 8; ahead++) {
    const day = dayFrom(yearOf(base) + ahead, month, date)
    if (!day || day < base) continue
    const before = ahead > 0 ? dayFrom(yearOf(base), month, date) : undefined
    return before ? { first: day, others: [before] } : { first: day }
  }
  return 'impossible'
}

/** Lunar months 11 and 12 run into the next Gregorian year, so "this year" means the lunar one there. */
function lunarYears(year: WrittenYear | undefined, month: number, today: Day): number | undefined {
  if (!year) return undefined
  if ('year' in year) return year.year
  const now = month >= 11 ? (lunarOf(today)?.year ?? yearOf(today)) : yearOf(today)
  return now + year.years
}

function resolveLunar(written: WrittenDate, today: Day, base: Day): Days | 'impossible' | undefined {
  const now = lunarOf(base)
  if (!now) return undefined
  const month = written.month && 'month' in written.month ? written.month.month : undefined
  const leap = !!written.leap
  if (month === undefined) return written.day === undefined ? undefined : nextLunarDate(written.day, base)
  if (month < 1 || month > 12 || (written.day ?? 1) < 1 || (written.day ?? 1) > 30) return 'impossible'
  const year = lunarYears(written.year, month, today)
  const find = (lunarYear: number): Days | undefined => {
    if (written.day === undefined) {
      const range = lunarMonthRange(lunarYear, month, leap)
      return range && { first: range.first, last: range.last, lunar: true }
    }
    const day = dayOfLunar({ year: lunarYear, month, leap, day: written.day })
    return day ? { first: day, lunar: true } : undefined
  }
  if (year !== undefined) return find(year) ?? 'impossible'
  // A leap month means the year that has one, when that is near.
  const from = leap && !hasLeapMonth(now.year, month) && hasLeapMonth(now.year + 1, month) ? now.year + 1 : now.year
  for (let y = from; y <= from + 1; y++) {
    const days = find(y)
    if (days && (days.last ?? days.first) >= base) return days
  }
  return undefined
}

/** 初八: the next one of any lunar month. */
function nextLunarDate(date: number, base: Day): Days | 'impossible' {
  for (let ahead = 0; ahead <= 60; ahead++) {
    const day = addDays(base, ahead)
    if (lunarOf(day)?.day === date) return { first: day, lunar: true }
  }
  return 'impossible'
}

function resolveFestival(festival: Festival, year: WrittenYear | undefined, today: Day, base: Day): Days | undefined {
  const moon = festival.by === 'moon'
  const late = moon && festival.month >= 12
  const on = (y: number): Days | undefined => {
    const first = festivalDay(festival, y)
    if (!first) return undefined
    const also = moon && festival.also ? festivalDay({ ...festival, day: festival.also }, y) : undefined
    return { first, ...(also ? { others: [also] } : {}), ...(moon ? { lunar: true as const } : {}) }
  }
  if (year) {
    // 2026年除夕 is the eve of the 2026 festival to most who write it; 今年除夕 is the coming one of this lunar year.
    if (late && 'year' in year) return on(year.year - 1)
    return on(late ? (lunarYears(year, 12, today) ?? 0) : (yearNumber(year, today) ?? 0))
  }
  for (let y = yearOf(base) - 1; y <= yearOf(base) + 1; y++) {
    const days = on(y)
    if (days && days.first >= base) return days
  }
  return undefined
}

function resolveHoliday(festival: Festival, year: WrittenYear | undefined, today: Day, base: Day): Days | undefined {
  const days = resolveFestival(festival, year, today, base)
  const range = days && holidayRange(days.first)
  return days && range ? { first: range.first, last: range.last } : days
}

function resolveNth(written: Extract<WrittenDay, { kind: 'nth' }>, today: Day): Days | 'impossible' {
  const counted = written.month ? relativeMonth(written.month, today) : undefined
  const month = counted?.month ?? (written.month && 'month' in written.month ? written.month.month : monthOf(today))
  const year = counted?.year ?? yearNumber(written.year, today)
  const on = (y: number) => nthWeekday(y, month, written.nth, written.weekday)
  const first = on(year ?? yearOf(today))
  if (year === undefined && written.month && (!first || first < today)) {
    const next = on(yearOf(today) + 1)
    return next ? { first: next } : 'impossible'
  }
  return first ? { first } : 'impossible'
}

/** Year and month of what names a month, or of the present one. */
function monthOfWritten(
  written: { readonly year?: WrittenYear; readonly month?: WrittenMonth },
  today: Day,
): { year: number; month: number } {
  const counted = written.month ? relativeMonth(written.month, today) : undefined
  const month = counted?.month ?? (written.month && 'month' in written.month ? written.month.month : monthOf(today))
  const coming = month < monthOf(today) ? yearOf(today) + 1 : yearOf(today)
  return { month, year: yearNumber(written.year, today) ?? counted?.year ?? coming }
}

/** Quarters counted from the present one. */
function resolveQuarter(quarters: number, today: Day): Days {
  const first = monthOf(today) - ((monthOf(today) - 1) % 3)
  const start = addMonths(`${yearOf(today)}-${two(first)}-01`, quarters * 3)
  return monthsOf(yearOf(start), monthOf(start), monthOf(start) + 2)
}

function resolveEdge(written: Extract<WrittenDay, { kind: 'edge' }>, today: Day): Days | 'impossible' {
  const { last } = written
  const wholeYear = written.year && !written.month
  const { year, month } = monthOfWritten(wholeYear ? { ...written, month: { month: last ? 12 : 1 } } : written, today)
  const day = dayFrom(year, month, last ? lastDate(year, month) : 1)
  return day ? { first: day } : 'impossible'
}

function resolveWeekOf(written: Extract<WrittenDay, { kind: 'weekOf' }>, today: Day): Days | 'impossible' {
  const { year, month } = monthOfWritten(written, today)
  const thursday = nthWeekday(year, month, written.nth, 4)
  return thursday ? { first: addDays(thursday, -3), last: addDays(thursday, 3) } : 'impossible'
}

function resolveStretch(written: Extract<WrittenDay, { kind: 'stretch' }>, today: Day): Days | 'impossible' {
  const { stretch } = written
  if (stretch.of === 'year') {
    const year = yearNumber(written.year, today) ?? yearForStretch(stretch.first, stretch.last, today)
    return monthsOf(year, stretch.first, stretch.last)
  }
  const { year: y, month } = monthOfWritten(written, today)
  const last = dayFrom(y, month, Math.min(stretch.last, lastDate(y, month)))
  const first = dayFrom(y, month, stretch.first)
  return first && last ? { first, last } : 'impossible'
}

/** 年初 and 年中 in November are next year's; a stretch that is running or still to come is this year's. */
function yearForStretch(first: number, last: number, today: Day): number {
  return (first === 1 || first === 6) && last < monthOf(today) ? yearOf(today) + 1 : yearOf(today)
}

/** Month 14 is February of the next year. */
function monthsOf(year: number, first: number, last: number): Days {
  const [endYear, end] = last > 12 ? [year + 1, last - 12] : [year, last]
  return { first: `${year}-${two(first)}-01`, last: `${endYear}-${two(end)}-${two(lastDate(endYear, end))}` }
}
