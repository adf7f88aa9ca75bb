/** How long a start takes until the page has its address, in a process of its own. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monotonic } from '../../../src/base/clock.ts'
import { usePostgres } from '../../world/postgres.ts'
import { atMost, type Figure, type Measured } from '../figure.ts'

const MAIN = join(import.meta.dirname, '..', '..', '..', 'src', 'main.ts')
const LATER = 3

export const start: Figure = {
  id: 'start',
  async measure() {
    const server = await usePostgres()
    const url = await server?.createDatabase('start')
    return [
      ...(await starts('pglite', {}, 5)),
      ...(url === undefined ? [] : await starts('postgres', { DATABASE_URL: url }, 3)),
    ]
  },
}

async function starts(
  name: string,
  settings: Readonly<Record<string, string>>,
  most: number,
): Promise<readonly Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'qwy-start-'))
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    TMPDIR: folder,
    PORT: '0',
    DATA_DIR: join(folder, 'data'),
    ...settings,
  }
  try {
    const first = await readyAfter(env)
    const later: number[] = []
    for (let n = 0; n < LATER; n++) later.push(await readyAfter(env))
    return [
      atMost(`first start, ${name}`, first, 8, 's'),
      atMost(`later start, ${name}, best of ${LATER}`, Math.min(...later), most, 's'),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Seconds from the start of the process to its address; it is then stopped in good order. */
async function readyAfter(env: NodeJS.ProcessEnv): Promise<number> {
  const from = monotonic()
  const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const ready = Promise.withResolvers<number>()
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
    if (/http:\/\/127\.0\.0\.1:\d+\//.test(said)) ready.resolve((monotonic() - from) / 1000)
  })
  void ended.then(() => ready.reject(new Error(`the program ended: ${said}`)))
  const seconds = await ready.promise
  child.kill('SIGTERM')
  await ended
  return seconds
}
