/** When something repeated falls due next: 每季度第一个周一, 每月15号上午9点. Pure. */
import { addDays, type Day, dayOf, daysBetween, instantOf, type Time, weekdayOf } from '../../base/calendar.ts'
import type { Recurrence } from '../reading.ts'
import { isHoliday } from './holidays.ts'

/** Where only the day is said, people are written to in the morning. */
const MORNING: Time = '09:00'
/** The longest gap between two occurrences that is looked for, in days. */
const HORIZON = 800

/** What cannot be counted out here: the lunar calendar, festivals, every second week of an unknown beginning. */
export function canRepeat(rule: Recurrence): boolean {
  const { freq, interval = 1, lunar, festival, since } = rule
  if (lunar === true || festival !== undefined) return false
  if (freq === 'DAILY') return since !== undefined
  if (freq === 'WEEKLY') return rule.byday !== undefined && (interval === 1 || since !== undefined)
  if (interval > 1 && !(freq === 'MONTHLY' && [2, 3, 6].includes(interval))) return false
  return rule.byday !== undefined || rule.bymonthday !== undefined
}

/** The same, counted from the first day after a moment on which it may fall. */
export function countedFrom(rule: Recurrence, after: Date, zone: string): Recurrence {
  if (rule.freq !== 'DAILY' && !(rule.freq === 'WEEKLY' && rule.byday !== undefined && (rule.interval ?? 1) > 1))
    return rule
  const first = nextOccurrence({ ...rule, interval: 1 }, after, zone)
  return first === undefined ? rule : { ...rule, since: dayOf(first, zone) }
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
  const isMonth =
    rule.freq === 'WEEKLY' ||
    rule.freq === 'DAILY' ||
    (rule.bymonth?.includes(month) ?? (month - 1) % (rule.interval ?? 1) === 0)
  const isOff = rule.exceptHolidays === true && isHoliday(day)
  return isMonth && !isOff && isDate(rule, day) && isWeekday(rule, day) && isInTurn(rule, day)
}

/** Whether it is the turn of this day, or of its week, where it is not every one's. */
function isInTurn({ freq, interval = 1, since }: Recurrence, day: Day): boolean {
  if (since === undefined) return true
  if (freq === 'DAILY') return daysBetween(since, day) % interval === 0
  return freq !== 'WEEKLY' || (daysBetween(mondayOf(since), mondayOf(day)) / 7) % interval === 0
}

const mondayOf = (day: Day): Day => addDays(day, 1 - weekdayOf(day))

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
