import { describe, expect, test } from 'vitest'
import { instantOf } from '../../../src/base/calendar.ts'
import { hoursBefore, lastCallDay } from '../../../src/features/activities/remind/reminder-times.ts'

const ZONE = 'Asia/Shanghai'
const at = (words: string) => {
  const [day = '', time = ''] = words.split(' ')
  return instantOf(day, time, ZONE)
}

describe('the reminder of the day itself', () => {
  test.each([
    ['11:00', '09:00'],
    ['10:30', '08:30'],
    ['13:29', '11:29'],
    // Into the noon break: the end of the morning.
    ['14:00', '11:00'],
    ['16:59', '11:00'],
    ['17:00', '15:00'],
    ['19:00', '17:00'],
    ['22:00', '19:30'],
  ])('of %s comes at %s', (start, reminder) => {
    expect(hoursBefore(at(`2026-12-02 ${start}`), ZONE)).toEqual(at(`2026-12-02 ${reminder}`))
  })

  test.each(['09:00', '10:29', '07:00', '01:00'])('of %s is that of the day before', (start) => {
    expect(hoursBefore(at(`2026-12-02 ${start}`), ZONE)).toBeUndefined()
  })
})

describe('the last call', () => {
  test.each([
    // The usual deadline: the nudge of the day before is the last call.
    ['2026-12-02 09:00', '2026-12-01 20:00', undefined],
    ['2026-12-02 09:00', '2026-11-30 20:00', '2026-11-30'],
    // Too little time would be left on the day itself.
    ['2026-12-02 09:00', '2026-11-30 17:00', '2026-11-29'],
    ['2026-12-02 09:00', '2026-12-01 12:00', '2026-11-30'],
  ])('for %s until %s is on %s', (startsAt, deadline, day) => {
    expect(lastCallDay({ startsAt: at(startsAt), deadline: at(deadline) }, '16:00', ZONE)).toBe(day)
  })
})
