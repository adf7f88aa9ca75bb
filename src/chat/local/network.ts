/**
 * An invented phone network: the phones of an office's people and the chat account of the bot, as plain data and
 * functions. It knows nothing of wechaty; the puppet beside it speaks to it, and so do the page and the tests.
 */
import type { Ids } from '../../base/ids.ts'
import { composeMessage } from './compose.ts'
import { botDeeds, type Post, personDeeds } from './deeds.ts'
import { friendDesk } from './friend-desk.ts'
import { createLine, type Line, type LineSwitches } from './line.ts'
import { openBook } from './open-book.ts'
import { phoneBook } from './phone-book.ts'
import { createPhoneFiles } from './phone-files.ts'
import { phoneScreens } from './phone-screens.ts'
import type { Network } from './phones.ts'
import { type Contact, hearAgain } from './records.ts'
import { createTroubleDesk } from './trouble.ts'

export type { ChatRow, FriendRequest, Network, NetworkEvent, Said } from './phones.ts'
export type { Contact, Message, Room } from './records.ts'

export interface NetworkOptions {
  /** The office clock: what phones show as the time of a message. */
  readonly now: () => Date
  readonly ids: Ids
  /** Where the history is kept, with the files sent in a folder beside it; without it, it ends with the process. */
  readonly file?: string
  /** The bot's own contact; 退休办助手 unless said otherwise. */
  readonly bot?: { readonly id: string; readonly name: string }
}

const DEFAULT_BOT = { id: 'bot', name: '退休办助手' }

/**
 * Opens a network, with the history of `file` when there is one. After a crash the last messages that the bot had heard
 * are handed to it again: it may not have recorded them, and their ids tell it which it has.
 */
export function createNetwork(options: NetworkOptions): Network {
  const bot: Contact = { ...(options.bot ?? DEFAULT_BOT), alias: '' }
  const book = openBook(options.file, bot.id)
  const files = createPhoneFiles(options.file && `${options.file}.files`)
  const people = phoneBook(book)
  const desk = createTroubleDesk()
  const line = createLine({
    waiting: () => book.state.waiting,
    markHeard: (id) => book.write({ is: 'heard', id }),
    keep: (id) => void book.state.waiting.add(id),
    hearAgain: (ids) => hearAgain(book.state, ids),
    markLine: (on) => book.write({ is: 'line', on }),
  })

  const post: Post = (chat, from, said) => {
    const find = (id: string) => book.state.messages.get(id)
    const draft = {
      id: options.ids(),
      chat,
      from,
      at: options.now(),
      said,
      nameIn: people.nameIn,
      find,
      keepFile: files.keep,
    }
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
    ...phoneScreens(book, bot.id, files),
    ...friendDesk(book),
    ...personDeeds(book, people, bot.id, post),
    ...botDeeds(book, people, { bot: bot.id, post, line, desk, files }),
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
