/** Hands what a puppet tells to the events of a login, and asks once more for what an earlier one has left. */
import type { Puppet, payloads } from 'wechaty-puppet'
import type { Log } from '../base/log.ts'
import type { Announced } from './announced.ts'
import type { ChatEvents, LineState } from './chat.ts'
import { createQueue, createQueues } from './in-turn.ts'
import type { Patience } from './patience.ts'
import { readFriendRequest } from './read-friend-request.ts'
import { type Opened, openIncoming, readIncoming } from './read-incoming.ts'
import { errorWords } from './send-failure.ts'

export interface ListenOptions {
  readonly account: string
  readonly log: Log
  readonly now: () => Date
  readonly patience: Patience
  /** What was announced and is not safe yet. */
  readonly announced: Unsafe
  readonly events: ChatEvents
  turnTo(state: LineState): void
  /** Aborted when whoever takes things in may be gone. */
  readonly stopping: AbortSignal
}

/** Ids of messages, and of requests to be a friend. */
export interface Unsafe {
  readonly messages: Announced
  readonly requests: Announced
}

export interface Listening {
  /** Ends it. */
  leave(): void
  /** This message is the account's own: where it cannot be read, nobody has lost anything. */
  noteSent(messageId: string): void
  /** Resolves when every message that has come is handed up. */
  drained(): Promise<void>
}

/** Listens from now on. */
export function listen(puppet: Puppet, options: ListenOptions): Listening {
  const { events, turnTo } = options
  let self = ''
  const messages = hearMessages(puppet, () => self, options)
  const requests = hearRequests(puppet, options)
  const onLogin = ({ contactId }: payloads.EventLogin) => {
    self = contactId
    turnTo('online')
    messages.askAgain()
    requests.askAgain()
  }
  const onLogout = () => turnTo('logged-out')
  const onScan = ({ qrcode }: payloads.EventScan) => {
    if (!puppet.isLoggedIn) turnTo('logged-out')
    if (qrcode) events.onScan(qrcode)
  }
  const onMessage = ({ messageId }: payloads.EventMessage) => messages.hear(messageId)
  const onFriendship = ({ friendshipId }: payloads.EventFriendship) => requests.hear(friendshipId)
  puppet.on('message', onMessage).on('login', onLogin).on('logout', onLogout).on('scan', onScan)
  puppet.on('friendship', onFriendship)
  const leave = () => {
    puppet.off('message', onMessage).off('login', onLogin).off('logout', onLogout).off('scan', onScan)
    puppet.off('friendship', onFriendship)
  }
  return { leave, noteSent: messages.noteSent, drained: messages.drained }
}

/** Things that the platform announces by their ids. */
interface Ears {
  hear(id: string): void
  /** What is noted and not in hand: of an earlier process, or what could not be asked for before this login. */
  askAgain(): void
}

/** More than are sent while one is being read. */
const MOST_SENT = 100

/**
 * Messages go by the puppet's own event, in the order of that: Wechaty's event comes when the payload has been fetched, and
 * so in any order.
 */
function hearMessages(
  puppet: Puppet,
  self: () => string,
  { account, log, now, patience, announced, events, stopping }: ListenOptions,
): Ears & Pick<Listening, 'drained' | 'noteSent'> {
  const noted = announced.messages
  const inHand = new Set<string>()
  const askedAgain = new Set<string>()
  let sent: readonly string[] = []
  const reader = () => ({ account, source: puppet, self: self(), patience, now })
  const open = async (messageId: string, giveWay: () => void) => {
    return { messageId, opened: stopping.aborted ? undefined : await openIncoming(reader(), messageId, giveWay) }
  }
  const read = async (opened: Opened) => {
    return { opened, found: stopping.aborted ? undefined : await readIncoming(reader(), opened) }
  }
  const leaveBehind = (messageId: string) => log.warn({ account, messageId }, 'message left for the next login')
  const hand = async ({ opened, found }: Awaited<ReturnType<typeof read>>) => {
    const { messageId } = opened
    // Whoever takes messages in may be gone by then; and an account that is logged out is told nothing.
    const cannotBeRead = opened.payload === undefined && !puppet.isLoggedIn
    if (stopping.aborted || found === undefined || cannotBeRead) return leaveBehind(messageId)
    if (opened.payload === undefined && sent.includes(messageId)) return noted.tick(messageId)
    if ('echo' in found) events.onEcho(found.echo)
    else await events.onMessage(found.incoming)
    // What could not be read is asked for once more.
    const isOver = opened.payload !== undefined || askedAgain.has(messageId)
    if (isOver && !stopping.aborted) noted.tick(messageId)
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
    inHand.add(messageId)
    void queue.add(messageId).finally(() => inHand.delete(messageId))
  }
  return {
    hear(messageId) {
      // A new line offers again what is still being read here.
      if (patience.line && inHand.has(messageId)) return
      noted.note(messageId)
      take(messageId)
    },
    askAgain() {
      for (const messageId of noted.left()) {
        if (inHand.has(messageId)) continue
        askedAgain.add(messageId)
        take(messageId)
      }
    },
    noteSent(messageId) {
      sent = [...sent, messageId].slice(-MOST_SENT)
    },
    drained: queue.drained,
  }
}

/** A request stays noted until it is kept: the next process asks for it anew. */
function hearRequests(puppet: Puppet, { account, log, patience, announced, events, stopping }: ListenOptions): Ears {
  const noted = announced.requests
  const inHand = new Set<string>()
  const take = async (requestId: string) => {
    const unread = () => events.onUnreadRequest(requestId)
    const request = await readFriendRequest({ source: puppet, patience, signal: stopping, unread }, requestId)
    if (stopping.aborted) return
    if (request !== undefined) await events.onFriendRequest(request)
    noted.tick(requestId)
  }
  const hear = (requestId: string) => {
    if (inHand.has(requestId)) return
    inHand.add(requestId)
    noted.note(requestId)
    take(requestId)
      .catch((error: unknown) => log.warn({ account, error: errorWords(error) }, 'friend request not read'))
      .finally(() => inHand.delete(requestId))
  }
  return {
    hear,
    askAgain() {
      for (const requestId of noted.left()) hear(requestId)
    },
  }
}
