/** Dates as people write them into lists: 1948.3.5, 1948年3月, 三月初五, 农历腊月廿三, 除夕, 1948, 48年, 19480305, serial numbers. Pure. */
import type { Day } from '../../base/calendar.ts'
import { dayOfLunar } from '../../language/lunar.ts'
import { NUMBER, numberValue } from '../../language/numbers.ts'
import { dayOfSerial } from '../../sheets/excel-dates.ts'

export type Calendar = 'solar' | 'lunar' | 'unknown'

/** A date as far as it is known: 1948-03-05, 1948-03, 1948, --03-05, in the numbers of its calendar. */
export interface WrittenDate {
  readonly day: string
  readonly calendar: Calendar
  readonly leap?: true
}

/**
 * Why words are no date: not understood, no such day, day and month could be either, a month that may be January or what a
 * spreadsheet program left of October (1948.10 is the number 1948.1), too early or late to be true.
 */
export type DateFault = 'unclear' | 'no-such-day' | 'day-or-month' | 'month-cut' | 'unlikely'

/** What lies in reason for a date. */
export interface Likely {
  readonly from: Day
  readonly until: Day
}

/** Reads a cell that is not empty. */
export function readDate(text: string, likely: Likely): WrittenDate | DateFault {
  const { words, calendar } = withoutCalendar(withoutHour(text.normalize('NFKC').replace(/\s+/g, ' ').trim()))
  const parts = readSerial(words) ?? readFigures(words) ?? readYear(words) ?? readEve(words) ?? readWords(words)
  if (parts === undefined) return 'unclear'
  if (typeof parts === 'string') return parts
  return checked({ ...parts, ...(calendar !== undefined && { calendar }) }, likely)
}

/**
 * 晚上十一点半, 子时, 23:50: the hour of a birth changes nothing. By an old reckoning a day begins at 23:00, by the
 * registers at midnight; whoever wrote the day has decided that.
 */
const HOUR = new RegExp(
  `[T ]?(?:(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|半夜)? ?(?:${NUMBER}[点时](?:半|整|${NUMBER}分?)?|\\d{1,2}:\\d\\d(?::\\d\\d)?)|[子丑寅卯辰巳午未申酉戌亥]时)(?:出生|生)?$`,
)
const withoutHour = (text: string): string => text.replace(HOUR, '').replace(BESIDE, '').trim()

/** 1948.3.5生, 1948年3月5日（属鼠）, 1948/3/5（星期五）, a full stop. */
const BESIDE = / ?(?:\((?:属.|星期.|周.)\)|(?<=[\d日号])(?:出生|生)|\.)$/

/** What was read; the year as it was written, of two or four figures. */
interface Parts {
  readonly year?: string
  readonly month?: number
  readonly date?: number
  readonly leap?: true
  readonly calendar?: Calendar
}

const LUNAR_WORD = '农历|阴历|旧历|老历|夏历|农|阴'
const SOLAR_WORD = '公历|阳历|新历|西历|公元|公|阳'
const CALENDAR_WORD = new RegExp(
  `^(?:(?<lunar>${LUNAR_WORD})|(?<solar>${SOLAR_WORD}))[: ]*|[ ]*\\(?(?:(?<lunar2>${LUNAR_WORD})|(?<solar2>${SOLAR_WORD}))\\)?$`,
)

const YEAR_FIRST = new RegExp(`^(\\d{4}年)[ ]*(${LUNAR_WORD}|${SOLAR_WORD})[ ]*(.+)$`)

/** Takes 农历, （公历） and the like off; a second date in brackets says that the first is of the other calendar. */
function withoutCalendar(text: string): { words: string; calendar?: Calendar } {
  const inBrackets = /^(.+?)\(([^)]*\d[^)]*|[^)]*[初廿腊正冬][^)]*)\)$/.exec(text)
  if (inBrackets) {
    const [, words = '', other = ''] = inBrackets
    return { words: words.trim(), ...(/[初廿腊正冬农阴]/.test(other) && { calendar: 'solar' as const }) }
  }
  // 1934年农历五月初六: the calendar between the year and the rest.
  const between = YEAR_FIRST.exec(text)
  if (between !== null) return withoutCalendar(`${between[2]}${between[1]}${between[3]}`)
  const match = CALENDAR_WORD.exec(text)
  if (match === null) return { words: text }
  const isLunar = match.groups?.['lunar'] !== undefined || match.groups?.['lunar2'] !== undefined
  return { words: text.replace(CALENDAR_WORD, '').trim(), calendar: isLunar ? 'lunar' : 'solar' }
}

