import { getEventListeners } from 'node:events'
import { describe, expect, test } from 'vitest'
import { sleep } from '../../src/base/clock.ts'

describe('sleep', () => {
  test('ends by itself, and leaves no listener behind', async () => {
    const { signal } = new AbortController()
    await sleep(1, signal)
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  test('is ended by its signal, also by one that was there before', async () => {
    const controller = new AbortController()
    const sleeping = sleep(3_600_000, controller.signal)
    controller.abort()
    await sleeping
    await sleep(3_600_000, controller.signal)
    expect(controller.signal.aborted).toBe(true)
  })
})
