/** All routes of the console, in the order in which a request passes them. */
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { errorText, UserError } from '../base/errors.ts'
import type { Log } from '../base/log.ts'
import type { Office, Page } from '../feature.ts'
import { serveAssets } from './assets.ts'
import { type ClockBar, createClockBar, routeClock } from './clock-bar.ts'
import type { Desk } from './desk.ts'
import { chooseActing, enterByCode, routeLogout } from './enter.ts'
import { type Frame, renderPage } from './frame.ts'
import { calmPosts, ownName, safeHeaders, sameOrigin, smallBodies } from './guard.ts'
import { createLive, type Live } from './live.ts'
import { requireLogin } from './login.ts'
import { routeOffice, type StatusView } from './office-pages.ts'
import { routePhones } from './phone-page.ts'
import type { Rehearsal } from './rehearsal.ts'
import { createSessions } from './sessions.ts'
import { type Site, type Web, type WebEnv, wantsPiece } from './web.ts'

export interface SiteOptions {
  /** Without one only this machine's own names are answered. */
  readonly password?: string | undefined
  /** What stands in the header and the window's title: 勤务员. */
  readonly title: string
  readonly office: Office
  readonly pages: readonly Page[]
  readonly desk: Desk
  /** The office's clock. */
  readonly now: () => Date
  /** Calls the listener whenever something has changed that a page may show; returns how to stop. */
  readonly subscribe: (listener: () => void) => () => void
  /** Absent with a real account: then neither phones nor a movable clock exist, not even their routes. */
  readonly rehearsal?: Rehearsal | undefined
  /** False: there is no chat account, so that nobody is sent a code to enter by. */
  readonly hasChat?: boolean
  readonly status: () => Promise<StatusView>
  /** Larger files are not taken, in bytes. */
  readonly mostFileBytes: number
  readonly log: Log
  /** Milliseconds that only ever grow, for sessions and limits. */
  readonly monotonic: () => number
}

/** The web site, not yet listening; `close` ends its streams and its subscription, so that a server can stop at once. */
export function createSite(options: SiteOptions): { site: Site; close(): void } {
  const { desk, monotonic, password, rehearsal } = options
  const { zone } = options.office
  const site: Site = new Hono<WebEnv>()
  site.use(safeHeaders, ownName(password !== undefined), sameOrigin)
  const assets = serveAssets(site)
  const { clockBar, live, close } = follow(options)
  const frame: Frame = {
    title: options.title,
    assets,
    pages: options.pages,
    hasPassword: password !== undefined,
    live,
    rehearsal: clockBar && { clockBar },
  }
  site.use(calmPosts(monotonic), smallBodies(options.mostFileBytes))
  const sessions = createSessions(monotonic)
  if (password !== undefined) requireLogin(site, frame, password, { sessions, monotonic })
  routeLogout(site, sessions)
  site.get('/live', (c) => live.stream(c))
  if (rehearsal && clockBar) routeRehearsal(site, frame, rehearsal, clockBar, zone)
  const acting = rehearsal
    ? chooseActing(site, desk)
    : enterByCode(site, frame, desk, { sessions, monotonic, hasChat: options.hasChat ?? true })
  routeOffice(site, { frame, desk, acting, status: options.status, now: options.now, zone })
  site.notFound((c) => explain(c, frame, '没有这个页面', '请从上面的菜单重新选。', 404))
  site.onError((error, c) => explainError(error, c, frame, options.log))
  return { site, close }
}

/** The live line, kept up to date until `close`, and the clock of a rehearsal. */
function follow({ rehearsal, office, subscribe }: SiteOptions) {
  const clockBar = rehearsal && createClockBar(rehearsal, office.zone, () => live)
  const live: Live = createLive(async () => (clockBar ? String(await clockBar.renderTime()) : ''))
  const ends = [subscribe(live.changed), ...(rehearsal ? [rehearsal.subscribe(live.changed)] : [])]
  const close = () => {
    for (const end of ends) end()
    live.close()
  }
  return { clockBar, live, close }
}

function routeRehearsal(site: Site, frame: Frame, rehearsal: Rehearsal, clockBar: ClockBar, zone: string): void {
  routeClock(site, clockBar, rehearsal, zone)
  routePhones(site, frame, rehearsal, clockBar, zone)
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
