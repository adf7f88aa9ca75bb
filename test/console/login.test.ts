import { describe, expect, it } from 'vitest'
import { createFakeRehearsal } from './fake-rehearsal.ts'
import { openSite } from './test-site.ts'

const PASSWORD = '退休办2026口令'
const HOURS_13 = 13 * 3_600_000

function openLocked() {
  const clock = { ms: 0 }
  const site = openSite({ password: PASSWORD, rehearsal: createFakeRehearsal(), monotonic: () => clock.ms })
  const login = (password: string) => site.post('/login', { password }, { 'HX-Request': 'false' })
  const cookieFor = async () => (await login(PASSWORD)).headers.get('Set-Cookie')?.split(';')[0] ?? ''
  return { clock, ...site, login, cookieFor }
}

describe('with a password', () => {
  it('shows nothing before it was given', async () => {
    const { get, post } = openLocked()
    for (const path of ['/', '/?as=zhang-san', '/office', '/news', '/live', '/nowhere']) {
      expect((await get(path)).headers.get('Location'), path).toBe('/login')
    }
    const said = await post('/say', { as: 'zhang-san', chat: 'bot', kind: 'text', text: '我去' })
    expect([said.status, said.headers.get('HX-Redirect')]).toEqual([401, '/login'])
    const page = await (await get('/login')).text()
    expect(page).toContain('演练')
    expect(page).not.toContain('办公室时间')
  })

  it('gives a cookie that scripts and other sites cannot use', async () => {
    const cookie = (await openLocked().login(PASSWORD)).headers.get('Set-Cookie')
    expect(cookie).toMatch(/^qinwuyuan=[\w-]{43};.*HttpOnly; SameSite=Strict/)
  })

  it('lets in until logout', async () => {
    const { get, post, cookieFor } = openLocked()
    const Cookie = await cookieFor()
    expect((await get('/', { Cookie })).status).toBe(200)
    expect((await get('/', { Cookie: 'qinwuyuan=invented' })).status).toBe(303)
    await post('/logout', {}, { Cookie })
    expect((await get('/', { Cookie })).status).toBe(303)
  })

  it('ends a session after half a day', async () => {
    const { get, clock, cookieFor } = openLocked()
    const Cookie = await cookieFor()
    clock.ms = HOURS_13
    expect((await get('/', { Cookie })).status).toBe(303)
  })

  it('takes five wrong words, then none for five minutes, not even the right one', async () => {
    const { login, clock } = openLocked()
    for (let times = 0; times < 5; times += 1) expect((await login(`错${times}`)).status).toBe(401)
    expect((await login(PASSWORD)).status).toBe(429)
    clock.ms = 5 * 60_000 + 1
    expect((await login(PASSWORD)).status).toBe(303)
  })

  it('refuses an empty password and a login from another site', async () => {
    const { login, post } = openLocked()
    expect((await login('')).status).toBe(401)
    expect((await post('/login', { password: PASSWORD }, { Origin: 'http://evil.example' })).status).toBe(403)
  })
})

it('without a password there is no login', async () => {
  expect((await openSite().get('/login')).status).toBe(404)
})
