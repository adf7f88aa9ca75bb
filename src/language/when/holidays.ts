/** Days off and make-up workdays as the State Council sets them each autumn; outside the published years only weekends count. */
import chineseDays from 'chinese-days'
import type { Day } from '../../base/calendar.ts'
import { addDays, weekdayOf } from '../../base/calendar.ts'

/**
 * What was set for a day, or undefined for a plain one. The library's own weekdays are those of the machine's zone (west
 * of Greenwich the day before), so only what it names itself is taken.
 */
function setFor(day: Day): { work: boolean } | undefined {
  const detail = chineseDays.getDayDetail(day)
  return detail.name.includes(',') ? detail : undefined
}

/** True on a working day, make-up workdays included. */
export function isWorkday(day: Day): boolean {
  return setFor(day)?.work ?? weekdayOf(day) <= 5
}

/** True on a statutory holiday with its days around it; a plain weekend is none. */
export function isHoliday(day: Day): boolean {
  return setFor(day)?.work === false
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

/** First and last day of the holiday around a day; undefined when that year's holidays are not published. */
export function holidayRange(day: Day): { first: Day; last: Day } | undefined {
  if (!isHoliday(day)) return undefined
  let first = day
  let last = day
  while (isHoliday(addDays(first, -1))) first = addDays(first, -1)
  while (isHoliday(addDays(last, 1))) last = addDays(last, 1)
  return { first, last }
}
