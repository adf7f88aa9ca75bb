/** The days of a report: what was named, as far as it is past. */
import { addYears, type Day } from '../../base/calendar.ts'
import type { When } from '../reading.ts'

/** The days that were named, up to today; this month when none were. Reports are of the past: in May, 10月 was last year. */
export function pastDays(when: When | undefined, today: Day): { readonly from: Day; readonly until: Day } {
  const named = when?.start?.day
  if (named === undefined) return { from: `${today.slice(0, 7)}-01`, until: today }
  const last = when?.end?.day ?? named
  const { from, until } =
    named > today ? { from: addYears(named, -1), until: addYears(last, -1) } : { from: named, until: last }
  return { from, until: until < today ? until : today }
}

export const firstOfYear = (today: Day): Day => `${today.slice(0, 4)}-01-01`
