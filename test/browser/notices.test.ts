/** The picture of a notice's results, saved by the browser: words and bars are in it. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumOrSkip, launchBrowser, type TestBrowser } from './chromium.ts'
import { openOffice, type TestOffice } from './office.ts'

const executable = chromiumOrSkip()

describe.skipIf(!executable)('the notices', () => {
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

  it('are written on the page, and their results are kept as a picture', async () => {
    await page.goto(`${office.url}office/notices`)
    for (const words of ['通知全体：体检改到二楼，收到请回复。', '1']) {
      await page.locator('#desk-draft').fill(words)
      await page.locator('#desk-draft').press('Enter')
      await page.getByText(words).first().waitFor()
    }
    await page.getByRole('heading', { name: '体检改到二楼' }).waitFor()
    await page.getByText('结果图').click()
    // Drawn anew, it stays unfolded.
    const drawn = page.waitForResponse((response) => response.url().includes('/office/notices'))
    await page.evaluate("htmx.trigger('#content', 'sse:changed')")
    await drawn
    const waiting = page.waitForEvent('download')
    await page.getByRole('button', { name: '存成图片' }).click()
    const download = await waiting
    expect(download.suggestedFilename()).toBe('体检改到二楼结果.png')
    const bytes = readFileSync(await download.path())
    expect(bytes.subarray(1, 4).toString()).toBe('PNG')
    expect(bytes.readUInt32BE(16)).toBe(1800)
    // An empty sheet of this size is a few kilobytes.
    expect(bytes.length).toBeGreaterThan(15_000)
    await browser.screenshot(page, 'notices-result')
  })
})
