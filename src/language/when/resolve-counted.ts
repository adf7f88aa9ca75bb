/** Days counted from today: 三天后, 两个月零三天后, 未来三天, 过去两周. */
import type { Day } from '../../base/calendar.ts'
import { addDays, weekdayOf } from '../../base/calendar.ts'
import type { Days } from './month-days.ts'
import { addMonths } from './month-days.ts'
import type { Amount, WrittenDay } from './written.ts'

export function resolveLater(written: Extract<WrittenDay, { kind: 'later' }>, today: Day): Days | undefined {
  const { unit, weekday } = written
  if (unit === 'second' || unit === 'minute' || unit === 'hour') return undefined
  const first = moved(today, written)
  if (written.upTo) return inOrder(first, moved(today, { amount: written.upTo, unit }))
  return { first: weekday ? addDays(first, weekday - weekdayOf(first)) : first }
}

const inOrder = (one: Day, other: Day): Days =>
  one < other ? { first: one, last: other } : { first: other, last: one }

/** A day moved by an amount of whole days or more. */
function moved(day: Day, { amount, unit, and }: Amount, sign = 1): Day {
  const months = unit === 'month' ? amount : unit === 'year' ? amount * 12 : 0
  const first = months ? addMonths(day, months * sign) : addDays(day, (unit === 'week' ? amount * 7 : amount) * sign)
  return and ? moved(first, and, sign) : first
}

/** 未来三天 begins tomorrow; 过去三天 reaches up to today. */
export function resolvePeriod(written: Extract<WrittenDay, { kind: 'period' }>, today: Day): Days | undefined {
  const { unit, way } = written
  if (unit === 'second' || unit === 'minute' || unit === 'hour') return undefined
  if (way === 'past') return { first: moved(today, written, -1), last: today }
  return { first: addDays(today, 1), last: moved(today, written) }
}
