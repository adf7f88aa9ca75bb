/** Which day or days a written day is, seen from today. Dates lean to the future. */
import type { Day } from '../../base/calendar.ts'
import { addDays, weekdayOf } from '../../base/calendar.ts'
import { workdayAfter } from './holidays.ts'
import type { Days } from './month-days.ts'
import { resolveLater, resolvePeriod } from './resolve-counted.ts'
import { resolveDate } from './resolve-date.ts'
import { resolveFestival, resolveHoliday, resolveLunar, resolveLunarStretch } from './resolve-moon.ts'
import { resolveEdge, resolveNth, resolveQuarter, resolveStretch, resolveWeekOf } from './resolve-stretch.ts'
import type { WrittenDate, WrittenDay } from './written.ts'

/** The days a written day means; `impossible` when there is no such day; undefined when it cannot be told. `base` is the day from which "the next" counts: today, or the first day of a range. */
export function resolveDay(written: WrittenDay, today: Day, base: Day): Days | 'impossible' | undefined {
  switch (written.kind) {
    case 'relative':
      return {
        first: addDays(today, written.days),
        ...(written.upTo === undefined ? {} : { last: addDays(today, written.upTo) }),
      }
    case 'week':
      return resolveWeek(written, today, base)
    case 'later':
      return resolveLater(written, today)
    case 'date':
      return orDayAfter(written, written.lunar ? resolveLunar(written, today, base) : resolveDate(written, today, base))
    case 'festival':
      return resolveFestival(written.festival, written.year, today, base)
    case 'holiday':
      return resolveHoliday(written, today, base)
    case 'nth':
      return resolveNth(written, today)
    case 'stretch':
      return written.lunar ? resolveLunarStretch(written, today, base) : resolveStretch(written, today)
    case 'quarter':
      return resolveQuarter(written, today)
    case 'edge':
      return resolveEdge(written, today)
    case 'weekOf':
      return resolveWeekOf(written, today)
    case 'period':
      return resolvePeriod(written, today)
    case 'years':
      return { first: `${written.first}-01-01`, last: `${written.last}-12-31` }
    case 'workday':
      return { first: workdayAfter(today, written.nth) }
  }
}

function orDayAfter({ guess }: WrittenDate, days: Days | 'impossible' | undefined): Days | 'impossible' | undefined {
  return guess && days && days !== 'impossible' ? { ...days, last: addDays(days.first, 1) } : days
}

function resolveWeek(written: Extract<WrittenDay, { kind: 'week' }>, today: Day, base: Day): Days {
  const monday = addDays(today, 1 - weekdayOf(today) + 7 * (written.weeks ?? 0))
  if (written.weekend) return { first: addDays(monday, 5), last: addDays(monday, 6) }
  if (written.weekday === undefined) return { first: monday, last: addDays(monday, 6) }
  const first =
    written.weeks === undefined
      ? addDays(base, (written.weekday - weekdayOf(base) + 7) % 7)
      : addDays(monday, written.weekday - 1)
  return written.upTo === undefined ? { first } : { first, last: addDays(first, written.upTo - written.weekday) }
}
