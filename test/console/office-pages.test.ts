import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/base/errors.ts'
import { CODE, createFakeDesk, type FakeDesk } from './fake-desk.ts'
import { createFakeRehearsal } from './fake-rehearsal.ts'
import { openSite, PAGES } from './test-site.ts'

const LIU = '2'

/** The page of a rehearsal: 王芳 acts unless somebody else is chosen. */
function openRehearsal(desk = createFakeDesk(PAGES)) {
  const site = openSite({ rehearsal: createFakeRehearsal(), desk })
  return { desk, ...site, read: async (path: string, headers = {}) => (await site.get(path, headers)).text() }
}

/** The page with a real account, and 王芳 come in by her code. */
async function openEntered(desk = createFakeDesk(PAGES)) {
  const site = openSite({ desk })
  const answer = await site.post('/enter', { code: CODE }, { 'HX-Request': 'false' })
  const headers = { Cookie: answer.headers.get('Set-Cookie')?.split(';')[0] ?? '' }
  return { desk, ...site, headers, read: async (path: string) => (await site.get(path, headers)).text() }
}

describe('the office', () => {
  it('shows how things stand to whoever is at the machine, and nothing else before they say who they are', async () => {
    const { get } = openSite()
    for (const path of ['/', '/office']) {
      const page = await (await get(path)).text()
      expect(page).toContain('<dt>微信</dt><dd>在线</dd>')
      expect(page).toContain('<a href="/enter">登录后办事</a>')
      expect(page).not.toContain('/office/activities')
      expect(page).toContain('<dd>2个</dd>')
    }
    for (const path of ['/office/activities', '/office/talk', '/office/file?answer=0']) {
      expect((await get(path)).headers.get('Location'), path).toBe('/enter')
    }
  })

  it("draws a feature's page in the frame, with what was asked", async () => {
    const page = await openRehearsal().read('/office/activities?q=%3Cb%3E重阳')
    expect(page).toContain('这是活动，问的是&lt;b&gt;重阳')
    expect(page).toContain('<a href="/office/activities" aria-current="page">活动</a>')
  })

  it('follows what happens, with a real account too', async () => {
    for (const { read } of [openRehearsal(), await openEntered()]) {
      expect(await read('/office/activities?q=1')).toContain('hx-get="/office/activities?q=1" hx-trigger="sse:changed')
    }
  })

  it('says in Chinese that a page does not exist', async () => {
    const answer = await openSite().get('/office/nowhere')
    expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining('没有这个页面')])
  })

  it.each([
    ['its own words for an error that people can mend', new UserError('closed', '报名已截止。'), 422, '报名已截止。'],
    ['no details of any other', new Error('relation "secret" does not exist'), 500, '请再试一次'],
  ])('shows %s', async (_, error, status, words) => {
    const desk: FakeDesk = { ...createFakeDesk(PAGES), view: () => Promise.reject(error) }
    const answer = await openRehearsal(desk).get('/office/activities')
    const page = await answer.text()
    expect([answer.status, page]).toEqual([status, expect.stringContaining(words)])
    expect(page).not.toContain('secret')
  })
})

describe('who acts', () => {
  it('is the first of the staff in a rehearsal, until another is chosen', async () => {
    const { read, post } = openRehearsal()
    expect(await read('/office')).toMatch(/<option value="1" selected>王芳<\/option><option value="2">刘志强/)
    const chosen = await post('/as', { person: LIU }, { 'HX-Request': 'false' })
    const Cookie = chosen.headers.get('Set-Cookie')?.split(';')[0] ?? ''
    const page = await read('/office', { Cookie })
    expect(page).toContain('您是刘志强')
    expect(page).not.toContain('/office/activities')
    expect(await read('/office/activities', { Cookie })).toContain('您没有看这一页的权限')
  })

  it('what is counted leads to the page that shows it, for whoever has that page', async () => {
    expect(await openRehearsal().read('/office')).toContain('<dd><a href="/office/activities?state=full">2个</a></dd>')
  })

  it('nobody but the staff can be chosen', async () => {
    expect(await openRehearsal().read('/office', { Cookie: 'qinwuyuan-as=99' })).toContain('您是王芳')
  })

  it('is known by a code with a real account, until they leave', async () => {
    const { read, post, headers } = await openEntered()
    expect(await read('/office')).toContain('您是王芳')
    await post('/logout', {}, headers)
    expect(await read('/office')).not.toContain('您是王芳')
  })

  it('a code that is wrong or used lets nobody in', async () => {
    const { post } = await openEntered()
    for (const code of ['', '000000', CODE]) expect((await post('/enter', { code })).status).toBe(401)
  })

  it('five wrong codes are the last for a while, even before the right one', async () => {
    const clock = { ms: 0 }
    const { post } = openSite({ monotonic: () => clock.ms })
    for (let times = 0; times < 5; times += 1) expect((await post('/enter', { code: '1' })).status).toBe(401)
    expect((await post('/enter', { code: CODE })).status).toBe(429)
    clock.ms = 5 * 60_000 + 1
    expect((await post('/enter', { code: CODE }, { 'HX-Request': 'false' })).status).toBe(303)
  })

  it('thirty within ten minutes are the last, from however many addresses they come', async () => {
    const { post } = openSite()
    for (let times = 0; times < 30; times += 1) {
      expect((await post('/enter', { code: '1' }, {}, `10.0.0.${times}`)).status).toBe(401)
    }
    expect((await post('/enter', { code: CODE }, {}, '10.0.0.99')).status).toBe(429)
  })

  it('whoever has lost their post is out at once', async () => {
    const { desk, get, post, headers } = await openEntered()
    desk.dismiss(1)
    expect((await get('/office/activities', headers)).headers.get('Location')).toBe('/enter')
    expect((await post('/office/say', { say: '帮助', once: 'a' }, headers)).headers.get('HX-Redirect')).toBe('/enter')
    expect(desk.said).toEqual([])
  })

  it('there is no choosing with a real account, and no code in a rehearsal', async () => {
    expect((await openSite().post('/as', { person: LIU })).status).toBe(404)
    expect((await openRehearsal().get('/enter')).status).toBe(404)
  })

  it('with a password that comes first, and a code after it', async () => {
    const { post, get } = openSite({ password: '退休办2026口令' })
    expect((await get('/enter')).headers.get('Location')).toBe('/login')
    const answer = await post('/login', { password: '退休办2026口令' }, { 'HX-Request': 'false' })
    const Cookie = answer.headers.get('Set-Cookie')?.split(';')[0] ?? ''
    expect((await get('/office/activities', { Cookie })).headers.get('Location')).toBe('/enter')
    const entered = await post('/enter', { code: CODE }, { 'HX-Request': 'false', Cookie })
    const Second = entered.headers.get('Set-Cookie')?.split(';')[0] ?? ''
    expect((await get('/office/activities', { Cookie: Second })).status).toBe(200)
    expect((await get('/office', { Cookie })).headers.get('Location')).toBe('/login')
  })
})

