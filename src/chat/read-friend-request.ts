/** From a friendship's id to who asks, and what they wrote with it. */
import { type payloads, types } from 'wechaty-puppet'
import type { FriendRequest } from './chat.ts'
import { fetchPatiently, type Patience } from './patience.ts'
import { undoEscapes } from './words.ts'

/** What is asked of a puppet here. */
export interface FriendshipSource {
  friendshipPayload(friendshipId: string): Promise<payloads.Friendship>
  contactPayload(contactId: string): Promise<payloads.Contact>
}

/** `undefined` when the platform does not say, or speaks of a request of the bot's own. Never rejects. */
export async function readFriendRequest(
  source: FriendshipSource,
  requestId: string,
  patience: Patience,
): Promise<FriendRequest | undefined> {
  const payload = await fetchPatiently(() => source.friendshipPayload(requestId), patience)
  if (payload === undefined || payload.contactId === '') return undefined
  if (payload.type !== types.Friendship.Receive && payload.type !== types.Friendship.Confirm) return undefined
  const contact = await fetchPatiently(() => source.contactPayload(payload.contactId), patience)
  return {
    requestId,
    platformId: payload.contactId,
    name: contact?.name ?? '',
    hello: undoEscapes(payload.hello ?? ''),
    accepted: payload.type === types.Friendship.Confirm,
  }
}
