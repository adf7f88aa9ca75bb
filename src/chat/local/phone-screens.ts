/** What people see on their phones. */
import type { Book } from './open-book.ts'
import type { PhoneFiles } from './phone-files.ts'
import type { ChatRow, Network } from './phones.ts'
import { type Message, type Room, readKey } from './records.ts'

export type PhoneScreens = Pick<Network, 'markRead' | 'chatsOf' | 'messagesOf' | 'message' | 'fileOf' | 'ledger'>

/** The part of the network that shows chats and keeps read marks. `bot` is the bot's own contact id. */
export function phoneScreens({ state, write, tell }: Book, bot: string, files: PhoneFiles): PhoneScreens {
  const isIn = (contact: string, chat: string) =>
    state.rooms.get(chat)?.memberIds.includes(contact) ?? (contact === chat || contact === bot)
  const messagesOf = (contact: string, chat: string): readonly Message[] =>
    isIn(contact, chat) ? (state.chats.get(chat) ?? []) : []

  /** Own messages never count as unread. */
  function unreadOf(contact: string, chat: string): number {
    const seen = state.read.get(readKey(contact, chat)) ?? 0
    return messagesOf(contact, chat)
      .slice(seen)
      .filter((message) => message.from !== contact).length
  }

  function rowOf(contact: string, chat: string, room?: Room): ChatRow {
    const last = messagesOf(contact, chat).at(-1)
    const partner = contact === bot ? chat : bot
    return {
      id: chat,
      kind: room ? 'room' : 'private',
      name: room?.topic ?? state.contacts.get(partner)?.name ?? partner,
      unread: unreadOf(contact, chat),
      ...(last && { last }),
    }
  }

  return {
    message: (id) => state.messages.get(id),
    fileOf(messageId) {
      const message = state.messages.get(messageId)
      return message?.file && !message.recalled ? files.find(message.file.key) : undefined
    },
    ledger: () => [...state.messages.values()],
    messagesOf,
    markRead(contact, chat) {
      const count = messagesOf(contact, chat).length
      if (state.read.get(readKey(contact, chat)) === count) return
      const unread = unreadOf(contact, chat)
      write({ is: 'read', contact, chat, count })
      if (unread > 0) tell({ type: 'read', contact, chat })
    },
    chatsOf(contact) {
      const rooms = [...state.rooms.values()].filter((room) => room.memberIds.includes(contact))
      const partners = contact === bot ? [...state.contacts.keys()].filter((id) => id !== bot) : [contact]
      return [
        ...partners.map((partner) => rowOf(contact, partner)),
        ...rooms.map((room) => rowOf(contact, room.id, room)),
      ]
    },
  }
}
