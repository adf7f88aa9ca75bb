/**
 * What the invented phone network remembers, and the records it remembers it by. Every change is one record: applied to
 * the state, and appended to a file where there is one, so that replaying the file gives the same phones back.
 */
import type { IncomingKind } from '../chat.ts'

export interface Contact {
  readonly id: string
  /** The nickname they gave themselves. */
  readonly name: string
  /** The remark the bot has set, empty when none. */
  readonly alias: string
}

export interface Room {
  readonly id: string
  readonly topic: string
  /** The bot's own id among them, or it hears nothing. */
  readonly memberIds: readonly string[]
  /** 群昵称 by member id, for those who have set one. */
  readonly nicknames: Readonly<Record<string, string>>
}

/** A message as it lies on the phones. */
export interface Message {
  readonly id: string
  /** A room's id, or the person's own id for their private chat with the bot. */
  readonly chat: string
  readonly from: string
  readonly kind: IncomingKind
  /** The words as the sender sees them, @mentions included, the quote not. */
  readonly text: string
  /** What was quoted, by the name its author bears in this chat. */
  readonly quote?: { readonly messageId: string; readonly name: string; readonly text: string }
  /** Ids of the members that were @-mentioned one by one. */
  readonly mentions: readonly string[]
  /** @所有人 */
  readonly mentionsAll: boolean
  readonly fileName?: string
  /** The content of a file or picture; `key` finds it in the phones' files. */
  readonly file?: { readonly key: string; readonly mediaType: string; readonly size: number }
  /** Taken back by its author: phones show that it was there, not what it said. */
  readonly recalled: boolean
  readonly at: Date
}

export type NetworkRecord =
  | ({ readonly is: 'contact' } & Contact)
  | ({ readonly is: 'room' } & Room)
  | { readonly is: 'message'; readonly message: Message }
  | { readonly is: 'recall'; readonly id: string }
  /** `contact` has seen the first `count` messages of `chat`. */
  | { readonly is: 'read'; readonly contact: string; readonly chat: string; readonly count: number }
  /** The message was handed to the bot's puppet. */
  | { readonly is: 'heard'; readonly id: string }
  /** The bot's puppet came on or left; a file that ends with `on` belongs to a process that was killed. */
  | { readonly is: 'line'; readonly on: boolean }

export interface State {
  readonly contacts: Map<string, Contact>
  readonly rooms: Map<string, Room>
  /** Per chat, oldest first. */
  readonly chats: Map<string, Message[]>
  readonly messages: Map<string, Message>
  /** How many messages of a chat a person has seen, by `readKey`. */
  readonly read: Map<string, number>
  /** Said to the bot and not handed to it yet, in the order in which it was said. */
  readonly waiting: Set<string>
  /** Handed to the bot last, oldest first; kept for a login after a crash. */
  readonly heard: string[]
  lineOn: boolean
}

/** How many messages are handed over again at the login after a crash: the bot may not have recorded the last ones. */
const HEARD_KEPT = 100

export const emptyState = (): State => ({
  contacts: new Map(),
  rooms: new Map(),
  chats: new Map(),
  messages: new Map(),
  read: new Map(),
  waiting: new Set(),
  heard: [],
  lineOn: false,
})

export const readKey = (contact: string, chat: string): string => `${contact} ${chat}`

/** Changes `state` as `record` says. `bot` is the bot's own contact id: its messages do not wait to be heard by it. */
export function applyRecord(state: State, record: NetworkRecord, bot: string): void {
  switch (record.is) {
    case 'contact':
      state.contacts.set(record.id, { id: record.id, name: record.name, alias: record.alias })
      return
    case 'room': {
      const { is: _, ...room } = record
      state.rooms.set(room.id, room)
      return
    }
    case 'message':
      addMessage(state, record.message, bot)
      return
    case 'recall':
      recallMessage(state, record.id)
      return
    case 'read':
      state.read.set(readKey(record.contact, record.chat), record.count)
      return
    case 'heard':
      markHeard(state, record.id)
      return
    case 'line':
      state.lineOn = record.on
  }
}

/** Lets the messages that the bot heard last, and `others`, wait once more, with those it has not heard, oldest first. */
export function hearAgain(state: State, others: ReadonlySet<string> = new Set()): void {
  const all = new Set([...state.heard, ...others, ...state.waiting])
  state.waiting.clear()
  for (const id of state.messages.keys()) if (all.has(id)) state.waiting.add(id)
}

function addMessage(state: State, message: Message, bot: string): void {
  state.messages.set(message.id, message)
  const chat = state.chats.get(message.chat)
  if (chat) chat.push(message)
  else state.chats.set(message.chat, [message])
  const room = state.rooms.get(message.chat)
  const reachesBot = room ? room.memberIds.includes(bot) : true
  if (message.from !== bot && reachesBot) state.waiting.add(message.id)
}

function recallMessage(state: State, id: string): void {
  const message = state.messages.get(id)
  const chat = message && state.chats.get(message.chat)
  if (!message || !chat) return
  const recalled = { ...message, recalled: true }
  state.messages.set(id, recalled)
  chat[chat.indexOf(message)] = recalled
}

function markHeard(state: State, id: string): void {
  state.waiting.delete(id)
  if (state.heard.includes(id)) return
  state.heard.push(id)
  if (state.heard.length > HEARD_KEPT) state.heard.shift()
}
