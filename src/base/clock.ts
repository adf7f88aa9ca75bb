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

/**
 * Starts to count: the result tells the milliseconds since then, by whichever of the machine's clocks says more. One of
 * them stands still while a computer sleeps, the other may be set back.
 */
export function stopwatch(): () => number {
  const began = monotonic()
  const moment = systemClock.now().getTime()
  return () => Math.max(monotonic() - began, systemClock.now().getTime() - moment)
}

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
