/** 当天不用提醒, 提前一天和当天都提醒, 提前三天提醒: on which days people are reminded. Pure. */
import { numberValue } from '../../../language/numbers.ts'

/** What is said of the days. */
export interface RemindDays {
  /** Whether whoever comes is reminded on the day itself. */
  readonly today?: boolean
  /** So many days ahead they are reminded besides; null: they are not. */
  readonly ahead?: number | null
  /** 提前几天提醒, 提前一个月提醒: it is not said on which day, or on none that is offered. */
  readonly otherDay?: true
}

const TODAY = '(?:活动)?(?:当天|当日)'
const EVE = '(?:提前一天|前一天|头一天|头天)'
const REMIND =
  '(?:(?:也|再|就|要)*(?:给|打电话|发消息|通知)(?:大家|大伙|他们|每个人)?(?:再|来)?|再)?提醒(?:一次|一下|一遍|大家)*'
const NOT = '(?:不用|不要|不必|不|别|甭|免)'
const END = '(?:了|吧|就行|就够)*(?=$|[，。；！ ])'
const DAYS = '(?:提前|早)(?:[二两三四五六七八九十\\d]{1,3}天|几天|[一两半](?:周|个?星期|礼拜|个月))'
const COUNT = /^(?:提前|早)(?:(?<days>[二两三四五六七2-7])天|(?<week>一(?:周|个?星期|礼拜)))/

/** 提前十五天 and 提前几天 are none that is offered. */
function aheadIn(said: string): RemindDays {
  const { days, week } = COUNT.exec(said)?.groups ?? {}
  const ahead = week === undefined ? numberValue(days === '两' ? '二' : (days ?? '')) : 7
  return ahead === undefined ? { otherDay: true } : { ahead }
}

const PATTERNS: readonly (readonly [RegExp, RemindDays | ((said: string) => RemindDays)])[] = [
  [new RegExp(`${NOT}${DAYS}再?提醒${END}`), { ahead: null }],
  [new RegExp(`${DAYS}的?(?:就|都)?${NOT}(?:再|发)*提醒${END}`), { ahead: null }],
  [new RegExp(`${DAYS}的?提醒(?:就|也)*(?:${NOT}(?:发|要)?|取消|去掉)${END}`), { ahead: null }],
  [
    new RegExp(`${TODAY}(?:就|都|的)*(?:${NOT}(?:再|发)*提醒|提醒(?:就|也)*(?:${NOT}(?:发|要)?|取消|去掉))${END}`),
    { today: false },
  ],
  [new RegExp(`${NOT}在?${TODAY}再?提醒${END}`), { today: false }],
  [new RegExp(`只(?:在|要)?${EVE}${REMIND}${END}`), { today: false }],
  [
    new RegExp(`(?:${EVE}(?:和|跟|、|，)?)?${TODAY}(?:和${EVE})?(?:都|各|也|再|还|要)*${REMIND}${END}`),
    { today: true },
  ],
  [new RegExp(`${DAYS}(?:就|先|也|再|开始|都)*${REMIND}${END}`), aheadIn],
]

/** Whether words say it, as a pattern: 包饺子当天不用提醒. */
export const REMIND_DAYS_LIKE = PATTERNS.map(([pattern]) => pattern.source).join('|')

/** What is said of the days, and the words without it. */
export function takeRemindDays(text: string): { readonly days: RemindDays; readonly rest: string } {
  return PATTERNS.reduce<{ readonly days: RemindDays; readonly rest: string }>(
    ({ days, rest }, [pattern, says]) => {
      const found = pattern.exec(rest)
      if (found === null) return { days, rest }
      const said = typeof says === 'function' ? says(found[0]) : says
      return { days: { ...said, ...days }, rest: rest.replace(pattern, '，') }
    },
    { days: {}, rest: text },
  )
}

/** What was left of a plan, without the clauses that say it. */
export const withoutRemindDays = (left: string): string =>
  left
    .split('，')
    .filter((piece) => !PATTERNS.some(([pattern]) => pattern.test(piece)))
    .join('，')
