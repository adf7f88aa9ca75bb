/** The one password of the console, for when it can be reached from other machines. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { html } from 'hono/html'
import { type Frame, renderPage, type Sheet } from './frame.ts'
import { createLimiter } from './limiter.ts'
import { callerOf, readForm, type Site, type Web, wantsPiece } from './web.ts'

const COOKIE = 'qinwuyuan'
/** A working day; sessions live in memory and end with the process. */
const SESSION_MS = 12 * 3_600_000
const ATTEMPTS = { most: 5, windowMs: 5 * 60_000 }
/** When there are more, the oldest session ends. */
const MOST_SESSIONS = 100

const digest = (words: string) => createHash('sha256').update(words).digest()

/** Asks for the password before anything that is registered after it. */
export function requireLogin(site: Site, frame: Frame, password: string, monotonic: () => number): void {
  const sessions = createSessions(monotonic)
  const attempts = createLimiter(ATTEMPTS, monotonic)
  const form = (c: Web, refusal: string, status: 200 | 401 | 429) =>
    c.html(renderPage(frame, loginSheet(refusal)), status)

  site.get('/login', (c) => form(c, '', 200))
  site.post('/login', async (c) => {
    if (!attempts.allows(callerOf(c))) return form(c, '输错太多次了，请过五分钟再试。', 429)
    // Digests have one length, so the comparison takes the same time whatever was typed.
    if (!timingSafeEqual(digest((await readForm(c)).get('password') ?? ''), digest(password))) {
      attempts.count(callerOf(c))
      return form(c, '密码不对，请再输一次。', 401)
    }
    attempts.forget(callerOf(c))
    setCookie(c, COOKIE, sessions.open(), { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: SESSION_MS / 1000 })
    return c.redirect('/', 303)
  })
  site.use(async (c, next) => {
    if (sessions.isOpen(getCookie(c, COOKIE))) return next()
    if (wantsPiece(c)) return c.body(null, 401, { 'HX-Redirect': '/login' })
    return c.redirect('/login', 303)
  })
  site.post('/logout', (c) => {
    sessions.end(deleteCookie(c, COOKIE))
    return c.redirect('/login', 303)
  })
}

function createSessions(monotonic: () => number) {
  const untilByKey = new Map<string, number>()
  return {
    open(): string {
      const oldest = untilByKey.keys().next()
      if (untilByKey.size >= MOST_SESSIONS && !oldest.done) untilByKey.delete(oldest.value)
      const key = randomBytes(32).toString('base64url')
      untilByKey.set(key, monotonic() + SESSION_MS)
      return key
    },
    isOpen: (key: string | undefined) => key !== undefined && (untilByKey.get(key) ?? 0) > monotonic(),
    end: (key: string | undefined) => key !== undefined && untilByKey.delete(key),
  }
}

function loginSheet(refusal: string): Sheet {
  const content = html`<main id="content" class="sheet login" tabindex="-1">
<h1>请输入密码</h1>
<form method="post" action="/login">
<label for="password">密码</label>
<input id="password" type="password" name="password" autocomplete="current-password" required autofocus>
${refusal ? html`<p class="refusal" role="alert">${refusal}</p>` : ''}
<button class="send">进入</button>
</form></main>`
  return { title: '登录', path: '/login', content, bare: true }
}
