/** One login of a chat account, from opening to closing: a fresh puppet, a fresh Wechaty, and who listens to them. */
import type { Puppet, payloads } from 'wechaty-puppet'
import { EXIT, UserError } from '../base/errors.ts'
import type { Log } from '../base/log.ts'
import type { Announced } from './announced.ts'
import type { ChatEvents, Directory, FetchedFile, LineState, Outgoing, SendResult } from './chat.ts'
import { fetchFile } from './fetch-file.ts'
import { createQueue, createQueues } from './in-turn.ts'
import type { LinedPuppet } from './lifeline.ts'
import { loadWechaty } from './load-wechaty.ts'
import { type Patience, within } from './patience.ts'
import { readDirectory } from './read-directory.ts'
import { readFriendRequest } from './read-friend-request.ts'
import { type Opened, openIncoming, readIncoming } from './read-incoming.ts'
import { errorWords } from './send-failure.ts'
import { sendFile } from './send-file.ts'
import { sendText } from './send-text.ts'

/** How long things may take, in milliseconds. */
export interface Waits {
  readonly sendMs: number
  /** How long closing waits for the send in hand and for messages that have come; less than a SIGTERM's 20 s. */
  readonly stopMs: number
  readonly fetch: Patience
  readonly fetchFile: Patience
}

export interface SessionOptions {
  readonly account: string
  /** The platform's name, as in the configuration. */
  readonly puppetName: string
  /** Makes a new puppet. */
  openPuppet(): LinedPuppet
  readonly log: Log
  readonly now: () => Date
  readonly waits: Waits
  readonly announced: Announced
  readonly events: ChatEvents
  /** `agoMs`: how long ago that began. */
  turnTo(state: LineState, agoMs?: number): void
}

export interface Session {
  /** Starts the puppet. Throws a UserError when it cannot be started. */
  begin(): Promise<void>
  send(outgoing: Outgoing, mayGoOn: () => boolean): Promise<SendResult>
  fetchFile(messageId: string, mostBytes: number): Promise<FetchedFile>
  directory(): Promise<Directory>
  setAlias(platformId: string, alias: string): Promise<boolean>
  acceptFriend(requestId: string): Promise<boolean>
  /** Listens no more, lets what is in hand settle, stops the puppet. Never rejects. */
  end(): Promise<void>
}

/** Prepares a login; nothing moves before `begin`. */
export async function openSession(options: SessionOptions): Promise<Session> {
  const { log, account, waits } = options
  const { WechatyBuilder } = await loadWechaty()
  const puppet = options.openPuppet()
  const { line } = puppet
  const onLine = (patience: Patience): Patience => (line ? { ...patience, line } : patience)
  const patience = onLine(waits.fetch)
  // Without a name Wechaty keeps its memory card in memory; with one it would write a file where it was started.
  const bot = WechatyBuilder.build({ puppet })
  const warn = (error: unknown, event: string) => log.warn({ account, error: errorWords(error) }, event)
  let lastError: unknown
  bot.on('error', (error) => {
    lastError = error
    warn(error, 'chat platform reports an error')
  })
  const stopping = new AbortController()
  const { leave, drained } = listen(puppet, options, patience, stopping.signal)
  line?.whenLost((silentMs) => options.turnTo('starting', silentMs))
  const sends = new Set<Promise<SendResult>>()
  /** Platforms differ in what they can do; what one cannot is no error of the program. */
  const deed = async (what: string, work: () => Promise<void>): Promise<boolean> => {
    const done = await within(
      waits.sendMs,
      work().then(() => true),
      stopping.signal,
    ).catch((error: unknown) => {
      warn(error, `chat platform did not ${what}`)
      return false
    })
    return done === true
  }

  return {
    async begin() {
      await bot.start()
      // A start that merely takes long goes on behind Wechaty's back: then the state is pending.
      if (!puppet.state.active()) throw notStarted(options.puppetName, lastError)
    },
    send(outgoing, mayGoOn) {
      // Nobody will answer on a line that is lost.
      const signal = line ? AbortSignal.any([stopping.signal, line.lost()]) : stopping.signal
      const limits = { timeoutMs: waits.sendMs, signal, mayGoOn }
      const send = 'file' in outgoing ? sendFile(puppet, outgoing, limits) : sendText(puppet, outgoing, limits)
      sends.add(send)
      return send.finally(() => sends.delete(send))
    },
    fetchFile: (messageId, mostBytes) =>
      fetchFile(puppet, messageId, { mostBytes, patience: onLine(waits.fetchFile), signal: stopping.signal }),
    directory: () => readDirectory(puppet, patience),
    setAlias: (platformId, alias) => deed('set an alias', () => puppet.contactAlias(platformId, alias)),
    acceptFriend: (requestId) => deed('accept a friend', () => puppet.friendshipAccept(requestId)),
    async end() {
      leave()
      await within(waits.stopMs, Promise.all([drained(), ...sends]))
      stopping.abort()
      await bot.stop().catch((error) => warn(error, 'chat platform did not stop'))
    },
  }
}

