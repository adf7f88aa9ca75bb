/** One login of a chat account, from opening to closing: a fresh puppet, a fresh Wechaty, and who listens to them. */
import { EXIT, UserError } from '../base/errors.ts'
import type { Log } from '../base/log.ts'
import type { ChatEvents, Directory, FetchedFile, LineState, Outgoing, SendResult } from './chat.ts'
import { fetchFile } from './fetch-file.ts'
import type { LinedPuppet } from './lifeline.ts'
import { listen, type Unsafe } from './listen.ts'
import { loadWechaty } from './load-wechaty.ts'
import { type Patience, within } from './patience.ts'
import { readDirectory } from './read-directory.ts'
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
  readonly announced: Unsafe
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
  const { leave, drained, noteSent } = listen(puppet, { ...options, patience, stopping: stopping.signal })
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
      return send
        .then((result) => {
          if (result.outcome === 'sent' && result.platformMessageId !== undefined) noteSent(result.platformMessageId)
          return result
        })
        .finally(() => sends.delete(send))
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

function notStarted(puppetName: string, cause: unknown): UserError {
  const reason = cause === undefined ? '没有说明原因' : errorWords(cause)
  const message = `聊天平台 ${puppetName} 没有启动成功：${reason}。请检查它的设置，再启动一次。`
  return new UserError('chat-not-started', message, EXIT.chatFailed, { cause })
}
