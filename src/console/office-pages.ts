/** The office's own pages: how things stand, the pages that features bring, and what staff say and are answered there. */
import { html, raw } from 'hono/html'
import { UserError } from '../base/errors.ts'
import type { Standing } from '../feature.ts'
import { controls, SAY, sentenceOf } from './controls.ts'
import type { Desk } from './desk.ts'
import { type Acting, type FindActing, leadToEnter } from './enter.ts'
import { type Frame, renderPage, renderPlace } from './frame.ts'
import { renderTalk, renderTalkPanel, type TalkView } from './talk-view.ts'
import { handFile, readUpload, type Upload } from './uploads.ts'
import { acknowledge, type Html, readForm, type Site, type Web } from './web.ts'

/** How the office stands, for people: 微信 在线, 待发消息 3条 … */
export interface StatusView {
  readonly lines: readonly Standing[]
  /** The code to log in with; `svg` is its picture, drawn by ourselves. */
  readonly code?: { readonly text: string; readonly svg?: string }
}

export interface OfficeParts {
  readonly frame: Frame
  readonly desk: Desk
  readonly acting: FindActing
  readonly status: () => Promise<StatusView>
  /** The office's clock and zone. */
  readonly now: () => Date
  readonly zone: string
}

/** `GET /office` and `GET /office/:path`, what is said beside them, and without a rehearsal `GET /` too. */
export function routeOffice(site: Site, parts: OfficeParts): void {
  const { frame, desk, acting } = parts
  const showStatus = async (c: Web) => {
    const who = await acting(c)
    return showSheet(c, parts, who, '办公室近况', async () => renderStatus(await parts.status(), who?.pages ?? []))
  }
  site.get('/office', showStatus)
  if (!frame.rehearsal) site.get('/', showStatus)
  routeTalk(site, parts)
  for (const page of frame.pages) {
    site.get(`/office/${page.path}`, async (c) => {
      const who = await acting(c)
      if (who === undefined) return leadToEnter(c)
      const { file, ...query } = c.req.query()
      if (file !== undefined) return showFile(c, await desk.pageFile(page, who.person, { query, key: file }))
      const draw = () => desk.view(page, who.person, { query: c.req.query(), controls })
      return showSheet(c, parts, who, page.title, async () => (await draw()) ?? refusal())
    })
  }
}

/** `POST /office/say`, `GET /office/talk`, `GET /office/file`. */
function routeTalk(site: Site, { desk, acting, now, zone }: OfficeParts): void {
  site.post(SAY, async (c) => {
    const who = await acting(c)
    if (who === undefined) return leadToEnter(c)
    const hasFile = c.req.header('Content-Type')?.startsWith('multipart/form-data')
    const { fields, file } = hasFile ? await readUpload(c) : { fields: await readForm(c), file: undefined }
    const text = sentenceOf(fields)
    if (hasFile && file === undefined && text === '') throw new UserError('no-file', '还没有选文件。')
    await desk.say(who.person, {
      once: fields.get('once') ?? '',
      text,
      ...(file === undefined ? {} : { file }),
    })
    return acknowledge(c, '/office')
  })
  site.get('/office/talk', async (c) => {
    const who = await acting(c)
    if (who === undefined) return leadToEnter(c)
    return c.html(renderTalk({ ...(await desk.talk(who.person)), now: now(), zone }))
  })
  site.get('/office/file', async (c) => {
    const who = await acting(c)
    if (who === undefined) return leadToEnter(c)
    return showFile(c, await desk.fileOf(who.person, Number(c.req.query('answer')) || 0))
  })
}

function showFile(c: Web, file: Upload | undefined): Response {
  if (file === undefined) throw new UserError('no-such-file', '这个文件已经不在了，请重新办一次。')
  return handFile(c, file)
}

/** A page with the list of pages beside it, and what is said beside both. It follows what happens, without being reloaded. */
async function showSheet(
  c: Web,
  parts: OfficeParts,
  who: Acting | undefined,
  title: string,
  draw: () => Promise<Html>,
): Promise<Response> {
  const { frame, desk, now, zone } = parts
  const { pathname, search } = new URL(c.req.url)
  const seen = frame.live.version()
  const body = await draw()
  const talk: TalkView | undefined = who && { ...(await desk.talk(who.person)), now: now(), zone }
  const clock = frame.rehearsal ? html` hx-select-oob="#office-time:innerHTML"` : ''
  const here = pathname === '/' ? '/office' : pathname
  const content = html`<div class="office">
${renderPages(who, here)}
<main id="content" class="sheet" tabindex="-1" hx-get="${pathname}${search}" hx-trigger="sse:changed, changed from:body" hx-select="#content"${clock} hx-swap="outerHTML"><h1>${title}</h1>${body}</main>
${who && talk ? renderTalkPanel(who.name, talk) : ''}
</div>`
  return c.html(renderPage(frame, { title, path: '/office', content, seen, within: who !== undefined }))
}

function renderPages(who: Acting | undefined, here: string): Html {
  const pages = (who?.pages ?? []).map((page) => ({ title: page.title, path: `/office/${page.path}` }))
  const places = [{ path: '/office', title: '近况' }, ...pages]
  return html`<nav class="pages" aria-label="办公室页面">${places.map((place) => renderPlace(place.path, place.title, place.path === here))}
${who === undefined ? html`<a href="/enter">登录后办事</a>` : renderChoice(who)}</nav>`
}

/** In a rehearsal one may be any member of the staff. */
function renderChoice({ person, others }: Acting): Html {
  if (others.length < 2) return html``
  return html`<form class="as" method="post" action="/as"><label for="as">您是谁</label><select id="as" name="person" data-submits>${others.map(
    ({ id, name }) => html`<option value="${id}"${id === person ? html` selected` : ''}>${name}</option>`,
  )}</select><noscript><button>换</button></noscript></form>`
}

const refusal = (): Html => html`<p>您没有看这一页的权限。要看请找管理员。</p>`

function renderStatus(status: StatusView, pages: Acting['pages']): Html {
  return html`<dl class="status">${status.lines.map(
    (line) => html`<div class="${line.state}"><dt>${line.label}</dt><dd>${renderValue(line, pages)}</dd></div>`,
  )}</dl>${status.code ? renderCode(status.code) : ''}`
}

/** It leads to the page that shows them, where there are some and whoever looks has that page. */
function renderValue({ value, state, on }: Standing, pages: Acting['pages']): Html {
  const isTheirs = on !== undefined && state !== 'good' && pages.some(({ path }) => path === on.split('?')[0])
  return isTheirs ? html`<a href="/office/${on}">${value}</a>` : html`${value}`
}

function renderCode({ text, svg }: NonNullable<StatusView['code']>): Html {
  const picture =
    svg === undefined ? '' : html`<div class="code-picture" role="img" aria-label="登录二维码">${raw(svg)}</div>`
  return html`<section class="code"><h2>扫码登录</h2><p>打开手机微信的“扫一扫”，扫下面的码。</p>${picture}<p class="code-text">${text}</p></section>`
}
