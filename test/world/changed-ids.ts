/** The invented network as web puppets show it: after each login everybody and every room has another id. */
import type { Message, Network } from '../../src/chat/local/network.ts'

export interface ChangingIds {
  /** The network under the ids of this login. */
  view(): Network
  /** The next login shows other ids. */
  change(): void
}

export function changingIds(network: Network): ChangingIds {
  let login = 0
  const outer = (id: string) => (login === 0 || id === network.bot.id ? id : `${id}~${login}`)
  const inner = (id: string) => id.replace(/~\d+$/, '')
  const shown = <T extends { readonly id: string }>(one: T): T => ({ ...one, id: outer(one.id) })
  const message = (one: Message): Message => ({
    ...one,
    chat: outer(one.chat),
    from: outer(one.from),
    mentions: one.mentions.map(outer),
  })
  const room = (one: ReturnType<Network['rooms']>[number]) => ({
    ...shown(one),
    memberIds: one.memberIds.map(outer),
    nicknames: Object.fromEntries(Object.entries(one.nicknames).map(([id, name]) => [outer(id), name])),
  })
  const view = (): Network => ({
    ...network,
    contacts: () => network.contacts().map(shown),
    rooms: () => network.rooms().map(room),
    contact: (id) => optional(network.contact(inner(id)), shown),
    room: (id) => optional(network.room(inner(id)), room),
    message: (id) => optional(network.message(id), message),
    setAlias: (id, alias) => network.setAlias(inner(id), alias),
    deliverFromBot: async (chat, said) => message(await network.deliverFromBot(inner(chat), said)),
    fetchMessage: async (id) => message(await network.fetchMessage(id)),
    friendRequests: () => network.friendRequests().map((one) => ({ ...one, contact: outer(one.contact) })),
    subscribe: (listener) =>
      network.subscribe((event) => listener(event.type === 'people' ? { ...event, id: outer(event.id) } : event)),
  })
  return {
    view,
    change() {
      login += 1
    },
  }
}

const optional = <T>(value: T | undefined, change: (value: T) => T): T | undefined =>
  value === undefined ? undefined : change(value)
