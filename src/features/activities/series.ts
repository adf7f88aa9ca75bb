/** 每周二、四上午9点太极拳: the first time is an activity like any other; the clock makes those that follow, two weeks ahead. */

import { type Day, dayOf, instantOf, type Time } from '../../base/calendar.ts'
import { DAY } from '../../base/spans.ts'
import type { Job, Occasion, Turn } from '../../feature.ts'
import type { Recurrence, When } from '../../language/reading.ts'
import { sayDay, sayInstant, sayRecurrence } from '../../language/say.ts'
import { canRepeat, nextOccurrence } from '../../language/when/occurrences.ts'
import { withExceptions } from '../../language/when/recurrence.ts'
import * as queries from './queries.ts'
import { type Timing, usualDeadline } from './timing.ts'
import * as wording from './wording.ts'

/** Occurrences stand in the lists so long ahead, in milliseconds: 14 days, so that 下周日 can be dropped or moved on a Monday. */
const AHEAD = 14 * DAY

/** The first time, the rule, and the last day on which it may be held, if it has one; or what has to be asked. */
export type ReadSeries =
  | { readonly timing: Timing; readonly rule: Recurrence; readonly lastOn: Day | null }
  | { readonly ask: { readonly slot: 'when' | 'clock'; readonly text: string } }

/** What was said of a repetition. `clock`: later, of its hour. */
interface SaidSeries {
  readonly when: When
  readonly clock?: When | undefined
  readonly term?: When | undefined
  readonly times?: number | undefined
  /** What stands elsewhere in the sentence: 法定节假日不办. */
  readonly left?: string | undefined
}

/** Reads a repetition. `undefined`: it happens once. */
export function readSeries(
  turn: Turn<unknown>,
  { when, clock, term, times, left = '' }: SaidSeries,
): ReadSeries | undefined {
  const said = clock?.rule ?? when.rule
  if (said === undefined) return undefined
  if (!canRepeat(said) && !isDaily(said)) return { ask: { slot: 'when', text: wording.cannotRepeat(when.text) } }
  const time = clock?.start?.time ?? said.time
  if (time === undefined) return { ask: { slot: 'clock', text: wording.askTime(when.text) } }
  const rule = withExceptions({ ...said, time }, left)
  const { zone } = turn.office
  const sending = turn.office.nextSending(turn.now)
  const from = term?.end?.day === undefined ? undefined : term.start?.day
  const begins =
    from === undefined ? sending : new Date(Math.max(sending.getTime(), instantOf(from, '00:00', zone).getTime() - 1))
  const startsAt = nextOccurrence(rule, begins, zone)
  if (startsAt === undefined) return { ask: { slot: 'when', text: wording.cannotRepeat(when.text) } }
  const lastOn =
    term?.end?.day ?? term?.start?.day ?? (times === undefined ? null : dayOfTime(rule, startsAt, times, zone))
  if (lastOn !== null && lastOn < dayOf(startsAt, zone)) return { ask: { slot: 'when', text: wording.nothingInTerm() } }
  return { timing: { startsAt, endsAt: endOf(rule, startsAt, zone) }, rule, lastOn }
}

/** What is held every week is remembered without a word; what is held once a month is not. */
export const isHabit = ({ freq, interval = 1 }: Recurrence): boolean =>
  freq === 'DAILY' || (freq === 'WEEKLY' && interval === 1)

/** Every day: people are asked once for all of them. */
const isDaily = ({ freq, interval = 1, lunar }: Recurrence): boolean =>
  freq === 'DAILY' && interval === 1 && lunar !== true

/** The day of the `times`th occurrence, the first one being at `startsAt`. */
function dayOfTime(rule: Recurrence, startsAt: Date, times: number, zone: string): Day {
  let at = startsAt
  for (let n = 1; n < Math.min(times, MOST_TIMES); n++) at = nextOccurrence(rule, at, zone) ?? at
  return dayOf(at, zone)
}

/** Nobody plans more than a year of days ahead. */
const MOST_TIMES = 366

export function endOf({ timeEnd }: Recurrence, startsAt: Date, zone: string): Date | undefined {
  const end = timeEnd === undefined ? undefined : instantOf(dayOf(startsAt, zone), timeEnd as Time, zone)
  return end !== undefined && end > startsAt ? end : undefined
}

const BY_DEFAULT = /(?:会员|大家|都)?(?:默认|自动)(?:都|全)?(?:算)?(?:来|去|报名|参加)|不用报名|都算报名/
const OF_SERIES = /节假日|默认|自动|不用报名|算报名/

/** Whether everybody counts as coming unless they say that they do not. */
export const countsEverybody = (left: string | undefined): boolean => BY_DEFAULT.test(left ?? '')

/** What was not understood of a sentence about a series, without what belongs to the series. */
export const leftOfSeries = (left: string | undefined): string =>
  (left ?? '')
    .split('，')
    .filter((piece) => !OF_SERIES.test(piece))
    .join('，')

