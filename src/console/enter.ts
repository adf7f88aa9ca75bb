/** Who acts on the page: in a rehearsal whoever was chosen of the staff, with a real account whoever a code has told. */

import { getCookie, setCookie } from 'hono/cookie'
import { html } from 'hono/html'
import { MINUTE } from '../base/spans.ts'
import type { PersonId } from '../feature.ts'
import type { Desk, Seat } from './desk.ts'
import { type Frame, renderPage, type Sheet } from './frame.ts'
import { createLimiter } from './limiter.ts'
import type { Sessions } from './sessions.ts'
import { callerOf, readForm, redirect, type Site, type Web } from './web.ts'

/** Somebody at work on the page. */
export interface Acting extends Seat {
  readonly person: PersonId
  /** Whom the page could act for instead; in a rehearsal only. */
  readonly others: readonly { readonly id: PersonId; readonly name: string }[]
}

/** Finds out who acts; `undefined` when nobody has said who they are, or may not enter any more. */
export type FindActing = (c: Web) => Promise<Acting | undefined>

const CHOSEN = 'qinwuyuan-as'
const ATTEMPTS = { most: 5, windowMs: 5 * MINUTE }
/** For all callers together: who guesses from many addresses guesses no faster. */
const ALL_ATTEMPTS = { most: 30, windowMs: 10 * MINUTE }
const ALL = 'all'

/** In a rehearsal: `POST /as` chooses another member of the staff. */
export function chooseActing(site: Site, desk: Desk): FindActing {
  site.post('/as', async (c) => {
    const person = (await readForm(c)).get('person') ?? ''
    setCookie(c, CHOSEN, person, { httpOnly: true, sameSite: 'Strict', path: '/' })
    return c.redirect('/office', 303)
  })
  return async (c) => {
    const others = await desk.staff()
    const one = others.find(({ id }) => String(id) === getCookie(c, CHOSEN)) ?? others[0]
    const seat = one && (await desk.seat(one.id))
    return seat && { ...seat, person: one.id, others }
  }
}

/** With a real account: `GET` and `POST /enter` take the code that the bot has sent in private. */
export function enterByCode(
  site: Site,
  frame: Frame,
  desk: Desk,
  {
    sessions,
    monotonic,
    hasChat,
  }: { readonly sessions: Sessions; readonly monotonic: () => number; readonly hasChat: boolean },
): FindActing {
  const attempts = createLimiter(ATTEMPTS, monotonic)
  const allAttempts = createLimiter(ALL_ATTEMPTS, monotonic)
  const form = (c: Web, refusal: string, status: 200 | 401 | 429) =>
    c.html(renderPage(frame, enterSheet(refusal, hasChat)), status)

  site.get('/enter', (c) => form(c, '', 200))
  site.post('/enter', async (c) => {
    if (!attempts.allows(callerOf(c)) || !allAttempts.allows(ALL)) {
      return form(c, '输错太多次了，请过十分钟再试。', 429)
    }
    attempts.count(callerOf(c))
    allAttempts.count(ALL)
    const person = await desk.redeem((await readForm(c)).get('code') ?? '')
    if (person === undefined)
      return form(c, `登录码不对，或者已经过时、用过了。${hasChat ? '请在微信里再要一个。' : ''}`, 401)
    attempts.forget(callerOf(c))
    sessions.begin(c, person)
    return c.redirect('/office', 303)
  })
  return async (c) => {
    const person = sessions.current(c)?.person
    const seat = person === undefined ? undefined : await desk.seat(person)
    return person === undefined || seat === undefined ? undefined : { ...seat, person, others: [] }
  }
}

/** `POST /logout`, wherever somebody can have come in. */
export function routeLogout(site: Site, sessions: Sessions): void {
  site.post('/logout', (c) => {
    sessions.end(c)
    return c.redirect('/', 303)
  })
}

const BY_CHAT = '在微信里私聊机器人，发“登录”，它会给您一个六位的登录码。'
const BY_HAND =
  '没有接微信号：管理员的登录码写在启动勤务员的窗口里，用过就换一个；别的同志的，请管理员在网页上说：给王芳登录码。'

/** Leads to where one says who one is. */
export const leadToEnter = (c: Web): Response => redirect(c, '/enter')

function enterSheet(refusal: string, hasChat: boolean): Sheet {
  const content = html`<main id="content" class="sheet login" tabindex="-1">
<h1>您是哪一位？</h1>
<p>${hasChat ? BY_CHAT : BY_HAND}</p>
<form method="post" action="/enter">
<label for="code">登录码</label>
<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="7" pattern="\\s*\\d{3}\\s?\\d{3}\\s*" required autofocus>
${refusal ? html`<p class="refusal" role="alert">${refusal}</p>` : ''}
<button class="send">进入</button>
</form></main>`
  return { title: '登录', path: '/enter', content, bare: true }
}
