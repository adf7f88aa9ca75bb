/** The web console on a port of this machine. */
import type { AddressInfo } from 'node:net'
import { createAdaptorServer, type ServerType } from '@hono/node-server'
import { monotonic, sleep } from '../base/clock.ts'
import { EXIT, UserError } from '../base/errors.ts'
import { isLoopback } from './guard.ts'
import { createSite, type SiteOptions } from './site.ts'

export type { StatusView } from './office-pages.ts'

/** How long requests in hand may take when the console stops. */
const STOP_MS = 2_000
const LOOK_MS = 20
const SHORTEST_PASSWORD = 8

export interface ConsoleOptions extends Omit<SiteOptions, 'monotonic'> {
  /** 0 takes any free one. */
  readonly port: number
  /** An address of this machine; any but a loopback one needs a password. */
  readonly host: string
}

export interface Console {
  /** http://127.0.0.1:3000/ */
  readonly url: string
  /** Ends the open streams, gives requests in hand two seconds, and frees the port. Never rejects. */
  stop(): Promise<void>
}

/** Starts to listen. Rejects with a `UserError` (exit code 2 or 5) for a host without password or a port in use. */
export async function startConsole(options: ConsoleOptions): Promise<Console> {
  checkPassword(options)
  const { site, close } = createSite({ ...options, monotonic })
  const server = createAdaptorServer({ fetch: site.fetch, overrideGlobalObjects: false })
  try {
    await listen(server, options.port, options.host)
  } catch (error) {
    close()
    throw explainListening(error, options)
  }
  const url = urlOf(options.host, server.address())
  options.log.info({ url }, 'console listens')
  return { url, stop: () => stop(server, close) }
}

function checkPassword(options: ConsoleOptions): void {
  if (options.password !== undefined && options.password.length < SHORTEST_PASSWORD) {
    throw new UserError('password-too-short', `网页密码至少要${SHORTEST_PASSWORD}位。`, EXIT.badConfig)
  }
  if (options.password === undefined && !isLoopback(options.host)) {
    throw new UserError(
      'password-missing',
      `网页要给别的电脑看（${options.host}），必须先设密码；只在本机看，就用 127.0.0.1。`,
      EXIT.badConfig,
    )
  }
}

function listen(server: ServerType, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function explainListening(error: unknown, { port, host }: ConsoleOptions): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const way = `可以换一个端口再启动，例如：PORT=${port === 65_535 ? 3000 : port + 1} npm start`
  const because = { cause: error }
  if (code === 'EADDRINUSE') {
    return new UserError(
      'port-in-use',
      `端口${port}已被别的程序占用（也许勤务员已经开着）。${way}`,
      EXIT.portInUse,
      because,
    )
  }
  if (code === 'EACCES') {
    return new UserError('port-refused', `系统不允许使用端口${port}。${way}`, EXIT.badConfig, because)
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new UserError('no-such-host', `本机没有${host}这个地址，请改用 127.0.0.1。`, EXIT.badConfig, because)
  }
  return error
}

function urlOf(host: string, address: string | AddressInfo | null): string {
  const port = typeof address === 'object' && address ? address.port : ''
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}/`
}

async function stop(server: ServerType, close: () => void): Promise<void> {
  close()
  const closed = new AbortController()
  server.close(() => closed.abort())
  if (!('closeIdleConnections' in server)) return
  // A connection whose answer has ended stays open for the next request unless it is closed here.
  for (let waited = 0; waited < STOP_MS && !closed.signal.aborted; waited += LOOK_MS) {
    server.closeIdleConnections()
    await sleep(LOOK_MS, closed.signal)
  }
  server.closeAllConnections()
}
