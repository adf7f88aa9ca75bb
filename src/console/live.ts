/** Tells open pages that something changed, by server-sent events; a page then fetches what is new. */
import { streamSSE } from 'hono/streaming'
import { sleep } from '../base/clock.ts'
import { randomIds } from '../base/ids.ts'
import type { Web } from './web.ts'

/** Changes that come thick and fast (a broadcast, a moving clock) reach a page at most this often. */
const PAUSE_MS = 150
/** How often a quiet line is used, so that a dead one is noticed; carries the office's time. */
const HEARTBEAT_MS = 10_000
/** How long a browser waits before it connects again, after a restart of the office. */
const RECONNECT_MS = 1_000

export interface Live {
  /** A page tells with it what it has seen already, so that nothing is missed between drawing and listening. */
  version(): string
  changed(): void
  stream(c: Web): Response
  /** Ends all streams, at once. */
  close(): void
}

/** `heartbeat` gives the text that is sent as the event `time` when nothing has changed for a while. */
export function createLive(heartbeat: () => Promise<string>): Live {
  // The name of this start stands in the version: after a restart every page is out of date.
  const start = randomIds()
  const closing = new AbortController()
  const waiting = new Set<AbortController>()
  let changes = 0
  const version = () => `${start}.${changes}`
  const wakeAll = () => {
    for (const wait of waiting) wait.abort()
    waiting.clear()
  }

  const stream = (c: Web) =>
    streamSSE(c, async (events) => {
      let seen = c.req.query('seen')
      let wait = new AbortController()
      events.onAbort(() => wait.abort())
      await events.writeSSE({ event: 'hello', data: '', retry: RECONNECT_MS })
      while (!closing.signal.aborted && !events.aborted) {
        if (seen !== version()) {
          seen = version()
          await events.writeSSE({ event: 'changed', data: '' })
          await sleep(PAUSE_MS, closing.signal)
          continue
        }
        wait = new AbortController()
        waiting.add(wait)
        await sleep(HEARTBEAT_MS, wait.signal)
        if (!waiting.delete(wait)) continue
        await events.writeSSE({ event: 'time', data: await heartbeat() })
      }
    })

  return {
    version,
    stream,
    changed() {
      changes += 1
      wakeAll()
    },
    close() {
      closing.abort()
      wakeAll()
    },
  }
}
