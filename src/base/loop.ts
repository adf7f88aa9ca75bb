/** A worker that does one step after another and sleeps when there is nothing to do. */
import { sleep } from './clock.ts'
import { errorText } from './errors.ts'
import type { Log } from './log.ts'

/** `again` at once, or sleep up to `ms` milliseconds (a poke ends the sleep). */
export type Next = 'again' | { readonly ms: number }

export interface Loop {
  start(): void
  /** There may be something to do: ends the present sleep, or the next one. */
  poke(): void
  /** Lets the step in hand finish; resolves when the loop has ended. */
  stop(): Promise<void>
}

/** Pause after a step that threw, so that a broken database is not asked a thousand times a second. */
const PAUSE_AFTER_ERROR = 1000

/** A loop around `step`. What `step` throws is logged under `name` and tried again after a second. */
export function createLoop(name: string, log: Log, step: () => Promise<Next>): Loop {
  const stopping = new AbortController()
  let sleeping = new AbortController()
  let poked = false
  let running: Promise<void> = Promise.resolve()

  async function rest(ms: number): Promise<void> {
    sleeping = new AbortController()
    if (!poked && !stopping.signal.aborted) await sleep(ms, sleeping.signal)
    poked = false
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const next = await step().catch((error: unknown): Next => {
        log.error({ loop: name, error: errorText(error) }, 'loop step failed')
        return { ms: PAUSE_AFTER_ERROR }
      })
      if (next !== 'again') await rest(next.ms)
    }
  }

  return {
    start() {
      running = run()
    },
    poke() {
      poked = true
      // With a reason: without one, an error with all of its stack is made each time.
      sleeping.abort('poked')
    },
    async stop() {
      stopping.abort()
      sleeping.abort()
      await running
    },
  }
}
