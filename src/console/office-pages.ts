/** The office's own pages: how things stand, and the pages that features bring. */
import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Page } from '../feature.ts'
import { type Frame, renderPage, renderPlace } from './frame.ts'
import type { Html, Site, Web } from './web.ts'

/** One line of how things stand; `state` colours it, the words alone must say it too. */
export interface StatusLine {
  readonly label: string
  readonly value: string
  readonly state: 'plain' | 'good' | 'attention' | 'trouble'
}

/** How the office stands, for people: 微信 在线, 待发消息 3条 … */
export interface StatusView {
  readonly lines: readonly StatusLine[]
  /** The code to log in with; `svg` is its picture, drawn by ourselves. */
  readonly code?: { readonly text: string; readonly svg?: string }
}

/** Draws a feature's page; the app opens the transaction and checks the right. */
export type ViewPage = (page: Page, query: Readonly<Record<string, string>>) => Promise<HtmlEscapedString>

/** `GET /office` and `GET /office/:path`; without a rehearsal `GET /` too. */
export function routeOffice(site: Site, frame: Frame, viewPage: ViewPage, status: () => Promise<StatusView>): void {
  const showStatus = (c: Web) => showSheet(c, frame, '办公室近况', async () => renderStatus(await status()))
  site.get('/office', showStatus)
  if (!frame.rehearsal) site.get('/', showStatus)
  for (const page of frame.pages) {
    site.get(`/office/${page.path}`, (c) => showSheet(c, frame, page.title, () => viewPage(page, c.req.query())))
  }
}

/** A page with the list of pages beside it. In a rehearsal it follows what happens, without being reloaded. */
async function showSheet(c: Web, frame: Frame, title: string, draw: () => Promise<Html>): Promise<Response> {
  const { pathname, search } = new URL(c.req.url)
  const seen = frame.rehearsal?.live.version()
  const body = await draw()
  const follow =
    frame.rehearsal &&
    html` hx-get="${pathname}${search}" hx-trigger="sse:changed" hx-select="#content" hx-select-oob="#office-time:innerHTML" hx-swap="outerHTML"`
  const places = [
    { path: '/office', title: '近况' },
    ...frame.pages.map((page) => ({ ...page, path: `/office/${page.path}` })),
  ]
  const here = pathname === '/' ? '/office' : pathname
  const content = html`<div class="office">
<nav class="pages" aria-label="办公室页面">${places.map((place) => renderPlace(place.path, place.title, place.path === here))}</nav>
<main id="content" class="sheet" tabindex="-1"${follow ?? ''}><h1>${title}</h1>${body}</main>
</div>`
  return c.html(renderPage(frame, { title, path: '/office', content, seen }))
}

function renderStatus(status: StatusView): Html {
  return html`<dl class="status">${status.lines.map(
    (line) => html`<div class="${line.state}"><dt>${line.label}</dt><dd>${line.value}</dd></div>`,
  )}</dl>${status.code ? renderCode(status.code) : ''}`
}

function renderCode({ text, svg }: NonNullable<StatusView['code']>): Html {
  const picture =
    svg === undefined ? '' : html`<div class="code-picture" role="img" aria-label="登录二维码">${raw(svg)}</div>`
  return html`<section class="code"><h2>扫码登录</h2><p>打开手机微信的“扫一扫”，扫下面的码。</p>${picture}<p class="code-text">${text}</p></section>`
}
