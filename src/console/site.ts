/** All routes of the console, in the order in which a request passes them. */
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { errorText, UserError } from '../base/errors.ts'
import type { Log } from '../base/log.ts'
import type { Office, Page } from '../feature.ts'
import { serveAssets } from './assets.ts'
import { createClockBar, routeClock } from './clock-bar.ts'
import { type Frame, renderPage } from './frame.ts'
import { calmPosts, ownName, safeHeaders, sameOrigin, smallBodies } from './guard.ts'
import { createLive, type Live } from './live.ts'
import { requireLogin } from './login.ts'
import { routeOffice, type StatusView, type ViewPage } from './office-pages.ts'
import { routePhones } from './phone-page.ts'
import type { Rehearsal } from './rehearsal.ts'
import { type Site, type Web, type WebEnv, wantsPiece } from './web.ts'

export interface SiteOptions {
  /** Without one only this machine's own names are answered. */
  readonly password?: string | undefined
  /** What stands in the header and the window's title: 勤务员. */
  readonly title: string
  readonly office: Office
  readonly pages: readonly Page[]
  readonly viewPage: ViewPage
  /** Absent with a real account: then neither phones nor a movable clock exist, not even their routes. */
  readonly rehearsal?: Rehearsal | undefined
  readonly status: () => Promise<StatusView>
  readonly log: Log
  /** Milliseconds that only ever grow, for sessions and limits. */
  readonly monotonic: () => number
}

/** The web site, not yet listening; `close` ends its streams and its subscription, so that a server can stop at once. */
export function createSite(options: SiteOptions): { site: Site; close(): void } {
  const site: Site = new Hono<WebEnv>()
  site.use(safeHeaders, ownName(options.password !== undefined), sameOrigin)
  const assets = serveAssets(site)
  const rehearsed = options.rehearsal && followRehearsal(options.rehearsal, options.office.zone)
  const frame: Frame = {
    title: options.title,
    assets,
    pages: options.pages,
    hasPassword: options.password !== undefined,
    rehearsal: rehearsed,
  }
  site.use(calmPosts(options.monotonic), smallBodies)
  if (options.password !== undefined) requireLogin(site, frame, options.password, options.monotonic)
  if (options.rehearsal && rehearsed) routeRehearsal(site, frame, options.rehearsal, rehearsed, options.office.zone)
  routeOffice(site, frame, options.viewPage, options.status)
  site.notFound((c) => explain(c, frame, '没有这个页面', '请从上面的菜单重新选。', 404))
  site.onError((error, c) => explainError(error, c, frame, options.log))
  return { site, close: () => rehearsed?.close() }
}

/** The clock and the live line of a rehearsal, kept up to date until `close`. */
function followRehearsal(rehearsal: Rehearsal, zone: string) {
  const clockBar = createClockBar(rehearsal, zone, () => live)
  const live: Live = createLive(async () => String(await clockBar.renderTime()))
  const unsubscribe = rehearsal.subscribe(() => live.changed())
  const close = () => {
    unsubscribe()
    live.close()
  }
  return { clockBar, live, close }
}

function routeRehearsal(
  site: Site,
  frame: Frame,
  rehearsal: Rehearsal,
  rehearsed: ReturnType<typeof followRehearsal>,
  zone: string,
): void {
  site.get('/live', (c) => rehearsed.live.stream(c))
  routeClock(site, rehearsed.clockBar, rehearsal, zone)
  routePhones(site, frame, rehearsal, rehearsed.clockBar, zone)
}

/** A `UserError` is shown in its own words; anything else is logged and owned up to. */
function explainError(error: Error, c: Web, frame: Frame, log: Log) {
  if (error instanceof UserError) return explain(c, frame, '没有办成', error.message, 422)
  log.error({ path: c.req.path, error: errorText(error) }, 'console request failed')
  return explain(c, frame, '出了点问题', '这一步没有办成，请再试一次；还不行请告诉管理员。', 500)
}

function explain(c: Web, frame: Frame, title: string, words: string, status: ContentfulStatusCode) {
  if (wantsPiece(c)) return c.html(html`<p>${words}</p>`, status)
  const content = html`<main id="content" class="sheet" tabindex="-1"><h1>${title}</h1><p>${words}</p></main>`
  return c.html(renderPage(frame, { title, path: c.req.path, content }), status)
}
