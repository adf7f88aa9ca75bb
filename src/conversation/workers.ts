/**
 * Those who take the turns, several at once. As many are woken as there are messages: a look that finds none is not free. In
 * a crowd each takes several turns together.
 */
import { monotonic } from '../base/clock.ts'
import type { Log } from '../base/log.ts'
import { createLoop, type Loop, type Next } from '../base/loop.ts'
import type { Left } from './turns.ts'

export interface Workers {
  /** So many messages have been recorded. */
  wake(count: number): void
  /** Whether a message waits for its turn, or has it. */
  isBusy(): boolean
  start(): void
  stop(): Promise<void>
}

/** How often to look for messages that another process recorded and did not handle, in milliseconds. */
const POLL = 5000

/** So many turns are taken together at most: the last one's answer waits for all of them. */
const TOGETHER = 8
/** After turns that did not go together, what others had locked will be so for a while, in milliseconds. */
const APART = 5000

/** As many as may be `atOnce`. `turn` handles messages of `most` chats under a worker's name; undefined: there were none. */
export function createWorkers(
  parts: { readonly atOnce: number; readonly log: Log; readonly process: { readonly id: string } },
  turn: (worker: string, most: number) => Promise<Left | undefined>,
): Workers {
  const busy = new Set<Loop>()
  // Recorded and not yet taken, as far as is known here; at the start, and after a surprise, nobody knows.
  let waiting = Number.POSITIVE_INFINITY
  let apartUntil = Number.NEGATIVE_INFINITY

  async function work(self: Loop, name: string): Promise<Next> {
    busy.add(self)
    const left = await turn(name, share()).finally(() => busy.delete(self))
    if (left?.parted === true) apartUntil = monotonic() + APART
    waiting = waitingAfter(left)
    return left !== undefined && waiting > 0 ? 'again' : { ms: POLL }
  }

  /** Whoever waits is waited for by nobody else as long as there are workers enough. */
  function share(): number {
    if (monotonic() < apartUntil) return 1
    return Math.min(TOGETHER, Math.max(1, Math.ceil(waiting / parts.atOnce)))
  }

  function waitingAfter(left: Left | undefined): number {
    // While others are at it, what waits may wait for them, being of the same chat.
    if (left === undefined) return busy.size === 0 ? 0 : waiting
    if (left.reopened || left.taken > waiting) return Number.POSITIVE_INFINITY
    return left.again.length > 0 ? Math.max(1, waiting - left.taken) : waiting - left.taken
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
    isBusy: () => waiting > 0 || busy.size > 0,
    start() {
      for (const loop of loops) loop.start()
    },
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()))
    },
  }
}
