import { expect, test, vi } from 'vitest'
import { createQuiet } from '../../src/conversation/quiet.ts'

test('somebody is talking for a while after they have written', () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  const quiet = createQuiet(() => false)
  expect(quiet.isTalking()).toBe(false)
  quiet.hear()()
  expect(quiet.isTalking()).toBe(true)
  vi.advanceTimersByTime(3000)
  expect(quiet.isTalking()).toBe(false)
  vi.useRealTimers()
})

test('it is quiet when what came in is recorded and nobody waits for a turn', async () => {
  let busy = true
  let isQuiet = false
  const quiet = createQuiet(() => busy)
  const recorded = quiet.hear()
  const waiting = quiet.untilQuiet().then(() => {
    isQuiet = true
  })
  busy = false
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(isQuiet).toBe(false)
  recorded()
  await waiting
  expect(isQuiet).toBe(true)
})

test('a crowd that never ends is not waited for', { timeout: 5000 }, () => createQuiet(() => true).untilQuiet())
