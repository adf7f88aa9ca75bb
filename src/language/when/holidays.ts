/** Days off and make-up workdays as the State Council sets them each autumn; outside the published years only weekends count. */
import chineseDays from 'chinese-days'
import type { Day } from '../../base/calendar.ts'
import { addDays } from '../../base/calendar.ts'

/** True on a working day, make-up workdays included. */
export function isWorkday(day: Day): boolean {
  return chineseDays.isWorkday(day)
}

/** True on a statutory holiday with its days around it; a plain weekend is none. */
export function isHoliday(day: Day): boolean {
  return chineseDays.isHoliday(day) && chineseDays.getDayDetail(day).name.includes(',')
}

/** The first working day on or after a day. */
export function nextWorkday(day: Day): Day {
  let next = day
  for (let i = 0; i < 15 && !isWorkday(next); i++) next = addDays(next, 1)
  return next
}

/** First and last day of the holiday around a day; undefined when that year's holidays are not published. */
export function holidayRange(day: Day): { first: Day; last: Day } | undefined {
  if (!isHoliday(day)) return undefined
  let first = day
  let last = day
  while (isHoliday(addDays(first, -1))) first = addDays(first, -1)
  while (isHoliday(addDays(last, 1))) last = addDays(last, 1)
  return { first, last }
}
