/** The rehearsal: who there is to be, their phones, and the clock; what the page shows, put together from all three. */
import type { Clock } from '../base/clock.ts'
import type { Network } from '../chat/local/network.ts'
import type { Rehearsal, RehearsalChat, RehearsalMessage } from '../console/rehearsal.ts'
import type { Seat } from './seats.ts'

export interface RehearsalParts {
  readonly network: Network
  readonly clock: Clock
  readonly moveTo: (moment: Date) => Promise<void>
  /** Whom one can be. */
  readonly seats: readonly Seat[]
}

/** The private chat with the bot, as the page calls it. */
const BOT_CHAT = 'bot'

export function createRehearsal({ network, clock, moveTo, seats }: RehearsalParts): Rehearsal {
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  network.subscribe(changed)
  const listed = new Map(seats.map((seat) => [seat.contactId, seat.name]))
  const chatId = (person: string, chat: string) => (chat === BOT_CHAT ? person : chat)
  return {
    people: async () =>
      seats.map((seat) => ({
        id: seat.contactId ?? seat.key,
        name: seat.name,
        about: seat.about,
        role: seat.role,
        hasWechat: seat.contactId !== undefined,
        unread: seat.contactId === undefined ? 0 : unreadOf(network, seat.contactId),
      })),
    chatsOf: async (person) => network.chatsOf(person).map((chat) => drawChat(network, chat)),
    messagesOf: async (person, chat) =>
      network.messagesOf(person, chatId(person, chat)).map((message) => ({
        ...drawMessage(network, person, message),
        listedName: listed.get(message.from) ?? network.nameIn(message.chat, message.from),
      })),
    async fileOf(person, chat, message) {
      const shown = network.messagesOf(person, chatId(person, chat)).some(({ id }) => id === message)
      return shown ? network.fileOf(message) : undefined
    },
    async say(person, chat, saying) {
      const to = chat === BOT_CHAT ? { bot: true as const } : { room: chat }
      const { kind, text, quoteId, mentionIds, file } = saying
      network.say(person, to, {
        kind,
        text,
        ...(file === undefined ? {} : { fileName: file.name, file }),
        ...(quoteId === undefined ? {} : { quote: quoteId }),
        ...(mentionIds === undefined ? {} : { mentions: mentionIds }),
      })
    },
    markRead: async (person, chat) => network.markRead(person, chatId(person, chat)),
    now: clock.now,
    async moveTo(moment) {
      await moveTo(moment)
      changed()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function unreadOf(network: Network, person: string): number {
  return network.chatsOf(person).reduce((sum, chat) => sum + chat.unread, 0)
}

type NetworkChat = ReturnType<Network['chatsOf']>[number]
type NetworkMessage = ReturnType<Network['messagesOf']>[number]

function drawChat(network: Network, chat: NetworkChat): RehearsalChat {
  const members = chat.kind === 'room' ? (network.room(chat.id)?.memberIds ?? []) : []
  return {
    id: chat.kind === 'private' ? BOT_CHAT : chat.id,
    name: chat.name,
    kind: chat.kind,
    unread: chat.unread,
    lastText: chat.last === undefined ? '' : chat.last.text || placeholderFor(chat.last),
    lastAt: chat.last?.at,
    members: members.map((id) => ({ id, name: network.nameIn(chat.id, id) })),
  }
}

/** As a phone lists a message without words. */
function placeholderFor({ kind, fileName }: NetworkMessage): string {
  if (kind === 'image') return '[图片]'
  return kind === 'file' ? `[文件] ${fileName ?? ''}` : ''
}

function drawMessage(network: Network, person: string, message: NetworkMessage): Omit<RehearsalMessage, 'listedName'> {
  return {
    id: message.id,
    mine: message.from === person,
    senderName: network.nameIn(message.chat, message.from),
    senderId: message.from,
    kind: message.kind,
    text: message.text,
    file: message.file && {
      name: message.fileName ?? '',
      mediaType: message.file.mediaType,
      size: message.file.size,
    },
    quote: message.quote && { name: message.quote.name, text: message.quote.text },
    at: message.at,
  }
}
