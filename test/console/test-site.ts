/** A site over a fake rehearsal, and requests as a browser on this machine makes them. */
import { html } from 'hono/html'
import { silentLog } from '../../src/base/log.ts'
import { createSite, type SiteOptions } from '../../src/console/site.ts'
import type { Page } from '../../src/feature.ts'
import { createFakeDesk } from './fake-desk.ts'
import { START, ZONE } from './fake-rehearsal.ts'

export const HOST = '127.0.0.1:3000'
const OFFICE = { name: '某某公司退休职工服务办公室', phone: '0000-0000000', zone: ZONE }
export const PAGES: readonly Page[] = [
  { path: 'activities', title: '活动', needs: 'activity.view', view: async () => await html`不会从这里画` },
]

/** Everything a console wants, for a real account unless a rehearsal is handed in. */
export function siteOptions(given: Partial<SiteOptions> = {}): SiteOptions {
  return {
    title: '勤务员',
    office: OFFICE,
    pages: PAGES,
    desk: createFakeDesk(PAGES),
    now: () => START,
    subscribe: () => () => {},
    status: async () => ({
      lines: [
        { label: '微信', value: '在线', state: 'good' },
        { label: '满员的活动', value: '2个', state: 'attention', on: 'activities?state=full' },
      ],
    }),
    log: silentLog,
    mostFileBytes: 2 ** 20,
    monotonic: () => 0,
    ...given,
  }
}

/** `get` and `post` answer like the server; `post` comes from the site's own page unless told otherwise. */
export function openSite(given: Partial<SiteOptions> = {}) {
  const { site, close } = createSite(siteOptions(given))
  return {
    close,
    get: async (path: string, headers: Readonly<Record<string, string>> = {}) =>
      site.request(path, { headers: { Host: HOST, ...headers } }),
    post: async (
      path: string,
      fields: Readonly<Record<string, string>>,
      headers: Readonly<Record<string, string>> = {},
      remoteAddress = '127.0.0.1',
    ) =>
      site.request(
        path,
        {
          method: 'POST',
          headers: {
            Host: HOST,
            Origin: `http://${HOST}`,
            'Content-Type': 'application/x-www-form-urlencoded',
            'HX-Request': 'true',
            ...headers,
          },
          body: new URLSearchParams(fields).toString(),
        },
        { incoming: { socket: { remoteAddress } } },
      ),
    /** A form with a file. */
    upload: async (path: string, fields: Readonly<Record<string, string>>, file: File | undefined) => {
      const body = new FormData()
      for (const [name, value] of Object.entries(fields)) body.append(name, value)
      if (file) body.append('file', file)
      const headers = { Host: HOST, Origin: `http://${HOST}`, 'HX-Request': 'true' }
      return site.request(path, { method: 'POST', headers, body })
    },
  }
}
