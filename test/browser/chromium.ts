/** A real browser for tests that look at the page: Debian's chromium or another one, never downloaded. */
import { accessSync, constants, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BrowserContext, chromium, type Page } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
/** After this a step that does not come true is reported with what it waited for. */
const PATIENCE_MS = 60_000
const OUTPUT = fileURLToPath(new URL('../../test-output/', import.meta.url))

export const WIDE = { width: 1280, height: 820 }
/** A small phone. */
export const NARROW = { width: 360, height: 740 }

/** Path of a Chromium: that of the variable CHROMIUM, else the first one installed; undefined where there is none. */
function findChromium(): string | undefined {
  const { CHROMIUM: named, PATH: path = '' } = process.env
  const folders = ['/usr/bin', ...path.split(delimiter)]
  const paths = named ? [named] : folders.flatMap((folder) => NAMES.map((name) => join(folder, name)))
  return paths.find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Same as `findChromium`, and says in one line on standard error that tests are skipped where there is none. */
export function chromiumOrSkip(): string | undefined {
  const path = findChromium()
  if (!path) {
    process.stderr.write(
      'SKIPPED: browser tests, no Chromium found (apt-get install chromium, or set CHROMIUM=/path)\n',
    )
  }
  return path
}

export interface TestBrowser {
  /** Several windows share it, as they do on a desk. */
  readonly context: BrowserContext
  /** Saves what a window shows as `test-output/<name>.png`. */
  screenshot(page: Page, name: string): Promise<void>
  close(): Promise<void>
}

/** Starts the Chromium at `executablePath` with an empty profile of its own. */
export async function launchBrowser(executablePath: string): Promise<TestBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'qinwuyuan-browser-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: FLAGS,
    viewport: WIDE,
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(PATIENCE_MS)
  mkdirSync(OUTPUT, { recursive: true })
  return {
    context,
    async screenshot(page, name) {
      // Hiding the caret puts a style on fields; htmx would carry it over, and the content policy complain.
      await page.screenshot({ path: join(OUTPUT, `${name}.png`), caret: 'initial' })
    },
    async close() {
      await context.close()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

/** By how many pixels the page is wider than its window; 0 when nothing has to be scrolled sideways. */
export function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')
}
