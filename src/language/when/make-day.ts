/** What the words that a form of a day has found are worth. */
import { numberValue } from '../numbers.ts'
import type { Stretch, WrittenDay, WrittenMonth, WrittenYear } from './written.ts'

/** The named groups of a form's match. */
export type Groups = { readonly [name: string]: string | undefined }

const YEARS: { readonly [word: string]: number } = {
  大后: 3,
  大前: -3,
  今: 0,
  本: 0,
  这: 0,
  这一: 0,
  明: 1,
  来: 1,
  次: 1,
  翌: 1,
  后: 2,
  去: -1,
  前: -2,
}
const LUNAR_MONTHS: { readonly [word: string]: number } = { 正: 1, 冬: 11, 腊: 12 }
/** Days from today by the word before 天; 听日, 寻日 and 琴日 are Cantonese. */
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
  外后: 3,
  大大后: 4,
  听: 1,
  寻: -1,
  琴: -1,
}
const STRETCHES: { readonly [word: string]: Stretch } = {
  上旬: { of: 'month', first: 1, last: 10 },
  中旬: { of: 'month', first: 11, last: 20 },
  下旬: { of: 'month', first: 21, last: 31 },
  中上旬: { of: 'month', first: 1, last: 20 },
  中下旬: { of: 'month', first: 11, last: 31 },
  上半个月: { of: 'month', first: 1, last: 15 },
  下半个月: { of: 'month', first: 16, last: 31 },
  后半个月: { of: 'month', first: 16, last: 31 },
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
  前半年: { of: 'year', first: 1, last: 6 },
  后半年: { of: 'year', first: 7, last: 12 },
  春: { of: 'year', first: 3, last: 5 },
  夏: { of: 'year', first: 6, last: 8 },
  暑假: { of: 'year', first: 7, last: 8 },
  秋: { of: 'year', first: 9, last: 11 },
  冬: { of: 'year', first: 12, last: 14 },
}

/** 15 → 2015, 36 → 1936: the century that puts the year nearest to what retired people talk about, their births among it. */
export function fullYear(digits: string): number {
  const value = numberValue(digits) ?? 0
  if (value >= 100) return value
  return value <= 30 ? 2000 + value : 1900 + value
}

/** 三九年属兔, 97年下岗: of what is over, the century that has had the year. */
export function pastYear(digits: string): number {
  const value = numberValue(digits) ?? 0
  return value < 27 ? 2000 + value : 1900 + value
}

/** 甲子 → 0, 丁酉 → 33: the place in the round of sixty at which stem and branch meet. */
function cycleOf(name: string): number {
  const stem = '甲乙丙丁戊己庚辛壬癸'.indexOf(name.charAt(0))
  const branch = '子丑寅卯辰巳午未申酉戌亥'.indexOf(name.charAt(1))
  return (6 * stem - 5 * branch + 60) % 60
}

/** The year a form names, or undefined. */
export function yearOf(groups: Groups): WrittenYear | undefined {
  const { year, years, cycle, born, ago, way, republic } = groups as { [name: string]: string | undefined }
  if (republic) return { year: 1911 + (republic === '元' ? 1 : (numberValue(republic) ?? 0)) }
  if (year) return { year: fullYear(year) }
  if (cycle) return { cycle: cycleOf(cycle) }
  if (born) return { cycle: cycleOf(born), born: true }
  if (ago) return { years: (numberValue(ago) ?? 0) * (way === '前' ? -1 : 1) }
  if (!years) return undefined
  if (years.startsWith('下')) return { years: 1 }
  if (years.startsWith('上')) return { years: -1 }
  return { years: YEARS[years] ?? 0 }
}

/** 下下 → 2, 上 → −1, 再下 → 2, 大上 → −2. */
function stepsOf(words: string): number {
  const further = /[大再]/.test(words) ? 1 : 0
  return words.includes('上') ? 1 - words.split('上').length - further : words.split('下').length - 1 + further
}

/** The month a form names, or undefined. */
export function monthOf(groups: Groups): WrittenMonth | undefined {
  const { month, months, next } = groups as { month?: string; months?: string; next?: string }
  if (next) return { months: 1 }
  if (months) return { months: stepsOf(months) }
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
    !/\d/.test(day) &&
    ((m === 8 && d === 15) || (m === 7 && d === 15) || (m === d && [2, 3, 5, 6, 7, 9].includes(m ?? 0)))
  )
}

