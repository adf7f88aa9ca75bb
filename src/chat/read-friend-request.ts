/** From a friendship's id to who asks, and what they wrote with it. */

import { type payloads, types } from 'wechaty-puppet'
import { sleep } from '../base/clock.ts'
import { DAY, MINUTE } from '../base/spans.ts'
import type { FriendRequest } from './chat.ts'
import { fetchPatiently, type Patience } from './patience.ts'
import { undoEscapes } from './words.ts'

/** What is asked of a puppet here. */
export interface FriendshipSource {
  friendshipPayload(friendshipId: string): Promise<payloads.Friendship>
  contactPayload(contactId: string): Promise<payloads.Contact>
}

export interface FriendshipReader {
  readonly source: FriendshipSource
  readonly patience: Patience
  /** Aborted when nobody is to be asked any more. */
  readonly signal: AbortSignal
  /** The platform has not said for some minutes who asks; somebody is to look at the phone. Called once at most. */
  readonly unread: () => void
}

/** Between two times that a platform is asked which does not say, and how long it is asked, in milliseconds. */
const ASK_EVERY = MINUTE
const ASK_FOR = DAY
/** The time at which staff are told. */
const TELL_AT = 5

/**
 * A request is announced but once, so a platform that does not say who asks is asked again each minute of a day.
 * `undefined` when it never says, and of a request of the bot's own. Never rejects.
 */
export async function readFriendRequest(
  { source, patience, signal, unread }: FriendshipReader,
  requestId: string,
): Promise<FriendRequest | undefined> {
  for (let time = 1; time <= ASK_FOR / ASK_EVERY && !signal.aborted; time += 1) {
    const payload = await fetchPatiently(() => source.friendshipPayload(requestId), patience)
    if (payload !== undefined) return readPayload(source, patience, requestId, payload)
    if (time === TELL_AT && !signal.aborted) unread()
    await sleep(ASK_EVERY, signal)
  }
  return undefined
}

async function readPayload(
  source: FriendshipSource,
  patience: Patience,
  requestId: string,
  payload: payloads.Friendship,
): Promise<FriendRequest | undefined> {
  if (payload.contactId === '') return undefined
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
