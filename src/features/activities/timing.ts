/** Pure decisions about when: what a reading comes to, until when people may answer, whether word still gets there. */

import { addDays, type Day, dayOf, instantOf, type Time, timeOf, weekdayOf } from '../../base/calendar.ts'
import { HOUR, MINUTE } from '../../base/spans.ts'
import { numberValue } from '../../language/numbers.ts'
import type { Moment, Part, When } from '../../language/reading.ts'

/** The end of the sending window (rule 23); whoever answers until then is still read by the office. */
const EVENING: Time = '20:00'

const eveOf = (startsAt: Date, at: Time, zone: string): Date => instantOf(addDays(dayOf(startsAt, zone), -1), at, zone)

/**
 * Until when people may answer, where nobody said: the evening before, or an hour before the start where that comes
 * before they have had an hour to answer (office practice). `asked`: when the invitations can go out.
 */
export function usualDeadline(startsAt: Date, asked: Date, zone: string): Date {
  const eve = eveOf(startsAt, EVENING, zone)
  if (eve.getTime() - asked.getTime() >= HOUR) return eve
  return new Date(Math.max(startsAt.getTime() - HOUR, Math.min(asked.getTime() + HOUR, startsAt.getTime())))
}

/** Whether a deadline is one that `usualDeadline` would have set, so that it moves along with the start. */
export function isUsualDeadline(deadline: Date, startsAt: Date, zone: string): boolean {
  const before = startsAt.getTime() - deadline.getTime()
  return deadline.getTime() === eveOf(startsAt, EVENING, zone).getTime() || before <= HOUR
}

/** Whether the reminder of the day before, at the hour `at`, still lies ahead. */
export function willRemind(startsAt: Date, now: Date, at: Time, zone: string): boolean {
  return eveOf(startsAt, at, zone) > now
}

/** When an activity is to be, as far as it was said. */
export interface Timing {
  readonly startsAt: Date
  readonly endsAt: Date | undefined
}

/**
 * What is wrong with a time. `no-day`, `no-time`: one half is missing. `several-days`: 月底, 下周. `weekday`: it is not
 * that day of the week. `doubtful`: 下午9点.
 */
export type Fault = 'impossible' | 'no-day' | 'no-time' | 'several-days' | 'weekday' | 'doubtful' | 'repeated' | 'past'

/** The time, or what is wrong with it; `start` as far as it was read. */
export type ReadTiming = Timing | { readonly fault: Fault; readonly when: When; readonly start: Moment }

/**
 * The instant that a reading means. `clock` was said later, in answer to what was missing or wrong: its day and its time
 * count, and the first reading has the rest.
 */
export function readTiming(when: When, clock: When | undefined, now: Date, zone: string): ReadTiming {
  const start: Moment = { ...when.start, ...clock?.start, ...weekdayMeant(when, clock, dayOf(now, zone)) }
  const fault = faultOf(when, clock, start)
  if (fault !== undefined) return { ...fault, start }
  const { day, time } = start
  if (day === undefined) return { fault: 'no-day', when, start }
  if (time === undefined || isLeftOpen(clock, time)) return { fault: 'no-time', when: clock ?? when, start: { day } }
  const startsAt = instantOf(day, time, zone)
  if (startsAt <= now) return { fault: 'past', when, start }
  return { startsAt, endsAt: endOf(clock?.end ?? when.end, clock?.end === undefined ? day : undefined, startsAt, zone) }
}

/** The parts of the day by which a change may keep the hour that it has. */
const WITHIN: Partial<Record<Part, readonly [from: Time, until: Time]>> = {
  早上: ['05:00', '12:00'],
  上午: ['05:00', '12:00'],
  下午: ['12:00', '18:00'],
  晚上: ['18:00', '24:00'],
}

/** 改到下午 leaves the hour open, whatever it was before; 改到12号上午, of what was at 9 in the morning, keeps it. */
function isLeftOpen(when: When | undefined, time: Time): boolean {
  const { part, day, time: said } = when?.start ?? {}
  if (part === undefined || said !== undefined) return false
  const [from, until] = WITHIN[part] ?? []
  return day === undefined || from === undefined || until === undefined || time < from || time >= until
}

function faultOf(
  when: When,
  clock: When | undefined,
  start: Moment,
): { readonly fault: Fault; readonly when: When } | undefined {
  const impossible = [when, clock].find((one) => one?.impossible)
  if (impossible !== undefined) return { fault: 'impossible', when: impossible }
  const repeated = [when, clock].find((one) => one?.rule)
  if (repeated !== undefined) return { fault: 'repeated', when: repeated }
  const days = clock?.start?.day === undefined ? when : clock
  if (isSeveralDays(days)) return { fault: 'several-days', when: days }
  if (start.day !== undefined && weekdayBeside(days) !== undefined) return { fault: 'weekday', when: days }
  const hours = clock?.start?.time === undefined ? when : clock
  return isDoubtful(hours) ? { fault: 'doubtful', when: hours } : undefined
}

