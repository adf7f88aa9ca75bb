import fc from 'fast-check'
import { LunarDay, LunarYear } from 'tyme4ts'
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '../../../src/base/calendar.ts'
import {
  type Customs,
  dayInYear,
  isSame,
  keptOn,
  keyOf,
  readYearly,
  USUAL_CUSTOMS,
  type YearlyDate,
} from '../../../src/features/greetings/yearly.ts'

/** First day and length of every lunar month, from the calendar package; its one known error is corrected. */
function witness(): ReadonlyMap<string, { first: Day; days: number }> {
  const months = new Map<string, { first: Day; days: number }>()
  for (let year = 1900; year <= 2100; year++) {
    for (const month of LunarYear.fromYear(year).getMonths()) {
      const number = month.getMonthWithLeap()
      const first = LunarDay.fromYmd(year, number, 1).getSolarDay()
      const text = `${first.getYear()}-${String(first.getMonth()).padStart(2, '0')}-${String(first.getDay()).padStart(2, '0')}`
      months.set(`${year}/${number}`, { first: text, days: month.getDayCount() })
    }
  }
  // 2097: the seventh month begins on 8 August, so the sixth has one day more.
  const [sixth, seventh] = [months.get('2097/6'), months.get('2097/7')]
  if (sixth === undefined || seventh === undefined) throw new Error('2097')
  months.set('2097/6', { ...sixth, days: 30 })
  months.set('2097/7', { first: '2097-08-08', days: seventh.days - 1 })
  return months
}

const MONTHS = witness()
const ALL_CUSTOMS: readonly Customs[] = (['last', 'next'] as const).flatMap((feb29) =>
  (['last', 'next'] as const).flatMap((missing30) =>
    (['leap', 'ordinary'] as const).map((leapMonth) => ({ feb29, missing30, leapMonth })),
  ),
)
const lunar = (month: number, day: number, leap = false): YearlyDate => ({ calendar: 'lunar', month, day, leap })
const solar = (month: number, day: number): YearlyDate => ({ calendar: 'solar', month, day, leap: false })

function everyLunarDate(): readonly YearlyDate[] {
  const dates: YearlyDate[] = []
  for (let month = 1; month <= 12; month++)
    for (let day = 1; day <= 30; day++) dates.push(lunar(month, day), lunar(month, day, true))
  return dates
}

/** By the witness alone: the plain rule in three lines. */
function expected({ month, day, leap }: YearlyDate, year: number, customs: Customs): Day {
  const own = leap && customs.leapMonth === 'leap' ? MONTHS.get(`${year}/${-month}`) : undefined
  const found = own ?? MONTHS.get(`${year}/${month}`)
  if (found === undefined) throw new Error(`${year}/${month}`)
  if (day <= found.days) return addDays(found.first, day - 1)
  return customs.missing30 === 'last' ? addDays(found.first, found.days - 1) : addDays(found.first, found.days)
}

describe('every date of birth of 1900 to 2100', () => {
  test.each(ALL_CUSTOMS)('lunar, in each year, as the calendar package has it: %o', (customs) => {
    for (const date of everyLunarDate()) {
      for (let year = 1900; year <= 2100; year++) {
        const day = dayInYear(date, year, customs)
        if (day !== expected(date, year, customs)) throw new Error(`${keyOf(date)} in ${year}: ${day}`)
      }
    }
  })

  // The whole table takes seconds; the other mixtures are drawn below.
  test.each(ALL_CUSTOMS.filter((_, at) => at % 7 === 0))(
    'is found on its day and on no other, once a year: %o',
    (customs) => {
      const found = new Map<string, Day>()
      for (let day = '1900-02-01'; day < '2100-12-01'; day = addDays(day, 1)) {
        for (const one of keptOn(day, customs)) {
          const key = `${keyOf(one)} ${one.year}`
          if (found.has(key)) throw new Error(`${key} twice: ${found.get(key)}, ${day}`)
          if (dayInYear(one, one.year, customs) !== day) throw new Error(`${key} on ${day}`)
          found.set(key, day)
        }
      }
      for (let year = 1901; year <= 2099; year++) {
        for (const date of everyLunarDate()) {
          const { month, day } = date
          const days = Math.max(MONTHS.get(`${year}/${month}`)?.days ?? 0, MONTHS.get(`${year}/${-month}`)?.days ?? 0)
          // A 30th is kept also where the month has none, but not twice where one of the two has it.
          if (!found.has(`${keyOf(date)} ${year}`) && (day <= days || customs.missing30 === 'last'))
            throw new Error(`${keyOf(date)} missing in ${year}`)
        }
        for (let day = `${year}-01-01`; day < `${year + 1}-01-01`; day = addDays(day, 1)) {
          const key = `${keyOf(solar(Number(day.slice(5, 7)), Number(day.slice(8))))} ${year}`
          if (found.get(key) !== day) throw new Error(`${key} is not on ${day}`)
        }
        if (!found.has(`solar 02-29 ${year}`)) throw new Error(`29 February missing in ${year}`)
      }
    },
  )
})

