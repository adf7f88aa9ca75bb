/** The notices on the page: how one is sent, seen as it goes, and the picture of its results, saved by the browser. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumOrSkip, launchBrowser, type TestBrowser } from './chromium.ts'
import { openOffice, type TestOffice } from './office.ts'

const executable = chromiumOrSkip()

/** Keeps each figure that the page has shown of those who have the notice; a reload would lose them. */
const WATCH_WHO_HAS_IT = `
  globalThis.whoHasIt = []
  const look = () => {
    const count = Number(/送到(\\d+)人/.exec(document.body.textContent)?.[1])
    if (count >= 0 && count !== whoHasIt.at(-1)) whoHasIt.push(count)
  }
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true })
`

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

  it('are seen as they go, without reloading, and in the end the page says what the phones hold', async () => {
    await page.evaluate(WATCH_WHO_HAS_IT)
    // The two minutes in which it can be called back are over some seconds after this.
    await page.locator('.moment summary').click()
    await page.locator('[name=moment]').fill('2026-11-23T09:02')
    await page.getByRole('button', { name: '拨过去' }).click()
    await page.getByText('共20人，送到19人').waitFor()
    const seen = await page.evaluate<number[]>('whoHasIt')
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    expect(seen.length).toBeGreaterThan(3)
    expect(await page.getByRole('row', { name: /^合计/ }).innerText()).toMatch(
      /^合计\s+20\s+0\s+19\s+0\s+0\s+1\s+0\s+0$/,
    )
    await page.goto(office.url)
    expect(await page.locator('#people .entry:has(.unread)').count()).toBe(19)
  })
})
