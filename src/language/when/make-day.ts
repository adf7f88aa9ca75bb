/** What the words that a form of a day has found are worth. */
import { numberValue } from '../numbers.ts'
import { FESTIVALS } from './festivals.ts'
import { weekdayValue } from './words.ts'
import type { LaterUnit, Stretch, WrittenDay, WrittenMonth, WrittenYear } from './written.ts'

/** The named groups of a form's match. */
export type Groups = { readonly [name: string]: string | undefined }

const YEARS: { readonly [word: string]: number } = {
  大后: 3,
  大前: -3,
  今: 0,
  本: 0,
  明: 1,
  来: 1,
  次: 1,
  翌: 1,
  后: 2,
  去: -1,
  前: -2,
}
const LUNAR_MONTHS: { readonly [word: string]: number } = { 正: 1, 冬: 11, 腊: 12 }
/** Days from today by the word before 天. */
export const RELATIVE: { readonly [word: string]: number } = {
  大大前: -4,
  大前: -3,
  前: -2,
  昨: -1,
  今: 0,
  当: 0,
  明: 1,
  后: 2,
  大后: 3,
  大大后: 4,
}
const UNITS: { readonly [word: string]: LaterUnit } = {
  分钟: 'minute',
  分: 'minute',
  刻钟: 'minute',
  小时: 'hour',
  钟头: 'hour',
  天: 'day',
  日: 'day',
  周: 'week',
  星期: 'week',
  礼拜: 'week',
  月: 'month',
  年: 'year',
}
const STRETCHES: { readonly [word: string]: Stretch } = {
  上旬: { of: 'month', first: 1, last: 10 },
  中旬: { of: 'month', first: 11, last: 20 },
  下旬: { of: 'month', first: 21, last: 31 },
  上半月: { of: 'month', first: 1, last: 15 },
  下半月: { of: 'month', first: 16, last: 31 },
  初: { of: 'month', first: 1, last: 5 },
  头: { of: 'month', first: 1, last: 5 },
  中: { of: 'month', first: 11, last: 20 },
  底: { of: 'month', first: 25, last: 31 },
  末: { of: 'month', first: 25, last: 31 },
  年初: { of: 'year', first: 1, last: 1 },
  年中: { of: 'year', first: 6, last: 7 },
  年底: { of: 'year', first: 12, last: 12 },
  年末: { of: 'year', first: 12, last: 12 },
  上半年: { of: 'year', first: 1, last: 6 },
  下半年: { of: 'year', first: 7, last: 12 },
}

/** 15 → 2015, 98 → 1998: the century that puts the year nearest to the decades people talk about. */
function fullYear(digits: string): number {
  const value = numberValue(digits) ?? 0
  if (digits.length > 2) return value
  return value <= 40 ? 2000 + value : 1900 + value
}

/** The year a form names, or undefined. */
export function yearOf(groups: Groups): WrittenYear | undefined {
  const { year, years } = groups as { year?: string; years?: string }
  if (year) return { year: fullYear(year) }
  if (!years) return undefined
  if (years.startsWith('下')) return { years: 1 }
  if (years.startsWith('上')) return { years: -1 }
  return { years: YEARS[years] ?? 0 }
}

/** The month a form names, or undefined. */
export function monthOf(groups: Groups): WrittenMonth | undefined {
  const { month, months, next } = groups as { month?: string; months?: string; next?: string }
  if (next) return { months: 1 }
  if (months) return { months: months.split('下').length - months.split('上').length }
  if (!month) return undefined
  return { month: month === '元' ? 1 : (LUNAR_MONTHS[month] ?? numberValue(month) ?? 0) }
}

/** Drops the fields that were not said. */
export function said<T extends object>(fields: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T
}

const isMoon = (calendar: string | undefined) => /农历|阴历|旧历|夏历|老历/.test(calendar ?? '')
const isSun = (calendar: string | undefined) => !!calendar && !isMoon(calendar)

/** 八月十五, 三月三: a day of the moon though nobody says so. */
function soundsLunar(month: string | undefined, day: string): boolean {
  if (!month) return false
  const m = LUNAR_MONTHS[month] ?? numberValue(month)
  const d = numberValue(day)
  return (
    (m === 8 && d === 15) ||
    (m === 7 && d === 15) ||
    (m === d && [2, 3, 5, 6, 7, 9].includes(m ?? 0) && !/\d/.test(day))
  )
}

/** A day of a month, a month, or a stretch of one. */
export function makeDate(groups: Groups): WrittenDay | undefined {
  const { calendar, calendar2, leap, month, day, moonDay, bareDay } = groups as { [name: string]: string | undefined }
  const stretch = groups['stretch'] ? STRETCHES[groups['stretch'].replace(/^月/, '')] : undefined
  const year = yearOf(groups)
  const writtenMonth = monthOf(groups)
  if (stretch) return said<WrittenDay>({ kind: 'stretch', stretch, year, month: writtenMonth })
  const dayText = day ?? moonDay ?? bareDay
  const moon =
    isMoon(calendar) ||
    isMoon(calendar2) ||
    !!leap ||
    (!!month && month in LUNAR_MONTHS) ||
    (!!moonDay && !isSun(calendar)) ||
    (!!bareDay && !isSun(calendar) && soundsLunar(month, bareDay))
  return said<WrittenDay>({
    kind: 'date',
    year,
    month: writtenMonth,
    day: dayText === undefined ? undefined : numberValue(dayText.replace('初', '')),
    lunar: moon || undefined,
    leap: leap ? true : undefined,
    maybeLunar: bareDay && !moon && !/\d/.test(bareDay) ? true : undefined,
  })
}

