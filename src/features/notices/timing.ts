/** When a notice is to go, as staff say it: at a moment, or again and again. Pure. */
import { dayOf, instantOf, type Time } from '../../base/calendar.ts'
import type { Wake } from '../../feature.ts'
import type { Part, When } from '../../language/reading.ts'
import { sayDay, sayInstant } from '../../language/say.ts'
import { canRepeat, countedFrom, nextOccurrence } from '../../language/when/occurrences.ts'
import { momentOf } from './deadline.ts'
import { isOverAt } from './end-of-use.ts'
import type { Notice } from './queries.ts'
import { type At, seenFromLater } from './tidy-text.ts'
import * as wording from './wording.ts'

/** A planned notice begins at its time to the minute, at night too. */
export const wakeAt = (at: Date): Wake => ({ job: 'notices.send', at })

/** The columns of a notice that say when it goes. */
export interface Timing {
  readonly starts_at: Date
  /** A rule, as JSON. */
  readonly repeats: string | null
  /** It is not repeated after this; absent: until staff end it. */
  readonly repeats_until?: Date
}

/** Whether it is too late to answer it, or it is of no use any more. */
export const isOver = ({ deadline_at, ends_at }: Pick<Notice, 'deadline_at' | 'ends_at'>, now: Date): boolean =>
  (deadline_at !== null && deadline_at <= now) || (ends_at !== null && ends_at <= now)

/** When a confirmed notice began, or was planned: what was planned long ago and goes today is as new as what is sent today. */
export const begunAt = ({ state, confirmed_at, starts_at, created_at }: Notice): Date => {
  const confirmed = confirmed_at ?? created_at
  return (state === 'sending' || state === 'paused') && starts_at !== null && starts_at > confirmed
    ? starts_at
    : confirmed
}

/** The deadline moves along with the time of sending. */
export function laterBy({ starts_at, deadline_at }: Pick<Notice, 'starts_at' | 'deadline_at'>, next: Date) {
  if (starts_at === null || deadline_at === null) return {}
  return { deadline_at: new Date(deadline_at.getTime() + next.getTime() - starts_at.getTime()) }
}

/** When a draft goes for the first time, as far as it is known. */
export const latestStart = ({ starts_at }: Pick<Notice, 'starts_at'>, now: Date): Date =>
  starts_at !== null && starts_at > now ? starts_at : now

/** Where only a day is named. */
const USUAL = '09:00'

/** 下周一上午发 is early in it, for there is noon after it. */
const BEGINS: Readonly<Partial<Record<Part, Time>>> = { 上午: '09:00', 下午: '15:00' }

function beginOfPart({ start, impossible }: When, { now, zone }: At): Date | undefined {
  const time = start?.time === undefined && start?.part !== undefined ? BEGINS[start.part] : undefined
  return time === undefined || impossible ? undefined : instantOf(start?.day ?? dayOf(now, zone), time, zone)
}

/** `told`: why it cannot be then. */
export function timingOf(when: When, { now, zone }: At): Timing | { readonly told: string } {
  if (when.rule !== undefined) {
    const rule = countedFrom(when.rule, now, zone)
    const next = canRepeat(rule) ? nextOccurrence(rule, now, zone) : undefined
    if (next === undefined) return { told: wording.cannotRepeat() }
    const repeats_until = when.end === undefined ? undefined : isOverAt(when.end, dayOf(now, zone), zone)
    return {
      starts_at: next,
      repeats: JSON.stringify(rule),
      ...(repeats_until && { repeats_until }),
    }
  }
  const early = when.deadline ? undefined : beginOfPart(when, { now, zone })
  const moment = early !== undefined && early > now ? early : momentOf(when, { now, zone }, USUAL)
  if (moment === undefined || moment <= now) return { told: wording.timeIsPast() }
  return { starts_at: moment, repeats: null }
}

/** 11月23日（周一）晚上6点; of what lasts a whole day 11月23日（周一）当天. */
export function sayEnd(end: Date, zone: string): string {
  const day = dayOf(new Date(end.getTime() - 1), zone)
  return day === dayOf(end, zone) ? sayInstant(end, zone) : wording.endOfDay(sayDay(day))
}

/** A text as it is read when it goes: on another day nobody takes 明天 for the wrong one. */
export function textSentAt(startsAt: Date | null, text: string, { now, zone }: At): string {
  return startsAt === null || dayOf(startsAt, zone) === dayOf(now, zone) ? text : seenFromLater(text)
}
