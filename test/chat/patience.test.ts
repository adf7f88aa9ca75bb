/** Fetching over a line that is lost meanwhile. */
import { expect, test } from 'vitest'
import { fetchPatiently } from '../../src/chat/patience.ts'

/** A line that is lost during each of the first `times` attempts. */
function losing(times: number) {
  let [asked, current] = [0, new AbortController()]
  return {
    line: {
      up: async () => {
        current = new AbortController()
        return current.signal
      },
      lost: () => current.signal,
      whenLost() {},
    },
    async fetch() {
      asked += 1
      if (asked > times) return '在吗'
      current.abort()
      throw new Error('UNAVAILABLE')
    },
  }
}

test('what a lost line cut short does not count as an attempt', async () => {
  const { line, fetch } = losing(5)
  expect(await fetchPatiently(fetch, { attemptMs: 1_000, pauses: [], line })).toBe('在吗')
})
