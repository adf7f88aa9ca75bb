/** The lunar table against the sky and against printed almanacs, neither of which it was made from. */
import { expect, test } from 'vitest'
import { dayOfLunar, hasLeapMonth } from '../../src/language/lunar.ts'
import { FESTIVALS, festivalDay } from '../../src/language/when/festivals.ts'
import { newMoon, skyMonths, skyTerm, sunLongitude } from './sky.ts'

test('the sky is worked out as in Meeus’s own examples', () => {
  expect(newMoon(-283)).toBeCloseTo(2_443_192.65118, 5)
  // Example 25.b: 199°54′21.818″ on 1992-10-13; within a second of arc, which is 25 seconds of time.
  expect(Math.abs(sunLongitude(2_448_908.5) - 199.906061)).toBeLessThan(1 / 3600)
})

const nameOf = ({ year, month, leap }: { year: number; month: number; leap: boolean }) =>
  `${year}/${leap ? '闰' : ''}${month}`

/** Why a month begins on another day than the sky says. */
const NAMED: Readonly<Record<string, string>> = {
  // The almanac of the Qing court was reckoned by its own tables, then some minutes off; it was printed so.
  '1906/4': '1906-04-24 1906-04-23',
  // The new moon is seconds from midnight here, and nobody knows the earth's turning so far ahead (ΔT); the Hong Kong
  // Observatory names both as uncertain by a day. The formula of ΔT here runs ahead of what was measured since 2005:
  // with half a minute less of it both fall on the day of the table; of 2057 the Observatory prints that day.
  '2057/9': '2057-09-29 2057-09-28',
  '2097/7': '2097-08-08 2097-08-07',
}

test('every month of 1900 to 2100 begins as the sky says, but for those that are named', () => {
  const months = skyMonths(1900, 2100)
  const differing = months.flatMap((one) => {
    const ours = one.leap && !hasLeapMonth(one.year, one.month) ? 'none' : dayOfLunar({ ...one, day: 1 })
    return ours === one.first ? [] : [[nameOf(one), `${ours} ${one.first}`]]
  })
  expect(Object.fromEntries(differing)).toEqual(NAMED)
})

test('the leap months are those of the sky, no more and no fewer', () => {
  const years = Array.from({ length: 201 }, (_, at) => 1900 + at)
  const ours = years.flatMap((year) =>
    Array.from({ length: 12 }, (_, at) => at + 1)
      .filter((month) => hasLeapMonth(year, month))
      .map((month) => nameOf({ year, month, leap: true })),
  )
  const leap = skyMonths(1900, 2100).filter((one) => one.leap)
  expect(ours).toEqual(leap.map(nameOf))
  expect(ours).toHaveLength(74)
})

test('only these new moons since 1929 are within three minutes of midnight: all others could not fall otherwise', () => {
  const near = skyMonths(1929, 2100).filter(({ margin }) => margin < 3)
  expect(near.map(nameOf)).toEqual(['2018/10', '2057/9', '2089/8', '2097/7'])
})

test.each([
  ['清明节', 15],
  ['冬至', 270],
])('%s is on the day of the sky in each year to come', (name, longitude) => {
  const festival = FESTIVALS.get(name)
  for (let year = 2020; year <= 2100; year++) {
    const { day, margin } = skyTerm(longitude, year)
    const ours = festival && festivalDay(festival, year)
    if (ours !== day) throw new Error(`${year}: ${ours}, by the sky ${day}, ${margin.toFixed(1)} minutes from midnight`)
  }
})

/** 春节 as printed by the Hong Kong Observatory (conversion tables of 1901 to 2100), and its leap months. */
test.each([
  ...['1901-02-19', '1911-01-30', '1921-02-08', '1931-02-17', '1941-01-27', '1949-01-29', '1951-02-06', '1960-01-28'],
  ...['1968-01-30', '1978-02-07', '1985-02-20', '1989-02-06', '1997-02-07', '2000-02-05', '2007-02-18', '2012-01-23'],
  ...['2020-01-25', '2021-02-12', '2022-02-01', '2023-01-22', '2024-02-10', '2025-01-29', '2026-02-17', '2027-02-06'],
  ...['2028-01-26', '2029-02-13', '2030-02-03', '2031-01-23', '2032-02-11', '2033-01-31', '2034-02-19', '2035-02-08'],
  ...['2036-01-28', '2037-02-15', '2038-02-04', '2039-01-24', '2040-02-12', '2100-02-09'],
])('春节 on %s', (day) => {
  expect(dayOfLunar({ year: Number(day.slice(0, 4)), month: 1, leap: false, day: 1 })).toBe(day)
})

test.each([
  [1984, 10],
  [2001, 4],
  [2004, 2],
  [2006, 7],
  [2009, 5],
  [2012, 4],
  [2014, 9],
  [2017, 6],
  [2020, 4],
  [2023, 2],
  [2025, 6],
  // The much disputed one: 2033 has 闰冬月, not 闰七月.
  [2033, 11],
])('%i has a leap month %i', (year, month) => expect(hasLeapMonth(year, month)).toBe(true))
