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
    await browser.screenshot(page, 'story-1-welcome')
    await become(WANG_FANG)
    const draft = await say(SENTENCE, '【请核对】')
    console.log(draft)
    await browser.screenshot(page, 'story-2-draft')
    await say('1', '已发布')
    for (const person of FIRST_BRANCH) await expect.poll(() => unread(person).innerText()).toContain('1')
    expect(await unread(ZHENG_MINGYUAN).count()).toBe(0)
    await browser.screenshot(page, 'story-3-published')
  })
})
