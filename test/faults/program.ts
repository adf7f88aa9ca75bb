/** Starts the program as a person would, in a process of its own, and uses its page as a browser would. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { sleep, stopwatch } from '../../src/base/clock.ts'
import { layDatabaseInto } from '../world/database.ts'
import type { Point } from './points.ts'

/** Of the environment; those that tests look at are named. */
export interface Settings {
  readonly [name: string]: string
  readonly DATA_DIR: string
}

export interface Program {
  readonly pid: number
  /** All that it has said so far, on both streams. */
  said(): string
  /** The address of its page; rejects with what it said when it ended without one. */
  url(): Promise<string>
  signal(name: NodeJS.Signals): void
  /** Its exit code, null after a signal. */
  ended(): Promise<number | null>
}

const MAIN = join(import.meta.dirname, '..', '..', 'src', 'main.ts')
const DIE_AT = join(import.meta.dirname, 'die-at.ts')

/** A data folder that goes with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'qwy-program-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A data folder with the database of a first start in it. */
export async function folderWithDatabase(): Promise<string> {
  const folder = temporaryFolder()
  await layDatabaseInto(folder)
  return folder
}

/**
 * Starts it with these settings and no others, on any free port. It is killed at the end of the test; `dying`: by itself,
 * when it comes by a point for so manyeth time; `ahead`: modules that are loaded before it.
 */
export function startProgram(
  settings: Readonly<Record<string, string>>,
  dying?: { readonly at: Point; readonly the: number },
  ahead: readonly string[] = dying === undefined ? [] : [DIE_AT],
): Program {
  const death = dying === undefined ? {} : { DIE_AT: dying.at, DIE_THE: `${dying.the}` }
  const env = {
    PATH: process.env['PATH'],
    HOME: tmpdir(),
    TZ: 'America/New_York',
    PORT: '0',
    TALK_LIMIT: '0',
    RECALL_SECONDS: '0',
    ...settings,
    ...death,
  }
  const child = spawn(process.execPath, [...ahead.flatMap((one) => ['--import', one]), MAIN], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const { pid } = child
  if (pid === undefined) throw new Error('the program did not start')
  let said = ''
  const address = Promise.withResolvers<string>()
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const hear = (chunk: Buffer) => {
    said += chunk
    const [url] = /http:\/\/127\.0\.0\.1:\d+\//.exec(said) ?? []
    if (url !== undefined) address.resolve(url)
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  void ended.then(() => address.reject(new Error(`it ended: ${said}`)))
  address.promise.catch(() => undefined)
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  return {
    pid,
    said: () => said,
    url: () => address.promise,
    signal: (name) => void child.kill(name),
    ended: () => ended,
  }
}

/** Whether the program at `url` has answered and sent all that it can, by its own page. */
export async function isIdle(url: string): Promise<boolean> {
  const page = await (await fetch(new URL('/office', url))).text()
  return ['机器人还没回的来信', '等着发出的消息'].every((label) => page.includes(`<dt>${label}</dt><dd>0条</dd>`))
}

/** Types until the page takes it: it takes only so much from one caller at a time. */
export async function typePatiently(url: string, contact: string, text: string): Promise<void> {
  const takes = () =>
    type(url, contact, text).then(
      () => true,
      () => false,
    )
  await patiently(takes, 'the page does not take it')
}

/** Looks ten times a second for as long as a very busy machine may need. */
export async function patiently(holds: () => boolean | Promise<boolean>, otherwise: string): Promise<void> {
  const waited = stopwatch()
  while (!(await holds())) {
    if (waited() > 240_000) throw new Error(otherwise)
    await sleep(100)
  }
}

/** Posts a form of the page, as a browser does. Rejects when it was not taken. */
export async function postForm(url: string, path: string, fields: Readonly<Record<string, string>>): Promise<void> {
  const response = await fetch(new URL(path, url), {
    method: 'POST',
    headers: { Origin: new URL(url).origin, 'HX-Request': 'true' },
    body: new URLSearchParams(fields),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
}

/** Somebody types a sentence in their private chat with the bot. */
export function type(url: string, contact: string, text: string): Promise<void> {
  return postForm(url, '/say', { as: contact, chat: 'bot', kind: 'text', text })
}
