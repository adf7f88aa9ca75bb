import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDate } from '../../../src/features/roster/read-date.ts'
import { sayDate } from '../../../src/features/roster/wording.ts'
import { dayOfLunar, hasLeapMonth } from '../../../src/language/lunar.ts'

const LIKELY = { from: '1911-11-23', until: '1986-11-23' }
const said = (text: string): string => {
  const read = readDate(text, LIKELY)
  return typeof read === 'string' ? read : `${read.calendar} ${read.leap ? 'leap ' : ''}${read.day}`
}

test.each([
  // figures
  ['1948.3.5', 'unknown 1948-03-05'],
  ['1948-03-05', 'unknown 1948-03-05'],
  ['1948/3/5', 'unknown 1948-03-05'],
  ['1948. 3. 5', 'unknown 1948-03-05'],
  ['1948、3、5', 'unknown 1948-03-05'],
  ['１９４８．３．５', 'unknown 1948-03-05'],
  ['1948年3月5日', 'unknown 1948-03-05'],
  ['1948年3月5号', 'unknown 1948-03-05'],
  ['1948 年 3 月 5 日', 'unknown 1948-03-05'],
  ['19480305', 'unknown 1948-03-05'],
  ['48.3.5', 'unknown 1948-03-05'],
  ['1948—3—5', 'unknown 1948-03-05'],
  ['1948。3。5', 'unknown 1948-03-05'],
  ['1948 3 5', 'unknown 1948-03-05'],
  ['1948.03.05生', 'unknown 1948-03-05'],
  ['1948年3月5日（属鼠）', 'unknown 1948-03-05'],
  ['1948/03/05 (星期五)', 'unknown 1948-03-05'],
  // No lunar month has a 31st.
  ['1948年3月31日', 'solar 1948-03-31'],
  ['1948年3月30日', 'unknown 1948-03-30'],
  ['48年3月5日', 'unknown 1948-03-05'],
  ['1948-03-05 00:00:00', 'unknown 1948-03-05'],
  // The hour of a birth moves no day, be it near midnight.
  ['1948-03-05 23:50', 'unknown 1948-03-05'],
  ['1948年3月5日23:50', 'unknown 1948-03-05'],
  ['1948年3月5日晚上11点半', 'unknown 1948-03-05'],
  ['公历1948年3月5日夜里十一点四十分生', 'solar 1948-03-05'],
  ['农历1948年三月初五子时', 'lunar 1948-03-05'],
  ['1948/3/5 0:00', 'unknown 1948-03-05'],
  ['1948-03-05T00:00:00', 'unknown 1948-03-05'],
  ['15/3/1948', 'unknown 1948-03-15'],
  ['3/15/1948', 'unknown 1948-03-15'],
  ['4/4/1948', 'unknown 1948-04-04'],
  // not the whole of it
  ['1948', 'unknown 1948'],
  ['1948年', 'unknown 1948'],
  ['约1948年', 'unknown 1948'],
  ['1948年左右', 'unknown 1948'],
  ['1948.3', 'unknown 1948-03'],
  ['1948.01', 'unknown 1948-01'],
  ['1948.10', 'unknown 1948-10'],
  ['1948年3月', 'unknown 1948-03'],
  ['1948年3月份', 'unknown 1948-03'],
  ['194803', 'unknown 1948-03'],
  ['3月5日', 'unknown --03-05'],
  ['三月初五', 'lunar --03-05'],
  ['农历腊月廿三', 'lunar --12-23'],
  ['腊月', 'lunar --12'],
  ['48年', 'unknown 1948'],
  ['48年生', 'unknown 1948'],
  ['一九四八年', 'unknown 1948'],
  ['一九四八', 'unknown 1948'],
  ['四八年出生', 'unknown 1948'],
  ['民国三十七年', 'unknown 1948'],
  ['民国37年', 'unknown 1948'],
  // a figure alone behind the month, and the days that have a name
  ['腊月30', 'lunar --12-30'],
  ['1948年腊月23', 'lunar 1948-12-23'],
  ['旧历二月二', 'lunar --02-02'],
  ['农历三月5', 'lunar --03-05'],
  ['二月二', 'unknown --02-02'],
  ['3月5', 'unknown --03-05'],
  ['除夕', 'lunar --12-30'],
  ['大年三十', 'lunar --12-30'],
  ['农历1948年除夕', 'lunar 1948-12-30'],
  ['1950年除夕', 'lunar 1950-12-29'],
  // as spreadsheet programs count days
  ['17597', 'unknown 1948-03-05'],
  ['17597.0', 'unknown 1948-03-05'],
  ['9133', 'unknown 1925-01-01'],
  // with a calendar
  ['公历1948.3.5', 'solar 1948-03-05'],
  ['阳历1948年3月5日', 'solar 1948-03-05'],
  ['1948.3.5（公历）', 'solar 1948-03-05'],
  ['农历1948.3.5', 'lunar 1948-03-05'],
  ['1948年3月5日（农历）', 'lunar 1948-03-05'],
  ['1948.3.5 阴历', 'lunar 1948-03-05'],
  ['1948.3.5（农历正月廿五）', 'solar 1948-03-05'],
  ['1948年三月初五', 'lunar 1948-03-05'],
  ['1948年三月初5', 'lunar 1948-03-05'],
  ['三月初10', 'lunar --03-10'],
  ['农历腊月廿3', 'lunar --12-23'],
  ['一九四八年三月初五', 'lunar 1948-03-05'],
  ['一九四八年三月五日', 'unknown 1948-03-05'],
  ['民国三十七年三月初五', 'lunar 1948-03-05'],
  ['1948年腊月三十', 'lunar 1948-12-30'],
  ['1948年冬月十五', 'lunar 1948-11-15'],
  ['1949年闰七月初一', 'lunar leap 1949-07-01'],
  ['农历1948年二月三十', 'no-such-day'],
  // a day that only one calendar has
  ['1947.2.30', 'lunar 1947-02-30'],
  // what cannot be taken
  ['1950.2.31', 'no-such-day'],
  ['1948.13.5', 'no-such-day'],
  ['1948年闰四月初五', 'no-such-day'],
  ['公历1949.2.29', 'no-such-day'],
  ['3/5/1948', 'day-or-month'],
  // The number 1948.10 is 1948.1.
  ['1948.1', 'month-cut'],
  ['2018.1.1', 'unlikely'],
  ['1848.1.1', 'unlikely'],
  ['五十年代', 'unclear'],
  ['五十年', 'unclear'],
  ['48', 'unclear'],
  ['三七', 'unclear'],
  ['小年', 'unclear'],
  ['腊月31', 'no-such-day'],
  ['属马', 'unclear'],
  ['见档案', 'unclear'],
])('%s → %s', (text, expected) => {
  expect(said(text)).toBe(expected)
})

