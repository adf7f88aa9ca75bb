import { LunarDay, LunarMonth, LunarYear, SolarDay, SolarTerm } from 'tyme4ts'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/base/calendar.ts'
import { dayOfLunar, hasLeapMonth, lunarMonthRange, lunarOf } from '../../src/language/lunar.ts'
import { LUNAR_WORDS } from '../../src/language/tables/lunar.ts'
import { lunarWords, pinyinLines, solarTermWords, traditionalPairs } from '../../src/language/tables/make-tables.ts'
import { PINYIN_LINES } from '../../src/language/tables/pinyin.ts'
import { SOLAR_TERM_WORDS } from '../../src/language/tables/solar-terms.ts'
import { TRADITIONAL_PAIRS } from '../../src/language/tables/traditional.ts'
import { festivalDay, TERM_NAMES } from '../../src/language/when/festivals.ts'

describe('the committed tables are what make-tables.ts makes', () => {
  it('lunar months', () => expect(LUNAR_WORDS).toBe(lunarWords().join('\n')))
  it('solar terms', () => expect(SOLAR_TERM_WORDS).toBe(solarTermWords().join('\n')))
  it('traditional characters', () => expect(TRADITIONAL_PAIRS).toBe(traditionalPairs()))
  it('pinyin', () => expect(PINYIN_LINES).toBe(pinyinLines().join('\n')))
})

describe('the lunar calendar', () => {
  it('agrees with the calendar package on every month of 1900 to 2100 but the corrected one', () => {
    const wrong: string[] = []
    for (let year = 1900; year <= 2100; year++) {
      for (const month of LunarYear.fromYear(year).getMonths()) {
        const number = month.getMonthWithLeap()
        const first = LunarDay.fromYmd(year, number, 1).getSolarDay()
        const ours = dayOfLunar({ year, month: Math.abs(number), leap: number < 0, day: 1 })
        const theirs = `${first.getYear()}-${String(first.getMonth()).padStart(2, '0')}-${String(first.getDay()).padStart(2, '0')}`
        if (ours !== theirs) wrong.push(`${year}/${number} ${ours} ${theirs}`)
      }
    }
    expect(wrong).toEqual(['2097/7 2097-08-08 2097-08-07'])
  })

  it('goes there and back for every day of 1900-01-31 to 2100', () => {
    for (let day = '1900-01-31'; day < '2101-01-01'; day = addDays(day, 1)) {
      const lunar = lunarOf(day)
      if (!lunar || dayOfLunar(lunar) !== day) throw new Error(day)
    }
  })

  it('knows nothing outside its table', () => {
    expect(lunarOf('1900-01-30')).toBeUndefined()
    expect(lunarOf('2102-01-01')).toBeUndefined()
    expect(dayOfLunar({ year: 2101, month: 1, leap: false, day: 1 })).toBeUndefined()
  })

  it.each([
    ['2027-02-06', 2027, 1, false, 1],
    ['2026-12-02', 2026, 10, false, 24],
    ['2025-07-25', 2025, 6, true, 1],
    ['1942-06-03', 1942, 4, false, 20],
  ])('%s is %i/%i leap %s day %i', (day, year, month, leap, date) => {
    expect(lunarOf(day)).toEqual({ year, month, leap, day: date })
  })

  it('keeps a birthday of a leap month in a year without one, unless asked not to', () => {
    const birthday = { year: 2026, month: 6, leap: true, day: 1 }
    expect(hasLeapMonth(2026, 6)).toBe(false)
    expect(dayOfLunar(birthday)).toBe(dayOfLunar({ ...birthday, leap: false }))
    expect(dayOfLunar(birthday, { missingLeap: 'none', missing30: 'last' })).toBeUndefined()
  })

  it('takes the 29th for the 30th of a short month, unless asked not to', () => {
    const short = LunarMonth.fromYm(2026, 12)
    expect(short.getDayCount()).toBe(29)
    const day = { year: 2026, month: 12, leap: false, day: 30 }
    expect(dayOfLunar(day)).toBe('2027-02-05')
    expect(dayOfLunar(day, { missingLeap: 'same', missing30: 'none' })).toBeUndefined()
  })

  it('gives a month its first and last day', () => {
    expect(lunarMonthRange(2022, 12, false)).toEqual({ first: '2022-12-23', last: '2023-01-21' })
  })

  it('knows the solar terms', () => {
    TERM_NAMES.forEach((name, term) => {
      const expected = SolarTerm.fromName(2027, name).getJulianDay().getSolarDay()
      expect(SolarDay.fromYmd(2027, 1, 1).getYear()).toBe(2027)
      expect(festivalDay({ by: 'term', term }, 2027)?.slice(8)).toBe(String(expected.getDay()).padStart(2, '0'))
    })
  })
})
