/** When a notice is to go, as staff say it: at a moment, or again and again. Pure. */
import { dayOf } from '../../base/calendar.ts'
import type { When } from '../../language/reading.ts'
import { canRepeat, nextOccurrence } from '../../language/when/occurrences.ts'
import { momentOf } from './deadline.ts'
import { nextHalfHour } from './read-notice.ts'
import { type At, seenFromLater } from './tidy-text.ts'
import * as wording from './wording.ts'

/** The columns of a notice that say when it goes. */
export interface Timing {
  readonly starts_at: Date
  /** A rule, as JSON. */
  readonly repeats: string | null
}

/** Where only a day is named. */
const USUAL = '09:00'

/** `told`: why it cannot be then. */
export function timingOf(when: When, { now, zone }: At): Timing | { readonly told: string } {
  if (when.rule !== undefined) {
    const next = canRepeat(when.rule) ? nextOccurrence(when.rule, now, zone) : undefined
    if (next === undefined) return { told: wording.cannotRepeat() }
    return { starts_at: nextHalfHour(next), repeats: JSON.stringify(when.rule) }
  }
  const moment = momentOf(when, { now, zone }, USUAL)
  if (moment === undefined || moment <= now) return { told: wording.timeIsPast() }
  return { starts_at: nextHalfHour(moment), repeats: null }
}

/** A text as it is read when it goes: on another day nobody takes 明天 for the wrong one. */
export function textSentAt(startsAt: Date | null, text: string, { now, zone }: At): string {
  return startsAt === null || dayOf(startsAt, zone) === dayOf(now, zone) ? text : seenFromLater(text)
}
