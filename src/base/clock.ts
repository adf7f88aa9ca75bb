/**
 * The only file that reads the machine's clock. Everything else is handed a `Clock`, so that the office's time can be
 * moved in the rehearsal and invented in tests.
 */

/** The office clock: the time all rules go by. */
export interface Clock {
  now(): Date
}

/** The machine's own time. */
export const systemClock: Clock = { now: () => new Date() }

/** Milliseconds that only ever grow; for waits and measurements, never for rules. */
export const monotonic = (): number => performance.now()

/** Resolves after `ms` milliseconds, or at once when `signal` is aborted. Never rejects. */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve()
    const done = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal?.addEventListener('abort', done)
  })
}
