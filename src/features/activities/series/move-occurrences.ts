/** Moves what stands of a series to where the changed rule puts it, and notes how what follows is held. */
import { dayOf, instantOf, timeOf } from '../../../base/calendar.ts'
import type { Turn } from '../../../feature.ts'
import type { Recurrence } from '../../../language/reading.ts'
import { nextOccurrence } from '../../../language/when/occurrences.ts'
import * as queries from '../queries.ts'
import { endOf, isHabit, makeOne, planAt } from '../series.ts'
import { usualDeadline } from '../timing.ts'
import type { SeriesChange } from './read-change.ts'
import { isStillUnknown } from './whole-series.ts'

/** What was moved or made; `unknown`: nobody has heard of the series yet. */
export interface Moved {
  readonly ids: readonly number[]
  readonly unknown: boolean
}

/** `from`: absent, at once. `told`: what people are told of it. */
export async function moveOccurrences(
  turn: Turn<unknown>,
  series: queries.Series,
  { plan, details }: SeriesChange,
  { from, told }: { readonly from: Date | undefined; readonly told: string },
): Promise<Moved> {
  const { db, now, office } = turn
  const start = from ?? now
  const before = planAt(series, start)
  const standing = await queries.findStanding(db, series.id, start)
  const unknown = isStillUnknown(turn, await queries.findStanding(db, series.id, now))
  const slots = newSlots(standing, before.rule, plan.rule, {
    start,
    sending: office.nextSending(now),
    zone: office.zone,
  })
  const until = madeUntil(series.made_until, slots, { before: before.rule, after: plan.rule, start, zone: office.zone })
  const changed: queries.Series = {
    ...series,
    ...(from === undefined
      ? { ...plan, next: null }
      : { ...planAt(series, now), next: { ...plan, from: from.toISOString() } }),
  }
  for (const [index, activity] of standing.entries()) {
    await moveOne(turn, activity, { rule: plan.rule, changed: details }, slots[index] ?? activity.starts_at, told)
    // Who comes every week is reminded of the first that is held in the new way, and of none after it.
    if (index > 0) await queries.keepQuiet(db, activity.id, now, isHabit(plan.rule))
  }
  const ahead = standing.length > 0 ? undefined : await makeAhead(turn, changed, plan, start, told)
  const next =
    changed.next === null || ahead === undefined ? changed.next : { ...changed.next, made: ahead.at.toISOString() }
  await queries.updateSeries(db, series.id, {
    rule: changed.rule,
    changed: changed.changed,
    next,
    made_until: ahead !== undefined && from === undefined ? ahead.at : until,
  })
  return { ids: ahead === undefined ? standing.map(({ id }) => id) : [ahead.id], unknown }
}

/** Nothing stands that could bring the news: the next occurrence is put into the lists before its time. */
async function makeAhead(
  turn: Turn<unknown>,
  series: queries.Series,
  { rule }: queries.SeriesPlan,
  start: Date,
  told: string,
): Promise<{ readonly id: number; readonly at: Date } | undefined> {
  const { db, now, office } = turn
  const from = Math.max(start.getTime() - 1, office.nextSending(now).getTime())
  const at = nextOccurrence(rule, new Date(from), office.zone)
  if (at === undefined) return undefined
  const id = await makeOne(turn, series, await queries.firstOfSeries(db, series.id), at)
  const activity = await queries.findActivity(db, id)
  if (activity !== undefined) await queries.amend(db, activity, {}, told)
  return { id, at }
}

async function moveOne(
  { db, now, office }: Turn<unknown>,
  activity: queries.Activity,
  { rule, changed }: queries.SeriesPlan,
  startsAt: Date,
  told: string,
): Promise<void> {
  const locked = await queries.lockActivity(db, activity.id)
  if (locked?.state !== 'published') return
  const isMoved = startsAt.getTime() !== locked.starts_at.getTime()
  const times = isMoved
    ? {
        starts_at: startsAt,
        ends_at: endOf(rule, startsAt, office.zone) ?? null,
        deadline_at: usualDeadline(startsAt, office.nextSending(now), office.zone),
      }
    : {}
  await queries.amend(db, locked, { ...changed, ...times }, told)
}

interface At {
  readonly start: Date
  readonly sending: Date
  readonly zone: string
}

/** The same days, as far as only the hour is another. */
const sameDays = (one: Recurrence, other: Recurrence): boolean =>
  JSON.stringify(daysOf(one)) === JSON.stringify(daysOf(other))
const daysOf = ({ freq, byday, bymonth, bymonthday, bysetpos, interval }: Recurrence) => [
  freq,
  byday,
  bymonth,
  bymonthday,
  bysetpos,
  interval,
]

/**
 * Where each occurrence comes to be, in their order. With another hour each stays on its day, and one that was moved by
 * itself stays where it is; on other days they follow one another.
 */
function newSlots(
  standing: readonly queries.Activity[],
  before: Recurrence,
  after: Recurrence,
  { start, sending, zone }: At,
): readonly Date[] {
  if (before.time === after.time && sameDays(before, after)) return standing.map(({ starts_at }) => starts_at)
  if (sameDays(before, after)) {
    return standing.map(({ starts_at }) => {
      const moved = after.time === undefined ? starts_at : instantOf(dayOf(starts_at, zone), after.time, zone)
      return timeOf(starts_at, zone) === before.time && moved > sending ? moved : starts_at
    })
  }
  let last = new Date(Math.max(start.getTime() - 1, sending.getTime()))
  return standing.map(({ starts_at }) => {
    const next = nextOccurrence(after, last, zone)
    if (next === undefined) return starts_at
    last = next
    return next
  })
}

/** Up to where the clock has no more to make, so that no day is made twice and none is left out. */
function madeUntil(
  until: Date | null,
  slots: readonly Date[],
  { before, after, start, zone }: { before: Recurrence; after: Recurrence; start: Date; zone: string },
): Date | null {
  if (until === null || until < start) return until
  if (!sameDays(before, after)) return slots.at(-1) ?? new Date(start.getTime() - 1)
  return after.time === undefined ? until : instantOf(dayOf(until, zone), after.time, zone)
}
