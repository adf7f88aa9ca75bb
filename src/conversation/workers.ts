/** Those who take the turns, several at once. As many are woken as there are messages: a look that finds none is not free. */
import type { Log } from '../base/log.ts'
import { createLoop, type Loop, type Next } from '../base/loop.ts'
import type { Left } from './turns.ts'

export interface Workers {
  /** So many messages have been recorded. */
  wake(count: number): void
  start(): void
  stop(): Promise<void>
}

/** How often to look for messages that another process recorded and did not handle, in milliseconds. */
const POLL = 5000

/** As many as may be `atOnce`. `turn` handles a message under a worker's name; undefined: there was none. */
export function createWorkers(
  parts: { readonly atOnce: number; readonly log: Log; readonly process: { readonly id: string } },
  turn: (worker: string) => Promise<Left | undefined>,
): Workers {
  const busy = new Set<Loop>()
  // Recorded and not yet taken, as far as is known here; at the start, and after a surprise, nobody knows.
  let waiting = Number.POSITIVE_INFINITY

  async function work(self: Loop, name: string): Promise<Next> {
    busy.add(self)
    const left = await turn(name).finally(() => busy.delete(self))
    waiting = waitingAfter(left)
    return left !== undefined && waiting > 0 ? 'again' : { ms: POLL }
  }

  function waitingAfter(left: Left | undefined): number {
    // While others are at it, what waits may wait for them, being of the same chat.
    if (left === undefined) return busy.size === 0 ? 0 : waiting
    if (left.again) return Math.max(1, waiting)
    if (left.reopened) return Number.POSITIVE_INFINITY
    return waiting === 0 ? Number.POSITIVE_INFINITY : waiting - 1
  }

  const loops: readonly Loop[] = Array.from({ length: parts.atOnce }, (_, index): Loop => {
    const name = `turns ${index + 1}`
    const loop = createLoop(name, parts.log, () => work(loop, `${parts.process.id}/${index + 1}`))
    return loop
  })

  return {
    wake(count) {
      waiting += count
      const idleFirst = [...loops.filter((loop) => !busy.has(loop)), ...busy]
      for (const loop of idleFirst.slice(0, count)) loop.poke()
    },
    start() {
      for (const loop of loops) loop.start()
    },
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()))
    },
  }
}