interface Listening {
  /** Ends it. */
  leave(): void
  /** Resolves when every message that has come is handed up. */
  drained(): Promise<void>
}

/**
 * Hands what the puppet tells to the events. Messages go by the puppet's own event, in the order of that: Wechaty's
 * event comes when the payload has been fetched, and so in any order.
 */
function listen(puppet: Puppet, options: SessionOptions, patience: Patience, stopping: AbortSignal): Listening {
  const { account, log, now, announced, events, turnTo } = options
  let self = ''
  const inLine = new Set<string>()
  const reader = () => ({ account, source: puppet, self, patience, now })
  const open = async (messageId: string) => {
    inLine.delete(messageId)
    return { messageId, opened: stopping.aborted ? undefined : await openIncoming(reader(), messageId) }
  }
  const read = async (opened: Opened) => {
    return { opened, found: stopping.aborted ? undefined : await readIncoming(reader(), opened) }
  }
  const leaveBehind = (messageId: string) => log.warn({ account, messageId }, 'message left for the next start')
  const hand = async ({ opened, found }: Awaited<ReturnType<typeof read>>) => {
    // Whoever takes messages in may be gone by then.
    if (stopping.aborted || found === undefined) return leaveBehind(opened.messageId)
    if ('echo' in found) events.onEcho(found.echo)
    else await events.onMessage(found.incoming)
    if (!stopping.aborted) announced.tick(opened.messageId)
  }
  const onError = (error: unknown) => log.error({ account, error: errorWords(error) }, 'message not taken in')
  // What is slow to say who wrote it, and where, holds up its own chat only.
  const chats = createQueues({ read, hand }, onError)
  const queue = createQueue(
    {
      read: open,
      hand: async ({ messageId, opened }) => (opened ? chats.add(opened.chat, opened) : leaveBehind(messageId)),
    },
    onError,
  )
  const take = (messageId: string) => {
    inLine.add(messageId)
    void queue.add(messageId)
  }
  const onMessage = ({ messageId }: payloads.EventMessage) => {
    // A new line offers again what still waits for its turn here.
    if (patience.line && inLine.has(messageId)) return
    announced.note(messageId)
    take(messageId)
  }
  // Of an earlier process, or of an earlier login of this one: the platform does not tell of them again.
  let earlier = announced.left()
  const onLogin = ({ contactId }: payloads.EventLogin) => {
    self = contactId
    turnTo('online')
    for (const messageId of earlier) take(messageId)
    earlier = []
  }
  const onLogout = () => turnTo('logged-out')
  const onScan = ({ qrcode }: payloads.EventScan) => {
    if (!puppet.isLoggedIn) turnTo('logged-out')
    if (qrcode) events.onScan(qrcode)
  }
  const onFriendship = ({ friendshipId }: payloads.EventFriendship) => {
    const unread = () => events.onUnreadRequest(friendshipId)
    readFriendRequest({ source: puppet, patience, signal: stopping, unread }, friendshipId).then(
      (request) => request && !stopping.aborted && events.onFriendRequest(request),
      (error: unknown) => log.warn({ account, error: errorWords(error) }, 'friend request not read'),
    )
  }
  puppet.on('message', onMessage).on('login', onLogin).on('logout', onLogout).on('scan', onScan)
  puppet.on('friendship', onFriendship)
  const leave = () => {
    puppet.off('message', onMessage).off('login', onLogin).off('logout', onLogout).off('scan', onScan)
    puppet.off('friendship', onFriendship)
  }
  return { leave, drained: queue.drained }
}

function notStarted(puppetName: string, cause: unknown): UserError {
  const reason = cause === undefined ? '没有说明原因' : errorWords(cause)
  const message = `聊天平台 ${puppetName} 没有启动成功：${reason}。请检查它的设置，再启动一次。`
  return new UserError('chat-not-started', message, EXIT.chatFailed, { cause })
}
