/** When a request is due, what belongs to it, and what staff say without a number. Pure. */

import { dayOf, instantOf } from '../../base/calendar.ts'
import { HOUR, MINUTE } from '../../base/spans.ts'
import { numberValue } from '../../language/numbers.ts'
import { workdayAfter } from '../../language/when/holidays.ts'
import { addWorkingTime, CLOSES, type Within, workingTime } from './working-time.ts'

/** What is urgent is looked at anew after half an hour. */
const AT_ONCE = 30 * MINUTE
/** Words that follow each other within this time belong together, in milliseconds: 10 minutes. */
export const TOGETHER = 10 * MINUTE
/** So long after an answer what is asked is likely about it, in milliseconds: 3 hours. */
export const AFTER_ANSWER = 3 * HOUR
/** So long after a cry for help what is said is likely about it, in milliseconds: 6 hours. */
export const AFTER_ALARM = 6 * HOUR
/** Who says so begins something else. */
const ANOTHER =
  /^(?:求办|还有(?:一件|个|一个)?事|还有一件|另外|另有|对了，?还有|再问(?:一下|个|一个)?|再说个?事|.{0,8}(?:提|有).{0,3}(?:建议|意见)|(?:匿名)?建议)/

/** Whether words belong to what the same person has just brought. */
export function goesOn(words: string): boolean {
  return !ANOTHER.test(words.trim())
}
/** An office has answered by the end of its next working day; what cannot wait so long, and what takes longer. */
const A_DAY: Within = { amount: 1, unit: 'days' }
const USUAL: Readonly<Record<string, Within>> = {
  hardship: { amount: 4, unit: 'hours' },
  activity: { amount: 4, unit: 'hours' },
  suggestion: { amount: 5, unit: 'days' },
}

/** A fall that is over, a death that was told of. */
export const PRESSING: Within = { amount: 2, unit: 'hours' }

/** How long what is about a topic may take, as the office has set it. */
export function withinOf(
  topic: string,
  arranged: { readonly within: number | null; readonly unit: Within['unit'] | null } | undefined,
): Within {
  const { within: amount = null, unit = null } = arranged ?? {}
  return amount === null || unit === null ? (USUAL[topic] ?? A_DAY) : { amount, unit }
}

/** By when somebody of the office should have seen to it. */
export function dueAfter(now: Date, urgent: boolean, within: Within, zone: string): Date {
  return urgent ? new Date(now.getTime() + AT_ONCE) : addWorkingTime(now, within, zone)
}

/** How far an open request has come on its way to be due: each step is told to staff once. */
export type Step = 'half' | 'due' | 'overdue'

/** So many working days after it was due, staff are asked a last time whether what was answered is done. */
const ASKED_AGAIN = 5

/** `overdue` begins when a working day more has gone by; what is answered is asked about when it is due and a week later, and nothing more. */
export function stepOf(
  request: { waits_since: Date; due_at: Date; answered: boolean },
  now: Date,
  zone: string,
): Step | undefined {
  const more = request.answered ? ASKED_AGAIN : 1
  if (now >= instantOf(workdayAfter(dayOf(request.due_at, zone), more), CLOSES, zone)) return 'overdue'
  if (now >= request.due_at) return 'due'
  if (request.answered) return undefined
  const all = workingTime(request.waits_since, request.due_at, zone)
  return all > 0 && workingTime(request.waits_since, now, zone) * 2 >= all ? 'half' : undefined
}

const STEPS: readonly Step[] = ['half', 'due', 'overdue']

/** Whether a request has come further than when it was last told. */
export function isNews(step: Step, told: Step | null): boolean {
  return told === null || STEPS.indexOf(step) > STEPS.indexOf(told)
}

/** 电话里说过了, 当面答复了: whoever asked has heard of it otherwise. */
export const SAID_OTHERWISE =
  /(?:说|讲|谈|告诉|答复|回复|回|解释|通知)(?:过|清|好)|电话|当面|口头|告诉(?:他|她|本人)了|(?:答复|回复)了/

const WHOM = '(?<name>[\\u4e00-\\u9fff·]{2,5}?)(?:同志|师傅|老师|大姐|大哥|阿姨|叔叔)?'
const WHAT = '(?<words>\\S[\\s\\S]*)$'
/** 回李桂兰：……, 给李桂兰回：……, 李桂兰的回：…… */
const WITH_NAME: readonly RegExp[] = [
  new RegExp(`^\\s*(?:回复?|答复)${WHOM}(?:的(?:话|问题|事))?[：:，,\\s]\\s*${WHAT}`),
  new RegExp(
    `^\\s*(?:给|跟|对)?${WHOM}(?:的|那个|那件事?|那条|家的?)?(?:这么|这样|就)?(?:回复?|答复)(?:话|一句|一下)?[：:]\\s*${WHAT}`,
  ),
]

