/** Waiting for a platform that may be slow, fail, or never answer. */
import { sleep } from '../base/clock.ts'
import type { Lifeline } from './lifeline.ts'

export const LATE = Symbol('late')

/** What `work` resolves to, or `LATE` after `ms` or when `signal` is aborted first. Rejects as `work` does. */
export async function within<T>(ms: number, work: Promise<T>, signal?: AbortSignal): Promise<T | typeof LATE> {
  const settled = new AbortController()
  const given = signal ? AbortSignal.any([settled.signal, signal]) : settled.signal
  const late = sleep(ms, given).then((): typeof LATE => LATE)
  try {
    return await Promise.race([work, late])
  } finally {
    // With a reason: without one, an error with all of its stack is made for every message.
    settled.abort(LATE)
    // Nobody may be left to hear that a late promise was rejected in the end.
    work.catch(() => {})
  }
}

export interface Patience {
  /** How long one attempt may take, in milliseconds. */
  readonly attemptMs: number
  /** The waits before the second, third … attempt, in milliseconds. */
  readonly pauses: readonly number[]
  /** Where the platform is elsewhere: nothing is asked while the line is down, and what it cut short does not count. */
  readonly line?: Lifeline
}

/** For what is not worth a long wait: somebody who has left the room has no 群昵称 any more. */
export const onceMore = (patience: Patience): Patience => ({ ...patience, pauses: patience.pauses.slice(0, 1) })

/**
 * What `fetch` brings, tried again after each pause; undefined when it never comes. Never rejects. `onSilence`: an attempt
 * was not answered in its time.
 */
export async function fetchPatiently<T>(
  fetch: () => Promise<T>,
  patience: Patience,
  onSilence = () => {},
): Promise<T | undefined> {
  for (const pause of [...patience.pauses, undefined]) {
    const got = await fetchOnOneLine(fetch, patience)
    if (got !== LATE && got !== FAILED) return got
    if (got === LATE) onSilence()
    if (pause !== undefined) await sleep(pause)
  }
  return undefined
}

/** The platform has said that it cannot. */
const FAILED = Symbol('failed')

/** One attempt, begun anew as often as the line is lost during it. */
async function fetchOnOneLine<T>(
  fetch: () => Promise<T>,
  { attemptMs, line }: Patience,
): Promise<T | typeof LATE | typeof FAILED> {
  for (;;) {
    const lost = await line?.up()
    const got = await within(attemptMs, fetch(), lost).catch((): typeof FAILED => FAILED)
    if ((got !== LATE && got !== FAILED) || !(await wasLost(lost))) return got
  }
}

/** A call's own error comes a moment before the word that the line is gone. */
async function wasLost(lost: AbortSignal | undefined): Promise<boolean> {
  if (lost && !lost.aborted) await sleep(10, lost)
  return lost?.aborted ?? false
}
