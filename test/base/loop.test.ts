import { describe, expect, test } from 'vitest'
import { silentLog } from '../../src/base/log.ts'
import { createLoop, type Loop, type Next } from '../../src/base/loop.ts'
import { serialize } from '../../src/base/serial.ts'

const LONG: Next = { ms: 3_600_000 }

/** A loop that plays `plan`, then sleeps; `done(n)` resolves when the n-th step has begun. */
function playing(plan: readonly (() => Next | Promise<Next>)[]): {
  loop: Loop
  steps: () => number
  done: (n: number) => Promise<void>
} {
  let steps = 0
  const marks = new Map<number, PromiseWithResolvers<void>>()
  const mark = (n: number) => {
    const known = marks.get(n) ?? Promise.withResolvers<void>()
    marks.set(n, known)
    return known
  }
  const loop = createLoop('test', silentLog, async () => {
    steps += 1
    mark(steps).resolve()
    return (await plan[steps - 1]?.()) ?? LONG
  })
  return { loop, steps: () => steps, done: (n) => mark(n).promise }
}

describe('a loop', () => {
  test('goes on at once while there is something to do, then sleeps', async () => {
    const { loop, steps, done } = playing([() => 'again', () => 'again'])
    loop.start()
    await done(3)
    await loop.stop()
    expect(steps()).toBe(3)
  })

  test('is woken by a poke, also by one that came while it was at work', async () => {
    const working = Promise.withResolvers<Next>()
    const { loop, steps, done } = playing([() => working.promise])
    loop.start()
    await done(1)
    loop.poke()
    working.resolve(LONG)
    await done(2)
    await Promise.resolve()
    loop.poke()
    await done(3)
    await loop.stop()
    expect(steps()).toBe(3)
  })

  test('goes on after a step that threw, not at once', async () => {
    const { loop, steps, done } = playing([() => Promise.reject(new Error('broken'))])
    loop.start()
    await done(1)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(steps()).toBe(1)
    loop.poke()
    await done(2)
    await loop.stop()
  })

  test('stops when the step in hand has ended', async () => {
    const working = Promise.withResolvers<Next>()
    const { loop, steps, done } = playing([() => working.promise])
    loop.start()
    await done(1)
    let stopped = false
    const stopping = loop.stop().then(() => {
      stopped = true
    })
    await Promise.resolve()
    expect(stopped).toBe(false)
    working.resolve('again')
    await stopping
    expect(steps()).toBe(1)
  })

  test('that was never started stops at once', async () => {
    await playing([]).loop.stop()
  })
})

describe('one after the other', () => {
  test('a call waits for the one before it, also when that one failed', async () => {
    const order: string[] = []
    const first = Promise.withResolvers<void>()
    let calls = 0
    const run = serialize(async () => {
      const call = ++calls
      order.push(`begin ${call}`)
      if (call === 1) await first.promise
      if (call === 2) throw new Error('second')
      order.push(`end ${call}`)
    })
    const all = Promise.allSettled([run(), run(), run()])
    first.resolve()
    expect((await all).map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(order).toEqual(['begin 1', 'end 1', 'begin 2', 'begin 3', 'end 3'])
  })
})