/** A day written in digits: 2026-12-3, 3/5. */
export function makeNumeric(groups: Groups): WrittenDay | undefined {
  const { y, m, d } = groups as { y?: string; m?: string; d?: string }
  return said<WrittenDay>({
    kind: 'date',
    year: y ? { year: Number(y) } : undefined,
    month: { month: Number(m) },
    day: d ? Number(d) : undefined,
    loose: y ? undefined : true,
  })
}

/** Family names before 国庆 or 立春 make it a person's name. 于, 任, 向 and 江 are left out: they are prepositions and such. */
const SURNAMES =
  '李王张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁余叶蒋杜苏魏程吕丁沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵钱严覃武戴莫孔汤'
/** Weather and work as often as a day. */
const DOUBTFUL = /^(?:大雪|小雪|雨水|小满|大寒|小寒|大暑|小暑|白露|霜降)$/
const NUMERIC_NAME = /^(?:三八|五一|五四|六一|七一|八一|十一|三一五|九一八)$/
const NUMERIC_NEXT =
  /^(?:[\d〇零一二三四五六七八九十点号日月年个位人名岁路楼班米块元分厂中矿处队来度斤次届级周天]|公里|星期|礼拜|小时|小区|支部|大院)/

/** A festival, unless the words around it show that the name means something else. */
export function makeFestival(groups: Groups, text: string, from: number, to: number): WrittenDay | undefined {
  const name = groups['festival'] ?? ''
  const festival = FESTIVALS.get(name)
  if (!festival) return undefined
  const before = text.charAt(from - 1)
  const after = text.slice(to, to + 4)
  if (SURNAMES.includes(before) && before !== '' && name.length === 2 && !/^[节前后那当这期假]/.test(after))
    return undefined
  if (DOUBTFUL.test(name) && !(text.length === name.length || /^(?:节气|那天|当天|前|后|这天|[，。]|$)/.test(after)))
    return undefined
  if (DOUBTFUL.test(name) && /[下有是遇的]/.test(before)) return undefined
  if (
    NUMERIC_NAME.test(name) &&
    (NUMERIC_NEXT.test(after) || /[\d〇零一二三四五六七八九十第.初周拜期百千]/.test(before))
  )
    return undefined
  const year = yearOf(groups)
  const kind = groups['holiday'] ? 'holiday' : 'festival'
  return said<WrittenDay>({ kind, festival, year })
}

/** 三天后, 半小时前; undefined when the amount is not whole in any unit. */
export function makeLater(groups: Groups): WrittenDay | undefined {
  const { amount, half, halfUnit, unit = '', direction, weekday } = groups as { [name: string]: string | undefined }
  const unitName = UNITS[unit.replace(/^个/, '')]
  if (!unitName) return undefined
  const whole = amount === undefined || amount === '半' ? 0 : numberValue(amount)
  if (whole === undefined) return undefined
  const sign = direction?.endsWith('前') ? -1 : 1
  const quantity = (whole + (half || halfUnit || amount === '半' ? 0.5 : 0)) * sign
  const day = weekday ? weekdayValue(weekday) : undefined
  const later = (value: number, as: LaterUnit) =>
    said<WrittenDay>({ kind: 'later', amount: value, unit: as, weekday: day })
  if (unit.endsWith('刻钟')) return later(quantity * 15, 'minute')
  if (Number.isInteger(quantity)) return later(quantity, unitName)
  if (unitName === 'hour') return later(quantity * 60, 'minute')
  if (unitName === 'month') return later(Math.trunc(quantity) * 30 + 15 * sign, 'day')
  if (unitName === 'year') return later(quantity * 12, 'month')
  if (unitName === 'minute') return later(Math.ceil(quantity), 'minute')
  if (unitName === 'day') return later(quantity * 24, 'hour')
  return undefined
}

/** 第二 → 2, 最后一 → −1. */
export function nthValue(word: string): number {
  if (/头|首/.test(word)) return 1
  if (/最后|末/.test(word)) return -1
  const value = numberValue(word.replace(/倒数?第|第/, '')) ?? 1
  return word.startsWith('倒') ? -value : value
}

/** 下下 → 2, 这 → 0; undefined: not said. */
export function weeksOf(prefix: string | undefined): number | undefined {
  if (!prefix) return undefined
  if (/[这本当今]/.test(prefix)) return 0
  return prefix.split('下').length - prefix.split('上').length
}

/** 年底, 上半年, 二季度. */
export function yearStretch(word: string, year: WrittenYear | undefined): WrittenDay | undefined {
  const quarter = /([一二三四1-4])季度/.exec(word)
  const n = quarter ? (numberValue(quarter[1] ?? '') ?? 1) : 0
  const stretch: Stretch | undefined = quarter
    ? { of: 'year', first: n * 3 - 2, last: n * 3 }
    : (STRETCHES[`年${word}`] ?? STRETCHES[word])
  return stretch && said<WrittenDay>({ kind: 'stretch', stretch, year })
}
