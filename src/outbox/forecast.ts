/** How long a broadcast takes at the present pace. Pure. */
import { addDays, dayOf, instantOf } from '../base/calendar.ts'
import { limitsOf, type Pace } from './pace.ts'
import { nextOpening, type SendingWindow } from './window.ts'

const MINUTE = 60_000
/** Nobody plans further ahead; a pace that needs more is told as this. */
const MOST_DAYS = 3650

/**
 * When the last of `count` pushes will have gone, if the first may go at `from`: within the sending window, at the mean
 * pause and no more than a minute's and a day's share. Answers that go meanwhile may delay it.
 */
export function sentBy(
  from: Date,
  count: number,
  { pace, window, zone }: { readonly pace: Pace; readonly window: SendingWindow; readonly zone: string },
): Date {
  const { perMinuteForPushes, perDay } = limitsOf(pace)
  const each = Math.max((pace.pause[0] + pace.pause[1]) / 2, MINUTE / perMinuteForPushes)
  let at = nextOpening(from, window, zone)
  let left = Math.max(0, count - 1)
  let today = perDay - 1
  for (let days = 0; left > 0 && days < MOST_DAYS; ) {
    const room = Math.min(Math.floor((closingAfter(at, window, zone).getTime() - at.getTime() - 1) / each), today)
    const now = Math.min(left, Math.max(0, room))
    left -= now
    today -= now
    if (left === 0) return new Date(at.getTime() + now * each)
    const next = nextSpan(at, window, zone, today <= 0)
    if (dayOf(next, zone) !== dayOf(at, zone)) {
      days += 1
      today = perDay
    }
    // The one that begins the span goes at its beginning.
    at = next
    left -= 1
    today -= 1
  }
  return at
}

/** The end of the span of the window in which a moment lies. */
function closingAfter(at: Date, window: SendingWindow, zone: string): Date {
  const day = dayOf(at, zone)
  const ends = window.map(({ until }) => instantOf(day, until, zone)).filter((end) => end > at)
  return ends[0] ?? at
}

/** The beginning of the next span; of the next day where this one is used up. */
function nextSpan(at: Date, window: SendingWindow, zone: string, dayIsFull: boolean): Date {
  const tomorrow = instantOf(addDays(dayOf(at, zone), 1), '00:00', zone)
  return nextOpening(dayIsFull ? tomorrow : closingAfter(at, window, zone), window, zone)
}
