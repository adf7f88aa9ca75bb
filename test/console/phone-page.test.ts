import { describe, expect, it } from 'vitest'
import { createFakeRehearsal, START } from './fake-rehearsal.ts'
import { openSite } from './test-site.ts'

const ZHANG_TO_BOT = { as: 'zhang-san', chat: 'bot', kind: 'text' }

function openRehearsal() {
  const rehearsal = createFakeRehearsal()
  const site = openSite({ rehearsal })
  return { rehearsal, ...site, read: async (path: string) => (await site.get(path)).text() }
}

describe('the page', () => {
  it('says 演练 and the office time with weekday on every page', async () => {
    const { read } = openRehearsal()
    for (const path of ['/', '/?as=zhang-san&chat=bot', '/office', '/office/activities', '/nowhere']) {
      const page = await read(path)
      expect(page, path).toContain('<strong class="drill">演练</strong>')
      expect(page, path).toContain('2026年9月16日 星期三 上午9:05')
    }
  })

  it('tells a newcomer what to try, with the sentence ready to be sent', async () => {
    const { read } = openRehearsal()
    const page = await read('/')
    expect(page).toContain('王芳（工作人员）')
    expect(page).toContain('下周三上午9点在活动中心办重阳茶话会，限30人，请第一支部的同志回复')
    const ready = /href="(\/\?as=wang-fang[^"]*draft=[^"]*)"/.exec(page)?.[1] ?? ''
    expect(await read(ready.replaceAll('&amp;', '&'))).toMatch(/<textarea[^>]*>下周三上午9点/)
  })

  it('lists everybody; the one without WeChat cannot be chosen, and why', async () => {
    const { read } = openRehearsal()
    const page = await read('/')
    expect(page).toContain('href="/?as=zhang-san"')
    expect(page).not.toContain('href="/?as=zhao-de"')
    expect(page).toContain('没有微信，请由工作人员代填')
    expect(await read('/?as=zhao-de')).toContain('赵德没有微信')
  })

  it('counts what is unread on the person and on the chat', async () => {
    const { rehearsal, read } = openRehearsal()
    rehearsal.arrive({ chatId: 'room-1', to: '', text: '一' })
    rehearsal.arrive({ chatId: 'room-1', to: '', text: '二' })
    const page = await read('/?as=zhang-san&chat=bot')
    expect(page).toMatch(/id="person-li-guiying"[\s\S]*?未读 <\/span>2</)
    expect(page).toMatch(/id="chat-room-1"[\s\S]*?未读 <\/span>2</)
  })

  it('does not count on the person what stands open before one’s eyes', async () => {
    const { rehearsal, read } = openRehearsal()
    rehearsal.arrive({ chatId: 'bot', to: 'zhang-san', text: '一' })
    const people = async (path: string) => (await read(path)).split('id="chats"')[0]
    expect(await people('/?as=zhang-san&chat=room-1')).toContain('未读 </span>1')
    expect(await people('/?as=zhang-san&chat=bot')).not.toContain('未读')
  })

  it.each([
    ['/', 'people'],
    ['/?as=nobody', 'people'],
    ['/?as=zhang-san', 'chats'],
    ['/?as=zhang-san&chat=nowhere', 'chats'],
    ['/?as=zhang-san&chat=room-1', 'talk'],
  ])('%s shows the column %s on a phone', async (path, column) => {
    expect(await openRehearsal().read(path)).toContain(`data-column="${column}"`)
  })

  it('draws lines, quotes, mentions, faces and placeholders', async () => {
    const { rehearsal, read, post } = openRehearsal()
    rehearsal.arrive({ chatId: 'room-1', to: '', text: '@张三\u2005请看\n第二行' })
    await post('/say', { as: 'zhang-san', chat: 'room-1', kind: 'text', text: '好[强]', quote: 'm1' })
    for (const [kind, text] of [
      ['audio', '我去'],
      ['relay', '#接龙\n1. 张三'],
    ] as const) {
      await post('/say', { as: 'zhang-san', chat: 'room-1', kind, text })
    }
    const page = await read('/?as=li-guiying&chat=room-1')
    expect(page).toContain('<span class="mention">@张三</span>')
    expect(page).toContain('请看\n第二行')
    expect(page).toContain('<blockquote>小勤：@张三\u2005请看 第二行</blockquote>')
    expect(page).toMatch(/role="img" aria-label="\[强\]"/)
    for (const placeholder of ['语音', '接龙']) expect(page).toContain(placeholder)
  })

  it.each(['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '<b>粗</b> & "引号"'])(
    'shows %j as text, wherever it stands',
    async (text) => {
      const { read, post } = openRehearsal()
      await post('/say', { as: 'zhang-san', chat: 'room-1', kind: 'text', text })
      await post('/say', { as: 'zhang-san', chat: 'room-1', kind: 'text', text: '引用', quote: 'm1' })
      for (const path of [
        '/?as=zhang-san&chat=room-1',
        `/news?as=zhang-san&chat=room-1`,
        `/?as=${encodeURIComponent(text)}`,
      ]) {
        expect(await read(path)).not.toContain(text)
      }
      expect(await read('/?as=zhang-san&chat=room-1')).toContain(
        text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
      )
    },
  )
})

describe('saying something', () => {
  it('keeps lines as phones part them', async () => {
    const { rehearsal, post } = openRehearsal()
    await post('/say', { ...ZHANG_TO_BOT, text: '第一行\r\n第二行' })
    expect(rehearsal.said).toEqual([
      { personId: 'zhang-san', chatId: 'bot', saying: { kind: 'text', text: '第一行\n第二行' } },
    ])
  })

  it('sends a face alone, whatever stands in the field', async () => {
    const { rehearsal, post } = openRehearsal()
    await post('/say', { as: 'zhang-san', chat: 'bot', face: '[强]', text: '还没写完' })
    expect(rehearsal.said[0]?.saying).toEqual({ kind: 'text', text: '[强]' })
  })

  it('hands over who is mentioned', async () => {
    const { rehearsal, post } = openRehearsal()
    await post('/say', { as: 'zhang-san', chat: 'room-1', kind: 'text', text: '@小勤\u2005谁报名了' })
    expect(rehearsal.said[0]?.saying.mentionIds).toEqual(['bot-account'])
  })

  it.each([
    ['10,000 characters', '好'.repeat(10_000), 204, ''],
    ['10,000 faces of two code units each', '👍'.repeat(10_000), 204, ''],
    ['10,001 characters', '好'.repeat(10_001), 422, '有10001字，最多10000字'],
    ['nothing', '', 422, '还没有写字'],
    ['blanks', ' \n ', 422, '还没有写字'],
  ])('%s', async (_, text, status, words) => {
    const { rehearsal, post } = openRehearsal()
    const answer = await post('/say', { ...ZHANG_TO_BOT, text })
    expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(words)])
    expect(rehearsal.said.map((one) => one.saying.text)).toEqual(status === 204 ? [text] : [])
  })

  it.each([
    ['nobody', { ...ZHANG_TO_BOT, as: 'nobody' }],
    ['the one without WeChat', { ...ZHANG_TO_BOT, as: 'zhao-de' }],
    ['a room one is not in', { ...ZHANG_TO_BOT, as: 'chen-jianguo', chat: 'room-1' }],
    ['a kind that does not exist', { ...ZHANG_TO_BOT, kind: 'video' }],
    ['a quoted message that is not there', { ...ZHANG_TO_BOT, quote: 'm99' }],
  ])('refuses %s', async (_, fields) => {
    const { rehearsal, post } = openRehearsal()
    expect((await post('/say', { text: '我去', ...fields })).status).toBe(422)
    expect(rehearsal.said).toEqual([])
  })

  it('leads a browser without htmx back to the chat', async () => {
    const answer = await openRehearsal().post('/say', { ...ZHANG_TO_BOT, text: '我去' }, { 'HX-Request': 'false' })
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/?as=zhang-san&chat=bot'])
  })
})