describe('what is said on the page', () => {
  const SAY = { once: 'a', say: '帮助' }

  it('goes to the desk for who acts, once a deed, and its answer is shown', async () => {
    const { desk, post, read } = openRehearsal()
    expect((await post('/office/say', SAY)).status).toBe(204)
    await post('/office/say', SAY)
    await post('/office/say', { ...SAY, once: 'b' })
    expect(desk.said).toEqual([
      [1, { once: 'a', text: '帮助' }],
      [1, { once: 'b', text: '帮助' }],
    ])
    expect(await read('/office/talk')).toContain('办好了：帮助')
    expect(await read('/office/activities')).toContain('办好了：帮助')
  })

  it('is put together from the fields of a form, each on one line', async () => {
    const { desk, post } = openRehearsal()
    const say = '改0101电话 {电话}，{没有}'
    await post('/office/say', { once: 'a', say, 'field.电话': ' 138\r\n0000 ', 'field.别的': '不用' })
    expect(desk.said[0]?.[1].text).toBe('改0101电话 138 0000，{没有}')
  })

  it('keeps the lines of a field that is made for several', async () => {
    const { desk, post } = openRehearsal()
    await post('/office/say', { once: 'a', say: '贴回复：\n{回话}', 'lines.回话': '陈德福：收到\r\n李桂兰：1' })
    expect(desk.said[0]?.[1].text).toBe('贴回复：\n陈德福：收到\n李桂兰：1')
  })

  it('may be a file', async () => {
    const { desk, upload } = openRehearsal()
    const file = new File(['张三'], '名册.csv', { type: 'text/csv' })
    expect((await upload('/office/say', { once: 'a' }, file)).status).toBe(204)
    expect(desk.said[0]?.[1]).toMatchObject({ text: '', file: { name: '名册.csv', mediaType: 'text/csv' } })
    const none = await upload('/office/say', { once: 'b' }, undefined)
    expect([none.status, await none.text()]).toEqual([422, expect.stringContaining('还没有选文件')])
  })

  it('may be a sentence with a file beside it, or without one', async () => {
    const { desk, upload } = openRehearsal()
    const file = new File(['图'], '地图.png', { type: 'image/png' })
    const fields = { say: '101 回：{回话}', 'lines.回话': '照着图走。' }
    await upload('/office/say', { once: 'a', ...fields }, file)
    expect(desk.said[0]?.[1]).toMatchObject({ text: '101 回：照着图走。', file: { name: '地图.png' } })
    expect((await upload('/office/say', { once: 'b', ...fields }, undefined)).status).toBe(204)
    expect(desk.said[1]?.[1]).not.toHaveProperty('file')
  })

  it('hands out the files that stand on a page, to whoever may see it', async () => {
    const { get } = openRehearsal()
    const picture = await get('/office/activities?file=12')
    expect([await picture.text(), picture.headers.get('Content-Type')]).toEqual(['图', 'image/png'])
    expect((await get('/office/activities?file=13')).status).toBe(422)
    expect(
      (await get('/office/activities?file=12', { Cookie: `qinwuyuan-as=${LIU}`, 'HX-Request': 'true' })).status,
    ).toBe(422)
  })

  it('offers what can be answered by a number, and the files of answers to who was given them', async () => {
    const { desk, post, get, read } = openRehearsal()
    desk.options = [{ number: 1, label: '导入' }]
    await post('/office/say', SAY)
    expect(await read('/office/talk')).toMatch(/<button class="tool" name="say" value="1">1 导入<\/button>/)
    const answer = await get('/office/file?answer=0')
    expect(await answer.text()).toBe('张三')
    expect(answer.headers.get('Content-Disposition')).toContain('attachment')
    const other = await get('/office/file?answer=0', { Cookie: `qinwuyuan-as=${LIU}`, 'HX-Request': 'true' })
    expect(other.status).toBe(422)
  })

  it('is never markup', async () => {
    const { post, read } = openRehearsal()
    await post('/office/say', { once: 'a', say: '<b>帮助</b>' })
    expect(await read('/office')).not.toContain('<b>帮助</b>')
  })

  it('comes only from the own pages', async () => {
    const { desk, post } = openRehearsal()
    expect((await post('/office/say', SAY, { Origin: 'http://evil.example' })).status).toBe(403)
    expect(desk.said).toEqual([])
  })
})
