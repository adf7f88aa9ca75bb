/** Dates of the moon and festivals: 腊月廿三, 初八, 重阳节, 国庆假期. */
import type { Day } from '../../base/calendar.ts'
import { addDays } from '../../base/calendar.ts'
import { dayOfLunar, hasLeapMonth, lunarMonthRange, lunarOf } from '../lunar.ts'
import type { Festival } from './festivals.ts'
import { festivalDay } from './festivals.ts'
import { holidayRange } from './holidays.ts'
import type { Days } from './month-days.ts'
import { yearOf } from './month-days.ts'
import type { WrittenDate, WrittenDay, WrittenYear } from './written.ts'
import { lunarYears, namedYear, yearNumber } from './written-years.ts'

export function resolveLunar(written: WrittenDate, today: Day, base: Day): Days | 'impossible' | undefined {
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

/** 腊月下旬, 正月底: a piece of a month of the moon. */
export function resolveLunarStretch(
  { stretch, year, month }: Extract<WrittenDay, { kind: 'stretch' }>,
  today: Day,
  base: Day,
): Days | 'impossible' | undefined {
  const whole = { kind: 'date', ...(year && { year }), ...(month && { month }), lunar: true } as const
  const pieceFrom = (start: Day): Days | 'impossible' | undefined => {
    const days = resolveLunar(whole, today, start)
    if (days === undefined || days === 'impossible' || days.last === undefined) return days
    const end = addDays(days.first, stretch.last - 1)
    const first = addDays(
      stretch.first < 0 ? addDays(days.last, 1) : days.first,
      stretch.first < 0 ? stretch.first : stretch.first - 1,
    )
    return { first, last: end < days.last ? end : days.last, lunar: true }
  }
  const piece = pieceFrom(base)
  const isOver =
    year === undefined && piece !== undefined && piece !== 'impossible' && (piece.last ?? piece.first) < base
  return isOver ? pieceFrom(addDays(base, 30)) : piece
}

/** 初八: the next one of any lunar month. */
function nextLunarDate(date: number, base: Day): Days | 'impossible' {
  for (let ahead = 0; ahead <= 60; ahead++) {
    const day = addDays(base, ahead)
    if (lunarOf(day)?.day === date) return { first: day, lunar: true }
  }
  return 'impossible'
}

export function resolveFestival(
  festival: Festival,
  year: WrittenYear | undefined,
  today: Day,
  base: Day,
): Days | undefined {
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
    const named = namedYear(year, today)
    if (late && named !== undefined) return on(named - 1)
    return on(late ? (lunarYears(year, 12, today) ?? 0) : (yearNumber(year, today) ?? 0))
  }
  for (let y = yearOf(base) - 1; y <= yearOf(base) + 1; y++) {
    const days = on(y)
    if (days && days.first >= base) return days
  }
  return undefined
}

export function resolveHoliday(
  { festival, year, off }: Extract<WrittenDay, { kind: 'holiday' }>,
  today: Day,
  base: Day,
): Days | undefined {
  const days = resolveFestival(festival, year, today, base)
  if (!days) return undefined
  const { first, last } = holidayRange(days.first) ?? days
  if (off) return { first, last: addDays(first, off - 1) }
  return last && last !== first ? { first, last } : days
}
