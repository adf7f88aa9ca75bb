/** Which year and month are meant by what was written of them. */
import type { Day } from '../../base/calendar.ts'
import { lunarOf } from '../lunar.ts'
import { addMonths, monthOf, yearOf } from './month-days.ts'
import type { WrittenMonth, WrittenYear } from './written.ts'

/** Nobody whose year of birth is told here is younger. */
const YOUNGEST = 40

/** 丁酉年: the latest year of that name in the round of sixty, unless the next is at hand; 己卯年生人 was born in 1939. */
function yearInCycle({ cycle, born }: { readonly cycle: number; readonly born?: true }, today: Day): number {
  const latest = yearOf(today) + (born ? -YOUNGEST : 5)
  return latest - ((((latest - 4 - cycle) % 60) + 60) % 60)
}

/** The year that was named by itself; undefined where it was counted from now. */
export function namedYear(year: WrittenYear, today: Day): number | undefined {
  if ('cycle' in year) return yearInCycle(year, today)
  return 'year' in year ? year.year : undefined
}

/** The year that was written, or undefined. */
export function yearNumber(year: WrittenYear | undefined, today: Day): number | undefined {
  if (!year) return undefined
  return namedYear(year, today) ?? ('years' in year ? yearOf(today) + year.years : undefined)
}

/** Year and month when the month is counted from now (下个月). */
export function relativeMonth(month: WrittenMonth, today: Day): { year: number; month: number } | undefined {
  if (!('months' in month)) return undefined
  const day = addMonths(`${today.slice(0, 7)}-01`, month.months)
  return { year: yearOf(day), month: monthOf(day) }
}

/** Year and month of what names a month, or of the present one. */
export function monthOfWritten(
  written: { readonly year?: WrittenYear; readonly month?: WrittenMonth },
  today: Day,
): { year: number; month: number } {
  const counted = written.month ? relativeMonth(written.month, today) : undefined
  const month = counted?.month ?? (written.month && 'month' in written.month ? written.month.month : monthOf(today))
  const coming = month < monthOf(today) ? yearOf(today) + 1 : yearOf(today)
  return { month, year: yearNumber(written.year, today) ?? counted?.year ?? coming }
}

/** Lunar months 11 and 12 run into the next Gregorian year, so "this year" means the lunar one there. */
export function lunarYears(year: WrittenYear | undefined, month: number, today: Day): number | undefined {
  if (!year) return undefined
  const named = namedYear(year, today)
  if (named !== undefined || !('years' in year)) return named
  const now = month >= 11 ? (lunarOf(today)?.year ?? yearOf(today)) : yearOf(today)
  return now + year.years
}
