/** When something repeated falls due next: 每季度第一个周一, 每月15号上午9点. Pure. */
import { addDays, type Day, dayOf, instantOf, type Time, weekdayOf } from '../../base/calendar.ts'
import type { Recurrence } from '../reading.ts'
import { isHoliday } from './holidays.ts'

/** Where only the day is said, people are written to in the morning. */
const MORNING: Time = '09:00'
/** The longest gap between two occurrences that is looked for, in days. */
const HORIZON = 800

/** What cannot be counted out here: the lunar calendar, festivals, every second week of an unknown beginning. */
export function canRepeat(rule: Recurrence): boolean {
  const { freq, interval = 1, lunar, festival } = rule
  const everyFew = interval > 1 && !(freq === 'MONTHLY' && [2, 3, 6].includes(interval))
  if (lunar === true || festival !== undefined || everyFew || freq === 'DAILY') return false
  if (freq === 'WEEKLY') return rule.byday !== undefined
  return rule.byday !== undefined || rule.bymonthday !== undefined
}

/** The first occurrence after a moment, on the office's clock; `undefined` when there is none within two years. */
export function nextOccurrence(rule: Recurrence, after: Date, zone: string): Date | undefined {
  const first = dayOf(after, zone)
  for (let days = 0; days <= HORIZON; days++) {
    const day = addDays(first, days)
    const at = instantOf(day, rule.time ?? MORNING, zone)
    if (at > after && fallsOn(rule, day)) return at
  }
  return undefined
}

function fallsOn(rule: Recurrence, day: Day): boolean {
  const month = Number(day.slice(5, 7))
  const isMonth = rule.freq === 'WEEKLY' || (rule.bymonth?.includes(month) ?? (month - 1) % (rule.interval ?? 1) === 0)
  const isOff = rule.exceptHolidays === true && isHoliday(day)
  return isMonth && !isOff && isDate(rule, day) && isWeekday(rule, day)
}

function isDate({ bymonthday }: Recurrence, day: Day): boolean {
  if (bymonthday === undefined) return true
  const date = Number(day.slice(8))
  return bymonthday.includes(date) || bymonthday.includes(-fromEnd(day))
}

function isWeekday({ byday, bysetpos, freq }: Recurrence, day: Day): boolean {
  if (byday === undefined) return true
  if (!byday.includes(weekdayOf(day))) return false
  if (freq === 'WEEKLY' || bysetpos === undefined) return true
  return [bysetpos].flat().some((place) => placeIn(day, byday, place < 0 ? -1 : 1) === place)
}

/** Which of the month's days that fall on such weekdays it is, counted from the month's beginning (1) or its end (-1). */
function placeIn(day: Day, byday: readonly number[], step: 1 | -1): number {
  let place = 0
  for (let other = day; other.slice(0, 7) === day.slice(0, 7); other = addDays(other, -step))
    if (byday.includes(weekdayOf(other))) place += step
  return place
}

/** 1 for the last day of a month. */
function fromEnd(day: Day): number {
  const month = day.slice(0, 7)
  let count = 1
  while (addDays(day, count).slice(0, 7) === month) count += 1
  return count
}
