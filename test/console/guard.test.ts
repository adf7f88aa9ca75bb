import { describe, expect, it } from 'vitest'
import { createFakeRehearsal } from './fake-rehearsal.ts'
import { HOST, openSite } from './test-site.ts'

const SAY = { as: 'zhang-san', chat: 'bot', kind: 'text', text: '我去' }

describe('names by which the console answers', () => {
  it.each([
    ['127.0.0.1:3000', 200],
    ['localhost:3000', 200],
    ['[::1]:3000', 200],
    ['evil.example:3000', 403],
    ['127.0.0.1.evil.example', 403],
    ['192.168.1.5:3000', 403],
    ['', 403],
  ])('without a password %j gives %i', async (host, status) => {
    expect((await openSite().get('/', { Host: host })).status).toBe(status)
  })

  it('with a password any name leads to the login', async () => {
    const answer = await openSite({ password: 'long enough' }).get('/', { Host: 'office.example' })
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/login'])
  })
})

describe('where a change may come from', () => {
  it.each([
    ['the own page', {}, 204],
    ['another site', { Origin: 'http://evil.example' }, 403],
    ['another port of this machine', { Origin: 'http://127.0.0.1:9999' }, 403],
    ['a sandboxed frame', { Origin: 'null' }, 403],
    ['nowhere', { Origin: '' }, 403],
    ['another site, as the browser says', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['a neighbouring site, as the browser says', { 'Sec-Fetch-Site': 'same-site' }, 403],
    ['the own page, as the browser says', { 'Sec-Fetch-Site': 'same-origin' }, 204],
  ])('%s', async (_, headers, status) => {
    const rehearsal = createFakeRehearsal()
    expect((await openSite({ rehearsal }).post('/say', SAY, headers)).status).toBe(status)
    expect(rehearsal.said).toHaveLength(status === 204 ? 1 : 0)
  })

  it('a body that is no form of ours is refused', async () => {
    const answer = await openSite({ rehearsal: createFakeRehearsal() }).post('/say', SAY, {
      'Content-Type': 'text/plain',
    })
    expect(answer.status).toBe(422)
  })
})

it('sends headers that allow neither foreign scripts nor frames, nor keeping', async () => {
  const { headers } = await openSite().get('/')
  expect(headers.get('Content-Security-Policy')).toMatch(/default-src 'none'; script-src 'self'; style-src 'self';/)
  expect(headers.get('Content-Security-Policy')).not.toContain('unsafe')
  expect(headers.get('X-Frame-Options')).toBe('DENY')
  expect(headers.get('Cache-Control')).toBe('no-store')
})

it('has no script or style inside its pages', async () => {
  const page = await (await openSite({ rehearsal: createFakeRehearsal() }).get('/?as=zhang-san')).text()
  expect(page).not.toMatch(/<style|style=|<script>|<script(?![^>]* src=)| on[a-z]+=|hx-on/)
})

it('refuses a body that is far too large, in words', async () => {
  const answer = await openSite({ rehearsal: createFakeRehearsal() }).post('/say', {
    ...SAY,
    text: '好'.repeat(60_000),
  })
  expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('没有发出')])
})

it('after a hundred posts within ten seconds asks to wait, then goes on', async () => {
  let ms = 0
  const { post } = openSite({ rehearsal: createFakeRehearsal(), monotonic: () => ms })
  const post100 = await Promise.all(Array.from({ length: 100 }, () => post('/say', SAY)))
  expect(post100.every((answer) => answer.status === 204)).toBe(true)
  expect((await post('/say', SAY)).status).toBe(429)
  ms = 10_001
  expect((await post('/say', SAY)).status).toBe(204)
})

it('serves what pages load, for ever under the same address', async () => {
  const { get } = openSite()
  const page = await (await get('/')).text()
  const urls = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '')
  expect(urls).toHaveLength(5)
  for (const url of urls) {
    const answer = await get(url, { Host: HOST })
    expect([url, answer.status, answer.headers.get('Cache-Control')]).toEqual([
      url,
      200,
      expect.stringContaining('immutable'),
    ])
  }
})
