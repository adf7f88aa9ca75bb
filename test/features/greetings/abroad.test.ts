import { describe, expect, test } from 'vitest'
import { dayOf, timeOf } from '../../../src/base/calendar.ts'
import { ownDaytime } from '../../../src/features/greetings/abroad.ts'
import { isAbroad, zonesOf } from '../../../src/language/abroad.ts'
import { DEFAULT_WINDOW, nextOpening } from '../../../src/outbox/window.ts'

const OFFICE = 'Asia/Shanghai'

const nextSending = (moment: Date) => nextOpening(moment, DEFAULT_WINDOW, OFFICE)

describe('somebody abroad is greeted on their own day, by daylight, while the office sends', () => {
  test.each<[string, string]>([
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
    isTheirDaytime(day, [zone], now)
  })

  test.each([
    ['美国', '2026-12-01'],
    ['美国', '2026-07-01'],
    ['加拿大', '2026-12-01'],
    ['澳大利亚', '2026-12-01'],
    ['俄罗斯', '2026-12-01'],
  ])('wherever in %s they are, on %s', (residence, day) => {
    const zones = zonesOf({ region: 'abroad', residence, phone: null })
    expect(zones).toHaveLength(2)
    isTheirDaytime(day, zones, new Date(`${day}T09:00:00+08:00`))
  })

  test('too late for their day: it never goes', () => {
    const now = new Date('2026-12-01T19:30:00+08:00')
    const { notBefore, notAfter } = ownDaytime('2026-12-01', ['Pacific/Auckland'], { now, nextSending })
    expect(notAfter < notBefore).toBe(true)
  })
})

function isTheirDaytime(day: string, zones: readonly string[], now: Date): void {
  const when = ownDaytime(day, zones, { now, nextSending })
  expect(when.notBefore >= now).toBe(true)
  expect(when.notAfter > when.notBefore).toBe(true)
  for (const zone of zones) {
    expect(dayOf(when.notBefore, zone)).toBe(day)
    const time = timeOf(when.notBefore, zone)
    expect(time >= '08:00' && time < '21:00', `${zone} ${time}`).toBe(true)
  }
}

const US = ['America/New_York', 'America/Los_Angeles']

test.each<[string, string | null, string | null, readonly string[]]>([
  ['abroad', '洛杉矶，随女儿住', null, ['America/Los_Angeles']],
  ['abroad', '德国慕尼黑', null, ['Europe/Berlin']],
  ['abroad', '美国，随儿子住', null, US],
  ['abroad', '美国加州', null, ['America/Los_Angeles']],
  ['abroad', '东京', null, ['Asia/Tokyo']],
  ['abroad', null, null, []],
  ['abroad', '随女儿住', null, []],
  ['abroad', '随女儿住', '+819012345678', ['Asia/Tokyo']],
  ['abroad', null, '+12135550100', US],
  ['abroad', '墨尔本', '+12135550100', ['Australia/Sydney']],
  ['abroad', null, '13800000101', []],
  ['city', null, '+447911123456', ['Europe/London']],
  ['city', '机床新村', '+447911123456', []],
  ['city', '加拿大多伦多市', null, ['America/Toronto']],
  ['city', '洛杉矶', null, ['America/Los_Angeles']],
  ['away', '东京路3号', null, []],
])('%s, %s, %s: %s', (region, residence, phone, zones) => expect(zonesOf({ region, residence, phone })).toEqual(zones))

test.each([
  ['美国洛杉矶花园街12号', true],
  ['住美国女儿家', true],
  ['悉尼，随儿子住', true],
  ['温哥华女儿家', true],
  ['新加坡', true],
  ['新加坡花园3栋', false],
  ['英国风情小镇2号楼', false],
  ['纽约客公寓', false],
  ['悉尼阳光小区', false],
  ['温哥华森林12号', false],
  ['罗马花园', false],
  ['巴黎春天5号楼', false],
  ['加州阳光', false],
  ['德国印象', false],
  ['机床新村，女儿在美国', false],
])('%s is abroad: %s', (residence, expected) => expect(isAbroad(residence)).toBe(expected))
