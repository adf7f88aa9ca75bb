/** On which day somebody was visited, as it is told afterwards. Pure. */

import { addDays, addYears, type Day, dayOf } from '../../base/calendar.ts'
import { DAY } from '../../base/spans.ts'
import { readSlots } from '../../language/read-value.ts'
import { addMonths } from '../../language/when/month-days.ts'

/**
 * The day that `told` names, the latest that is not to come: on a Monday 周五 is the one before, in December 3月8日 that of
 * this year, in January 12月28日 that of the last. Today where no day is named.
 */
export function dayOfVisit(told: string, { now, zone }: { readonly now: Date; readonly zone: string }): Day {
  const today = dayOf(now, zone)
  const named = readSlots(told, { when: { kind: 'when' } }, { now, zone }).when?.start?.day ?? today
  if (named <= today) return named
  if (/周|星期|礼拜/.test(told)) return addDays(named, -7 * Math.ceil(weeksAhead(named, today)))
  return /月/.test(told) ? addYears(named, -1) : addMonths(named, -1)
}

const A_WEEK = 7 * DAY

const weeksAhead = (day: Day, today: Day): number => (Date.parse(day) - Date.parse(today)) / A_WEEK
