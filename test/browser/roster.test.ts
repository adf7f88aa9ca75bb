/** The roster's pages in a browser, wide and narrow: found, looked at, changed beside the page. Screenshots in test-output/. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumOrSkip, launchBrowser, NARROW, sidewaysOverflow, type TestBrowser, WIDE } from './chromium.ts'
import { openOffice, type TestOffice } from './office.ts'

const executable = chromiumOrSkip()

describe.skipIf(!executable)('the roster', () => {
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

  it('leads from a name to the card, and a change is answered beside it', async () => {
    await page.goto(`${office.url}office/people`)
    await page.getByLabel('找人').fill('陈德福')
    await page.getByRole('button', { name: '查找' }).click()
    await page.getByRole('link', { name: '陈德福' }).click()
    await page.getByRole('heading', { name: '陈德福（第一支部第一小组）' }).waitFor()
    await page.getByLabel('手机').fill('13900000001')
    await page
      .locator('form', { has: page.getByLabel('手机') })
      .getByRole('button')
      .click()
    await page.getByText('陈德福（第一支部第一小组）改好了。').first().waitFor()
    await page.getByRole('cell', { name: '手机从138****0101改为139****0001' }).waitFor()
    await browser.screenshot(page, 'roster-card')
  })

  it('a list that is chosen on the page is read beside it, its faults are shown, and one touch takes it in', async () => {
    await page.goto(`${office.url}office/import`)
    const lines = ['编号,姓名,性别,党支部', '0601,马长河,男,第一支部', '0602,牛玉英,不知,第一支部', '0603,,男,第一支部']
    const file = { name: '名册.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) }
    await page.getByLabel('选名册文件').setInputFiles(file)
    await page.getByText('新增2人，不能导入1行。').first().waitFor()
    await page.getByRole('heading', { name: '名册.csv' }).waitFor()
    await page.getByRole('cell', { name: '性别“不知”没看懂' }).waitFor()
    await page.getByRole('cell', { name: '没有姓名' }).waitFor()
    await browser.screenshot(page, 'roster-import-read')
    await page.getByRole('button', { name: '导入', exact: true }).click()
    await page.getByText('《名册.csv》导入好了：新增2人。').first().waitFor()
    await page.goto(`${office.url}office/people?q=马长河`)
    await page.getByRole('link', { name: '马长河' }).waitFor()
  })

  it.each([
    ['people', WIDE],
    ['people', NARROW],
    ['people?club=1', WIDE],
    ['people?unit=2', NARROW],
    ['people?q=王', NARROW],
    ['people?person=1', NARROW],
    ['import', WIDE],
    ['import', NARROW],
  ])('%s fits %j', async (path, size) => {
    await page.setViewportSize(size)
    await page.goto(`${office.url}office/${path}`)
    await browser.screenshot(page, `roster-${path.replace(/\W+/g, '-')}-${size.width}`)
    expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0)
  })
})