/** 每周二、四上午9点（法定节假日除外），11月24日（周二）上午9点起; `undefined`: it is none, or not the first of it. */
export async function seriesInWords(
  db: Turn['db'],
  activity: queries.Activity,
  zone: string,
): Promise<{ readonly when: string; readonly byDefault: boolean } | undefined> {
  if (activity.series_id === null || activity.is_repeat) return undefined
  const series = await queries.findSeries(db, activity.series_id)
  if (series === undefined) return undefined
  const from = sayInstant(activity.starts_at, zone, dayOf(activity.created_at, zone))
  const until = series.last_on === null ? undefined : sayDay(series.last_on, dayOf(activity.created_at, zone))
  return { when: wording.everyTime(sayRecurrence(series.rule), from, until), byDefault: series.by_default }
}

/** Woken when a series was published; by the clock every morning. */
export const makeOccurrences: Job = {
  id: 'activities.series',
  cron: '0 8 * * *',
  lateBy: 23 * 60,
  title: wording.seriesTitle,
  async missed() {
    return undefined
  },
  async run(occasion) {
    const { db, now, office } = occasion
    for (const { series, first } of await queries.findLiveSeries(db)) {
      let last = series.made_until ?? first.starts_at
      for (;;) {
        const next = occurrenceAfter(series, last, office.zone)
        if (next === undefined || next.getTime() - now.getTime() > AHEAD) break
        last = next
        await queries.updateSeries(db, series.id, { made_until: next })
        if (next > now && next.toISOString() !== series.next?.made) await makeOne(occasion, series, first, next)
      }
    }
    return { messages: [], again: false }
  },
}

/** How the occurrence at a moment is held: as agreed now, or as agreed from a day on. */
export function planAt({ rule, changed, next }: queries.Series, at: Date): queries.SeriesPlan {
  return next !== null && at >= new Date(next.from) ? next : { rule, changed }
}

/** The first occurrence after a moment, by the rule that holds then; `undefined`: its term is over. */
export function occurrenceAfter(series: queries.Series, after: Date, zone: string): Date | undefined {
  const found = byRule(series, after, zone)
  const isOver = found !== undefined && series.last_on !== null && dayOf(found, zone) > series.last_on
  return isOver ? undefined : found
}

function byRule({ rule, next }: queries.Series, after: Date, zone: string): Date | undefined {
  const found = nextOccurrence(rule, after, zone)
  const from = next === null ? undefined : new Date(next.from)
  if (next === null || from === undefined || (found !== undefined && found < from)) return found
  return nextOccurrence(next.rule, new Date(Math.max(after.getTime(), from.getTime() - 1)), zone)
}

/** What becomes of one occurrence is not what becomes of the others. */
const OF_ITSELF = {
  summarised_at: null,
  nudge_at: null,
  asks_again: true,
  off_at: null,
  off_by: null,
  off_said_at: null,
}

/** The first occurrence was changed by itself: those that follow it are held as they were to be. */
export async function keepOthersAsTheyWere(
  db: Turn['db'],
  before: queries.Activity,
  changed: Partial<queries.Activity>,
): Promise<void> {
  const series =
    before.series_id === null || before.is_repeat ? undefined : await queries.lockSeries(db, before.series_id)
  if (series === undefined) return
  const columns = queries.SERIES_COLUMNS.filter((one) => one in changed && changed[one] !== before[one])
  const was: queries.SeriesDetails = Object.fromEntries(columns.map((one) => [one, before[one]]))
  await queries.updateSeries(db, series.id, {
    changed: { ...was, ...series.changed },
    next: series.next && { ...series.next, changed: { ...was, ...series.next.changed } },
  })
}

/** Puts one occurrence into the lists; nobody is asked anew. */
export async function makeOne(
  { db, now, office }: Pick<Occasion, 'db' | 'now' | 'office'>,
  series: queries.Series,
  first: queries.Activity,
  startsAt: Date,
): Promise<number> {
  const { id: _id, version: _version, changed_words: _words, audience, ...same } = first
  const { rule, changed } = planAt(series, startsAt)
  const id = await queries.insertActivity(db, {
    ...same,
    ...changed,
    ...OF_ITSELF,
    audience: JSON.stringify(audience),
    starts_at: startsAt,
    ends_at: endOf(rule, startsAt, office.zone) ?? null,
    deadline_at: usualDeadline(startsAt, now, office.zone),
    state: 'published',
    is_repeat: true,
    created_at: now,
    published_at: now,
  })
  const activity = await queries.findActivity(db, id)
  if (activity === undefined) return id
  await queries.inviteAudience(db, activity)
  await queries.keepQuiet(db, id, now, isHabit(rule))
  await queries.inheritAnswers(db, activity, now)
  return id
}
