/** 当天不用提醒, 提前一天和当天都提醒, 提前三天提醒: on which days people are reminded. Pure. */

/** What is said of the days. */
export interface RemindDays {
  /** Whether whoever comes is reminded on the day itself. */
  readonly today?: boolean
  /** A day was named on which nobody is reminded. */
  readonly otherDay?: true
}

const TODAY = '(?:活动)?(?:当天|当日)'
const EVE = '(?:提前一天|前一天|头一天|头天)'
const REMIND =
  '(?:(?:也|再|就|要)*(?:给|打电话|发消息|通知)(?:大家|大伙|他们|每个人)?(?:再|来)?|再)?提醒(?:一次|一下|一遍|大家)*'
const NOT = '(?:不用|不要|不必|不|别|甭|免)'
const END = '(?:了|吧|就行|就够)*(?=$|[，。；！ ])'
const PATTERNS: readonly (readonly [RegExp, RemindDays])[] = [
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
  [new RegExp(`(?:提前|早)(?:[二两三四五六七2-7]|几)天(?:就|先|也|再|开始|都)*${REMIND}${END}`), { otherDay: true }],
]

/** Whether words say it, as a pattern: 包饺子当天不用提醒. */
export const REMIND_DAYS_LIKE = PATTERNS.map(([pattern]) => pattern.source).join('|')

/** What is said of the days, and the words without it. */
export function takeRemindDays(text: string): { readonly days: RemindDays; readonly rest: string } {
  return PATTERNS.reduce<{ readonly days: RemindDays; readonly rest: string }>(
    ({ days, rest }, [pattern, says]) =>
      pattern.test(rest) ? { days: { ...says, ...days }, rest: rest.replace(pattern, '，') } : { days, rest },
    { days: {}, rest: text },
  )
}

/** What was left of a plan, without the clauses that say it. */
export const withoutRemindDays = (left: string): string =>
  left
    .split('，')
    .filter((piece) => !PATTERNS.some(([pattern]) => pattern.test(piece)))
    .join('，')
