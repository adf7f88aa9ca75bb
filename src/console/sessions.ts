/** Who has come in: in memory, so that all sessions end with the process. */

import { randomBytes } from 'node:crypto'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { HOUR } from '../base/spans.ts'
import type { PersonId } from '../feature.ts'
import type { Web } from './web.ts'

const COOKIE = 'qinwuyuan'
/** A working day. */
const SESSION_MS = 12 * HOUR
/** When there are more, the oldest session ends. */
const MOST_SESSIONS = 100

interface Session {
  readonly until: number
  /** Who it is, once a code has told. */
  readonly person?: PersonId
}

export interface Sessions {
  /** Begins a session under a new key, and ends the one that the browser had. */
  begin(c: Web, person?: PersonId): void
  /** The session that the browser has, while it lasts. */
  current(c: Web): { readonly person?: PersonId } | undefined
  end(c: Web): void
}

export function createSessions(monotonic: () => number): Sessions {
  const byKey = new Map<string, Session>()
  const drop = (key: string | undefined) => key !== undefined && byKey.delete(key)
  return {
    begin(c, person) {
      drop(getCookie(c, COOKIE))
      const oldest = byKey.keys().next()
      if (byKey.size >= MOST_SESSIONS && !oldest.done) byKey.delete(oldest.value)
      const key = randomBytes(32).toString('base64url')
      byKey.set(key, { until: monotonic() + SESSION_MS, ...(person === undefined ? {} : { person }) })
      setCookie(c, COOKIE, key, { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: SESSION_MS / 1000 })
    },
    current(c) {
      const session = byKey.get(getCookie(c, COOKIE) ?? '')
      return session && session.until > monotonic() ? session : undefined
    },
    end: (c) => void drop(deleteCookie(c, COOKIE)),
  }
}
