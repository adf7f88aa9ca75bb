/** The hours in which the office writes to people unasked (rule 23 of the office: 8:30–11:30 and 15:00–20:00). */
import { addDays, dayOf, instantOf, type Time, timeOf } from '../base/calendar.ts'

/** Spans of a day, in order, the end excluded. */
export type SendingWindow = readonly { readonly from: Time; readonly until: Time }[]

export const DEFAULT_WINDOW: SendingWindow = [
  { from: '08:30', until: '11:30' },
  { from: '15:00', until: '20:00' },
]

/** When lines to staff may come that can wait until morning. */
export const STAFF_HOURS: SendingWindow = [{ from: '08:00', until: '20:00' }]

/** `at` itself when it lies in the window, else the next moment at which the window opens. */
export function nextOpening(at: Date, window: SendingWindow, zone: string): Date {
  const day = dayOf(at, zone)
  const time = timeOf(at, zone)
  for (const span of window) {
    if (time < span.from) return instantOf(day, span.from, zone)
    if (time < span.until) return at
  }
  const first = window[0]
  return first === undefined ? at : instantOf(addDays(day, 1), first.from, zone)
}
