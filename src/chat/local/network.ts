/**
 * An invented phone network: the phones of an office's people and the chat account of the bot, as plain data and
 * functions. It knows nothing of wechaty; the puppet beside it speaks to it, and so do the page and the tests.
 */
import type { Ids } from '../../base/ids.ts'
import type { IncomingKind } from '../chat.ts'
import { composeMessage } from './compose.ts'
import { botDeeds, type Post, personDeeds } from './deeds.ts'
import { createLine, type Line, type LineConnection, type LineListener, type LineSwitches } from './line.ts'
import { openBook } from './open-book.ts'
import { phoneBook } from './phone-book.ts'
import { phoneScreens } from './phone-screens.ts'
import { type Contact, hearAgain, type Message, type Room } from './records.ts'
import { createTroubleDesk, type Trouble } from './trouble.ts'

export type { Contact, Message, Room } from './records.ts'

export interface NetworkOptions {
  /** The office clock: what phones show as the time of a message. */
  readonly now: () => Date
  readonly ids: Ids
  /** Where the history is kept; without it, it ends with the process. */
  readonly file?: string
  /** The bot's own contact; 退休办助手 unless said otherwise. */
  readonly bot?: { readonly id: string; readonly name: string }
}

/** What somebody types on a phone. */
export interface Said {
  readonly text?: string
  /** `text` unless said otherwise; `recalled` stands for 拍一拍. */
  readonly kind?: IncomingKind
  /** Id of the message that is quoted. */
  readonly quote?: string
  /** Ids of the members to @; a mention that `text` does not hold yet is put in front of it. */
  readonly mentions?: readonly string[]
  /** @所有人 */
  readonly mentionsAll?: boolean
  readonly fileName?: string
}

/** A chat as a person's phone lists it. */
export interface ChatRow {
  /** A room's id, or the person's own id for their private chat with the bot. */
  readonly id: string
  readonly kind: 'private' | 'room'
  readonly name: string
  readonly unread: number
  readonly last?: Message
}

/** Something happened on the network; `people` means that contacts or rooms have changed. */
export type NetworkEvent =
  | { readonly type: 'message'; readonly message: Message }
  | { readonly type: 'recall'; readonly message: Message }
  | { readonly type: 'read'; readonly contact: string; readonly chat: string }
  | { readonly type: 'people'; readonly id: string }
  | { readonly type: 'line'; readonly online: boolean }

export interface Network {
  readonly bot: Contact
  /** Adds a contact, or renames one; their remark stays. */
  addContact(contact: { readonly id: string; readonly name: string }): Contact
  /** Adds a room, or changes it. Name the bot's id among its members or it hears nothing there. */
  addRoom(room: Omit<Room, 'nicknames'> & { readonly nicknames?: Room['nicknames'] }): Room
  /** Sets the bot's remark for a contact, '' takes it away. Throws when there is no such contact. */
  setAlias(contactId: string, alias: string): void
  contacts(): readonly Contact[]
  rooms(): readonly Room[]
  contact(id: string): Contact | undefined
  room(id: string): Room | undefined
  message(id: string): Message | undefined
  /** 群昵称 in that room, else nickname. */
  nameIn(chat: string, contactId: string): string

  /** A person sends something from their phone. Throws when they are no member of the room. */
  say(from: string, to: { readonly room: string } | { readonly bot: true }, said: Said): Message
  /** The author takes a message back; the bot hears of it as a message of kind `recalled`. */
  recall(messageId: string): void
  /** A person has seen everything in a chat; announced only where something was unread. */
  markRead(contactId: string, chat: string): void
  chatsOf(contactId: string): readonly ChatRow[]
  /** Oldest first. Empty when the person is not in that chat. */
  messagesOf(contactId: string, chat: string): readonly Message[]
  /** Every message really delivered or received, in that order. */
  ledger(): readonly Message[]
  /** Calls `listener` after each change; the returned function ends that. */
  subscribe(listener: (event: NetworkEvent) => void): () => void

  /** The bot sends to a contact's or a room's id. Rejects as a platform does; may never settle when told to hang. */
  deliverFromBot(chat: string, said: Said): Promise<Message>
  /** The bot asks what a message says. */
  fetchMessage(id: string): Promise<Message>
  /** The bot's puppet starts to listen. */
  connect(listener: LineListener): LineConnection

  readonly line: LineSwitches
  readonly trouble: Trouble
}

const DEFAULT_BOT = { id: 'bot', name: '退休办助手' }

/**
 * Opens a network, with the history of `file` when there is one. After a crash the last messages that the bot had heard
 * are handed to it again: it may not have recorded them, and their ids tell it which it has.
 */
export function createNetwork(options: NetworkOptions): Network {
  const bot: Contact = { ...(options.bot ?? DEFAULT_BOT), alias: '' }
  const book = openBook(options.file, bot.id)
  const people = phoneBook(book)
  const desk = createTroubleDesk()
  const line = createLine({
    waiting: () => book.state.waiting,
    markHeard: (id) => book.write({ is: 'heard', id }),
    markLine: (on) => book.write({ is: 'line', on }),
  })

  const post: Post = (chat, from, said) => {
    const find = (id: string) => book.state.messages.get(id)
    const draft = { id: options.ids(), chat, from, at: options.now(), said, nameIn: people.nameIn, find }
    const message = composeMessage(draft)
    book.write({ is: 'message', message })
    book.tell({ type: 'message', message })
    line.flow()
    return message
  }

  if (book.state.lineOn) hearAgain(book.state)
  people.addContact(bot)
  return {
    bot,
    ...people,
    ...phoneScreens(book, bot.id),
    ...personDeeds(book, people, bot.id, post),
    ...botDeeds(book, people, bot.id, post, line, desk),
    subscribe: book.subscribe,
    connect: line.connect,
    line: tellingSwitches(line, (online) => book.tell({ type: 'line', online })),
    trouble: desk.switches,
  }
}

/** The line's switches, telling the pages that watch when the bot goes or comes back. */
function tellingSwitches(line: Line, tell: (online: boolean) => void): LineSwitches {
  return {
    ...line,
    goOffline() {
      line.goOffline()
      tell(false)
    },
    goOnline() {
      line.goOnline()
      tell(true)
    },
  }
}
