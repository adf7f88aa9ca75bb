/** The page of requests in a browser, wide and narrow: found, answered with a sentence that stands ready, figures. Screenshots in test-output/. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumOrSkip, launchBrowser, NARROW, sidewaysOverflow, type TestBrowser, WIDE } from './chromium.ts'
import { openOffice, type TestOffice } from './office.ts'

const executable = chromiumOrSkip()

describe.skipIf(!executable)('requests', () => {
  let browser: TestBrowser
  let office: TestOffice
  let page: Page

  beforeAll(async () => {
    office = await openOffice('2026-11-23', '09:00')
    browser = await launchBrowser(executable ?? '')
    page = await browser.context.newPage()
    page.setDefaultTimeout(15_000)
  })
  afterAll(async () => {
    await browser.close()
    await office.close()
  })

  /** Said in the panel beside the page. */
  async function say(words: string, answer: string) {
    await page.getByLabel('要办什么').fill(words)
    await page.locator('#desk-form').getByRole('button', { name: '发送' }).click()
    await page.locator('#desk-talk').getByText(answer).last().waitFor()
  }

  it('shows what is new while one looks, and answers with a sentence that stands ready', async () => {
    await page.goto(`${office.url}office/requests`)
    await say('来电：陈德福问体检', '记下了，第101号')
    await page.locator('#content').getByRole('link', { name: '101' }).waitFor()
    await page.locator('#content').getByRole('link', { name: '101' }).click()
    await page.getByText('没有微信可发，请打电话').waitFor()
    await page.getByLabel('新常用语').fill('您的事收到了，正在办。')
    await page.getByRole('button', { name: '加一条' }).click()
    await page.locator('#desk-talk').getByText('加好了，第1条').waitFor()
    await page.getByLabel('备注', { exact: true }).fill('已问过医院')
    await page.getByRole('button', { name: '记备注' }).click()
    await page.locator('#content').getByText('已问过医院').waitFor()
  })

  it('answers an elder who writes by chat', async () => {
    await page.goto(`${office.url}office/requests`)
    const elder = await browser.context.newPage()
    await elder.goto(`${office.url}?as=phone-0101&chat=bot`)
    await elder.getByLabel(/^写给/).fill('老年证在哪儿办？')
    await elder.keyboard.press('Enter')
    await elder.locator('.message.theirs .bubble').last().getByText('编号第102号').waitFor()
    await elder.close()
    // It stands in the inbox by itself, while somebody looks.
    await page.locator('#content').getByText('老年证在哪儿办？').waitFor()
    await page.locator('#content').getByRole('link', { name: '102' }).click()
    await page.getByRole('button', { name: '您的事收到了，正在办。' }).click()
    expect(await page.getByLabel('回话', { exact: true }).inputValue()).toBe('您的事收到了，正在办。')
    await page.getByRole('button', { name: '两分钟后发给本人' }).click()
    await page.locator('#desk-talk').getByText('两分钟后发给陈德福').waitFor()
    await page.locator('#content').getByRole('button', { name: '收回刚才的回话' }).waitFor()
    await browser.screenshot(page, 'requests-one')
  })

  it('finds by words, hands on, shows numbers only to whoever has it, takes it back and ends it', async () => {
    const content = page.locator('#content')
    await page.goto(`${office.url}office/requests`)
    await content.getByLabel('找').fill('老年证')
    await content.getByRole('button', { name: '查找' }).click()
    await page.waitForURL(/q=/)
    expect(await content.getByRole('link', { name: '101' }).count()).toBe(0)
    await content.getByRole('link', { name: '102' }).click()
    await content.getByText('138-0000-0101').waitFor()

    await content.getByLabel('转给').selectOption('刘志强')
    await content.getByRole('button', { name: '转', exact: true }).click()
    await page.locator('#desk-talk').getByText('第102号转给刘志强同志了').waitFor()
    await content.getByText('138****0101').waitFor()
    await content.getByText('电话遮着').waitFor()
    expect(await content.getByText('138-0000-0101').count()).toBe(0)

    await content.getByRole('button', { name: '我来办' }).click()
    await page.locator('#desk-talk').getByText('第102号归您办了（原来是刘志强同志在办，已经告诉了）').waitFor()
    await content.getByText('138-0000-0101').waitFor()

    await content.getByRole('button', { name: '办完了' }).click()
    await page.locator('#desk-talk').getByText('第102号办完了').waitFor()
    await content.getByText('还没有评').waitFor()
    expect(await content.getByRole('button', { name: '办完了' }).count()).toBe(0)
    await page.goto(`${office.url}office/requests?q=老年证`)
    await content.getByText('没有这样的事').waitFor()
    await content.getByLabel('办没办完').selectOption({ label: '办完了' })
    await content.getByRole('link', { name: '102' }).waitFor()
  })

  it('shows what was proposed, and answers it there', async () => {
    const elder = await browser.context.newPage()
    await elder.goto(`${office.url}?as=phone-0105&chat=bot`)
    await elder.getByLabel(/^写给/).fill('建议：食堂的菜少放点盐')
    await elder.keyboard.press('Enter')
    await elder.locator('.message.theirs .bubble').last().getByText('编号第103号').waitFor()
    await elder.close()
    await page.goto(`${office.url}office/suggestions`)
    await page.locator('#content').getByRole('link', { name: '食堂的菜少放点盐' }).click()
    await page.locator('#content').getByRole('button', { name: '问问大家' }).waitFor()
    await page.getByLabel('回话', { exact: true }).fill('跟食堂说了，这周研究。')
    await page.getByRole('button', { name: '两分钟后发给本人' }).click()
    await page.locator('#desk-talk').getByText('两分钟后发给李桂兰').waitFor()
  })

  it.each([
    ['suggestions?state=all', WIDE],
    ['suggestions?state=all', NARROW],
    ['suggestions?suggestion=103', WIDE],
    ['requests', WIDE],
    ['requests', NARROW],
    ['requests?request=102', WIDE],
    ['requests?request=102', NARROW],
    ['requests?show=figures', WIDE],
    ['requests?show=figures', NARROW],
  ])('%s fits %j', async (path, size) => {
    await page.setViewportSize(size)
    await page.goto(`${office.url}office/${path}`)
    await browser.screenshot(page, `requests-${path.replace(/\W+/g, '-')}-${size.width}`)
    expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0)
  })
})