/** 17597: a day as spreadsheet programs count it, where a list was saved without its formats. */
function readSerial(text: string): Parts | undefined {
  if (!/^\d{4,5}(?:\.0+)?$/.test(text) || /^(?:1[89]|20)\d\d$/.test(text)) return undefined
  const day = dayOfSerial(Number(text))
  if (day === undefined || day < '1905') return undefined
  const [year = '', month, date] = day.split('-')
  return { year, month: Number(month), date: Number(date) }
}

const SEP = '(?: ?[-/.年、,·。—–~\\\\] ?| )'
const FIGURES: readonly RegExp[] = [
  new RegExp(
    `^(?<year>\\d{4}|\\d{2}(?=\\D))${SEP}(?<month>\\d{1,2})(?:${SEP}|月 ?)(?<date>\\d{1,2})(?:[日号]?|[T ] ?\\d{1,2}:.*)$`,
  ),
  /^(?<year>(?:18|19|20)\d\d)(?<month>\d\d)(?<date>\d\d)$/,
  new RegExp(`^(?<year>\\d{4}|\\d{2}(?=年))${SEP}(?<month>\\d{1,2})(?:[-/.]|月份?)?$`),
  /^(?<year>(?:18|19|20)\d\d)(?<month>\d\d)$/,
  /^(?:约|大约)?(?<year>\d{4}|\d{2}(?=年))年?(?:左右|前后|出?生)?$/,
]
const OTHER_WAY_ROUND = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/

function readFigures(text: string): Parts | DateFault | undefined {
  const [, first, second, lastYear] = OTHER_WAY_ROUND.exec(text) ?? []
  if (lastYear !== undefined) return turnedRound(Number(first), Number(second), lastYear)
  if (/^\d{4}\.1$/.test(text)) return 'month-cut'
  for (const pattern of FIGURES) {
    const groups = pattern.exec(text)?.groups
    if (groups === undefined) continue
    const { year = '', month, date } = groups
    return {
      year,
      ...(month !== undefined && { month: Number(month) }),
      ...(date !== undefined && { date: Number(date) }),
    }
  }
  return undefined
}

/** 15/3/1948: which is the day can be told only where the other could be no month. */
function turnedRound(first: number, second: number, year: string): Parts | DateFault {
  if (first <= 12 && second <= 12 && first !== second) return 'day-or-month'
  return first > 12 ? { year, month: second, date: first } : { year, month: first, date: second }
}

const MONTHS: Readonly<Record<string, number>> = { 正: 1, 元: 1, 冬: 11, 腊: 12 }
const IN_WORDS = new RegExp(
  `^(?:(?<republic>民国)?(?<year>\\d{2,4}|[〇零一二三四五六七八九十○]{2,4}|元)年)?(?<leap>闰)?(?<month>${NUMBER}|[正元冬腊])月份?(?:(?<moon>初(?:[一二三四五六七八九十]|10|[1-9])|廿[一二三四五六七八九1-9]?|[一二三]?十[一二三四五六七八九]?(?![日号]))|(?<date>${NUMBER})[日号]?)?$`,
)

/** 三月初五, 三月初5, 农历腊月廿三, 腊月30, 一九四八年三月五日, 民国三十七年三月; of 二月二 nobody says which calendar. */
function readWords(text: string): Parts | undefined {
  const groups = IN_WORDS.exec(text.replace(/ /g, '').replace(/○/g, '〇'))?.groups
  if (groups === undefined) return undefined
  const { republic, year, leap, month = '', moon, date } = groups
  const isLunar = leap !== undefined || moon !== undefined || /[正冬腊]/.test(month)
  const written = year === undefined ? undefined : yearOf(year, republic !== undefined)
  const day = moon === undefined ? numberValue(date ?? '') : moonDate(moon)
  return {
    ...(written !== undefined && { year: written }),
    month: MONTHS[month] ?? numberValue(month) ?? 0,
    ...(day !== undefined && { date: day }),
    ...(leap !== undefined && { leap: true as const }),
    ...(isLunar && { calendar: 'lunar' as const }),
  }
}

