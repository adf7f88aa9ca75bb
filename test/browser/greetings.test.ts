/** The page of birthdays and festivals in a browser, wide and narrow. Screenshots in test-output/. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumOrSkip, launchBrowser, NARROW, sidewaysOverflow, type TestBrowser, WIDE } from './chromium.ts'
import { openOffice, type TestOffice } from './office.ts'

const executable = chromiumOrSkip()

describe.skipIf(!executable)('the month of birthdays and festivals', () => {
  let browser: TestBrowser
  let office: TestOffice
  beforeAll(async () => {
    office = await openOffice('2026-12-15', '09:00')
    browser = await launchBrowser(executable ?? '')
  })
  afterAll(async () => {
    await browser.close()
    await office.close()
  })

  it.each([[WIDE], [NARROW]])('fits %j', async (size) => {
    const page = await browser.context.newPage()
    await page.setViewportSize(size)
    await page.goto(`${office.url}office/greetings`)
    await page.getByText('12月22日（周二）农历冬月十四 冬至').waitFor()
    await browser.screenshot(page, `greetings-${size.width}`)
    expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0)
  })
})
