/** From written phrases to moments: which half of the day a bare 8点 is, what a range's second half borrows from the first. */

import type { Day, Time } from '../../base/calendar.ts'
import { addDays, aheadOfUtc, dayOf, timeOf, weekdayOf } from '../../base/calendar.ts'
import { HOUR, MINUTE } from '../../base/spans.ts'
import type { Moment, Part } from '../reading.ts'
import { holidayRange, workdayAfter } from './holidays.ts'
import { addMonths, type Days } from './month-days.ts'
import { hourInPart } from './read-phrase.ts'
import { resolveDay } from './resolve-day.ts'
import { PART_HOURS } from './words.ts'
import type { Phrase, WrittenClock, WrittenDay } from './written.ts'

/** The present on the office's clock. */
export interface Present {
  readonly now: Date
  readonly zone: string
  readonly today: Day
  readonly time: Time
}

/** A phrase resolved; `end` when the words mean several days; `others` are as possible. */
export interface Resolved {
  readonly start: Moment
  readonly end?: Moment
  readonly others?: readonly Moment[]
  readonly lunar?: true
  readonly impossible?: true
}

/** What the second half of a range takes from the first. */
export interface Before {
  readonly phrase: Phrase
  readonly moment: Moment
}

const IMPOSSIBLE: Resolved = { start: {}, impossible: true }

/** Most messages hold no date, and asking a zone's clock takes longer than reading them: it is asked when it is needed. */
class PresentAt implements Present {
  readonly now: Date
  readonly zone: string
  #clock: string | undefined

  constructor(now: Date, zone: string) {
    this.now = now
    this.zone = zone
  }

  get today(): Day {
    return this.#local().slice(0, 10)
  }

  get time(): Time {
    return this.#local().slice(11, 16)
  }

  #local(): string {
    this.#clock ??= new Date(this.now.getTime() + aheadOfUtc(this.now.getTime(), this.zone)).toISOString()
    return this.#clock
  }
}

/** The present at an instant in a zone. */
export const presentAt = (now: Date, zone: string): Present => new PresentAt(now, zone)

/** Resolves a phrase; undefined when nothing can be made of it. `before` is the first half of the range it ends. */
export function resolvePhrase(phrase: Phrase, present: Present, before?: Before): Resolved | undefined {
  const instants = instantsOf(phrase.day, present)
  if (instants) return instants
  if (phrase.clock && !possible(phrase.clock, phrase.part)) return IMPOSSIBLE
  const days = daysOf(phrase, present, before)
  if (days === 'impossible') return IMPOSSIBLE
  if (!days && phrase.day) return undefined
  return withClock(phrase, days && agreed(phrase, days, present), present, before)
}

/** 半小时后, 过去两小时: counted from this minute; undefined for days and more. */
function instantsOf(day: Phrase['day'], present: Present): Resolved | undefined {
  if (day?.kind !== 'later' && day?.kind !== 'period') return undefined
  const { amount, unit } = day
  if (unit !== 'second' && unit !== 'minute' && unit !== 'hour') return undefined
  if (day.kind === 'later') {
    const upTo = day.upTo ? { end: later(day.upTo, unit, present) } : {}
    return { start: later(amount, unit, present), ...upTo }
  }
  const now: Moment = { day: present.today, time: present.time }
  return day.way === 'past'
    ? { start: later(-amount, unit, present), end: now }
    : { start: now, end: later(amount, unit, present) }
}

/** 12月2日（周三）: where the two disagree both are possible, and the number comes first. */
function agreed(phrase: Phrase, days: Days, present: Present): Days {
  const { again } = phrase
  if (!again || days.last || phrase.shift) return days
  if (again.kind === 'week' && again.weeks === undefined && again.weekday !== undefined) {
    const off = again.weekday - weekdayOf(days.first)
    // 11月20日（周五）, said afterwards: the weekday tells which year is meant.
    const passed = days.others?.find((day) => weekdayOf(day) === again.weekday)
    if (off !== 0 && passed) return { ...days, first: passed, others: [days.first] }
    return off === 0 ? days : { ...days, others: [addDays(days.first, off), ...(days.others ?? [])] }
  }
  const other = resolveDay(again, present.today, days.first)
  if (!other || other === 'impossible' || other.first === days.first || fits(again, days.first)) return days
  // 周日，六月六号, said afterwards.
  const weekday = weekdayOf(days.first)
  const passed = other.others?.find((day) => weekdayOf(day) === weekday)
  if (passed && weekdayOf(other.first) !== weekday) return { ...other, first: passed, others: [other.first] }
  return again.kind === 'date' ? { ...other, others: [days.first] } : { ...days, others: [other.first] }
}

