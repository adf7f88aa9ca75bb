import { describe, expect, test } from 'vitest'
import { instantOf } from '../../../src/base/calendar.ts'
import { dayClashes } from '../../../src/features/activities/plan/clashes.ts'
import { canRepeat, countedFrom, nextOccurrence } from '../../../src/language/when/occurrences.ts'

const ZONE = 'Asia/Shanghai'
const at = (day: string, time = '09:00') => instantOf(day, time, ZONE)

describe('a series', () => {
  test('passes over days off', () => {
    const rule = { freq: 'WEEKLY', byday: [2, 4], time: '09:00', exceptHolidays: true } as const
    // 1 to 7 October 2026 are off.
    expect(nextOccurrence(rule, at('2026-09-29'), ZONE)).toEqual(at('2026-10-08'))
    expect(nextOccurrence({ ...rule, exceptHolidays: false }, at('2026-09-29'), ZONE)).toEqual(at('2026-10-01'))
  })

  test('comes on the first Monday of each month', () => {
    const rule = { freq: 'MONTHLY', byday: [1], bysetpos: 1, time: '09:00' } as const
    expect(nextOccurrence(rule, at('2026-11-23'), ZONE)).toEqual(at('2026-12-07'))
  })

  test('of every second week or day is counted from its first day, over the turn of a year', () => {
    const weekly = countedFrom({ freq: 'WEEKLY', byday: [3], interval: 2, time: '09:00' }, at('2026-12-16'), ZONE)
    expect(weekly.since).toBe('2026-12-23')
    expect(nextOccurrence(weekly, at('2026-12-16'), ZONE)).toEqual(at('2026-12-23'))
    expect(nextOccurrence(weekly, at('2026-12-23'), ZONE)).toEqual(at('2027-01-06'))
    const daily = countedFrom({ freq: 'DAILY', interval: 2, time: '09:00' }, at('2026-12-30', '10:00'), ZONE)
    expect(nextOccurrence(daily, at('2026-12-31'), ZONE)).toEqual(at('2027-01-02'))
  })

  test('of which nobody has said from when it is counted is not counted out', () => {
    expect(canRepeat({ freq: 'WEEKLY', byday: [3], interval: 2 })).toBe(false)
    expect(canRepeat({ freq: 'DAILY' })).toBe(false)
    expect(canRepeat({ freq: 'WEEKLY', byday: [3] })).toBe(true)
  })
})

describe('what stands in the way', () => {
  test.each([
    ['2026-10-01', '09:00', ['法定节假日']],
    ['2026-10-10', '09:00', ['调休上班']],
    ['2026-12-02', '09:00', []],
    ['2026-12-02', '12:30', ['休息']],
    ['2026-12-02', '06:30', ['休息']],
    ['2026-12-05', '20:30', ['休息']],
  ])('on %s at %s', (day, time, parts) => {
    const lines = dayClashes(at(day, time), ZONE)
    expect(lines).toHaveLength(parts.length)
    for (const [index, part] of parts.entries()) expect(lines[index]).toContain(part)
  })
})
