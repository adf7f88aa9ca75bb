/**
 * When somebody certifies again, and when they are told. Pure. 人社部 opened certification all year round in 2018: no fixed
 * season, twelve months from the last one; so each person has a month of their own.
 */
import { addDays, type Day, daysBetween } from '../../base/calendar.ts'

/** Usual months from one certification to the next. */
export const YEAR = 12
/** Told so many days before (+) or after (−) the last day: softly, three times at most. */
const TELL_AT = [30, 10, -5] as const
/** Never twice within so many days, however late the month was entered. */
const APART = 7
/** Whoever certified so lately has not just done the next one. */
const JUST_NOW = 60

const two = (value: number): string => String(value).padStart(2, '0')

/** The last day of a month; months beyond December run on into the next year. */
export function endOfMonth(year: number, month: number): Day {
  const index = year * 12 + month
  return addDays(`${Math.floor(index / 12)}-${two((index % 12) + 1)}-01`, -1)
}

/** The last day by which somebody who certified on `done` has to certify again. */
export function nextDue(done: Day, cycleMonths: number): Day {
  return endOfMonth(Number(done.slice(0, 4)), Number(done.slice(5, 7)) + cycleMonths)
}

/** The next time that a month of the year ends, today included. */
export function dueInMonth(month: number, today: Day): Day {
  const year = Number(today.slice(0, 4))
  const end = endOfMonth(year, month)
  return end >= today ? end : endOfMonth(year + 1, month)
}

/** By what a list says of somebody: the month, where there is one, else a cycle after the last time. */
export function dueByList(
  { last, month, cycle = YEAR }: { last?: Day | undefined; month?: number | undefined; cycle?: number | undefined },
  today: Day,
): Day | undefined {
  if (month === undefined) return last === undefined ? undefined : nextDue(last, cycle)
  const next = dueInMonth(month, today)
  const isDone = last !== undefined && last <= today && daysBetween(last, next) < JUST_NOW
  return isDone ? dueInMonth(month, addDays(next, 1)) : next
}

/** Whether it is time to tell somebody who was told `told` times, the last time on `toldOn`. */
export function isToTell(
  { dueOn, told, toldOn }: { readonly dueOn: Day; readonly told: number; readonly toldOn: Day | undefined },
  today: Day,
): boolean {
  const ahead = TELL_AT[told]
  if (ahead === undefined || today < addDays(dueOn, -ahead)) return false
  return toldOn === undefined || daysBetween(toldOn, today) >= APART
}

/** So many days ahead the first word goes out. */
export const SOONEST = TELL_AT[0]

/** Whether a certification was noted so lately that saying it again means the same one. */
export const isSameOne = (done: Day, today: Day): boolean => daysBetween(done, today) < JUST_NOW
