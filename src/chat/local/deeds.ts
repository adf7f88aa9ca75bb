/** What people do on their phones, and what the bot's account does: the two sides from which messages come. */
import type { Line } from './line.ts'
import type { Book } from './open-book.ts'
import type { PhoneBook } from './phone-book.ts'
import type { PhoneFiles } from './phone-files.ts'
import type { Network, Said } from './phones.ts'
import type { Message } from './records.ts'
import { refusal, type TroubleDesk } from './trouble.ts'

/** Puts a message into a chat, on all phones. */
export type Post = (chat: string, from: string, said: Said) => Message

/** What people do. */
export function personDeeds(
  { state, write, tell }: Book,
  people: PhoneBook,
  bot: string,
  post: Post,
): Pick<Network, 'say' | 'recall'> {
  return {
    say(from, to, said) {
      if (!people.contact(from)) throw new Error(`nobody has the phone ${from}`)
      if ('bot' in to) return post(from, from, said)
      if (!people.room(to.room)?.memberIds.includes(from))
        throw new Error(`${from} is no member of the room ${to.room}`)
      return post(to.room, from, said)
    },
    recall(messageId) {
      const message = state.messages.get(messageId)
      if (!message) throw new Error(`no such message: ${messageId}`)
      write({ is: 'recall', id: messageId })
      tell({ type: 'recall', message: { ...message, recalled: true } })
      if (message.from === bot) return
      const text = `${people.nameIn(message.chat, message.from)}撤回了一条消息`
      post(message.chat, message.from, { kind: 'recalled', text })
    },
  }
}

/** What the bot's account does its deeds with. */
export interface BotTools {
  readonly bot: string
  readonly post: Post
  readonly line: Line
  readonly desk: TroubleDesk
  readonly files: PhoneFiles
}

/** What the bot's account does. WeChat cuts texts silently near 2,000 characters, and so does this. */
export function botDeeds(
  { state }: Book,
  people: PhoneBook,
  { bot, post, line, desk, files }: BotTools,
): Pick<Network, 'deliverFromBot' | 'fetchMessage' | 'fetchFile'> {
  const reaches = (chat: string) =>
    people.room(chat)?.memberIds.includes(bot) ?? (chat !== bot && people.contact(chat) !== undefined)
  return {
    async deliverFromBot(chat, said) {
      if (!line.isOnline()) throw refusal('offline')
      if (!reaches(chat)) throw refusal('no-such-chat')
      const trouble = desk.takeSendTrouble()
      if (trouble?.what === 'fail') throw refusal(trouble.failure)
      if (trouble && !trouble.delivered) return breakOff(trouble.what)
      const message = post(chat, bot, { ...said, text: (said.text ?? '').slice(0, 2000) })
      line.echo(message.id)
      return trouble ? breakOff(trouble.what) : message
    },
    async fetchMessage(id) {
      await desk.beforeFetch()
      const message = state.messages.get(id)
      if (!message) throw new Error(`no such message: ${id}`)
      return message
    },
    async fetchFile(id) {
      await desk.beforeFetchingFile()
      const message = state.messages.get(id)
      if (!message || message.recalled) throw new Error(`the file is not there any more: ${id}`)
      return message.file && files.find(message.file.key)
    },
  }
}

/** The send's answer never comes, or is that the line broke. */
function breakOff(what: 'hang' | 'cut'): Promise<never> {
  if (what === 'hang') return new Promise(() => {})
  return Promise.reject(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }))
}
