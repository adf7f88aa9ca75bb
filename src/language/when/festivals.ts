/** Festivals and solar terms: their names and the day on which each falls in a year. */

import type { Day } from '../../base/calendar.ts'
import { addDays, weekdayOf } from '../../base/calendar.ts'
import { DAY } from '../../base/spans.ts'
import { dayOfLunar } from '../lunar.ts'
import { SOLAR_TERM_WORDS } from '../tables/solar-terms.ts'

/**
 * How a festival's day is found. Lunar month 13 day 0 is the last day of the lunar year; `stem`: the n-th 庚 day from a
 * solar term on, as the three 伏 are counted (the third and fourth from 夏至, the first from 立秋).
 */
export type Festival =
  | { readonly by: 'sun'; readonly month: number; readonly day: number }
  | { readonly by: 'moon'; readonly month: number; readonly day: number; readonly also?: number }
  | { readonly by: 'term'; readonly term: number }
  | { readonly by: 'stem'; readonly term: number; readonly nth: number }
  | { readonly by: 'weekday'; readonly month: number; readonly nth: number; readonly weekday: number }

const FIRST_YEAR = 1900
const TERM_YEARS = SOLAR_TERM_WORDS.split('\n')

export const TERM_NAMES =
  '小寒 大寒 立春 雨水 惊蛰 春分 清明 谷雨 立夏 小满 芒种 夏至 小暑 大暑 立秋 处暑 白露 秋分 寒露 霜降 立冬 小雪 大雪 冬至'.split(
    ' ',
  )

const SUN: { readonly [names: string]: readonly [number, number] } = {
  '元旦节 元旦 阳历年 新年第一天': [1, 1],
  情人节: [2, 14],
  '学雷锋日 学雷锋纪念日': [3, 5],
  '三八国际妇女节 国际妇女节 三八妇女节 三八节 妇女节 三八 女神节': [3, 8],
  植树节: [3, 12],
  '消费者权益日 三一五': [3, 15],
  愚人节: [4, 1],
  '世界读书日 读书日': [4, 23],
  '五一国际劳动节 国际劳动节 五一劳动节 五一节 劳动节 五一': [5, 1],
  '五四青年节 青年节 五四': [5, 4],
  护士节: [5, 12],
  '六一国际儿童节 国际儿童节 六一儿童节 六一节 儿童节 六一': [6, 1],
  '七一建党节 七一节 建党节 建党日 党的生日 党的生日那天 七一': [7, 1],
  '八一建军节 八一节 建军节 八一': [8, 1],
  全民健身日: [8, 8],
  '抗战胜利纪念日 九三胜利日': [9, 3],
  教师节: [9, 10],
  九一八: [9, 18],
  烈士纪念日: [9, 30],
  '十一国庆节 十一国庆 国庆节 国庆 十一': [10, 1],
  '国际老年人日 国际老人节': [10, 1],
  记者节: [11, 8],
  '国家公祭日 公祭日': [12, 13],
  平安夜: [12, 24],
  '圣诞节 圣诞': [12, 25],
  '光棍节 双十一 双11': [11, 11],
  '双十二 双12': [12, 12],
  万圣节: [10, 31],
  '世界地球日 地球日': [4, 22],
  '世界卫生日 卫生日': [4, 7],
  世界水日: [3, 22],
  全国爱耳日: [3, 3],
  '全民国家安全教育日 国家安全教育日': [4, 15],
  国际博物馆日: [5, 18],
  世界无烟日: [5, 31],
  '世界环境日 环境日': [6, 5],
  全国爱眼日: [6, 6],
  国际禁毒日: [6, 26],
  香港回归纪念日: [7, 1],
  '中国医师节 医师节': [8, 19],
  全国爱牙日: [9, 20],
  全国高血压日: [10, 8],
  全国消防日: [11, 9],
  联合国糖尿病日: [11, 14],
  '世界艾滋病日 艾滋病日': [12, 1],
  '国家宪法日 宪法日': [12, 4],
}

