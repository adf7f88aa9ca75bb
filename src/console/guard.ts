/** What every request must pass before it is answered. */
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { UserError } from '../base/errors.ts'
import { createLimiter } from './limiter.ts'
import { callerOf, type WebEnv } from './web.ts'

/** Names by which a machine calls itself. */
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]', '::1'])

/** 10,000 characters take up to 12 bytes each in a form, with room for the other fields. */
const MOST_BYTES = 160_000
const POSTS = { most: 100, windowMs: 10_000 }

const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'X-Frame-Options': 'DENY',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  // Not no-referrer: with it browsers hide the origin of a form, which `sameOrigin` needs.
  'Referrer-Policy': 'same-origin',
  'Cache-Control': 'no-store',
}

/** Is this an address that only this machine can reach? */
export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host)
}

/** Headers that keep the page from being framed, fed with foreign scripts or left behind in caches. */
export const safeHeaders: MiddlewareHandler<WebEnv> = async (c, next) => {
  for (const [name, value] of Object.entries(HEADERS)) c.header(name, value)
  await next()
}

/**
 * Without a password only the machine's own names are answered, else a foreign site could point its own name at
 * 127.0.0.1 and read the page (DNS rebinding). With one the session's cookie does that: it belongs to the name it was
 * given under.
 */
export function ownName(hasPassword: boolean): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    const name = URL.parse(`http://${c.req.header('Host') ?? ''}`)?.hostname
    if (name === undefined || (!hasPassword && !isLoopback(name))) {
      return c.text('请在本机用 http://127.0.0.1 开头的地址打开。', 403)
    }
    return next()
  }
}

/** Only pages of this console may change anything. */
export const sameOrigin: MiddlewareHandler<WebEnv> = async (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
  const site = c.req.header('Sec-Fetch-Site')
  const origin = URL.parse(c.req.header('Origin') ?? '')?.host
  const own = site === undefined ? origin === c.req.header('Host') : site === 'same-origin'
  return own ? next() : c.text('这个请求来自别的网站，没有执行。', 403)
}

/** Larger bodies are refused before they are read: forms of words, and forms with a file of at most `mostFileBytes`. */
export function smallBodies(mostFileBytes: number): MiddlewareHandler<WebEnv> {
  const words = bodyLimit({
    maxSize: MOST_BYTES,
    onError: () => {
      throw new UserError('too-long', '内容太长了，没有发出。一条消息最多10000字，请分几条发。')
    },
  })
  const file = bodyLimit({
    maxSize: mostFileBytes + MOST_BYTES,
    onError: () => {
      throw new UserError('file-too-large', `文件太大了，最多${Math.floor(mostFileBytes / 2 ** 20)}兆，没有收下。`)
    },
  })
  return (c, next) => (c.req.header('Content-Type')?.startsWith('multipart/form-data') ? file(c, next) : words(c, next))
}

/** Keeps a stuck key or a script from drowning the office. */
export function calmPosts(monotonic: () => number): MiddlewareHandler<WebEnv> {
  const posts = createLimiter(POSTS, monotonic)
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    if (!posts.allows(callerOf(c))) return c.text('点得太快了，请过几秒再试。', 429)
    posts.count(callerOf(c))
    return next()
  }
}
