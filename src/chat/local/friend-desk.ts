/** Requests to be a friend of the bot's account, kept while the program runs. */
import type { Book } from './open-book.ts'
import type { FriendRequest, Network } from './phones.ts'

export function friendDesk({ tell }: Book): Pick<Network, 'askToBeFriend' | 'friendRequests' | 'acceptFriend'> {
  const requests = new Map<string, FriendRequest>()
  return {
    askToBeFriend(contact, hello) {
      const id = `friend-${contact}`
      const request = { id, contact, hello, accepted: requests.get(id)?.accepted ?? false }
      requests.set(id, request)
      tell({ type: 'friend', request })
    },
    friendRequests: () => [...requests.values()],
    acceptFriend(id) {
      const request = requests.get(id)
      if (!request) throw new Error(`no such friend request: ${id}`)
      requests.set(id, { ...request, accepted: true })
    },
  }
}
