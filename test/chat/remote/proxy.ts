/** A TCP proxy that fails in the ways in which lines fail. */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

export interface FaultyProxy {
  readonly port: number
  /** Resets every connection; new ones pass. */
  cut(): void
  /** Nobody listens any more, until `listen`. Connections that stand are reset. */
  refuse(): Promise<void>
  listen(): Promise<void>
  /** From now on nothing passes on connections that stand, not even their end; with `all`, nor on new ones. */
  swallow(what: 'old' | 'all'): void
  /** New connections pass again. Those that were swallowed stay so. */
  pass(): void
  /** The far ends of connections that were swallowed are reset at last. */
  bury(): void
  /** Every piece waits for 0 to `ms` milliseconds more; the order stays. */
  jitter(ms: number): void
  close(): Promise<void>
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

interface Pair {
  readonly near: Socket
  readonly far: Socket
  swallowed: boolean
}

export async function startProxy(target: number): Promise<FaultyProxy> {
  const pairs = new Set<Pair>()
  let swallowing = false
  let jitterMs = 0
  let server: Server

  function join(near: Socket): void {
    const pair: Pair = { near, far: connect(target, '127.0.0.1'), swallowed: swallowing }
    pairs.add(pair)
    carry(pair, near, pair.far)
    carry(pair, pair.far, near)
  }

  function carry(pair: Pair, from: Socket, to: Socket): void {
    let tail: Promise<void> = Promise.resolve()
    const then = (work: () => void) => {
      tail = tail.then(async () => {
        if (jitterMs > 0) await new Promise((resolve) => setTimeout(resolve, Math.random() * jitterMs))
        if (!pair.swallowed) work()
      })
    }
    from.setNoDelay(true)
    from.on('data', (chunk) => then(() => void to.write(chunk)))
    from.on('error', () => {})
    from.on('close', () => {
      then(() => void to.resetAndDestroy())
      if (!pair.swallowed) pairs.delete(pair)
    })
  }

  async function listen(port: number): Promise<void> {
    server = createServer(join).listen(port, '127.0.0.1')
    await once(server, 'listening')
  }

  function cut(): void {
    for (const pair of pairs) {
      if (pair.swallowed) continue
      pair.near.resetAndDestroy()
      pair.far.resetAndDestroy()
      pairs.delete(pair)
    }
  }

  const port = await freePort()
  await listen(port)
  return {
    port,
    cut,
    async refuse() {
      // It listens no more at once; its end waits for connections that were swallowed.
      server.close()
      cut()
    },
    listen: () => listen(port),
    swallow(what) {
      swallowing = what === 'all'
      for (const pair of pairs) pair.swallowed = true
    },
    pass() {
      swallowing = false
    },
    bury() {
      for (const pair of pairs) if (pair.swallowed) pair.far.resetAndDestroy()
    },
    jitter(ms) {
      jitterMs = ms
    },
    async close() {
      for (const { near, far } of pairs) {
        near.destroy()
        far.destroy()
      }
      server.close()
    },
  }
}
