/** What all pages have in common: head, banner, clock, navigation and the places where notes appear. */
import { html } from 'hono/html'
import type { Page } from '../feature.ts'
import type { AssetUrl } from './assets.ts'
import type { ClockBar } from './clock-bar.ts'
import type { Live } from './live.ts'
import type { Html } from './web.ts'

/** htmx without eval and inline styles, as the content policy wants it; the words of a refusal go to the notice. */
const HTMX_CONFIG = JSON.stringify({
  allowEval: false,
  includeIndicatorStyles: false,
  responseHandling: [
    { code: '204', swap: false },
    { code: '[23]..', swap: true },
    { code: '[45]..', swap: true, error: true, target: '#notice', swapOverride: 'innerHTML' },
  ],
})

export interface Frame {
  readonly title: string
  readonly assets: AssetUrl
  readonly pages: readonly Page[]
  readonly hasPassword: boolean
  readonly live: Live
  /** There only in a rehearsal. */
  readonly rehearsal: { readonly clockBar: ClockBar } | undefined
}

/** One page: its own title, the address that the navigation marks as current, and what stands below the header. */
export interface Sheet {
  readonly title: string
  readonly path: string
  readonly content: Html
  /** What the page has seen: the version of the live line from before its content was read. */
  readonly seen?: string | undefined
  /** For who has not come in yet: neither clock nor navigation, and nothing live. */
  readonly bare?: boolean
  /** Somebody has said who they are: they may leave again. */
  readonly within?: boolean
}

/** A whole HTML document. */
export function renderPage(frame: Frame, sheet: Sheet): Html {
  const { rehearsal } = frame
  const within = sheet.bare ? undefined : rehearsal
  const seen = sheet.seen ?? frame.live.version()
  const listen = sheet.bare ? '' : html` hx-ext="sse" sse-connect="/live?seen=${seen}"`
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="htmx-config" content="${HTMX_CONFIG}">
<title>${rehearsal ? '【演练】' : ''}${sheet.title} · ${frame.title}</title>
<link rel="icon" href="${frame.assets('icon.svg')}">
<link rel="stylesheet" href="${frame.assets('console.css')}">
<script src="${frame.assets('htmx.js')}" defer></script>
<script src="${frame.assets('sse.js')}" defer></script>
<script src="${frame.assets('console.js')}" defer></script>
</head>
<body${listen}>
<a class="skip" href="#content">跳到正文</a>
<header class="top">
<p class="brand">${rehearsal ? html`<strong class="drill">演练</strong>` : ''}<span>${frame.title}</span></p>
${within ? within.clockBar.render() : ''}
${sheet.bare ? '' : renderNavigation(frame, sheet)}
</header>
<div id="notice" role="alert"></div>
<p id="line" role="status" hidden>连接断开了，正在重新连接……</p>
${sheet.content}
</body>
</html>`
}

function renderNavigation(frame: Frame, { path, within = false }: Sheet): Html {
  const places = [...(frame.rehearsal ? [{ path: '/', title: '手机' }] : []), { path: '/office', title: '办公室' }]
  const isHere = (place: string) => (place === '/' ? path === '/' : path.startsWith(place))
  return html`<nav class="places" aria-label="主要页面">
${places.map((place) => renderPlace(place.path, place.title, isHere(place.path)))}
${frame.hasPassword || (within && !frame.rehearsal) ? html`<form method="post" action="/logout"><button class="quiet">退出</button></form>` : ''}
</nav>`
}

/** A link of a navigation, marked where it leads to the page that is shown. */
export function renderPlace(path: string, title: string, here: boolean): Html {
  return html`<a href="${path}"${here ? html` aria-current="page"` : ''}>${title}</a>`
}