/** An answer that is written with a name instead of a number: whom, and what. */
export function namesWhom(text: string): { readonly name: string; readonly words: string } | undefined {
  for (const form of WITH_NAME) {
    const { name, words } = form.exec(text)?.groups ?? {}
    if (name !== undefined && words !== undefined) return { name, words }
  }
  return undefined
}

const TAKES_BACK =
  /^(?:(?:刚才)?(?:发|说|写|回)错了[，,、 ]*)?(?:撤回|收回|撤了|(?:先)?别发|不发)?(?:来|一下|吧|了|啊|。|！)*$/

/** 撤回, 发错了, 先别发, without a number. */
export const takesBack = (words: string): boolean =>
  words.trim() !== '' && TAKES_BACK.test(words.trim()) && /错|撤|收|发/.test(words)

const SPOKEN = '[一二两三四五六七八九][零〇一二两三四五六七八九十百千]{2,8}'
const SPOKEN_NUMBER = new RegExp(
  `第(?<a>${SPOKEN})(?=号)|(?<![\\p{Script=Han}])(?<b>${SPOKEN})(?=\\s*号?[，,、：:\\s]*(?:回|答复|撤回|收回|办完|办好|办结|转|交给|我来|备注|改到|归到|怎么样|咋样|收到))|(?<![\\p{Script=Han}])(?<c>${SPOKEN})(?=号)`,
  'gu',
)

/** 一百零一号, as it is spoken: 101号. */
export function withFigures(words: string): string {
  return words.replace(SPOKEN_NUMBER, (found) => {
    const value = numberValue(found.replace('第', ''))
    return value === undefined || value < 101 ? found : `${found.startsWith('第') ? '第' : ''}${value}`
  })
}

/** The one request that a line to staff is about; none where it names several, or none. */
export function numberTold(line: string): number | undefined {
  const numbers = new Set(
    [...withFigures(line).matchAll(/第([1-9]\d{2,6})号|(?:^|\n)([1-9]\d{2,6})[ 号]/g)].map(([, a, b]) =>
      Number(a ?? b),
    ),
  )
  const [only, ...others] = numbers
  return others.length === 0 ? only : undefined
}

/** 报销、证明归张会计管，王芳替; 让王芳管投诉. */
export interface OwnerSaid {
  readonly topics: string
  readonly who: string
  readonly deputy: string | undefined
}

const OWNERS: readonly RegExp[] = [
  /^(?:以后|今后)?(?:关于)?(?<topics>[^，,。；]{2,20}?)(?:都|全)?(?:归|由|交给)(?<who>(?![谁哪])[^，,。；、]{1,5}?)(?:来)?(?:管|负责|处理)(?:[，,；\s]*(?:由)?(?<deputy>[^，,。；、]{2,5}?)(?:同志)?(?:来)?(?:替补|替|代|帮着))?[吧了。！]*$/,
  /^(?:以后|今后)?(?:让|请)(?<who>(?![谁哪])[^，,。；、]{1,5}?)(?:来)?(?:管|负责)(?<topics>[^，,。；]{2,20}?)(?:[，,；\s]+(?:由)?(?<deputy>[^，,。；、]{2,5}?)(?:同志)?(?:来)?(?:替补|替|代|帮着))?[吧了。！]*$/,
]

/** `undefined`: it does not say who sees to something. */
export function readOwner(text: string): OwnerSaid | undefined {
  for (const form of OWNERS) {
    const { topics, who, deputy } = form.exec(text.trim())?.groups ?? {}
    if (topics !== undefined && who !== undefined) return { topics, who, deputy }
  }
  return undefined
}

const TIME =
  /^(?:以后|今后)?(?<topics>[^，,。；]{2,20}?)(?:都|要|得)?(?:在)?(?<amount>[\d一二两三四五六七八九十半]{1,4})个?(?<unit>工作日|天|小时|钟头)(?:之?内|以内)(?:都|要|得|给)?(?:办完|办好|办结|办|答复|回话|回复|回)[吧了。！]*$/

/** 投诉4小时内办, 报销三个工作日内办完, 困难半天内回话. */
export function readTime(text: string): (Within & { readonly topics: string }) | undefined {
  const { topics, amount = '', unit = '' } = TIME.exec(text.trim())?.groups ?? {}
  if (topics === undefined) return undefined
  const isHours = unit === '小时' || unit === '钟头'
  if (amount === '半') return isHours ? { topics, amount: 1, unit: 'hours' } : { topics, amount: 3, unit: 'hours' }
  return { topics, amount: numberValue(amount) ?? 0, unit: isHours ? 'hours' : 'days' }
}
