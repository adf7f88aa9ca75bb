/** 不限名额, 再加10个名额, 限40; 提前半小时, 推迟一周: changes by a number. */
import { NUMBER, numberValue } from '../../../language/numbers.ts'
import { NOTHING, type Sheet, take } from './change-sheet.ts'

const NO_LIMIT = /(?:名额|人数)?(?:改[成为]?)?(?:不限制?(?:名额|人数|人)?|没有?限制|不设限|没有?名额限制)/
const MORE = new RegExp(
  `(?:名额|人数)?(?:再|(?<!最)多|又)*(?:加|增加|(?<!最)多)(?<n>${NUMBER})个?(?:名额|座位?|位子|人|个|位|名)?(?![岁点支])`,
)
const FEWER = new RegExp(
  `(?:名额|人数)?(?:再)?(?:减少|减掉|减|少)(?<n>${NUMBER})个?(?:名额|座位?|位子|人|个|位|名)?(?![岁点支])`,
)
const BARE_LIMIT = new RegExp(
  `(?<=^|[ ，。；])(?:限|限定|最多|只要|只收|(?:最多)?只能)(?:报|去|来|坐)?(?<n>${NUMBER})(?:个?人|个|位|名)?(?=$|[ ，。；])`,
)

/** Seats: no limit, so many more or fewer, or a bare limit. */
export function readSeats(sheet: Sheet): void {
  take(sheet, NO_LIMIT, () => {
    sheet.found.seats = null
    return NOTHING
  })
  for (const [pattern, sign] of [
    [MORE, 1],
    [FEWER, -1],
  ] as const) {
    take(sheet, pattern, ({ n = '' }, all) => {
      const by = numberValue(n)
      if (by === undefined) return all
      sheet.found.moreSeats = sign * by
      return NOTHING
    })
  }
  take(sheet, BARE_LIMIT, ({ n = '' }, all) => {
    const seats = numberValue(n)
    if (seats === undefined) return all
    sheet.found.seats = seats
    return NOTHING
  })
}

const LONG = `(?<amount>半|${NUMBER})个?(?<half>半)?(?<unit>小时|钟头|分钟|刻钟|天|日|周|星期|礼拜)(?!提醒|通知|报名|一)(?<more>半)?`
const SHIFTS: readonly (readonly [RegExp, 1 | -1])[] = [
  [
    new RegExp(
      `(?<!截止(?:时间|日期)?)(?:推迟|延迟|延后|延期|推后|晚|往后(?:推|挪|延|拖|移)|后延|顺延)(?:到|个|了)?${LONG}`,
    ),
    1,
  ],
  [new RegExp(`(?<!截止(?:时间|日期)?)(?:提前|提早|早|往前(?:提|挪|推|移))(?:个|了)?${LONG}`), -1],
]
const DAYS: { readonly [unit: string]: number } = { 天: 1, 日: 1, 周: 7, 星期: 7, 礼拜: 7 }
const MINUTES: { readonly [unit: string]: number } = { 小时: 60, 钟头: 60, 分钟: 1, 刻钟: 15 }

/** The start moved by whole minutes, hours, days or weeks; earlier counts below zero. */
export function readShift(sheet: Sheet): void {
  for (const [pattern, sign] of SHIFTS) {
    take(sheet, pattern, ({ amount = '', half, unit = '', more }, all) => {
      const count = (amount === '半' ? 0.5 : (numberValue(amount) ?? 0)) + (half || more ? 0.5 : 0)
      const length = count * (DAYS[unit] ?? MINUTES[unit] ?? 0)
      // Half a day is no shift that anybody could check: it is asked about.
      if (!Number.isInteger(length)) return all
      sheet.found.shift = DAYS[unit] ? { days: sign * length, minutes: 0 } : { days: 0, minutes: sign * length }
      return NOTHING
    })
  }
}
