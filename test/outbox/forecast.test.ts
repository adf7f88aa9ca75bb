import { describe, expect, test } from 'vitest'
import { instantOf } from '../../src/base/calendar.ts'
import { sayInstant } from '../../src/language/say.ts'
import { sentBy } from '../../src/outbox/forecast.ts'
import { CAREFUL_PACE } from '../../src/outbox/pace.ts'
import { DEFAULT_WINDOW } from '../../src/outbox/window.ts'

const ZONE = 'Asia/Shanghai'
const by = (time: string, count: number) =>
  sayInstant(
    sentBy(instantOf('2026-11-23', time, ZONE), count, { pace: CAREFUL_PACE, window: DEFAULT_WINDOW, zone: ZONE }),
    ZONE,
  )

describe('when the last of a broadcast will have gone', () => {
  test.each<[string, string, number, string]>([
    ['one goes at once', '09:00', 1, '11月23日（周一）上午9点'],
    ['twelve a minute', '09:00', 121, '11月23日（周一）上午9点10分'],
    ['not outside the window', '12:00', 1, '11月23日（周一）下午3点'],
    ['over the noon pause', '11:25', 61, '11月23日（周一）下午3点'],
    ['no more than 200 a day: the 201st tomorrow', '09:00', 201, '11月24日（周二）上午8点半'],
    ['a thousand in five days', '09:00', 1000, '11月27日（周五）上午8点46分'],
  ])('%s', (_, time, count, expected) => {
    expect(by(time, count)).toBe(expected)
  })
})