describe('customs', () => {
  test.each<[string, YearlyDate, number, Partial<Customs>, Day]>([
    ['a leap month in a year that has it', lunar(6, 1, true), 2025, {}, '2025-07-25'],
    [
      'a leap month in a year that has it, kept in the ordinary one',
      lunar(6, 1, true),
      2025,
      { leapMonth: 'ordinary' },
      '2025-06-25',
    ],
    ['a leap month in a year without', lunar(6, 1, true), 2026, {}, '2026-07-14'],
    ['三十 of a twelfth month of 29 days is 除夕', lunar(12, 30), 2026, {}, '2027-02-05'],
    ['三十, kept on the first of the next', lunar(12, 30), 2026, { missing30: 'next' }, '2027-02-06'],
    ['29 February in a common year', solar(2, 29), 2027, {}, '2027-02-28'],
    ['29 February on 1 March', solar(2, 29), 2027, { feb29: 'next' }, '2027-03-01'],
    ['29 February in a leap year', solar(2, 29), 2028, {}, '2028-02-29'],
  ])('%s', (_, date, year, customs, day) => {
    expect(dayInYear(date, year, { ...USUAL_CUSTOMS, ...customs })).toBe(day)
  })
})

test.each<[string | null, string | undefined]>([
  ['1948-03-05', 'solar 03-05'],
  ['--03-05', 'solar 03-05'],
  ['1948-03', undefined],
  ['1948', undefined],
  [null, undefined],
])('of %s is known: %s', (text, key) => {
  const read = readYearly(text, 'solar')
  expect(read && keyOf(read)).toBe(key)
})

describe('whether a birthday was kept already', () => {
  const kept = (day: Day, calendar: 'solar' | 'lunar', year: number) => ({ day, calendar, year })
  test.each([
    ['the same date', kept('2026-03-05', 'solar', 2026), kept('2026-03-05', 'solar', 2026), true],
    [
      'a later date of the same year, put right',
      kept('2026-03-05', 'solar', 2026),
      kept('2026-11-20', 'solar', 2026),
      true,
    ],
    ['the same numbers, now lunar', kept('2026-03-05', 'solar', 2026), kept('2026-04-21', 'lunar', 2026), true],
    [
      'the twelfth lunar month, now solar February',
      kept('2026-02-10', 'lunar', 2025),
      kept('2026-02-15', 'solar', 2026),
      true,
    ],
    [
      'solar January, now the twelfth lunar month',
      kept('2026-01-30', 'solar', 2026),
      kept('2027-01-30', 'lunar', 2026),
      false,
    ],
    ['the next year', kept('2026-03-05', 'solar', 2026), kept('2027-03-05', 'solar', 2027), false],
    [
      'the next lunar year, after 354 days',
      kept('2027-01-02', 'lunar', 2026),
      kept('2027-12-22', 'lunar', 2027),
      false,
    ],
    [
      'an earlier date, put right after the last was kept',
      kept('2025-11-20', 'solar', 2025),
      kept('2026-03-05', 'solar', 2026),
      false,
    ],
  ])('%s: %o', (_, before, now, same) => expect(isSame(before, now)).toBe(same))

  test('one calendar, unchanged, is never the same in two years', () => {
    const date = fc.oneof(
      fc
        .record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) })
        .map(({ month, day }) => solar(month, day)),
      fc
        .record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 30 }), leap: fc.boolean() })
        .map(({ month, day, leap }) => lunar(month, day, leap)),
    )
    fc.assert(
      fc.property(date, fc.integer({ min: 1901, max: 2098 }), fc.constantFrom(...ALL_CUSTOMS), (one, year, customs) => {
        const [first, second] = [dayInYear(one, year, customs), dayInYear(one, year + 1, customs)]
        if (first === undefined || second === undefined) return false
        const { calendar } = one
        return !isSame({ day: first, calendar, year }, { day: second, calendar, year: year + 1 })
      }),
    )
  })
})
