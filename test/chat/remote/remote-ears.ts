/** A chat on a puppet service behind a proxy, that writes down what it hears. */
import { onTestFinished, vi } from 'vitest'
import { monotonic, systemClock } from '../../../src/base/clock.ts'
import { silentLog } from '../../../src/base/log.ts'
import type { Chat, Echo, Incoming, LineState } from '../../../src/chat/chat.ts'
import { openChat } from '../../../src/chat/open-chat.ts'
import type { RemoteWaits } from '../../../src/chat/remote/remote-puppet.ts'
import { type FaultyProxy, startProxy } from './proxy.ts'
import { type Service, startService } from './service.ts'
import { TOKEN } from './token.ts'

export interface RemoteEars {
  readonly chat: Chat
  readonly service: Service
  readonly proxy: FaultyProxy
  readonly heard: Incoming[]
  readonly states: { readonly state: LineState; readonly since: Date; readonly at: number }[]
  readonly scans: string[]
  readonly echoes: Echo[]
  /** Waits until every one of these texts was heard. */
  hear(texts: readonly string[], withinMs?: number): Promise<void>
  turn(state: LineState, withinMs?: number): Promise<void>
  /** What was heard, every message once, in the order in which it came first. */
  texts(): readonly string[]
}

export interface RemoteEarsOptions {
  readonly waits?: Partial<RemoteWaits>
  readonly tls?: boolean
  readonly onMessage?: (incoming: Incoming, chat: Chat) => Promise<void>
  readonly token?: string
  /** Unless said otherwise, it is started and online. */
  readonly start?: boolean
}

export async function openRemoteEars(options: RemoteEarsOptions = {}): Promise<RemoteEars> {
  const service = await startService(options.tls ? { WITH_TLS: '1' } : {})
  const proxy = await startProxy(service.port)
  const heard: Incoming[] = []
  const states: { state: LineState; since: Date; at: number }[] = []
  const scans: string[] = []
  const echoes: Echo[] = []
  const chat = await openChat({
    puppet: 'wechaty-puppet-service',
    options: {
      token: options.token ?? TOKEN,
      endpoint: `127.0.0.1:${proxy.port}`,
      ...(!options.tls && { tls: { disable: true } }),
    },
    account: 'a',
    log: silentLog,
    now: () => systemClock.now(),
    ...(options.waits && { lineWaits: options.waits }),
  })
  onTestFinished(async () => {
    await chat.stop()
    await proxy.close()
    await service.close()
  })
  const texts = () => [...new Map(heard.map((one) => [one.platformMessageId, one.text])).values()]
  const ears: RemoteEars = {
    chat,
    service,
    proxy,
    heard,
    states,
    scans,
    echoes,
    texts,
    async hear(wanted, withinMs = 10_000) {
      await vi.waitUntil(() => wanted.every((text) => texts().includes(text)), { timeout: withinMs, interval: 5 })
    },
    async turn(state, withinMs = 10_000) {
      await vi.waitUntil(() => chat.state() === state, { timeout: withinMs, interval: 2 })
    },
  }
  if (options.start === false) return ears
  await chat.start({
    async onMessage(incoming) {
      await options.onMessage?.(incoming, chat)
      heard.push(incoming)
    },
    onEcho: (echo) => void echoes.push(echo),
    onState: (state, since) => void states.push({ state, since, at: monotonic() }),
    async onFriendRequest() {},
    onUnreadRequest() {},
    onScan: (code) => void scans.push(code),
  })
  await ears.turn('online')
  return ears
}