describe('whatever day there is', () => {
  const two = (value: number) => String(value).padStart(2, '0')
  const solarDay = fc
    .date({ min: new Date('1912-01-01T00:00:00Z'), max: new Date('1986-10-31T00:00:00Z'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  /** Said of no calendar. */
  const calendarOf = (day: string) => (day.endsWith('31') ? 'solar' : 'unknown')
  const lunarDay = fc
    .record({
      year: fc.integer({ min: 1912, max: 1985 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 30 }),
      leap: fc.boolean(),
    })
    .filter((lunar) => !lunar.leap || hasLeapMonth(lunar.year, lunar.month))
    .filter((lunar) => dayOfLunar(lunar, { missingLeap: 'none', missing30: 'none' }) !== undefined)

  test('is read from every way of writing it', () => {
    const ways = [
      (y: number, m: number, d: number) => `${y}.${m}.${d}`,
      (y: number, m: number, d: number) => `${y}-${two(m)}-${two(d)}`,
      (y: number, m: number, d: number) => `${y}年${m}月${d}日`,
      (y: number, m: number, d: number) => `${y}${two(m)}${two(d)}`,
      (y: number, m: number, d: number) => `${y}/${m}/${d} 0:00`,
      (y: number, m: number, d: number) => String((Date.UTC(y, m - 1, d) - Date.UTC(1899, 11, 30)) / 86_400_000),
    ]
    fc.assert(
      fc.property(solarDay, fc.constantFrom(...ways), (day, write) => {
        const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
        const written = write(year, month, date)
        // A serial number of four figures that looks like a year is one.
        fc.pre(!/^(?:1[89]|20)\d\d$/.test(written))
        expect(readDate(written, LIKELY)).toEqual({ day, calendar: calendarOf(day) })
      }),
    )
  })

  test('is said so that it is read again as the same, with calendar, leap month and precision', () => {
    fc.assert(
      fc.property(lunarDay, fc.constantFrom(4, 7, 10), ({ year, month, day, leap }, length) => {
        const whole = `${year}-${two(month)}-${two(day)}`
        const known = whole.slice(0, length)
        const isLeap = leap && length > 4
        const said = sayDate(known, 'lunar', isLeap)
        const expected = { day: known, calendar: length === 4 ? 'unknown' : 'lunar', ...(isLeap && { leap: true }) }
        expect(readDate(said, LIKELY)).toEqual(expected)
      }),
    )
    fc.assert(
      fc.property(solarDay, fc.constantFrom('solar', 'unknown'), (day, calendar) => {
        const said = sayDate(day, calendar as 'solar' | 'unknown', false)
        const read = calendar === 'solar' ? calendar : calendarOf(day)
        expect(readDate(said, LIKELY)).toEqual({ day, calendar: read })
      }),
    )
  })

  test('nothing that is written ever breaks the reading or gives a day outside of what is likely', () => {
    const piece = fc.constantFrom(
      '19',
      '48',
      '3',
      '5',
      '年',
      '月',
      '日',
      '.',
      '-',
      '农历',
      '初',
      '廿',
      '三',
      '十',
      '闰',
      '（',
      '）',
      ' ',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const read = readDate(pieces.join(''), LIKELY)
        if (typeof read === 'string' || read.day.startsWith('--')) return
        expect(read.day >= LIKELY.from.slice(0, read.day.length)).toBe(true)
        expect(read.day <= LIKELY.until.slice(0, read.day.length)).toBe(true)
      }),
    )
  })
})
