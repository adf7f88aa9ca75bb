/** Pieces of months and years, and days told by their place in them: 下旬, 二季度, 月底, 第二个周一, 最后一天. */
import type { Day } from '../../base/calendar.ts'
import { addDays } from '../../base/calendar.ts'
import { nthWeekday } from './festivals.ts'
import type { Days } from './month-days.ts'
import { addMonths, dayFrom, lastDate, monthOf, monthsOf, yearOf } from './month-days.ts'
import type { WrittenDay } from './written.ts'
import { monthOfWritten, relativeMonth, yearNumber } from './written-years.ts'

export function resolveNth(written: Extract<WrittenDay, { kind: 'nth' }>, today: Day): Days | 'impossible' {
  const counted = written.month ? relativeMonth(written.month, today) : undefined
  const month = counted?.month ?? (written.month && 'month' in written.month ? written.month.month : monthOf(today))
  const year = counted?.year ?? yearNumber(written.year, today)
  const on = (y: number) => nthWeekday(y, month, written.nth, written.weekday)
  const first = on(year ?? yearOf(today))
  if (year === undefined && written.month && (!first || first < today)) {
    const next = on(yearOf(today) + 1)
    return next ? { first: next } : 'impossible'
  }
  return first ? { first } : 'impossible'
}

/** Quarters counted from the present one. */
export function resolveQuarter({ quarters, edge }: Extract<WrittenDay, { kind: 'quarter' }>, today: Day): Days {
  const first = monthOf(today) - ((monthOf(today) - 1) % 3)
  const start = addMonths(`${today.slice(0, 4)}-01-01`, first - 1 + quarters * 3)
  const month = monthOf(start)
  return monthsOf(yearOf(start), edge === 'last' ? month + 2 : month, edge === 'first' ? month : month + 2)
}

export function resolveEdge(written: Extract<WrittenDay, { kind: 'edge' }>, today: Day): Days | 'impossible' {
  const { last } = written
  const wholeYear = written.year && !written.month
  const { year, month } = monthOfWritten(wholeYear ? { ...written, month: { month: last ? 12 : 1 } } : written, today)
  const day = dayFrom(year, month, last ? lastDate(year, month) : 1)
  return day ? { first: day } : 'impossible'
}

export function resolveWeekOf(written: Extract<WrittenDay, { kind: 'weekOf' }>, today: Day): Days | 'impossible' {
  const { year, month } = monthOfWritten(written, today)
  const thursday = nthWeekday(year, month, written.nth, 4)
  return thursday ? { first: addDays(thursday, -3), last: addDays(thursday, 3) } : 'impossible'
}

export function resolveStretch(written: Extract<WrittenDay, { kind: 'stretch' }>, today: Day): Days | 'impossible' {
  const { stretch } = written
  if (stretch.of === 'year') {
    const year = yearNumber(written.year, today) ?? yearForStretch(stretch.first, stretch.last, today)
    return monthsOf(year, stretch.first, stretch.last)
  }
  const { year: y, month } = monthOfWritten(written, today)
  const last = dayFrom(y, month, Math.min(stretch.last, lastDate(y, month)))
  const first = dayFrom(y, month, stretch.first < 0 ? lastDate(y, month) + 1 + stretch.first : stretch.first)
  return first && last ? { first, last } : 'impossible'
}

/** 年初, 年中 and 三四月份 in November are next year's; 上半年 and the quarters are this year's even when they are over. */
function yearForStretch(first: number, last: number, today: Day): number {
  return (last === 1 || last - first === 1) && last < monthOf(today) ? yearOf(today) + 1 : yearOf(today)
}
