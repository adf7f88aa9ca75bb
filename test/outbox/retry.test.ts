/** How long a platform that is not there is tried again, by what waits. */
import { expect, test } from 'vitest'
import { DAY } from '../../src/base/spans.ts'
import { nextTry } from '../../src/outbox/retry.ts'

test.each(['reply', 'notice', 'staff'] as const)('offline: a message of kind %s is tried for about a day', (kind) => {
  const start = new Date('2026-11-23T09:00:00+08:00')
  let now = start
  for (let attempts = 1; ; attempts += 1) {
    const next = nextTry({ kind, attempts }, 'offline', now)
    if (next === undefined) break
    now = next
  }
  const days = (now.getTime() - start.getTime()) / DAY
  expect(days).toBeGreaterThan(0.8)
  expect(days).toBeLessThan(1.1)
})
