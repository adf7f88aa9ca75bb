/**
 * The first day with the office, played on the page of the real program: plan, answer, look, let time pass. One story;
 * each step goes on where the one before it ended. Leaves screenshots in test-output/.
 */
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumOrSkip, launchBrowser, NARROW, sidewaysOverflow, type TestBrowser, WIDE } from './chromium.ts'
import { openOffice, type TestOffice } from './office.ts'

const executable = chromiumOrSkip()
const SENTENCE = '下周三上午9点在活动中心办重阳茶话会，限30人，请第一支部的同志回复'

/** Contacts of the invented office, by their 编号. */
const WANG_FANG = 'phone-0901'
const CHEN_DEFU = 'phone-0101'
const WANG_XIUYING = 'phone-0102'
const ZHAO_GUOQIANG = 'phone-0103'
const SUN_SHUZHEN = 'phone-0104'
const LI_GUILAN = 'phone-0105'
const ZHOU_FUSHENG = 'phone-0106'
const WU_YUMEI = 'phone-0107'
const ZHENG_MINGYUAN = 'phone-0201'
const FIRST_BRANCH = [CHEN_DEFU, WANG_XIUYING, ZHAO_GUOQIANG, SUN_SHUZHEN, LI_GUILAN, ZHOU_FUSHENG, WU_YUMEI]
const ROOM = 'room-branch-1'