/** 昨天（22日）: a date without its month or year is the one beside it if it can be. */
function fits(written: WrittenDay, day: Day): boolean {
  if (written.kind !== 'date' || written.lunar || written.year) return false
  const [, month, date] = day.split('-').map(Number)
  const sameMonth = !written.month || ('month' in written.month && written.month.month === month)
  return sameMonth && written.day === date
}

/** 早上13点 is as little a time as 25点. */
function possible(clock: WrittenClock, part: Part | undefined): boolean {
  if (clock.hour > 12 && clock.hour < 24 && (part === '早上' || part === '上午' || part === '凌晨')) return false
  return clock.hour <= 24 && clock.minute < 60 && (clock.hour < 24 || clock.minute === 0)
}

const MILLISECONDS = { second: 1000, minute: MINUTE, hour: HOUR } as const

function later(amount: number, unit: keyof typeof MILLISECONDS, { now, zone }: Present): Moment {
  const instant = new Date(now.getTime() + amount * MILLISECONDS[unit])
  return { day: dayOf(instant, zone), time: timeOf(instant, zone) }
}

function daysOf(phrase: Phrase, present: Present, before: Before | undefined): Days | 'impossible' | undefined {
  const shift = phrase.shift ?? 0
  if (!phrase.day) {
    if (shift === 0) return undefined
    return { first: addDays(before?.moment.day ?? present.today, shift) }
  }
  const base = before?.moment.day ?? present.today
  const days = resolveDay(borrowed(phrase.day, before), present.today, base)
  if (!days || days === 'impossible') return days
  if (phrase.thenWorkday) return { first: workdayAfter(holidayRange(days.first)?.last ?? days.first, 1) }
  if (phrase.near) return nearest(days.first, phrase.near)
  if (phrase.run) {
    const { from, to } = phrase.run
    return { first: addDays(days.first, from), ...(to > from ? { last: addDays(days.first, to) } : {}) }
  }
  if (phrase.shiftMonths) return { first: addMonths(days.first, phrase.shiftMonths) }
  if (shift === 0) return days
  const fromLast = shift > 0 || isEnd(phrase.day)
  return {
    first: addDays(fromLast && days.last ? days.last : days.first, shift),
    ...(days.lunar ? { lunar: true } : {}),
  }
}

/** 月底, 年底: 月底前三天 is counted from the last of the month. */
const isEnd = (day: WrittenDay): boolean =>
  day.kind === 'stretch' && (day.stretch.of === 'month' ? day.stretch.first > 21 : day.stretch.first === 12)

/** 国庆后第一个周一: the first such weekday after the days off; 国庆前最后一个周五: the last one before them. */
function nearest(day: Day, { weekday, weekend, isBefore }: NonNullable<Phrase['near']>): Days {
  const off = holidayRange(day)
  const from = (isBefore ? off?.first : off?.last) ?? day
  // A weekend that reaches into the days off is no longer before them.
  const last = isBefore ? (weekday - weekdayOf(from) + (weekend ? 1 : 0) - 7) % 7 : 0
  const first = isBefore
    ? addDays(from, (last === 0 ? -7 : last) - (weekend ? 1 : 0))
    : addDays(from, ((weekday - weekdayOf(from) + 6) % 7) + 1)
  return weekend ? { first, last: addDays(first, 1) } : { first }
}

/** 12月3日到5日, 去年春节到元宵节: the second half lies in the year and by the calendar of the first. */
function borrowed(day: NonNullable<Phrase['day']>, before: Before | undefined): NonNullable<Phrase['day']> {
  const first = before?.phrase.day
  if (!first || day.kind !== 'date' || first.kind !== 'date') return day
  if (day.month || !first.lunar || day.day === undefined) return day
  return { ...day, lunar: true, ...(first.month ? { month: first.month } : {}) }
}