describe('what is new', () => {
  it('is only what follows the last message shown', async () => {
    const { rehearsal, read } = openRehearsal()
    rehearsal.arrive({ chatId: 'bot', to: 'zhang-san', text: '第一条' })
    rehearsal.arrive({ chatId: 'bot', to: 'zhang-san', text: '第二条' })
    const news = await read('/news?as=zhang-san&chat=bot&after=m1')
    expect(news).toContain('id="messages" hx-swap-oob="beforeend"')
    expect(news.slice(news.indexOf('id="messages"'))).not.toContain('第一条')
    expect(news).toContain('第二条')
    expect(await read('/news?as=zhang-san&chat=bot&after=m2')).not.toContain('id="messages"')
  })

  it('is everything when the last message shown is not known any more', async () => {
    const { rehearsal, read } = openRehearsal()
    rehearsal.arrive({ chatId: 'bot', to: 'zhang-san', text: '第一条' })
    expect(await read('/news?as=zhang-san&chat=bot&after=gone')).toContain('id="messages" hx-swap-oob="innerHTML"')
  })

  it('asks to mark the open chat as read while something is unread', async () => {
    const { rehearsal, read, post } = openRehearsal()
    rehearsal.arrive({ chatId: 'bot', to: 'zhang-san', text: '第一条' })
    expect(await read('/news?as=zhang-san&chat=bot')).toContain('hx-post="/read"')
    await post('/read', { as: 'zhang-san', chat: 'bot' })
    expect(await read('/news?as=zhang-san&chat=bot')).not.toContain('hx-post="/read"')
  })
})

