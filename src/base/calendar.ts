/** Calendar days and times of day in the office's zone, as plain strings; instants are `Date`. */
import { TZDate, tzOffset } from '@date-fns/tz'
// One by one: the whole of date-fns is three hundred files, a good part of a start.
import { addYears as moveYears } from 'date-fns/addYears'
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays'
import { lightFormat } from 'date-fns/lightFormat'
import { parseISO } from 'date-fns/parseISO'

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string
/** A time of day, `HH:mm`, 00:00 to 23:59. */
export type Time = string

const DAY = 'yyyy-MM-dd'

/** The calendar day of an instant in a zone. */
export function dayOf(instant: Date, zone: string): Day {
  return lightFormat(new TZDate(instant.getTime(), zone), DAY)
}

/** The time of day of an instant in a zone. */
export function timeOf(instant: Date, zone: string): Time {
  return lightFormat(new TZDate(instant.getTime(), zone), 'HH:mm')
}

/** The instant at which a zone's clocks show `day` and `time`. A time that a zone skips is moved on by the gap. */
export function instantOf(day: Day, time: Time, zone: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return new Date(new TZDate(year, month - 1, date, hours, minutes, zone).getTime())
}

/** How far the clocks of a zone are ahead of UTC at a moment (milliseconds since 1970), in milliseconds. */
export function aheadOfUtc(moment: number, zone: string): number {
  return tzOffset(zone, new Date(moment)) * 60_000
}

const DAY_MS = 86_400_000

/** Midnight of a day in UTC, where every day is as long as the next. */
function utcOf(day: Day): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8)))
}

/** `day` moved by whole days; a day that its month does not have counts on into the next month. */
export function addDays(day: Day, days: number): Day {
  return new Date(utcOf(day) + days * DAY_MS).toISOString().slice(0, 10)
}

/** `day` moved by whole years; 29 February becomes the 28th where there is none. */
export function addYears(day: Day, years: number): Day {
  return lightFormat(moveYears(parseISO(day), years), 'yyyy-MM-dd')
}

/** Monday = 1 … Sunday = 7. */
export function weekdayOf(day: Day): number {
  return ((((Math.round(utcOf(day) / DAY_MS) + 3) % 7) + 7) % 7) + 1
}

/** Whole days from `from` to `to`, negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return differenceInCalendarDays(parseISO(to), parseISO(from))
}
