/** Calendar days and times of day in the office's zone, as plain strings; instants are `Date`. */
import { TZDate } from '@date-fns/tz'

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string
/** A time of day, `HH:mm`, 00:00 to 23:59. */
export type Time = string

const two = (n: number) => String(n).padStart(2, '0')

/** The calendar day of an instant in a zone. */
export function dayOf(instant: Date, zone: string): Day {
  const local = new TZDate(instant.getTime(), zone)
  return `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}`
}

/** The time of day of an instant in a zone. */
export function timeOf(instant: Date, zone: string): Time {
  const local = new TZDate(instant.getTime(), zone)
  return `${two(local.getHours())}:${two(local.getMinutes())}`
}

/** The instant at which a zone's clocks show `day` and `time`. A time that a zone skips is moved on by the gap. */
export function instantOf(day: Day, time: Time, zone: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return new Date(new TZDate(year, month - 1, date, hours, minutes, zone).getTime())
}

/** `day` moved by whole days. */
export function addDays(day: Day, days: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10)
}

/** Monday = 1 … Sunday = 7. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

/** Whole days from `from` to `to`, negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}