describe('the clock', () => {
  it.each([
    [{ step: 'ten-minutes' }, '2026-09-16T01:15:00.000Z'],
    [{ step: 'hour' }, '2026-09-16T02:05:00.000Z'],
    [{ step: 'morning' }, '2026-09-17T01:00:00.000Z'],
    [{ moment: '2026-10-25T15:30' }, '2026-10-25T07:30:00.000Z'],
    [{ moment: '2026-10-25T15:30:59' }, '2026-10-25T07:30:00.000Z'],
  ])('%j moves it to %s', async (fields, moment) => {
    const { rehearsal, post } = openRehearsal()
    expect((await post('/clock', fields as Record<string, string>)).status).toBe(204)
    expect(rehearsal.now().toISOString()).toBe(moment)
  })

  it.each([
    [{ moment: '2026-09-15T09:00' }, '不能往回拨'],
    [{ moment: '明天' }, '没看懂'],
    [{ step: 'year' }, '没看懂'],
    [{}, '没看懂'],
  ])('%j is refused: %s', async (fields, words) => {
    const { rehearsal, post } = openRehearsal()
    const answer = await post('/clock', fields as Record<string, string>)
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(words)])
    expect(rehearsal.now()).toEqual(START)
  })

  it('shows in every window that it moves, and takes one move at a time', async () => {
    const { rehearsal, post, read } = openRehearsal()
    const release = rehearsal.holdClock()
    const first = post('/clock', { step: 'hour' })
    await expect.poll(() => read('/news')).toContain('时间正在走')
    expect(await (await post('/clock', { step: 'hour' })).text()).toContain('请等它走完')
    release()
    expect((await first).status).toBe(204)
    expect(await read('/news')).not.toContain('时间正在走')
  })
})

describe('接龙', () => {
  it('opens with a new list, then with the newest one and one more line', async () => {
    const { post, read } = openRehearsal()
    const draft = '/relay-draft?as=zhang-san&chat=room-1'
    expect(await read(draft)).toContain('1. 张三')
    await post('/say', { as: 'li-guiying', chat: 'room-1', kind: 'relay', text: '#接龙\n茶话会\n\n1. 李桂英' })
    expect(await read(draft)).toContain('1. 李桂英\n2. 张三</textarea>')
  })
})

describe('with a real account', () => {
  it('nothing of the rehearsal exists', async () => {
    const { get, post } = openSite()
    const page = await (await get('/')).text()
    for (const trace of ['演练', '您想当谁', '办公室时间', '/clock', '手机']) expect(page).not.toContain(trace)
    for (const path of ['/news', '/relay-draft', '/file']) expect((await get(path)).status, path).toBe(404)
    for (const path of ['/say', '/send-file', '/read', '/clock', '/as'])
      expect((await post(path, {})).status, path).toBe(404)
  })
})

describe('files', () => {
  const TO_ROOM = { as: 'zhang-san', chat: 'room-1', text: '还没写完' }
  const sheet = (bytes: string | Uint8Array<ArrayBuffer> = '张三，李四') =>
    new File([bytes], '名册 1.csv', { type: 'text/csv' })
  const picture = new File(['png'], '合影.png', { type: 'image/png' })

  it('are sent as they are chosen, the words in the field left alone, and offered to everybody in the chat', async () => {
    const { rehearsal, read, get, upload } = openRehearsal()
    expect((await upload('/send-file', TO_ROOM, sheet())).status).toBe(204)
    expect(rehearsal.said[0]?.saying).toMatchObject({ kind: 'file', text: '', file: { name: '名册 1.csv' } })
    const page = await read('/?as=li-guiying&chat=room-1')
    expect(page).toContain('名册 1.csv<small class="file-note">15 字节')
    const answer = await get(/href="(\/file\?[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '')
    expect(await answer.text()).toBe('张三，李四')
    expect(answer.headers.get('Content-Type')).toBe('application/octet-stream')
    expect(answer.headers.get('Content-Disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('名册 1.csv')}`,
    )
  })

  it('are shown when they are pictures', async () => {
    const { read, get, upload } = openRehearsal()
    await upload('/send-file', TO_ROOM, picture)
    const page = await read('/?as=li-guiying&chat=room-1')
    expect(page).toContain('alt="图片 合影.png"')
    const answer = await get(/<img src="([^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '')
    expect([answer.headers.get('Content-Type'), await answer.text()]).toEqual(['image/png', 'png'])
  })

  it('that could run in the page are only saved', async () => {
    const { read, upload } = openRehearsal()
    await upload('/send-file', TO_ROOM, new File(['<svg/>'], 'x.svg', { type: 'image/svg+xml' }))
    expect(await read('/?as=li-guiying&chat=room-1')).not.toContain('<img')
  })

  it.each([
    ['none', undefined, '还没有选文件'],
    ['an empty one', sheet(''), '“名册 1.csv”是空的'],
    ['one that is too large', sheet(new Uint8Array(1_400_000)), '文件太大了，最多1兆，没有收下'],
  ])('%s is refused in words', async (_, file, words) => {
    const { rehearsal, upload } = openRehearsal()
    const answer = await upload('/send-file', TO_ROOM, file)
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(words)])
    expect(rehearsal.said).toEqual([])
  })

  it('of another chat are not handed out', async () => {
    const { get, upload } = openRehearsal()
    await upload('/send-file', { as: 'zhang-san', chat: 'bot' }, sheet())
    expect((await get('/file?as=li-guiying&chat=bot&message=m1', { 'HX-Request': 'true' })).status).toBe(422)
    expect((await get('/file?as=zhang-san&chat=bot&message=m1')).status).toBe(200)
  })
})
