/** When a request is due, and what a sentence with a number in front asks for. Pure. */
import { dayOf, instantOf, type Time } from '../../base/calendar.ts'
import { workdayAfter } from '../../language/when/holidays.ts'

/** An office has answered by the end of its next working day. */
const CLOSES: Time = '17:00'
/** What is urgent is looked at anew after half an hour. */
const AT_ONCE = 30 * 60_000
/** Words that follow each other within this time belong together, in milliseconds: 10 minutes. */
export const TOGETHER = 10 * 60_000
/** Who says so begins something else. */
const ANOTHER = /^(?:求办|还有(?:一件|个|一个)?事|还有一件|另外|另有|对了，?还有|再问(?:一下|个|一个)?|再说个?事)/

/** Whether words belong to what the same person has just brought. */
export function goesOn(words: string): boolean {
  return !ANOTHER.test(words.trim())
}
/** Staff can take an answer back for so long, in milliseconds. */
export const RECALL = 2 * 60_000

/** By when somebody of the office should have seen to it; holidays and make-up workdays are counted. */
export function dueAfter(now: Date, urgent: boolean, zone: string): Date {
  return urgent ? new Date(now.getTime() + AT_ONCE) : instantOf(workdayAfter(dayOf(now, zone), 1), CLOSES, zone)
}

/** How far an open request has come on its way to be due: each step is told to staff once. */
export type Step = 'half' | 'due' | 'overdue'

/** `overdue` begins when a working day more has gone by. */
export function stepOf(request: { opened_at: Date; due_at: Date }, now: Date, zone: string): Step | undefined {
  if (now >= instantOf(workdayAfter(dayOf(request.due_at, zone), 1), CLOSES, zone)) return 'overdue'
  if (now >= request.due_at) return 'due'
  const half = (request.opened_at.getTime() + request.due_at.getTime()) / 2
  return now.getTime() >= half ? 'half' : undefined
}

const STEPS: readonly Step[] = ['half', 'due', 'overdue']

/** Whether a request has come further than when it was last told. */
export function isNews(step: Step, told: Step | null): boolean {
  return told === null || STEPS.indexOf(step) > STEPS.indexOf(told)
}

/** What staff write with a request's number in front: 101 回：……, 第101号办完了. */
export interface Numbered {
  readonly number: number
  readonly deed: 'show' | 'reply' | 'withdraw' | 'done' | 'hand-on' | 'note' | 'postpone' | 'unclear'
  /** Whatever follows the deed. */
  readonly words: string
}

const NUMBERED = /^\s*第?\s*([1-9]\d{2,6})\s*号?\s*[，,、：:。]?\s*([\s\S]*)$/
const DEEDS: readonly (readonly [Numbered['deed'], RegExp])[] = [
  ['reply', /^(?:回复?|答复)(?:他|她|TA)?\s*[：:，,\s]\s*([\s\S]+)$/],
  ['withdraw', /^(?:撤回|收回|先别发|别发)[了吧。！!]*()$/],
  ['done', /^(?:办完|办好|办结|处理完|解决)了?[。！!]?(?:[，,：:\s]+([\s\S]*))?$/],
  ['hand-on', /^(?:转给?|交给)\s*[：:]?\s*(\S{2,6})$/],
  ['note', /^(?:备注|记一下)\s*[：:，,\s]\s*([\s\S]+)$/],
  ['postpone', /^(?:改到|推到|延到)\s*(\S+)$/],
  ['show', /^(?:怎么样了|什么事|看看|情况)?[？?]?()$/],
]

/** `undefined`: there is no number in front. */
export function readNumbered(text: string): Numbered | undefined {
  const [, digits = '', rest = ''] = NUMBERED.exec(text) ?? []
  if (digits === '') return undefined
  for (const [deed, form] of DEEDS) {
    const found = form.exec(rest.trim())
    if (found !== null) return { number: Number(digits), deed, words: (found[1] ?? '').trim() }
  }
  return { number: Number(digits), deed: 'unclear', words: rest.trim() }
}
