/**
 * When a cron expression falls due. The reading of expressions is node-cron's; nothing is parsed here. Where clocks are
 * changed, each minute that the office's clock shows counts once: one that it skips in spring is made up for in the
 * first minute after the gap, one that it shows again in autumn is not due again.
 */

import { createTask, validate } from 'node-cron'
import { aheadOfUtc } from '../base/calendar.ts'
import { remember } from '../base/remember.ts'
import { DAY, HOUR, MINUTE } from '../base/spans.ts'

/** Clocks are changed at full quarters of an hour, and by less than three hours. */
const QUARTER = 15 * MINUTE
const QUARTERS = 12
/** Offsets that are kept: of about a year. */
const MOST_QUARTERS = 35_000

/** Tells the minutes at which an expression is due. */
export interface Occurrences {
  /** Every due minute in (`after`, `until`], in order. */
  between(after: Date, until: Date): readonly Date[]
  /** The first due minute after `after` and not later than `until`. */
  firstAfter(after: Date, until: Date): Date | undefined
}

/** Reads a five-field expression in an IANA zone, each but once. Throws when it is not one. */
export const readCron = (cron: string, zone: string): Occurrences => occurrencesOf(`${zone} ${cron}`)

const occurrencesOf = remember((zoned): Occurrences => {
  const [zone = '', ...fields] = zoned.split(' ')
  const cron = fields.join(' ')
  if (!validate(cron)) throw new Error(`not a cron expression: ${cron}`)
  // A task that is never started: only its matcher is used, and it is told what the office's clock shows as if in UTC.
  const task = createTask(cron, () => undefined, { timezone: 'UTC' })
  const atThisHour = everyDay(cron)
  const isDue = (minute: Minute) => minute.shown.some((shown) => atThisHour(shown) && task.match(new Date(shown)))
  const dueOn = rememberedDays((after, until) =>
    [...minutes(zone, after, until)].filter(isDue).map((minute) => new Date(minute.at)),
  )
  function* dues(after: Date, until: Date): Generator<Date> {
    for (let day = floor(after.getTime(), DAY); day <= until.getTime(); day += DAY) {
      yield* dueOn(day).filter((due) => due > after && due <= until)
    }
  }
  return {
    between: (after, until) => [...dues(after, until)],
    firstAfter: (after, until) => dues(after, until).next().value ?? undefined,
  }
})

/** Days that are kept: of about a year. */
const MOST_DAYS = 400

/** What is due on a day of UTC, given by its beginning; its minutes are walked once, at about 30 µs each. */
function rememberedDays(walk: (after: Date, until: Date) => readonly Date[]): (day: number) => readonly Date[] {
  const found = new Map<number, readonly Date[]>()
  return (day) => {
    const known = found.get(day)
    if (known !== undefined) return known
    if (found.size >= MOST_DAYS) found.clear()
    const dues = walk(new Date(day - 1), new Date(day + DAY - 1))
    found.set(day, dues)
    return dues
  }
}

/**
 * Whether an expression's minute and hour fit, on whatever day: remembered for each minute of an hour and each hour of a
 * day, since matching is slow and most minutes of most expressions never fit.
 */
function everyDay(cron: string): (shown: number) => boolean {
  const [minute = '*', hour = '*'] = cron.trim().split(/\s+/)
  const fitsMinute = remembered(`${minute} * * * *`, HOUR, MINUTE)
  const fitsHour = remembered(`* ${hour} * * *`, DAY, HOUR)
  return (shown) => fitsHour(shown) && fitsMinute(shown)
}

/** Whether an expression fits that only looks at which `step` of a `period` it is, both in milliseconds. */
function remembered(cron: string, period: number, step: number): (shown: number) => boolean {
  const { task, fits } = taskWithMemory(cron)
  return (shown) => {
    const which = Math.floor((shown % period) / step)
    fits[which] ??= task.match(new Date(shown))
    return fits[which]
  }
}

const taskWithMemory = remember((cron) => ({
  task: createTask(cron, () => undefined, { timezone: 'UTC' }),
  fits: [] as boolean[],
}))

/** A minute, in milliseconds since 1970, and what the clock shows or skips in it for the first time. */
interface Minute {
  readonly at: number
  readonly shown: readonly number[]
}

function* minutes(zone: string, after: Date, until: Date): Generator<Minute> {
  const offsetAt = offsetsOf(zone)
  const first = floor(after.getTime(), MINUTE) + MINUTE
  let offset = offsetAt(first)
  let latest = latestShown(offsetAt, first - MINUTE)
  for (let at = first; at <= until.getTime(); at += MINUTE) {
    if (at % QUARTER === 0) offset = offsetAt(at)
    const shown: number[] = []
    for (; latest < at + offset; latest += MINUTE) shown.push(latest + MINUTE)
    yield { at, shown }
  }
}

/** The latest that the clock has shown up to `at`: now, or right before it was set back. */
function latestShown(offsetAt: (moment: number) => number, at: number): number {
  const ends = Array.from({ length: QUARTERS }, (_, index) => floor(at, QUARTER) - index * QUARTER - MINUTE)
  return Math.max(...[at, ...ends].map((moment) => moment + offsetAt(moment)))
}

/** How far a zone is ahead of UTC, found once for each quarter of an hour: many jobs walk through the same ones. */
const offsetsOf = remember((zone) => {
  const found = new Map<number, number>()
  return (moment: number): number => {
    const quarter = floor(moment, QUARTER)
    const known = found.get(quarter)
    if (known !== undefined) return known
    if (found.size >= MOST_QUARTERS) found.clear()
    const offset = aheadOfUtc(quarter, zone)
    found.set(quarter, offset)
    return offset
  }
})

const floor = (moment: number, step: number): number => Math.floor(moment / step) * step
