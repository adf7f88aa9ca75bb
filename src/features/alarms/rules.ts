/** When an alarm is sounded again, and what staff write about one. Pure. */
import { DAY, DAY_IN_MINUTES, HOUR, MINUTE } from '../../base/spans.ts'

/** How long nobody has taken it on when everybody is asked again, in minutes; whoever sleeps is woken more than once. */
export const ROUNDS = [5, 10, 20, 30, 60, 120, 240, 480, 720] as const

/** After that everybody is asked again as often as this, until somebody has it: every 4 hours. */
const EVERY = 240
/** When whoever else is near hears of it too, before that pace begins, in minutes. */
const NEARER = [20, 60] as const
export const FIRST_NEARER = NEARER[0]

/** How far an alarm is that nobody has taken on, in minutes since it was raised: the last round of each kind that is due. */
export function roundsNow(raised: Date, now: Date): { readonly staff?: number; readonly near?: number } {
  const minutes = Math.floor((now.getTime() - raised.getTime()) / MINUTE)
  const regular = Math.floor(minutes / EVERY) * EVERY
  const near = regular > 0 ? regular : NEARER.findLast((after) => minutes >= after)
  // The first rounds of the staff were posted when it was raised.
  return { ...(regular > (ROUNDS.at(-1) ?? 0) && { staff: regular }), ...(near !== undefined && { near }) }
}

/** The job that calls it out further. */
export const GO_ON_CALLING = 'alarms.go-on-calling'
/** So long its rounds come to the minute, in minutes: a week; after that with the job's own pace. */
const TO_THE_MINUTE = 7 * 24 * 60

/** When an alarm is called out further, besides the rounds of the staff that are posted at once. */
export const laterRounds = (raised: Date): readonly Date[] =>
  [...NEARER, ...Array.from({ length: TO_THE_MINUTE / EVERY }, (_, round) => (round + 1) * EVERY)].map((minutes) =>
    after(raised, minutes),
  )

/** How long somebody has had it when it is asked again what came of it, in minutes, before the regular pace begins. */
const WITHOUT_END = [60, 120] as const
/** From then on everybody hears of it, in minutes: whoever has it may sleep, or have forgotten it. */
export const TELL_ALL = 120

/** How far an alarm is that somebody has taken on and nobody has ended, in minutes since then; `undefined`: not yet. */
export function roundWithoutEnd(taken: Date, now: Date): number | undefined {
  const minutes = Math.floor((now.getTime() - taken.getTime()) / MINUTE)
  const regular = Math.floor(minutes / EVERY) * EVERY
  return regular > 0 ? regular : WITHOUT_END.findLast((after) => minutes >= after)
}

/** When it is asked again; after a day the job's own pace does. */
export const roundsWithoutEnd = (taken: Date): readonly Date[] =>
  [...WITHOUT_END, ...Array.from({ length: DAY_IN_MINUTES / EVERY }, (_, round) => (round + 1) * EVERY)].map(
    (minutes) => after(taken, minutes),
  )

/** Whoever has taken it on is asked how it went, in milliseconds: after 30 minutes. */
export const ASK_HOW_IT_WENT = 30 * MINUTE

/** An answer is taken for so long, in milliseconds: a day. */
export const PATIENCE = DAY

/** What is said to those who are called again. */
export const aboutAgain = (number: number): string => `alarm:${number}:again`
/** What is said to whoever is near. */
export const aboutNear = (number: number): string => `alarm:${number}:near`
/** How it went is asked of whoever has gone to look, while they look. */
export const aboutLooking = (number: number): string => `alarm:${number}:looking`
/** What whoever has gone to look, or has taken it on, is asked about. */
export const aboutOutcome = (number: number): string => `alarm:${number}:outcome`

/** Words of whoever has gone to look are about it for so long, in milliseconds: 6 hours. */
export const LOOKING = 6 * HOUR

/** A place that was sent so long before a cry for help tells where they are, in minutes. */
export const PLACE_HOLDS = 60

/** What whoever is called is asked about. */
export const aboutAlarm = (number: number): string => `alarm:${number}`

export const after = (moment: Date, minutes: number): Date => new Date(moment.getTime() + minutes * MINUTE)

const NUMBER = '^\\s*第?\\s*(?<number>[1-9]\\d{2,6})\\s*号?[\\s，,、：:]*'
const TAKES = new RegExp(`${NUMBER}(?:收到|我来|我接|我去|我管|我联系)[^：:]{0,8}$`)

/** 101 收到: the number of what is taken on. */
export const takesNumber = (text: string): number | undefined => numberIn(TAKES, text)

function numberIn(form: RegExp, text: string): number | undefined {
  const digits = form.exec(text)?.groups?.['number']
  return digits === undefined ? undefined : Number(digits)
}