/** 下周四上午, then 改到周五: the Friday of that week, and not the next to come, unless it is over. */
function weekdayMeant(when: When, clock: When | undefined, today: Day): { readonly day?: Day } {
  const [written, said] = [when.start?.day, clock?.start?.day]
  if (written === undefined || said === undefined || !BARE_WEEKDAY.test(clock?.text ?? '')) return {}
  const day = addDays(written, weekdayOf(said) - weekdayOf(written))
  return day >= today ? { day } : {}
}

/** 下周, 月底, 12月3日到5日: no single day is meant. */
function isSeveralDays({ start, end }: When): boolean {
  return end?.day !== undefined && end.day !== start?.day
}

const WEEKDAY_BESIDE = /(?:[日号]|\d[./-]\d{1,2}).*(?:周|星期|礼拜)(?<name>[一二三四五六日天])/
const WEEKDAYS = '一二三四五六日'

/** The day of the week that was written beside a date, 1 to 7, when the date has another one: 12月2日（周四）. */
export function weekdayBeside({ text, start }: When): number | undefined {
  const name = WEEKDAY_BESIDE.exec(text)?.groups?.['name']?.replace('天', '日')
  if (name === undefined || start?.day === undefined) return undefined
  const said = WEEKDAYS.indexOf(name) + 1
  return said === weekdayOf(start.day) ? undefined : said
}

const CLOCK_IN_PART = /(?<part>下午|上午|早上)(?<hour>\d{1,2}|[一二三四五六七八九十]{1,2})[点时:]/

/** 下午9点 and 上午3点 are slips: nobody can tell which half is wrong. */
function isDoubtful({ text }: When): boolean {
  const { part, hour } = CLOCK_IN_PART.exec(text)?.groups ?? {}
  const value = numberValue(hour ?? '')
  if (value === undefined) return false
  return part === '下午' ? value >= 8 && value < 12 : value < 5 || value > 12
}

function endOf(end: Moment | undefined, day: Day | undefined, startsAt: Date, zone: string): Date | undefined {
  if (end?.time === undefined) return undefined
  const endsAt = instantOf(day ?? end.day ?? dayOf(startsAt, zone), end.time, zone)
  return endsAt > startsAt ? endsAt : undefined
}

/** When a deadline ends that names a part of the day only. */
const PART_ENDS: Readonly<Record<Part, Time>> = {
  凌晨: '08:00',
  早上: '10:00',
  上午: '11:30',
  中午: '12:00',
  下午: '17:30',
  傍晚: '18:00',
  晚上: EVENING,
  半夜: EVENING,
}

/** What a deadline is read against. `day` stands for a day that was not said. */
interface DeadlineOf {
  readonly day: Day
  readonly startsAt: Date
  readonly now: Date
  readonly zone: string
}

/**
 * The instant of a deadline; a bare day ends at 20:00 (the end of the sending window). 周一 said on a Monday is the next
 * one, if the start lies beyond it.
 */
export function readDeadline(when: When | undefined, of: DeadlineOf): Date | undefined {
  const end = when?.end ?? when?.start
  if (when === undefined || end === undefined) return undefined
  const day = end.day ?? of.day
  const usual: Time = end.part === undefined ? EVENING : PART_ENDS[end.part]
  const time: Time = end.time === undefined || end.time === '23:59' ? usual : end.time
  const later = instantOf(addDays(day, 7), time, of.zone)
  const isNext = day === dayOf(of.now, of.zone) && BARE_WEEKDAY.test(when.text) && later < of.startsAt
  return isNext ? later : instantOf(day, time, of.zone)
}

const BARE_WEEKDAY = /^(?:周|星期|礼拜)[一二三四五六日天]/

/** So far something is moved: 推迟一周, 提前半小时. */
export interface Shift {
  readonly days: number
  readonly minutes: number
}

/** A start and an end moved: days by the calendar, minutes by the clock. */
export function shiftTiming(startsAt: Date, endsAt: Date | null, shift: Shift, zone: string): Timing {
  const move = (instant: Date): Date => {
    const moved = instantOf(addDays(dayOf(instant, zone), shift.days), timeOf(instant, zone), zone)
    return new Date(moved.getTime() + shift.minutes * MINUTE)
  }
  return { startsAt: move(startsAt), endsAt: endsAt === null ? undefined : move(endsAt) }
}
