import { expect, test } from 'vitest'
import { roundsNow } from '../../../src/features/alarms/rules.ts'

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
