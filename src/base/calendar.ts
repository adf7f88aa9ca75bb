/** Calendar days and times of day in the office's zone, as plain strings; instants are `Date`. */

import { TZDate, tzOffset } from '@date-fns/tz'
// One by one: the whole of date-fns is three hundred files, a good part of a start.
import { addYears as moveYears } from 'date-fns/addYears'
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays'
import { lightFormat } from 'date-fns/lightFormat'
import { parseISO } from 'date-fns/parseISO'
import { remember } from './remember.ts'
import { DAY, MINUTE } from './spans.ts'

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string
/** A time of day, `HH:mm`, 00:00 to 23:59. */
export type Time = string

/** The calendar day of an instant in a zone. */
export function dayOf(instant: Date, zone: string): Day {
  return clockOf(instant, zone).slice(0, 10)
}

/** The time of day of an instant in a zone. */
export function timeOf(instant: Date, zone: string): Time {
  return clockOf(instant, zone).slice(11, 16)
}

/** What a zone's clocks show, as `YYYY-MM-DDTHH:mm…`. Throws a RangeError where there is no such moment or zone. */
const clockOf = (instant: Date, zone: string): string =>
  new Date(instant.getTime() + aheadOfUtc(instant.getTime(), zone)).toISOString()

/** The instant at which a zone's clocks show `day` and `time`. A time that a zone skips is moved on by the gap. */
export function instantOf(day: Day, time: Time, zone: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return new Date(new TZDate(year, month - 1, date, hours, minutes, zone).getTime())
}

/** How far the clocks of a zone are ahead of UTC at a moment (milliseconds since 1970), in milliseconds. */
export function aheadOfUtc(moment: number, zone: string): number {
  return clocksOf(zone)(moment)
}

const QUARTER_MS = 900_000
/** Since 1973 all clocks of the world are changed at a quarter of an hour (IANA tz; Liberia came last, in 1972). */
const BY_QUARTERS = Date.UTC(1973)
const MOST_QUARTERS = 1000

/** Asking a zone's clocks takes as long as reading a short message, and a turn asks several times for the same hours. */
const clocksOf = remember((zone) => {
  const found = new Map<number, number>()
  const ask = (moment: number) => tzOffset(zone, new Date(moment)) * MINUTE
  return (moment: number): number => {
    if (!(moment >= BY_QUARTERS)) return ask(moment)
    const quarter = Math.floor(moment / QUARTER_MS)
    const known = found.get(quarter)
    if (known !== undefined) return known
    if (found.size >= MOST_QUARTERS) found.clear()
    const ahead = ask(moment)
    found.set(quarter, ahead)
    return ahead
  }
})

/** Midnight of a day in UTC, where every day is as long as the next. */
function utcOf(day: Day): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8)))
}

/** `day` moved by whole days; a day that its month does not have counts on into the next month. */
export function addDays(day: Day, days: number): Day {
  return new Date(utcOf(day) + days * DAY).toISOString().slice(0, 10)
}

/** `day` moved by whole years; 29 February becomes the 28th where there is none. */
export function addYears(day: Day, years: number): Day {
  return lightFormat(moveYears(parseISO(day), years), 'yyyy-MM-dd')
}

/** Monday = 1 … Sunday = 7. */
export function weekdayOf(day: Day): number {
  return ((((Math.round(utcOf(day) / DAY) + 3) % 7) + 7) % 7) + 1
}

/** Whole days from `from` to `to`, negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return differenceInCalendarDays(parseISO(to), parseISO(from))
}
