import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayOf, daysBetween, instantOf, timeOf, weekdayOf } from '../../src/base/calendar.ts'

const CHINA = 'Asia/Shanghai'

describe('an instant, on the wall of the office', () => {
  test.each([
    ['2026-11-23T00:59:59Z', CHINA, '2026-11-23', '08:59'],
    ['2026-11-23T15:59:00Z', CHINA, '2026-11-23', '23:59'],
    ['2026-11-23T16:00:00Z', CHINA, '2026-11-24', '00:00'],
    ['2026-12-31T16:00:00Z', CHINA, '2027-01-01', '00:00'],
    ['2026-11-23T16:00:00Z', 'America/New_York', '2026-11-23', '11:00'],
    ['2026-03-08T07:00:00Z', 'America/New_York', '2026-03-08', '03:00'],
  ])('%s in %s', (instant, zone, day, time) => {
    expect([dayOf(new Date(instant), zone), timeOf(new Date(instant), zone)]).toEqual([day, time])
  })

  // On Lord Howe Island they are changed at half past; those of Shanghai went by the sun until 1901.
  test.each([
    ['2026-10-03T15:30:00Z', 'Australia/Lord_Howe', '01:59', '02:30'],
    ['2026-03-08T07:00:00Z', 'America/New_York', '01:59', '03:00'],
    ['1900-12-31T15:54:17Z', CHINA, '23:59', '23:54'],
  ])('the clocks are changed at %s in %s, whichever hour was asked first', (moment, zone, before, after) => {
    const change = new Date(moment).getTime()
    const shown = () => [change - 1, change, change - 1].map((at) => timeOf(new Date(at), zone))
    expect(shown()).toEqual([before, after, before])
  })
})

describe('what a wall clock shows, as an instant', () => {
  test.each([
    ['2026-11-23', '09:00', CHINA, '2026-11-23T01:00:00.000Z'],
    ['2026-02-28', '00:00', CHINA, '2026-02-27T16:00:00.000Z'],
    // 02:30 does not exist that night; it is moved on by the gap.
    ['2026-03-08', '02:30', 'America/New_York', '2026-03-08T07:30:00.000Z'],
    // China itself had summer time until 1991.
    ['1988-07-01', '12:00', CHINA, '1988-07-01T03:00:00.000Z'],
  ])('%s %s in %s', (day, time, zone, instant) => {
    expect(instantOf(day, time, zone).toISOString()).toBe(instant)
  })

  test('and back again, for any minute in China', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1992-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (date) => {
          const instant = new Date(Math.floor(date.getTime() / 60_000) * 60_000)
          expect(instantOf(dayOf(instant, CHINA), timeOf(instant, CHINA), CHINA)).toEqual(instant)
        },
      ),
    )
  })
})

describe('days', () => {
  test.each([
    ['2026-11-23', 1, '2026-11-24'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-11-23', 0, '2026-11-23'],
    ['2026-11-23', 365, '2027-11-23'],
  ])('%s moved by %i', (day, days, moved) => {
    expect(addDays(day, days)).toBe(moved)
    expect(daysBetween(day, moved)).toBe(days)
  })

  test.each([
    ['2026-11-23', 1],
    ['2026-11-28', 6],
    ['2026-11-29', 7],
  ])('%s is weekday %i', (day, weekday) => {
    expect(weekdayOf(day)).toBe(weekday)
  })
})