/** A day of a month, a month, or a stretch of one. */
export function makeDate(groups: Groups): WrittenDay | undefined {
  const { leap, month, day, moonDay, bareDay } = groups as { [name: string]: string | undefined }
  const calendars = ['calendar', 'calendar2', 'calendar3', 'calendar4'].map((name) => groups[name])
  const isSolar = calendars.some(isSun)
  const stretch = groups['stretch'] ? STRETCHES[groups['stretch'].replace(/^月/, '')] : undefined
  const year = yearOf(groups)
  const writtenMonth = monthOf(groups)
  const { guess, tens } = groups as { [name: string]: string | undefined }
  const dayText = guess ? `${tens ?? ''}${guess.charAt(0)}` : (day ?? moonDay ?? bareDay)
  const moon =
    calendars.some(isMoon) ||
    !!leap ||
    (!!month && month in LUNAR_MONTHS) ||
    (!!moonDay && !isSolar) ||
    (!!bareDay && !isSolar && soundsLunar(month, bareDay))
  if (stretch)
    return said<WrittenDay>({ kind: 'stretch', stretch, year, month: writtenMonth, lunar: moon || undefined })
  return said<WrittenDay>({
    kind: 'date',
    year,
    month: writtenMonth,
    day: dayText === undefined ? undefined : numberValue(dayText.replace('初', '')),
    guess: guess ? true : undefined,
    lunar: moon || undefined,
    leap: leap ? true : undefined,
    maybeLunar: bareDay && !moon && !isSolar && !/\d/.test(bareDay) ? true : undefined,
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
  return /[这本当今同]/.test(prefix) ? 0 : stepsOf(prefix)
}

/** 季度末 is its last month. */
export function edgeOf(word: string | undefined): 'first' | 'last' | undefined {
  return word ? (word === '初' ? 'first' : 'last') : undefined
}

/** 前三季度, 最后四个月, 月的最后五天; `months` each counts, undefined for days of a month. */
export function fewOf(groups: Groups, months?: number): WrittenDay | undefined {
  const count = (numberValue(groups['few'] ?? '') ?? 0) * (months ?? 1)
  const whole = months ? 12 : 31
  if (count < 1 || count > whole) return undefined
  const atEnd = groups['fewAt']?.endsWith('后') === true
  const first = months ? 13 - count : -count
  const stretch: Stretch = {
    of: months ? 'year' : 'month',
    first: atEnd ? first : 1,
    last: atEnd ? whole : count,
  }
  return said<WrittenDay>({
    kind: 'stretch',
    stretch,
    year: yearOf(groups),
    month: months ? undefined : monthOf(groups),
  })
}

/** 上世纪80年代, 六十年代: ten years. */
export function decadeOf(groups: Groups): WrittenDay | undefined {
  const { century, centuries, tens, tensAlone } = groups as { [name: string]: string | undefined }
  const hundreds = century ? (numberValue(century) ?? 0) - 1 : centuries === '本' ? 20 : 19
  const year = hundreds * 100 + (numberValue(tens ?? tensAlone ?? '') ?? 0)
  return year >= 1000 && year < 2100 ? { kind: 'years', first: year, last: year + 9 } : undefined
}

/** 年底, 上半年, 二季度, 一季度末. */
export function yearStretch(word: string, year: WrittenYear | undefined): WrittenDay | undefined {
  const quarter = /([一二三四1-4首])季度([初末底])?/.exec(word)
  const n = quarter ? (quarter[1] === '首' ? 1 : (numberValue(quarter[1] ?? '') ?? 1)) : 0
  const edge = edgeOf(quarter?.[2])
  const stretch: Stretch | undefined = quarter
    ? { of: 'year', first: edge === 'last' ? n * 3 : n * 3 - 2, last: edge === 'first' ? n * 3 - 2 : n * 3 }
    : (STRETCHES[`年${word}`] ?? STRETCHES[word] ?? STRETCHES[word.replace(/开|天|季/, '')])
  return stretch && said<WrittenDay>({ kind: 'stretch', stretch, year })
}
