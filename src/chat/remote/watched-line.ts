/** Keeps one line to a puppet service open: notices that it is lost, also when nobody says so, and renews it at once. */

import { monotonic, sleep } from '../../base/clock.ts'
import { MINUTE } from '../../base/spans.ts'
import type { Lifeline } from '../lifeline.ts'
import { within } from '../patience.ts'

/** What can be heard and asked on an open line. */
export interface OpenLine {
  /** Aborted, with the reason, when the line says itself that it is lost. */
  readonly lost: AbortSignal
  /** Whether the other end still answers; rejects when it says that it does not. */
  probe(): Promise<boolean>
  close(): void
}

export interface LineWaits {
  /** Between one probe's answer and the next probe, in milliseconds. */
  readonly probeEveryMs: number
  /** The pauses before the second, third … attempt to open it, in milliseconds; the last one repeats. */
  readonly pauses: readonly number[]
}

export interface LineParts {
  /** Opens the line; the number counts the attempts since it was lost, from 0. Rejects when it cannot. */
  open(attempt: number): Promise<OpenLine>
  /** Whether an attempt that failed with this error is worth another. */
  mayPass(error: unknown): boolean
  /** `silentMs`: how long ago, in milliseconds, it was last known to be good; 0 when the line said itself that it is lost. */
  onLost(why: unknown, silentMs: number): void
  readonly waits: LineWaits
}

export interface WatchedLine extends Lifeline {
  /** Opens it, and keeps it open until `end`. Rejects when an attempt fails for good meanwhile; later ones are repeated. */
  begin(): Promise<void>
  end(): Promise<void>
}

export function createWatchedLine(parts: LineParts): WatchedLine {
  const listeners = new Set<(silentMs: number) => void>()
  const ending = new AbortController()
  const state = createSwitch()
  let begun = false
  let running: Promise<void> = Promise.resolve()

  async function open(): Promise<OpenLine | undefined> {
    for (let attempt = 0; !ending.signal.aborted; attempt += 1) {
      try {
        return await parts.open(attempt)
      } catch (error) {
        // Once the start is over nobody would hear of it, and a service that is starting itself says such things too.
        if (!parts.mayPass(error) && !state.wasUp() && !begun) throw error
        await sleep(pauseAfter(attempt, parts.waits.pauses), ending.signal)
      }
    }
    return undefined
  }

  async function run(): Promise<void> {
    for (let line = await open(); line !== undefined; line = await open()) {
      state.turnUp()
      const { why, silentMs } = await watch(line, parts.waits.probeEveryMs, ending.signal)
      line.close()
      if (ending.signal.aborted) return
      state.turnDown()
      parts.onLost(why, silentMs)
      for (const listener of listeners) listener(silentMs)
    }
  }

  return {
    up: state.up,
    lost: state.lost,
    whenLost: (listener) => void listeners.add(listener),
    async begin() {
      running = run()
      // Where nobody is there yet, the start does not wait for them.
      await within(FIRST_MS, Promise.race([state.up(), running]))
      begun = true
    },
    async end() {
      ending.abort()
      state.end()
      await running.catch(() => {})
    },
  }
}

/** Longer than any probe takes, in milliseconds. */
const PROBE_MS = MINUTE

/** How long a start waits for the line, in milliseconds; it goes on opening behind it. */
const FIRST_MS = 3000

const pauseAfter = (attempt: number, pauses: readonly number[]): number =>
  pauses[Math.min(attempt, pauses.length - 1)] ?? 1000

/** Watches an open line until it is lost or given up. */
async function watch(
  line: OpenLine,
  everyMs: number,
  ending: AbortSignal,
): Promise<{ readonly why: unknown; readonly silentMs: number }> {
  const gone = AbortSignal.any([line.lost, ending])
  let good = monotonic()
  while (!gone.aborted) {
    await sleep(everyMs, gone)
    const asked = monotonic()
    if (gone.aborted) break
    const answers = await within(PROBE_MS, line.probe(), gone).catch(() => false)
    if (answers === true) good = asked
    else if (!gone.aborted) return { why: new Error('no answer'), silentMs: monotonic() - good }
  }
  return { why: line.lost.reason, silentMs: 0 }
}

/** Whether the line is up, as others wait for it. */
function createSwitch() {
  let current = AbortSignal.abort()
  let losing = new AbortController()
  let waiting = Promise.withResolvers<AbortSignal>()
  let once = false
  return {
    wasUp: () => once,
    up: () => (current.aborted ? waiting.promise : Promise.resolve(current)),
    lost: () => current,
    turnUp() {
      once = true
      losing = new AbortController()
      current = losing.signal
      waiting.resolve(current)
    },
    turnDown() {
      waiting = Promise.withResolvers()
      losing.abort()
    },
    /** Nobody waits any more: what is asked now fails by itself. */
    end() {
      waiting.resolve(new AbortController().signal)
    },
  }
}
