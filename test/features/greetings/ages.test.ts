import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type AgeCustoms,
  isOwnAnimal,
  mayBeNamed,
  milestoneIn,
  USUAL_AGES,
  yearOfMilestone,
} from '../../../src/features/greetings/ages.ts'

const of = (change: Partial<AgeCustoms>): AgeCustoms => ({ ...USUAL_AGES, ...change })

describe('great birthdays', () => {
  test.each([
    [1946, 80, of({})],
    [1947, 80, of({ nominal: [80] })],
    [1947, 80, of({ nominal: 'all' })],
    [1956, 70, of({ nominal: [80] })],
    [1947, 80, of({ early: true })],
    [1948, 80, of({ early: true, nominal: [80] })],
    [1951, 75, of({ early: true })],
    [1960, 66, of({ milestones: [66, 77, 88] })],
  ])('born %s: kept as %s in 2026', (born, age, customs) => expect(milestoneIn(born, 2026, customs)).toBe(age))

  test('nobody’s whose year is not known, and none that the office does not keep', () => {
    expect(milestoneIn(undefined, 2026, USUAL_AGES)).toBe(undefined)
    expect(milestoneIn(1951, 2026, of({ milestones: [60, 70, 80] }))).toBe(undefined)
  })

  test('each comes once in a life, whatever is counted in 虚岁', () => {
    const ages = fc.uniqueArray(fc.integer({ min: 40, max: 120 }), { minLength: 1, maxLength: 10 })
    fc.assert(
      fc.property(ages, fc.boolean(), fc.integer({ min: 1900, max: 1990 }), (some, early, born) => {
        const milestones = some.toSorted((a, b) => a - b)
        const nominal = milestones.filter((_, index) => index % 2 === 0)
        const customs = { milestones, nominal, early }
        const years = milestones.map((age) => yearOfMilestone(born, age, customs))
        for (const year of years) expect(milestones).toContain(milestoneIn(born, year, customs))
        for (const [index, year] of years.entries())
          expect(Math.abs(year - born - (milestones[index] ?? 0))).toBeLessThanOrEqual(2)
      }),
    )
  })

  test('nobody is told at 73 and 84, by either count', () => {
    expect([72, 73, 74, 83, 84, 85].map((age) => mayBeNamed(1950, 1950 + age))).toEqual([
      ...[false, false, true],
      ...[false, false, true],
    ])
  })
})

describe('the year of one’s own animal', () => {
  test.each([
    ['1954-11-24', 'solar', '2026-11-24', true],
    ['1955-11-24', 'solar', '2026-11-24', false],
    // Before the lunar new years of 1954 and 2026 it was the year of the snake both times.
    ['1954-01-05', 'solar', '2026-01-05', true],
    ['1954-01-05', 'solar', '2027-01-05', false],
    ['1953-01-05', 'solar', '2025-01-05', true],
    ['1954-12-20', 'lunar', '2027-01-27', true],
    ['--11-24', 'solar', '2026-11-24', false],
    ['2026-03-01', 'solar', '2026-11-24', false],
  ] as const)('%s %s on %s: %s', (born, calendar, day, is) => expect(isOwnAnimal(born, calendar, day)).toBe(is))
})