const MOON: { readonly [names: string]: readonly [number, number] } = {
  '春节 农历新年 大年初一 年初一 农历春节 正月初一 农历年': [1, 1],
  破五: [1, 5],
  '元宵节 元宵 上元节 灯节': [1, 15],
  '二月二龙抬头 龙抬头 龙头节': [2, 2],
  上巳节: [3, 3],
  '端午节 端午 五月端午 端阳节 端阳 五月节': [5, 5],
  '七夕节 七夕 乞巧节': [7, 7],
  '中元节 鬼节 七月半': [7, 15],
  '中秋节 中秋 八月中秋 八月节': [8, 15],
  '重阳节 重阳 九月重阳 老人节 敬老节 老年节 九九重阳 登高节': [9, 9],
  寒衣节: [10, 1],
  下元节: [10, 15],
  '腊八节 腊八': [12, 8],
  '除夕 除夕夜 大年三十 年三十 大年夜 年夜 大年三十儿': [13, 0],
}

const FLOATING: { readonly [names: string]: readonly [number, number, number] } = {
  母亲节: [5, 2, 7],
  父亲节: [6, 3, 7],
  '助残日 全国助残日': [5, 3, 7],
  感恩节: [11, 4, 4],
}

const each = <V>(table: { readonly [names: string]: V }, make: (value: V) => Festival): [string, Festival][] =>
  Object.entries(table).flatMap(([names, value]) =>
    names.split(' ').map((name): [string, Festival] => [name, make(value)]),
  )

/** Every name of a festival or solar term. */
export const FESTIVALS: ReadonlyMap<string, Festival> = new Map([
  ...each(SUN, ([month, day]) => ({ by: 'sun', month, day })),
  ...each(MOON, ([month, day]) => ({ by: 'moon', month, day })),
  ...each(FLOATING, ([month, nth, weekday]) => ({ by: 'weekday', month, nth, weekday })),
  // The north keeps 小年 on the 23rd, the south on the 24th.
  ...each({ 小年: [12, 23], 小年夜: [12, 23], 北方小年: [12, 23] }, () => ({
    by: 'moon',
    month: 12,
    day: 23,
    also: 24,
  })),
  ...each({ 南方小年: 0 }, () => ({ by: 'moon', month: 12, day: 24, also: 23 })),
  ...TERM_NAMES.map((name, term): [string, Festival] => [name, { by: 'term', term }]),
  ...each({ '入伏 头伏 初伏': [11, 3], '中伏 二伏': [11, 4], 末伏: [14, 1] }, ([term = 0, nth = 1]) => ({
    by: 'stem',
    term,
    nth,
  })),
  ['清明节', { by: 'term', term: 6 }],
  ['打春', { by: 'term', term: 2 }],
  ...['中国农民丰收节', '农民丰收节', '丰收节'].map((name): [string, Festival] => [name, { by: 'term', term: 17 }]),
  ['冬至节', { by: 'term', term: 23 }],
])

const two = (n: number) => String(n).padStart(2, '0')

/** The day of a festival in a year (the lunar year's number for one of the moon); undefined outside the tables. */
export function festivalDay(festival: Festival, year: number): Day | undefined {
  if (festival.by === 'sun') return `${year}-${two(festival.month)}-${two(festival.day)}`
  if (festival.by === 'weekday') return nthWeekday(year, festival.month, festival.nth, festival.weekday)
  if (festival.by === 'term') return termDay(festival.term, year)
  if (festival.by === 'stem') return nthStemDay(festival.term, year, festival.nth)
  if (festival.month === 13) {
    const newYear = dayOfLunar({ year: year + 1, month: 1, leap: false, day: 1 })
    return newYear && addDays(newYear, -1)
  }
  return dayOfLunar({ year, month: festival.month, leap: false, day: festival.day })
}

function termDay(term: number, year: number): Day | undefined {
  const day = Number.parseInt(TERM_YEARS[year - FIRST_YEAR]?.charAt(term) ?? '', 36)
  return day ? `${year}-${two(Math.floor(term / 2) + 1)}-${two(day)}` : undefined
}

/** 1970-01-10 was a 庚 day; one comes every ten days. */
const STEM_DAY = 9

function nthStemDay(term: number, year: number, nth: number): Day | undefined {
  const from = termDay(term, year)
  if (!from) return undefined
  const days = Date.parse(`${from}T00:00:00Z`) / DAY
  return addDays(from, ((((STEM_DAY - days) % 10) + 10) % 10) + (nth - 1) * 10)
}

/** The n-th weekday of a month (−1: the last); undefined when the month has no such day. */
export function nthWeekday(year: number, month: number, nth: number, weekday: number): Day | undefined {
  const first = `${year}-${two(month)}-01`
  const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
  if (nth < 0) return addDays(last, -((weekdayOf(last) - weekday + 7) % 7) + (nth + 1) * 7)
  const day = addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7)
  return day <= last ? day : undefined
}