describe.skipIf(!executable)('a first day with the office', () => {
  let browser: TestBrowser
  let office: TestOffice
  let page: Page
  const complaints: string[] = []

  beforeAll(async () => {
    office = await openOffice('2026-11-23', '09:00')
    browser = await launchBrowser(executable ?? '')
    page = await open('')
  }, 60_000)
  afterAll(async () => {
    await browser.close()
    await office.close()
    expect(complaints).toEqual([])
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

  const talkWith = (person: string, chat = 'bot') => `?as=${person}&chat=${chat}`
  const bubbles = (window: Page): Locator => window.locator('.message.theirs .bubble')
  const newest = (window: Page): Locator => bubbles(window).last()
  const unread = (person: string, window = page): Locator => window.locator(`#person-${person} .unread`)

  /** Becomes somebody, with their chat with the bot open. */
  async function become(person: string): Promise<void> {
    await page.locator(`#person-${person}`).click()
    await page.locator(`#person-${person}[aria-current]`).waitFor()
  }

  /** Types and sends; resolves with the answer, once it holds `words`. */
  async function say(text: string, words: string): Promise<string> {
    await page.getByLabel(/^写给/).fill(text)
    await page.keyboard.press('Enter')
    return hear(words)
  }

  async function hear(words: string, window = page): Promise<string> {
    await expect.poll(() => newest(window).innerText(), { timeout: 10_000 }).toContain(words)
    return newest(window).innerText()
  }

  it('repeats what one sentence meant, and sends it after 1', async () => {
    await browser.screenshot(page, 'story-welcome')
    await become(WANG_FANG)
    const draft = await say(SENTENCE, '【请核对】')
    for (const words of ['重阳茶话会', '12月2日（周三）上午9点', '活动中心', '30人', '第一支部，共7人']) {
      expect(draft).toContain(words)
    }
    expect(draft).toMatch(/1 发布\n2 修改\n3 先不发$/)
    for (const person of FIRST_BRANCH) expect(await unread(person).count()).toBe(0)
    await say('1', '已发布')
    for (const person of FIRST_BRANCH) await unread(person).waitFor()
    await expect.poll(() => page.locator('#people .unread').count()).toBe(FIRST_BRANCH.length)
    await browser.screenshot(page, 'story-published')
  })

  it.each([
    ['1', CHEN_DEFU, '记下了，您去重阳茶话会。', '不去了请回2'],
    ['我去', WANG_XIUYING, '记下了，您去重阳茶话会。', '不去了请回2'],
    ['[强]', LI_GUILAN, '记下了，您去重阳茶话会。', '不去了请回2'],
    ['我和老伴都去', ZHAO_GUOQIANG, '共2人（您和老伴）', '不去了请回2'],
    ['去不了', ZHOU_FUSHENG, '知道了，重阳茶话会您不去。', '改主意了请回1'],
  ])('answers %s with a receipt that says how to undo it', async (words, person, receipt, undo) => {
    await become(person)
    expect(await hear('【请回复】')).toContain('去请回1，不去请回2')
    await unread(person).waitFor({ state: 'detached' })
    if (words === '[强]') {
      await page.getByRole('button', { name: '发表情[强]' }).click()
      await hear(receipt)
    } else await say(words, receipt)
    expect(await newest(page).innerText()).toContain(undo)
    await browser.screenshot(page, `story-answer-${person}`)
  })

  it('tells staff who comes and who is silent', async () => {
    await become(WANG_FANG)
    const comes = await say('谁报名了', '去的5人')
    for (const name of ['陈德福', '王秀英', '李桂兰', '赵国强', '孙淑珍']) expect(comes).toContain(name)
    expect(comes).toMatch(/不去1人：周福生\n还没回1人/)
    expect(await say('还有谁没回', '请了7人')).toContain('还没回的1人：吴玉梅')
    await browser.screenshot(page, 'story-lists')
  })

  it('shows every answer with its way and its time on the pages of the office', async () => {
    await page.getByRole('link', { name: '办公室', exact: true }).click()
    await page.locator('dl.status').getByText('在线').waitFor()
    await browser.screenshot(page, 'story-office')
    await page.getByRole('link', { name: '活动', exact: true }).click()
    const row = (name: string) => page.getByRole('row').filter({ hasText: name })
    expect(await row('周福生').innerText()).toMatch(/不去.*私聊.*11月23日（周一）上午9点/)
    expect(await row('吴玉梅').innerText()).toContain('还没回')
    await browser.screenshot(page, 'story-office-activities')
    await page.getByRole('link', { name: '花名册', exact: true }).click()
    await row('何守田').waitFor()
    await browser.screenshot(page, 'story-office-people')
  })

  it('reminds those who come, nudges the silent once, and leaves alone who declined, in every window', async () => {
    const other = await open(talkWith(CHEN_DEFU))
    await page.goto(office.url + talkWith(ZHENG_MINGYUAN))
    for (const person of [...FIRST_BRANCH, WANG_FANG]) {
      await page.goto(office.url + talkWith(person, ROOM))
      await page.goto(office.url + talkWith(person))
    }
    await expect.poll(() => page.locator('#people .unread').count()).toBe(0)
    await page.getByText('其他时间').click()
    await page.getByLabel('拨到').fill('2026-12-01T16:30')
    await page.getByRole('button', { name: '拨过去' }).click()
    await page.locator('#office-time').getByText('12月1日 星期二 下午4:30').waitFor()
    expect(await hear('【不用回复】', other)).toContain('提醒您参加重阳茶话会')
    await other.locator('#office-time').getByText('12月1日 星期二 下午4:30').waitFor()
    await browser.screenshot(page, 'story-reminded')
    await other.close()
    console.log(await page.locator('#people .entry').allInnerTexts())
    await become(WU_YUMEI)
    console.log(await bubbles(page).allInnerTexts())
    await page.locator(`#chat-${ROOM}`).click()
    await page.getByRole('heading', { name: '第一支部群' }).waitFor()
    console.log(await bubbles(page).allInnerTexts())
    await browser.screenshot(page, 'story-room')
    await become(ZHOU_FUSHENG)
    console.log(await bubbles(page).allInnerTexts())
  })

  it('is played with the keyboard alone', async () => {
    await page.goto(office.url)
    await tabTo(`person-${WU_YUMEI}`)
    await page.keyboard.press('Enter')
    await page.locator('#draft:focus').waitFor()
    await page.keyboard.type('我去')
    await page.keyboard.press('Enter')
    await hear('记下了，您去重阳茶话会。')
  })

  it('fits a small phone, with 演练 on every page', async () => {
    const phone = await open('', NARROW)
    for (const path of [
      '',
      `?as=${WANG_FANG}`,
      talkWith(WANG_FANG),
      talkWith(CHEN_DEFU, ROOM),
      'office',
      'office/activities',
      'office/people',
      'nowhere',
    ]) {
      await phone.goto(office.url + path)
      expect([path, await phone.getByText('演练', { exact: true }).isVisible()]).toEqual([path, true])
      expect([path, await sidewaysOverflow(phone)]).toEqual([path, 0])
      expect([path, await phone.evaluate('[...document.querySelectorAll("*")].filter((one) => one.scrollWidth > one.clientWidth && /auto|scroll/.test(getComputedStyle(one).overflowX)).map((one) => one.className || one.id || one.tagName)')]).toEqual([path, []])
      await browser.screenshot(phone, `story-narrow-${path.replaceAll(/\W+/g, '-')}`)
    }
    await phone.close()
  })

  async function tabTo(id: string): Promise<void> {
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press('Tab')
      if ((await page.evaluate('document.activeElement?.id')) === id) return
    }
    throw new Error(`the keyboard does not reach ${id}`)
  }
})
