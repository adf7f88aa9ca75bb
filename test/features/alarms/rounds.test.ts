import { expect, test } from 'vitest'
import { laterRounds, roundsNow } from '../../../src/features/alarms/rules.ts'

const raised = new Date('2026-11-23T14:00:00Z')

test.each([
  [5, {}],
  [19, {}],
  [20, { near: 20 }],
  [70, { near: 60 }],
  [250, { near: 240 }],
  [720, { near: 720 }],
  [959, { near: 720 }],
  [960, { staff: 960, near: 960 }],
  [4 * 1440 + 5, { staff: 5760, near: 5760 }],
])('after %i minutes that nobody has taken it on', (minutes, rounds) =>
  expect(roundsNow(raised, new Date(raised.getTime() + minutes * 60_000))).toEqual(rounds),
)

test('each later round comes to the minute, and has something to do', () => {
  const minutes = laterRounds(raised).map((at) => (at.getTime() - raised.getTime()) / 60_000)
  expect(minutes.slice(0, 4)).toEqual([20, 60, 240, 480])
  expect(minutes.at(-1)).toBe(7 * 24 * 60)
  for (const at of laterRounds(raised))
    expect(roundsNow(raised, at).near).toBe((at.getTime() - raised.getTime()) / 60_000)
})
