/** How long an offered seat is held: four hours in which people are awake. */
import { expect, test } from 'vitest'
import { instantOf } from '../../../src/base/calendar.ts'
import { hasLapsed } from '../../../src/features/activities/answer/rules.ts'

const ZONE = 'Asia/Shanghai'
const at = (words: string) => {
  const [day = '', time = ''] = words.split(' ')
  return instantOf(day, time, ZONE)
}

test.each([
  ['2026-12-01 15:00', '2026-12-01 19:00'],
  // Over the noon rest.
  ['2026-12-01 11:00', '2026-12-01 17:00'],
  ['2026-12-01 08:30', '2026-12-01 14:30'],
  ['2026-12-01 13:00', '2026-12-01 18:00'],
  // Over the night.
  ['2026-12-01 18:00', '2026-12-02 10:30'],
  ['2026-12-01 20:00', '2026-12-02 14:30'],
  ['2026-12-01 23:30', '2026-12-02 14:30'],
  ['2026-12-01 06:00', '2026-12-01 14:30'],
])('offered at %s it is held until %s', (offered, lapses) => {
  const end = at(lapses)
  expect(hasLapsed(at(offered), new Date(end.getTime() - 60_000), ZONE)).toBe(false)
  expect(hasLapsed(at(offered), end, ZONE)).toBe(true)
  expect(hasLapsed(at(offered), at('2026-12-20 03:00'), ZONE)).toBe(true)
})
