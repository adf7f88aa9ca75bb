/** How fast an account may send without being taken for a machine. Pure; the history comes from the outbox itself. */
import { DAY, MINUTE } from '../base/spans.ts'

export interface Pace {
  /** Least and greatest pause between two pushes, in milliseconds; the real one is drawn between them. */
  readonly pause: readonly [number, number]
  /** Pause before an answer, which people wait for. */
  readonly replyPause: number
  /** Messages of any kind in any sliding minute. */
  readonly perMinute: number
  /** Pushes in any sliding 24 hours. */
  readonly perDay: number
}

/** Defaults for a personal WeChat account, which is banned for less than this (docs/rules.md: 3–6 s, 15 a minute, 200 a day). */
export const CAREFUL_PACE: Pace = { pause: [3000, 6000], replyPause: 800, perMinute: 15, perDay: 200 }

/** For the invented phones of the rehearsal: nobody is banned there. */
export const QUICK_PACE: Pace = { pause: [60, 120], replyPause: 0, perMinute: 600, perDay: 100_000 }

/** What an account has sent lately; nothing in it is later than now. */
export interface RecentSends {
  /** The last one of any kind, tries that failed included. */
  readonly last: Date | undefined
  /** The one that must be a minute old before another may go; undefined when the minute has room. */
  readonly minuteFull: Date | undefined
  /** The push that must be a day old before another may go; undefined when the day has room. */
  readonly dayFull: Date | undefined
}

/** Of a minute's messages; the rest is for answers, so that a broadcast never keeps somebody waiting who has asked. */
const SHARE_OF_PUSHES = 0.8

/** How many messages a minute may hold for an answer to be let go, and for a push; how many pushes a day may. */
export interface Limits {
  readonly perMinute: number
  readonly perMinuteForPushes: number
  readonly perDay: number
}

export function limitsOf({ perMinute, perDay }: Pace): Limits {
  return { perMinute, perMinuteForPushes: Math.max(1, Math.floor(perMinute * SHARE_OF_PUSHES)), perDay }
}

/** After a complaint of the platform even answers go slowly: so many pauses of a push apart. */
const CALM = 2

/**
 * The first moment at which a message may go. Its id decides the jitter, so that looking again does not draw again.
 * `calm`: the platform has complained, and nobody is in danger.
 */
export function earliestSend(
  message: { id: number; push: boolean; calm?: boolean },
  recent: RecentSends,
  pace: Pace,
): Date {
  const { push, calm = false } = message
  const [least, greatest] = pace.pause
  const drawn = least + (greatest - least) * jitter(message.id)
  const pause = push ? drawn : calm ? CALM * drawn : pace.replyPause
  const moments = [
    recent.last === undefined ? 0 : recent.last.getTime() + pause,
    recent.minuteFull === undefined ? 0 : recent.minuteFull.getTime() + MINUTE,
    push && recent.dayFull !== undefined ? recent.dayFull.getTime() + DAY : 0,
  ]
  return new Date(Math.max(...moments))
}

/** 0 to 1, scattered over neighbouring ids (multiplicative hashing). */
function jitter(id: number): number {
  return ((id * 2_654_435_761) % 4_294_967_296) / 4_294_967_296
}
