/** A line that cannot be opened at first: whether that is for good depends on whether somebody still waits for the start. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createWatchedLine, type OpenLine } from '../../../src/chat/remote/watched-line.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const OPEN: OpenLine = { lost: new AbortController().signal, probe: async () => true, close() {} }
const away = new Error('away')
const refused = new Error('401')

/** A line of which each attempt ends as told, the last again and again; an error, or that it is open. */
function lineThat(...attempts: readonly (Error | OpenLine)[]) {
  let asked = 0
  return createWatchedLine({
    async open() {
      const end = attempts[Math.min(asked, attempts.length - 1)] ?? away
      asked += 1
      if (end instanceof Error) throw end
      return end
    },
    mayPass: (error) => error === away,
    onLost() {},
    waits: { probeEveryMs: 1_000, pauses: [1_000] },
  })
}

test('a clear refusal while the start waits for it stops the start', async () => {
  const start = lineThat(away, refused).begin()
  const ended = expect(start).rejects.toBe(refused)
  await vi.advanceTimersByTimeAsync(3_000)
  await ended
})

test('a clear refusal after the start is over is tried again: nobody would hear of it', async () => {
  const line = lineThat(away, away, away, away, refused, refused, OPEN)
  const start = line.begin()
  await vi.advanceTimersByTimeAsync(3_000)
  await start
  let isUp = false
  void line.up().then(() => {
    isUp = true
  })
  await vi.advanceTimersByTimeAsync(5_000)
  expect(isUp).toBe(true)
  await line.end()
})
