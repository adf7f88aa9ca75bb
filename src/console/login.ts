/** The one password of the console, for when it can be reached from other machines. */

import { createHash, timingSafeEqual } from 'node:crypto'
import { html } from 'hono/html'
import { MINUTE } from '../base/spans.ts'
import { type Frame, renderPage, type Sheet } from './frame.ts'
import { createLimiter } from './limiter.ts'
import type { Sessions } from './sessions.ts'
import { callerOf, readForm, redirect, type Site, type Web } from './web.ts'

const ATTEMPTS = { most: 5, windowMs: 5 * MINUTE }

const digest = (words: string) => createHash('sha256').update(words).digest()

/** Asks for the password before anything that is registered after it. */
export function requireLogin(
  site: Site,
  frame: Frame,
  password: string,
  { sessions, monotonic }: { readonly sessions: Sessions; readonly monotonic: () => number },
): void {
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
    sessions.begin(c)
    return c.redirect('/', 303)
  })
  site.use(async (c, next) => (sessions.current(c) ? next() : redirect(c, '/login')))
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
