/** Whether anybody of the office reads what comes now. */
import { dayOf, timeOf } from '../base/calendar.ts'
import { isWorkday } from '../language/when/holidays.ts'

/** On a working day, while lines to staff go out. */
const FROM = '08:00'
const UNTIL = '20:00'

export function isAnybodyThere(now: Date, zone: string): boolean {
  const time = timeOf(now, zone)
  return isWorkday(dayOf(now, zone)) && time >= FROM && time < UNTIL
}
