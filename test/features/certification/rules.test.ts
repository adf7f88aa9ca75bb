import { describe, expect, test } from 'vitest'
import { addDays, type Day, daysBetween } from '../../../src/base/calendar.ts'
import { isToTell } from '../../../src/features/certification/rules.ts'

/** On which days somebody is told who has to certify by `dueOn` and never answers, looked at every day. */
function toldOn(dueOn: Day, since: Day, until: Day): readonly Day[] {
  const told: Day[] = []
  for (let day = since; day <= until; day = addDays(day, 1))
    if (isToTell({ dueOn, told: told.length, toldOn: told.at(-1) }, day)) told.push(day)
  return told
}

describe('whoever does not answer is told three times, softly, and never again', () => {
  const ahead = (days: number) => addDays('2026-12-31', -days)

  test('thirty and ten days ahead, and five days after', () => {
    expect(toldOn('2026-12-31', '2026-06-01', '2028-01-01')).toEqual([ahead(30), ahead(10), ahead(-5)])
  })

  test.each([29, 20, 11, 9, 3, 0])('entered %i days ahead: at once, then as usual, a week apart at least', (days) => {
    const told = toldOn('2026-12-31', ahead(days), '2028-01-01')
    expect(told).toHaveLength(3)
    expect(told[0]).toBe(ahead(days))
    for (const [at, day] of told.entries())
      if (at > 0) expect(daysBetween(told[at - 1] ?? day, day)).toBeGreaterThanOrEqual(7)
  })
})
