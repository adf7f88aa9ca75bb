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
  /** Every due minute in (`after`, `until`], in order. Walks the minutes: about 30 µs each. */
  between(after: Date, until: Date): readonly Date[]
  /** The first due minute after `after` and not later than `until`. Walks the minutes once, however often it is asked. */
  firstAfter(after: Date, until: Date): Date | undefined
}

/** What a walk has found: no minute in (`after`, `until`] is due before `first`, or none at all. */
interface Walked {
  readonly after: Date
  readonly until: Date
  readonly first: Date | undefined
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
  let last: Walked | undefined
  return {
    between: (after, until) => [...minutes(zone, after, until)].filter(isDue).map((minute) => new Date(minute.at)),
    firstAfter(after, until) {
      if (last === undefined || !answers(last, after, until)) {
        last = { after, until, first: firstDue(minutes(zone, after, until), isDue) }
      }
      return last.first !== undefined && last.first <= until ? last.first : undefined
    },
  }
})

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

/** Whether an earlier walk tells what the first due minute in (`after`, `until`] is. */
function answers(walked: Walked, after: Date, until: Date): boolean {
  if (after < walked.after) return false
  return walked.first === undefined ? until <= walked.until : after < walked.first
}

function firstDue(walk: Iterable<Minute>, isDue: (minute: Minute) => boolean): Date | undefined {
  for (const minute of walk) if (isDue(minute)) return new Date(minute.at)
  return undefined
}

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
