import { describe, expect, test } from 'vitest'
import { dayOf, timeOf } from '../../../src/base/calendar.ts'
import { ownDaytime, zoneOf } from '../../../src/features/greetings/abroad.ts'
import { DEFAULT_WINDOW, nextOpening } from '../../../src/outbox/window.ts'

const OFFICE = 'Asia/Shanghai'

const nextSending = (moment: Date) => nextOpening(moment, DEFAULT_WINDOW, OFFICE)

describe('somebody abroad is greeted on their own day, by daylight, while the office sends', () => {
  test.each([
    ['America/Los_Angeles', '2026-12-01'],
    ['America/New_York', '2026-12-01'],
    ['America/New_York', '2026-07-01'],
    ['Europe/London', '2026-12-01'],
    ['Europe/Berlin', '2026-07-01'],
    ['Australia/Sydney', '2026-12-01'],
    ['Pacific/Auckland', '2026-12-01'],
    ['Asia/Tokyo', '2026-12-01'],
  ])('%s on %s', (zone, day) => {
    const now = new Date(`${day}T09:00:00+08:00`)
    const when = ownDaytime(day, zone, { now, nextSending })
    if (when === undefined) throw new Error('never')
    expect(dayOf(when.notBefore, zone)).toBe(day)
    const time = timeOf(when.notBefore, zone)
    expect(time >= '08:00' && time < '21:00', time).toBe(true)
    expect(when.notBefore >= now).toBe(true)
    expect(when.notAfter > when.notBefore).toBe(true)
  })

  test('too late for their day: no time of their own', () => {
    const now = new Date('2026-12-01T19:30:00+08:00')
    expect(ownDaytime('2026-12-01', 'Pacific/Auckland', { now, nextSending })).toBeUndefined()
  })
})

test.each<[string, string | null, string | undefined]>([
  ['abroad', '洛杉矶，随女儿住', 'America/Los_Angeles'],
  ['abroad', '德国慕尼黑', 'Europe/Berlin'],
  ['abroad', '美国，随儿子住', undefined],
  ['abroad', null, undefined],
  ['away', '东京路3号', undefined],
])('%s, %s: %s', (region, residence, zone) => expect(zoneOf({ region, residence })).toBe(zone))