const YEAR =
  /^(?<republic>民国)?(?<year>(?<=民国)(?:\d{1,2}|[一二三四五六七八九十]{1,3}|元)(?=年)|[〇零一二三四五六七八九]{4}|[〇零一二三四五六七八九]{2}(?=年))年?(?:左右|前后|出?生)?$/

/** 一九四八年, 四八年, 民国三十七年. */
function readYear(text: string): Parts | undefined {
  const { year, republic } = YEAR.exec(text.replace(/[ ]/g, '').replace(/○/g, '〇'))?.groups ?? {}
  return year === undefined ? undefined : { year: yearOf(year, republic !== undefined) }
}

/** 1948年除夕, 大年三十: the last day of the moon's year, which has not always a 30th. */
function readEve(text: string): Parts | undefined {
  const [, begin] = /^(.*?)(?:腊月)?(?:除夕|大年三十|大年夜|年三十)$/.exec(text) ?? []
  const eve = begin === undefined ? undefined : readWords(`${begin}腊月三十`)
  if (eve?.year === undefined || eve.year.length < 4) return eve
  return isLunarDay(Number(eve.year), 12, 30, false) ? eve : { ...eve, date: 29 }
}

const moonDate = (moon: string): number | undefined =>
  moon === '廿' ? 20 : numberValue(moon.replace('初', '').replace(/廿(?=\d)/, '2'))

function yearOf(words: string, republic: boolean): string {
  const value = words === '元' ? 1 : (numberValue(words) ?? 0)
  if (republic) return String(1911 + value)
  return /^[〇零一二三四五六七八九]+$/.test(words) ? String(value).padStart(words.length, '0') : words
}

function checked({ year, month, date, leap, calendar = 'unknown' }: Parts, likely: Likely): WrittenDate | DateFault {
  const full = year === undefined ? undefined : fullYear(year, likely)
  if ((month !== undefined && (month < 1 || month > 12)) || (date !== undefined && (date < 1 || date > 31))) {
    return 'no-such-day'
  }
  const sure = calendarOf(full, month, date, leap === true, calendar)
  if (sure === undefined) return 'no-such-day'
  const day = [full === undefined ? '-' : String(full), ...[month, date].filter((part) => part !== undefined).map(two)]
  const known = { day: day.join('-'), calendar: sure, ...(leap && { leap }) }
  return full !== undefined && !isLikely(known.day, likely) ? 'unlikely' : known
}

const two = (value: number): string => String(value).padStart(2, '0')

/** 48 → 1948; the century in which it is likely. */
function fullYear(written: string, { until }: Likely): number {
  const value = Number(written)
  if (written.length > 2) return value
  return 2000 + value <= Number(until.slice(0, 4)) ? 2000 + value : 1900 + value
}

function isLikely(day: string, { from, until }: Likely): boolean {
  return day >= from.slice(0, day.length) && day <= until.slice(0, day.length)
}

/** The calendar in which there is such a day: 2月30日 can only be lunar, the 31st only solar. `undefined`: in none that is meant. */
function calendarOf(
  year: number | undefined,
  month: number | undefined,
  date: number | undefined,
  leap: boolean,
  said: Calendar,
): Calendar | undefined {
  if (month === undefined || date === undefined) return said
  const isSolar = !leap && isSolarDay(year ?? 2000, month, date)
  const isLunar = date <= 30 && (year === undefined || isLunarDay(year, month, date, leap))
  if (said === 'solar') return isSolar ? said : undefined
  if (said === 'lunar') return isLunar ? said : undefined
  if (isSolar) return date === 31 ? 'solar' : said
  return isLunar ? 'lunar' : undefined
}

function isSolarDay(year: number, month: number, date: number): boolean {
  return date <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** Years before the table begins are believed. */
function isLunarDay(year: number, month: number, day: number, leap: boolean): boolean {
  if (year < 1900) return true
  return dayOfLunar({ year, month, leap, day }, { missingLeap: 'none', missing30: 'none' }) !== undefined
}
