/** Days of Gregorian years and months by their numbers. */
import type { Day } from '../../base/calendar.ts'

/** Days found: `last` for more than one; `others` are readings that are as possible. */
export interface Days {
  readonly first: Day
  readonly last?: Day
  readonly others?: readonly Day[]
  readonly lunar?: true
}

const two = (n: number) => String(n).padStart(2, '0')
export const yearOf = (day: Day) => Number(day.slice(0, 4))
export const monthOf = (day: Day) => Number(day.slice(5, 7))

/** The Gregorian day, or undefined when there is no such day. */
export function dayFrom(year: number, month: number, date: number): Day | undefined {
  if (month < 1 || month > 12 || date < 1 || date > lastDate(year, month)) return undefined
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`
}

export function lastDate(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

export function addMonths(day: Day, months: number): Day {
  const count = yearOf(day) * 12 + monthOf(day) - 1 + months
  const year = Math.floor(count / 12)
  const month = (((count % 12) + 12) % 12) + 1
  return dayFrom(year, month, Math.min(Number(day.slice(8)), lastDate(year, month))) ?? day
}

export function inMonth(year: number, month: number, date: number | undefined): Days | 'impossible' {
  if (month < 1 || month > 12) return 'impossible'
  if (date !== undefined) {
    const day = dayFrom(year, month, date)
    return day ? { first: day } : 'impossible'
  }
  return { first: `${year}-${two(month)}-01`, last: `${year}-${two(month)}-${two(lastDate(year, month))}` }
}

/** Month 14 is February of the next year. */
export function monthsOf(year: number, first: number, last: number): Days {
  const [endYear, end] = last > 12 ? [year + 1, last - 12] : [year, last]
  return { first: `${year}-${two(first)}-01`, last: `${endYear}-${two(end)}-${two(lastDate(endYear, end))}` }
}

/** A whole year. */
export function wholeYear(year: number): Days {
  const four = String(year).padStart(4, '0')
  return { first: `${four}-01-01`, last: `${four}-12-31` }
}
