/** Dates of the Gregorian calendar: 12月3日, 28号, 下个月5号, 2027年. They lean to the future. */
import type { Day } from '../../base/calendar.ts'
import type { Days } from './month-days.ts'
import { addMonths, dayFrom, inMonth, monthOf, wholeYear, yearOf } from './month-days.ts'
import type { WrittenDate } from './written.ts'
import { relativeMonth, yearNumber } from './written-years.ts'

export function resolveDate(written: WrittenDate, today: Day, base: Day): Days | 'impossible' | undefined {
  const year = yearNumber(written.year, today)
  const counted = written.month ? relativeMonth(written.month, today) : undefined
  if (counted) return inMonth(year ?? counted.year, counted.month, written.day)
  const month = written.month && 'month' in written.month ? written.month.month : undefined
  if (month === undefined) {
    if (written.day !== undefined) return nextDate(written.day, base)
    return year === undefined ? undefined : wholeYear(year)
  }
  if (year !== undefined) return inMonth(year, month, written.day)
  return nextMonthDay(month, written.day, base)
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
