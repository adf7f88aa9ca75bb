/** An office without any chat account: nothing comes in and nothing goes out; staff paste by hand and work on the page. */
import type { Chat } from './chat.ts'

/** The setting that chooses it. */
export const NO_CHAT = 'none'

export function createNoChat(account: string): Chat {
  return {
    account,
    puppet: NO_CHAT,
    state: () => 'stopped',
    start: async () => undefined,
    stop: async () => undefined,
    send: async () => ({ outcome: 'failed', failure: 'offline' }),
    fetchFile: async () => ({ outcome: 'lost' }),
    directory: async () => ({ contacts: [], rooms: [], unread: { contacts: [], rooms: [] } }),
    setAlias: async () => false,
    acceptFriend: async () => false,
  }
}
