import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instantOf } from '../../../src/base/calendar.ts'
import { stepOf } from '../../../src/features/requests/rules.ts'
import { addWorkingTime, WORKING_DAY, workingTime } from '../../../src/features/requests/working-time.ts'

const ZONE = 'Asia/Shanghai'
const at = (words: string) => {
  const [day = '', time = ''] = words.split(' ')
  return instantOf(day, time, ZONE)
}
const HOUR = 3_600_000

describe('working time', () => {
  test.each([
    ['2026-11-23 09:00', 2, 'hours', '2026-11-23 11:00'],
    ['2026-11-23 11:00', 2, 'hours', '2026-11-23 15:00'],
    ['2026-11-27 16:00', 4, 'hours', '2026-11-30 11:30'],
    ['2026-11-28 22:00', 1, 'hours', '2026-11-30 09:30'],
    ['2026-11-23 09:00', 1, 'days', '2026-11-24 17:00'],
    ['2026-09-30 16:00', 1, 'days', '2026-10-08 17:00'],
    ['2026-11-27 20:00', 5, 'days', '2026-12-04 17:00'],
  ] as const)('%s and %i %s are %s', (from, amount, unit, until) =>
    expect(addWorkingTime(at(from), { amount, unit }, ZONE)).toEqual(at(until)),
  )

  test.each([
    ['2026-11-23 09:00', '2026-11-23 11:00', 2],
    ['2026-11-23 07:00', '2026-11-23 20:00', 6.5],
    ['2026-11-27 16:00', '2026-11-30 09:30', 2],
    ['2026-11-28 09:00', '2026-11-29 17:00', 0],
    ['2026-11-24 09:00', '2026-11-23 09:00', 0],
  ])('from %s until %s it is %d hours', (from, until, hours) =>
    expect(workingTime(at(from), at(until), ZONE)).toBe(hours * HOUR),
  )

  test('hours that are added are hours that have been worked', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 60 }), (passed, amount) => {
        const from = new Date(at('2026-09-01 00:00').getTime() + passed * HOUR)
        const until = addWorkingTime(from, { amount, unit: 'hours' }, ZONE)
        expect(workingTime(from, until, ZONE)).toBe(amount * HOUR)
      }),
      { numRuns: 60 },
    ))

  test('a working day is what a day holds', () =>
    expect(workingTime(at('2026-11-23 00:00'), at('2026-11-24 00:00'), ZONE)).toBe(WORKING_DAY))
})

describe('how far a request has come', () => {
  const request = { waits_since: at('2026-11-27 15:00'), due_at: at('2026-11-30 11:30'), answered: false }
  test.each([
    ['2026-11-28 12:00', undefined],
    ['2026-11-30 09:00', 'half'],
    ['2026-11-30 11:30', 'due'],
    ['2026-12-01 16:59', 'due'],
    ['2026-12-01 17:00', 'overdue'],
  ])('at %s', (moment, step) => expect(stepOf(request, at(moment), ZONE)).toBe(step))
  test.each([
    ['2026-11-30 09:00', undefined],
    ['2026-11-30 11:30', 'due'],
    ['2026-12-07 16:59', 'due'],
    ['2026-12-07 17:00', 'overdue'],
  ])('answered, at %s', (moment, step) => expect(stepOf({ ...request, answered: true }, at(moment), ZONE)).toBe(step))
})