function withClock(phrase: Phrase, days: Days | undefined, present: Present, before: Before | undefined): Resolved {
  const dayFields = (day: Day | undefined) => (day === undefined ? {} : { day })
  const { clock } = phrase
  const rest = {
    ...(days?.last ? { end: { day: days.last } } : {}),
    ...(days?.lunar ? { lunar: true as const } : {}),
  }
  const otherDays = days?.others ?? []
  if (phrase.sameTime) return { start: { ...dayFields(days?.first), time: present.time } }
  if (!clock) {
    const part = phrase.part ? { part: phrase.part } : {}
    return {
      start: { ...dayFields(days?.first), ...part },
      ...rest,
      ...(otherDays.length ? { others: otherDays.map((day) => ({ day, ...part })) } : {}),
    }
  }
  const part = phrase.part ?? (before && !days ? undefined : phrase.part)
  const { best, others } = part
    ? { best: inPart(clock, part), others: [] }
    : halves(clock, days?.first, present, before)
  const moment = (c: ClockTime, day: Day | undefined): Moment => ({
    ...dayFields(day && addDays(day, c.days)),
    time: text(c),
  })
  const alternatives = [...otherDays.map((day) => moment(best, day)), ...others.map((c) => moment(c, days?.first))]
  const upTo =
    clock.upTo === undefined ? {} : { end: moment({ ...best, hour: best.hour + clock.upTo - clock.hour }, days?.first) }
  return {
    start: moment(best, days?.first),
    ...rest,
    ...upTo,
    ...(alternatives.length ? { others: alternatives } : {}),
  }
}

interface ClockTime {
  readonly hour: number
  readonly minute: number
  readonly days: number
}

const text = ({ hour, minute }: ClockTime): Time =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`

function inPart({ hour, minute }: WrittenClock, part: Part): ClockTime {
  return { minute, ...hourInPart(hour, part) }
}

/** A clock time without a part of the day: 1 to 5 are in the afternoon, 6 to 12 in the morning, unless what stands before says more. */
function halves(
  clock: WrittenClock,
  day: Day | undefined,
  present: Present,
  before: Before | undefined,
): { best: ClockTime; others: ClockTime[] } {
  const { hour, minute } = clock
  if (clock.sure) return { best: { hour: hour % 24, minute, days: hour === 24 ? 1 : 0 }, others: [] }
  const early: ClockTime = { hour: hour % 12, minute, days: 0 }
  const late: ClockTime = { hour: (hour % 12) + 12, minute, days: 0 }
  // 12月5日8:00至12月6日8:00: the hours of another day are read like the first.
  const sameDay = before && (day === undefined || day === before.moment.day)
  // 24日21时至25日5时: where hours are counted to 24, they are so on both days.
  const countsTo24 = !sameDay && (before?.phrase.clock?.hour ?? 0) > 12
  const earlyFirst =
    before && sameDay ? earlyAfter(early, late, before) : countsTo24 || usuallyEarly(hour, early, late, day, present)
  const first = hour === 12 || !earlyFirst ? late : early
  return { best: first, others: [first === early ? late : early] }
}

function usuallyEarly(
  hour: number,
  early: ClockTime,
  late: ClockTime,
  day: Day | undefined,
  present: Present,
): boolean {
  const early6 = hour >= 6
  if (day !== present.today) return early6
  if (early6 && text(early) <= present.time && text(late) > present.time) return false
  return early6
}

/** In a range the second time is the first one that comes after the first time. */
function earlyAfter(early: ClockTime, late: ClockTime, before: Before): boolean {
  const { time } = before.moment
  if (!time) return early.hour >= 6
  const crossing = before.phrase.part === '晚上' || before.phrase.part === '半夜'
  return text(early) > time || (crossing && text(late) <= time)
}

/** The first half of a range read again once the second is known: 3点到下午5点 begins in the afternoon too. */
export function agreeWithEnd(first: Phrase, second: Phrase): Phrase {
  const { part } = second
  if (!first.clock || first.clock.sure || first.part || !part || !second.clock || second.day) return first
  const start = hourInPart(first.clock.hour, part)
  const end = hourInPart(second.clock.hour, part)
  const [from] = PART_HOURS[part]
  const fits =
    start.days === end.days &&
    start.hour >= from &&
    start.hour * 60 + first.clock.minute < end.hour * 60 + second.clock.minute
  return fits ? { ...first, part } : first
}
