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
