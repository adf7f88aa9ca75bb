/** A chat account on any platform that wechaty reaches. */
import type { Log } from '../base/log.ts'
import { openAnnounced } from './announced.ts'
import type { Chat, ChatEvents, LineState } from './chat.ts'
import type { LinedPuppet } from './lifeline.ts'
import type { Unsafe } from './listen.ts'
import { openSession, type Session, type Waits } from './session.ts'

export interface WechatyChatOptions {
  readonly account: string
  readonly puppet: {
    /** The platform's name, as in the configuration. */
    readonly name: string
    /** Makes a new puppet. Called once at every start, because a used one keeps its listeners. */
    readonly open: () => LinedPuppet
  }
  readonly log: Log
  /** The office clock; for messages of which the platform does not say when they were sent, and for the line's state. */
  readonly now: () => Date
  readonly waits?: Partial<Waits>
  /** What was announced and is not safe yet; absent: it ends with the process. */
  readonly announced?: Unsafe
}

/** `sendMs` leaves room below the 35 s that `Chat.send` promises. */
export const WAITS: Waits = {
  sendMs: 30_000,
  stopMs: 10_000,
  fetch: { attemptMs: 5_000, pauses: [50, 300, 1_500] },
  fetchFile: { attemptMs: 30_000, pauses: [1_000, 5_000] },
}

/** Makes a chat; nothing happens before `start`. It can be started again after a stop. */
export function createWechatyChat({ account, puppet, log, now, waits, ...options }: WechatyChatOptions): Chat {
  const inMemory = () => openAnnounced(undefined, () => {})
  const announced = options.announced ?? { messages: inMemory(), requests: inMemory() }
  let state: LineState = 'stopped'
  /** How often it was not online any more. */
  let losses = 0
  let session: Promise<Session> | undefined
  let turnTo: (next: LineState, agoMs?: number) => void = () => {}

  async function open(events: ChatEvents): Promise<Session> {
    turnTo = (next, agoMs = 0) => {
      if (state === next) return
      if (state === 'online') losses += 1
      state = next
      log.info({ account, state }, 'chat line')
      events.onState(next, new Date(now().getTime() - agoMs))
    }
    turnTo('starting')
    const own = { account, puppetName: puppet.name, openPuppet: puppet.open, log, now, announced, events, turnTo }
    return openSession({ ...own, waits: { ...WAITS, ...waits } })
  }

  async function stop(): Promise<void> {
    const closing = session
    session = undefined
    if (closing === undefined) return
    await closing.then((open) => open.end()).catch(() => {})
    turnTo('stopped')
  }

  return {
    account,
    puppet: puppet.name,
    state: () => state,
    async start(events) {
      if (session !== undefined) throw new Error(`the chat account ${account} is already started`)
      session = open(events)
      try {
        await (await session).begin()
      } catch (error) {
        await stop()
        throw error
      }
    },
    stop,
    async send(outgoing, mayGoOn = () => true) {
      if (session === undefined || state !== 'online') return { outcome: 'failed', failure: 'offline' }
      return (await session).send(outgoing, mayGoOn)
    },
    setAlias: async (platformId, alias) => (await session)?.setAlias(platformId, alias) ?? false,
    acceptFriend: async (requestId) => (await session)?.acceptFriend(requestId) ?? false,
    async fetchFile(platformMessageId, mostBytes) {
      if (session === undefined || state !== 'online') return { outcome: 'offline' }
      const before = losses
      const fetched = await (await session).fetchFile(platformMessageId, mostBytes)
      // What failed while the line was lost says nothing about the file, nor where it is back by now.
      return fetched.outcome === 'lost' && losses !== before ? { outcome: 'offline' } : fetched
    },
    async directory() {
      if (session === undefined) throw new Error(`the chat account ${account} is not started`)
      return (await session).directory()
    },
  }
}
