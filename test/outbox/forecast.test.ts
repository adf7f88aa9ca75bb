import { describe, expect, test } from 'vitest'
import { type Day, instantOf, type Time } from '../../src/base/calendar.ts'
import type { Forecasting } from '../../src/feature.ts'
import { sayInstant } from '../../src/language/say.ts'
import { sentBy } from '../../src/outbox/forecast.ts'
import { CAREFUL_PACE } from '../../src/outbox/pace.ts'
import { DEFAULT_WINDOW } from '../../src/outbox/window.ts'

const ZONE = 'Asia/Shanghai'
const ROAD = { pace: CAREFUL_PACE, window: DEFAULT_WINDOW, zone: ZONE }
const at = (time: string, day: Day = '2026-11-23') => instantOf(day, time as Time, ZONE)
const by = (time: string, count: number, how?: Forecasting) => sayInstant(sentBy(at(time), count, ROAD, how), ZONE)

describe('when the last of a broadcast will have gone', () => {
  test.each<[string, string, number, string]>([
    ['one goes at once', '09:00', 1, '11月23日（周一）上午9点'],
    ['twelve a minute', '09:00', 121, '11月23日（周一）上午9点10分'],
    ['not outside the window', '12:00', 1, '11月23日（周一）下午3点'],
    ['over the noon pause', '11:25', 61, '11月23日（周一）下午3点'],
    ['no more than 200 in 24 hours: the 201st tomorrow at the same time', '09:00', 201, '11月24日（周二）上午9点'],
    ['a thousand in five days', '09:00', 1000, '11月27日（周五）上午9点16分'],
  ])('%s', (_, time, count, expected) => {
    expect(by(time, count)).toBe(expected)
  })

  /** So many at one moment. */
  const pushed = (count: number, time: string, day: Day) => Array.from({ length: count }, () => at(time, day))

  test.each<[string, readonly Date[], number, string]>([
    [
      'what was sent yesterday at the same hour is a day old',
      pushed(200, '09:00', '2026-11-22'),
      1,
      '11月23日（周一）上午9点',
    ],
    ['150 of today leave 50', pushed(150, '08:40', '2026-11-23'), 50, '11月23日（周一）上午9点04分'],
    [
      'the 51st when the first of them are a day old',
      pushed(150, '08:40', '2026-11-23'),
      51,
      '11月24日（周二）上午8点40分',
    ],
    [
      'a full afternoon of yesterday leaves the afternoon',
      pushed(200, '15:10', '2026-11-22'),
      1,
      '11月23日（周一）下午3点10分',
    ],
  ])('%s', (_, sent, count, expected) => {
    expect(by('09:00', count, { sent })).toBe(expected)
  })

  test('what is urgent goes on at night, and no more in a day than anything else', () => {
    expect(by('19:59', 61, { atAnyHour: true })).toBe('11月23日（周一）晚上8点04分')
    expect(by('19:59', 2, { atAnyHour: true, sent: pushed(199, '19:00', '2026-11-23') })).toBe(
      '11月24日（周二）晚上7点',
    )
  })

  test('a million are told at once', () => {
    expect(sentBy(at('09:00'), 1_000_000, ROAD).getUTCFullYear()).toBe(2036)
  })
})
