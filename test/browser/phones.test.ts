/** The rehearsal's page in a real browser, over a rehearsal in memory. Leaves screenshots in test-output/. */
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Console, startConsole } from '../../src/console/console.ts'
import { createFakeRehearsal, type FakeRehearsal } from '../console/fake-rehearsal.ts'
import { siteOptions } from '../console/test-site.ts'
import { chromiumOrSkip, launchBrowser, NARROW, sidewaysOverflow, type TestBrowser, WIDE } from './chromium.ts'

const executable = chromiumOrSkip()
const NOTICE = '【请回复】张三同志，您好：重阳茶话会，9月23日 星期三 上午9:00，活动中心一楼。去请回1，不去请回2。'

/** One red dot as a PNG. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)

describe.skipIf(!executable)('the phones in a browser', () => {
  let browser: TestBrowser
  let rehearsal: FakeRehearsal
  let office: Console
  let page: Page
  const complaints: string[] = []

  beforeAll(async () => {
    browser = await launchBrowser(executable ?? '')
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    rehearsal = createFakeRehearsal()
    office = await startConsole({ ...siteOptions({ rehearsal }), port: 0, host: '127.0.0.1' })
    page = await open('')
  })
  afterEach(async () => {
    for (const one of browser.context.pages()) await one.close()
    await office.stop()
    expect(complaints.splice(0)).toEqual([])
  })

  /** Opens a window; what its script or content policy complains of fails the test. */
  async function open(path: string, size = WIDE): Promise<Page> {
    const window = await browser.context.newPage()
    window.on('pageerror', (error) => complaints.push(error.message))
    window.on('console', (message) => message.text().includes('Content Security') && complaints.push(message.text()))
    await window.setViewportSize(size)
    await window.goto(office.url + path)
    return window
  }

  const bubbles = (window: Page): Locator => window.locator('.message .bubble')
  const draft = (window: Page): Locator => window.getByLabel(/^写给/)
  const focused = (window: Page) => window.evaluate<string>('document.activeElement?.textContent?.trim() ?? ""')

  it('leads a newcomer from the first page to the first sentence', async () => {
    await browser.screenshot(page, 'phones-welcome')
    await page.getByRole('link', { name: '替我打好这句话' }).click()
    await page.locator('#draft:focus').waitFor()
    await page.keyboard.press('Enter')
    await bubbles(page).getByText('下周三上午9点在活动中心办重阳茶话会').waitFor()
    expect(rehearsal.said.map((one) => one.personId)).toEqual(['wang-fang'])
    await expect.poll(() => draft(page).inputValue()).toBe('')
    await page.reload()
    expect(await draft(page).inputValue()).toBe('')
  })

  it('sends with Enter, parts lines with Shift+Enter, and keeps both', async () => {
    await page.goto(`${office.url}?as=zhang-san&chat=bot`)
    await draft(page).fill('第一行')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('<b>第二行</b>')
    await page.keyboard.press('Enter')
    await bubbles(page).getByText('<b>第二行</b>').waitFor()
    expect(rehearsal.said[0]?.saying.text).toBe('第一行\n<b>第二行</b>')
    expect(await bubbles(page).innerText()).toBe('第一行\n<b>第二行</b>')
  })

  it('does not send the Enter that picks a word while typing Chinese', async () => {
    await page.goto(`${office.url}?as=zhang-san&chat=bot`)
    await draft(page).fill('woqu')
    await draft(page).dispatchEvent('keydown', { key: 'Enter', isComposing: true })
    await draft(page).fill('我去')
    await page.keyboard.press('Enter')
    await bubbles(page).getByText('我去').waitFor()
    expect(rehearsal.said.map((one) => one.saying.text)).toEqual(['我去'])
  })

  it('marks what is unread until it is looked at, in every window', async () => {
    await page.goto(`${office.url}?as=zhang-san&chat=room-1`)
    const other = await open('?as=wang-fang&chat=bot')
    rehearsal.arrive({ chatId: 'bot', to: 'zhang-san', text: NOTICE })
    const mark = (window: Page) => window.locator('#person-zhang-san .unread')
    await expect.poll(() => mark(other).innerText()).toContain('1')
    await page.locator('#chat-bot .unread').waitFor()
    await browser.screenshot(page, 'phones-unread')
    await page.bringToFront()
    await page.locator('#chat-bot').click()
    await bubbles(page).getByText('重阳茶话会').waitFor()
    await mark(page).waitFor({ state: 'detached' })
    await mark(other).waitFor({ state: 'detached' })
  })

  it('shows a message of one window in the other, and keeps what is being typed there', async () => {
    await page.goto(`${office.url}?as=zhang-san&chat=room-1`)
    const other = await open('?as=li-guiying&chat=room-1')
    await draft(other).fill('正在打')
    await draft(page).fill('大家好')
    await page.keyboard.press('Enter')
    await bubbles(other).getByText('大家好').waitFor()
    expect(await other.locator('.message.theirs .sender').innerText()).toContain('张三')
    expect(await draft(other).inputValue()).toBe('正在打')
  })

  it('quotes, mentions, and sends faces, pictures, voice and 接龙', async () => {
    rehearsal.arrive({ chatId: 'room-1', to: '', from: 'wang-fang', text: '茶话会请大家报名' })
    await page.goto(`${office.url}?as=zhang-san&chat=room-1`)
    await page.getByRole('button', { name: '引用' }).click()
    await page.getByText('@ 提醒谁').click()
    await page.getByRole('button', { name: '小勤' }).click()
    await page.keyboard.type('我去')
    await page.keyboard.press('Enter')
    await page.locator('blockquote').getByText('茶话会请大家报名').waitFor()
    expect(rehearsal.said[0]?.saying).toEqual({
      kind: 'text',
      text: '@小勤\u2005我去',
      quoteId: 'm1',
      mentionIds: ['bot-account'],
    })
    await page.getByRole('button', { name: '发表情[强]' }).click()
    await page.getByRole('img', { name: '[强]' }).nth(0).waitFor()
    await expect.poll(() => rehearsal.said.length).toBe(2)
    await draft(page).fill('还没写完')
    await page
      .getByLabel('图片', { exact: true })
      .setInputFiles({ name: '合影.png', mimeType: 'image/png', buffer: DOT })
    await page.getByRole('img', { name: '图片 合影.png' }).waitFor()
    expect(await draft(page).inputValue()).toBe('还没写完')
    await draft(page).fill('我和老伴都去')
    await page.getByRole('button', { name: '语音' }).click()
    await page.locator('.transcript').getByText('我和老伴都去').waitFor()
    await page.getByRole('button', { name: '接龙', exact: true }).click()
    await page.getByLabel(/整张名单/).waitFor()
    await page.getByRole('button', { name: '发出接龙' }).click()
    await page.locator('.bubble .relay').waitFor()
    expect(rehearsal.said.map((one) => one.saying.kind)).toEqual(['text', 'text', 'image', 'audio', 'relay'])
    expect(rehearsal.said.slice(1).map((one) => one.saying.quoteId)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    await browser.screenshot(page, 'phones-room')
  })

  it('works with the keyboard alone', async () => {
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('跳到正文')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await focused(page)).toContain('王芳')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL(/as=zhang-san/)
    await page.locator('#draft:focus').waitFor()
    await page.keyboard.type('1')
    await page.keyboard.press('Enter')
    await bubbles(page).getByText('1').waitFor()
    await page.keyboard.type('谢谢')
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('发送')
    await page.keyboard.press('Space')
    await bubbles(page).getByText('谢谢').waitFor()
    expect(await page.evaluate('document.activeElement?.id')).toBe('draft')
  })

  it('keeps the place of the keyboard when the lists are drawn anew', async () => {
    await page.goto(`${office.url}?as=zhang-san&chat=bot`)
    await page.locator('#person-chen-jianguo').focus()
    rehearsal.arrive({ chatId: 'bot', to: 'zhang-san', text: NOTICE })
    await bubbles(page).getByText('重阳茶话会').waitFor()
    expect(await page.evaluate('document.activeElement?.id')).toBe('person-chen-jianguo')
  })

  it('moves the clock, shows that it moves, and says kindly what is not possible', async () => {
    const time = page.locator('#office-time')
    await page.getByRole('button', { name: '+1 小时' }).click()
    await time.getByText('星期三 上午10:05').waitFor()
    const release = rehearsal.holdClock()
    await page.getByRole('button', { name: '明天早上 9 点' }).click()
    await time.getByText('时间正在走').waitFor()
    release()
    await time.getByText('9月17日 星期四 上午9:00').waitFor()
    await page.getByText('其他时间').click()
    await page.getByLabel('拨到').fill('2026-09-01T09:00')
    await page.getByRole('button', { name: '拨过去' }).click()
    await page.getByRole('alert').getByText('不能往回拨').waitFor()
    await browser.screenshot(page, 'phones-past-moment')
    await page.getByLabel('拨到').fill('2026-09-22T16:30')
    await page.getByRole('button', { name: '拨过去' }).click()
    await time.getByText('9月22日 星期二 下午4:30').waitFor()
    await expect.poll(() => page.getByRole('alert').innerText()).toBe('')
  })

  it('stays at the newest message unless the reader has scrolled up', async () => {
    for (let count = 1; count <= 40; count += 1)
      rehearsal.arrive({ chatId: 'bot', to: 'zhang-san', text: `第${count}条` })
    await page.goto(`${office.url}?as=zhang-san&chat=bot`)
    const isInSight = async (words: string) => {
      const box = await bubbles(page).getByText(words, { exact: true }).boundingBox()
      const talk = await page.locator('#talk').boundingBox()
      return box !== null && talk !== null && box.y >= talk.y && box.y + box.height <= talk.y + talk.height
    }
    await expect.poll(() => isInSight('第40条')).toBe(true)
    rehearsal.arrive({ chatId: 'bot', to: 'zhang-san', text: '第41条' })
    await expect.poll(() => isInSight('第41条')).toBe(true)
    await page.evaluate('document.querySelector("#talk").scrollTop = 0')
    await expect.poll(() => isInSight('第1条')).toBe(true)
    rehearsal.arrive({ chatId: 'bot', to: 'zhang-san', text: '第42条' })
    await page.getByRole('button', { name: '有新消息' }).waitFor()
    expect(await isInSight('第1条')).toBe(true)
    await page.getByRole('button', { name: '有新消息' }).click()
    await expect.poll(() => isInSight('第42条')).toBe(true)
  })

  it('keeps the words when a message is refused', async () => {
    await page.goto(`${office.url}?as=zhang-san&chat=bot`)
    await draft(page).fill('好'.repeat(10_001))
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('最多10000字').waitFor()
    expect((await draft(page).inputValue()).length).toBe(10_001)
  })

  it('finds its office again after a restart, and shows what came meanwhile', async () => {
    await page.goto(`${office.url}?as=zhang-san&chat=bot`)
    const port = Number(new URL(office.url).port)
    await office.stop()
    await page.getByText('正在重新连接').waitFor()
    rehearsal.arrive({ chatId: 'bot', to: 'zhang-san', text: NOTICE })
    office = await startConsole({ ...siteOptions({ rehearsal }), port, host: '127.0.0.1' })
    await bubbles(page).getByText('重阳茶话会').waitFor()
    await page.getByText('正在重新连接').waitFor({ state: 'hidden' })
  })

  it("follows an office page's changes and its clock", async () => {
    await page.goto(`${office.url}office/activities`)
    await browser.screenshot(page, 'office-page')
    await rehearsal.moveTo(new Date('2026-09-16T06:00:00Z'))
    await page.locator('#office-time').getByText('下午2:00').waitFor()
  })

  it('fits a small phone: one column at a time, a way back, nothing to scroll sideways', async () => {
    rehearsal.arrive({ chatId: 'bot', to: 'zhang-san', text: NOTICE })
    rehearsal.arrive({ chatId: 'bot', to: 'zhang-san', text: '长'.repeat(200) + 'x'.repeat(300) })
    const phone = await open('', NARROW)
    const fits = async (name: string) => {
      await browser.screenshot(phone, `phones-narrow-${name}`)
      expect([name, await sidewaysOverflow(phone)]).toEqual([name, 0])
    }
    await fits('people')
    await phone.locator('#person-zhang-san').click()
    await phone.locator('#chat-bot .unread').waitFor()
    expect(await bubbles(phone).first().isVisible()).toBe(false)
    await fits('chats')
    await phone.locator('#chat-bot').click()
    await bubbles(phone).getByText('重阳茶话会').waitFor()
    expect(await phone.locator('#people').isVisible()).toBe(false)
    await fits('talk')
    await phone.getByText('其他时间').click()
    await fits('moment')
    await phone.getByText('其他时间').click()
    await phone.getByRole('link', { name: '聊天' }).click()
    await phone.locator('#chat-bot .unread').waitFor({ state: 'detached' })
    await phone.getByRole('link', { name: '换人' }).click()
    await phone.locator('#person-zhang-san').waitFor()
  })
})
