/** When people are reminded and asked a last time, inside the sending window (rule 23). Pure. */

import { addDays, type Day, dayOf, instantOf, type Time, timeOf } from '../../../base/calendar.ts'
import { HOUR } from '../../../base/spans.ts'

/** So long before the start whoever comes is reminded once more. */
const BEFORE_START = 2 * HOUR
/** Whoever is asked a last time has so long to answer, and was asked so long ago at least. */
export const TIME_TO_ANSWER = 2 * HOUR

/** The sending window, and when a message that falls into its noon break goes instead: the end of the morning. */
const MORNING: Time = '08:30'
const NOON: Time = '11:30'
const BEFORE_NOON: Time = '11:00'
const AFTERNOON: Time = '15:00'
const EVENING: Time = '20:00'
const BEFORE_EVENING: Time = '19:30'

/**
 * When those who come are reminded on the day itself: two hours before, or at the end of the window before. `undefined`:
 * that would be the day before, where one reminder is enough.
 */
export function hoursBefore(startsAt: Date, zone: string): Date | undefined {
  const usual = new Date(startsAt.getTime() - BEFORE_START)
  const [day, time] = [dayOf(usual, zone), timeOf(usual, zone)]
  if (time < MORNING || day !== dayOf(startsAt, zone)) return undefined
  if (time >= EVENING) return instantOf(day, BEFORE_EVENING, zone)
  return time >= NOON && time < AFTERNOON ? instantOf(day, BEFORE_NOON, zone) : usual
}

/**
 * The day on which, at the hour `at`, the silent are asked a last time. `undefined`: the nudge of the day before the
 * activity comes in time for that.
 */
export function lastCallDay(of: { startsAt: Date; deadline: Date }, at: Time, zone: string): Day | undefined {
  const eve = instantOf(addDays(dayOf(of.startsAt, zone), -1), at, zone)
  const leaves = (moment: Date) => of.deadline.getTime() - moment.getTime() >= TIME_TO_ANSWER
  if (leaves(eve)) return undefined
  const last = dayOf(of.deadline, zone)
  return leaves(instantOf(last, at, zone)) ? last : addDays(last, -1)
}
