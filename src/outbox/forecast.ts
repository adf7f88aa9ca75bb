/** How long a broadcast takes at the present pace. Pure. */

import { dayOf, instantOf } from '../base/calendar.ts'
import { DAY, MINUTE } from '../base/spans.ts'
import type { Forecasting } from '../feature.ts'
import { limitsOf, type Pace } from './pace.ts'
import { nextOpening, type SendingWindow } from './window.ts'

/** Nobody plans further ahead; a pace that needs more is told as this. */
const MOST_DAYS = 3650

interface Road {
  readonly pace: Pace
  readonly window: SendingWindow
  readonly zone: string
}

/**
 * When the last of `count` pushes will have gone, if the first may go at `from`: within the sending window, at the mean
 * pause, no more than a minute's share, and no more than a day's in any 24 hours. Answers that go meanwhile may delay it.
 */
export function sentBy(
  from: Date,
  count: number,
  road: Road,
  { sent = [], atAnyHour = false }: Forecasting = {},
): Date {
  const { perMinuteForPushes, perDay } = limitsOf(road.pace)
  const each = Math.max((road.pace.pause[0] + road.pace.pause[1]) / 2, MINUTE / perMinuteForPushes)
  const opening = atAnyHour ? (at: number) => at : openingsOf(road)
  const gone = sent.map((at) => at.getTime()).toSorted((one, other) => one - other)
  let at = opening(from.getTime())
  /** So many in a row went as soon as the one of the day before was a day old. */
  let steady = 0
  for (let left = count; left > 0; left -= 1) {
    // From here on each day is like the one before.
    if (steady >= perDay) return new Date(Math.min(nthAfter(gone.slice(-perDay), left), at + MOST_DAYS * DAY))
    // The one that must be a day old before another may go.
    const dayFull = gone.length < perDay ? undefined : gone[gone.length - perDay]
    const dayOld = dayFull === undefined ? 0 : dayFull + DAY
    at = opening(Math.max(left === count ? at : at + each, dayOld))
    steady = at === dayOld ? steady + 1 : 0
    gone.push(at)
  }
  return new Date(at)
}

/** When the `count`th goes after a day that is repeated. */
function nthAfter(day: readonly number[], count: number): number {
  const days = Math.ceil(count / day.length)
  return (day[(count - 1) % day.length] ?? 0) + days * DAY
}

/** The next moment, from a given one on, at which the window is open; asked for one moment after the other. */
function openingsOf({ window, zone }: Road): (at: number) => number {
  let span = { from: 0, until: 0 }
  return (at) => {
    if (at >= span.from && at < span.until) return at
    const from = nextOpening(new Date(at), window, zone)
    span = { from: from.getTime(), until: closingAfter(from, window, zone).getTime() }
    return span.from
  }
}

/** The end of the span of the window in which a moment lies. */
function closingAfter(at: Date, window: SendingWindow, zone: string): Date {
  const day = dayOf(at, zone)
  const ends = window.map(({ until }) => instantOf(day, until, zone)).filter((end) => end > at)
  return ends[0] ?? at
}
