/** The office's working time: hours of its working days, holidays and make-up workdays counted. Pure. */

import { addDays, type Day, dayOf, instantOf, type Time } from '../../base/calendar.ts'
import { HOUR } from '../../base/spans.ts'
import { isWorkday, workdayAfter } from '../../language/when/holidays.ts'

/** When people can be expected to see to something. */
const HOURS: readonly (readonly [from: Time, until: Time])[] = [
  ['08:30', '12:00'],
  ['14:00', '17:00'],
]
/** An office has answered by the end of a working day. */
export const CLOSES: Time = '17:00'
/** One working day, in milliseconds: six hours and a half. */
export const WORKING_DAY = 6.5 * HOUR
/** Nothing takes longer; it keeps a mistake in a date from running for ever. */
const MOST_DAYS = 800

/** How much time something may take. */
export interface Within {
  readonly amount: number
  readonly unit: 'hours' | 'days'
}

/** Days end at closing time of the n-th working day after; hours are counted as they are worked. */
export function addWorkingTime(from: Date, { amount, unit }: Within, zone: string): Date {
  if (unit === 'days') return instantOf(workdayAfter(dayOf(from, zone), amount), CLOSES, zone)
  let left = amount * HOUR
  for (const { start, end } of stretches(from, zone)) {
    const begin = Math.max(start.getTime(), from.getTime())
    if (end.getTime() <= begin) continue
    if (begin + left <= end.getTime()) return new Date(begin + left)
    left -= end.getTime() - begin
  }
  return from
}

/** Working time between two moments, in milliseconds. */
export function workingTime(from: Date, until: Date, zone: string): number {
  let sum = 0
  for (const { start, end } of stretches(from, zone)) {
    if (start >= until) break
    sum += Math.max(0, Math.min(end.getTime(), until.getTime()) - Math.max(start.getTime(), from.getTime()))
  }
  return sum
}

/** The stretches in which the office works, from the day of a moment on. */
function* stretches(from: Date, zone: string): Generator<{ readonly start: Date; readonly end: Date }> {
  let day: Day = dayOf(from, zone)
  for (let count = 0; count < MOST_DAYS; count += 1, day = addDays(day, 1)) {
    if (!isWorkday(day)) continue
    for (const [start, end] of HOURS) yield { start: instantOf(day, start, zone), end: instantOf(day, end, zone) }
  }
}
