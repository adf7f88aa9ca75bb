/** Friend requests: accepted within a rate, and their first words taken in some seconds later, once (they may fire again). */

import type { Kysely } from 'kysely'
import type { Schema } from '../../db/schema.ts'
import { DAY } from '../base/spans.ts'
import { storable } from '../base/storable.ts'
import { blotName, blotSecrets } from '../language/secrets.ts'
import * as queries from './queries.ts'

/** Somebody asks to be a friend, or has become one. */
export interface FriendRequest {
  readonly requestId: string
  readonly platformId: string
  readonly name: string
  readonly hello: string
  /** It was accepted already, on the phone or by the platform itself. */
  readonly accepted: boolean
}

/** How fast strangers are let in; platforms take haste for a robot. */
export interface FriendPace {
  /** Between two, in milliseconds. */
  readonly pauseMs: number
  readonly perDay: number
}

export const FRIEND_PACE: FriendPace = { pauseMs: 30_000, perDay: 60 }

/** The same person's request within this is the same request. */
const SAME = 7 * DAY
/** So long after the request is accepted nothing is said; then the chat is sure to be there. In milliseconds. */
const GREET_AFTER = 8_000
const TRIES = 3

export interface FriendParts {
  readonly db: Kysely<Schema>
  readonly account: string
  readonly now: () => Date
  readonly pace: FriendPace
  accept(requestId: string): Promise<boolean>
  /** Takes in what they said with their request, as their first message. */
  greet(words: { id: string; platformId: string; name: string; text: string; at: Date }): Promise<void>
  /** It could not be accepted; staff are to do it by hand. */
  giveUp(request: queries.FriendRequest): Promise<void>
}

/** Keeps a request that is new; of one that is known only what has become of it. */
export async function keepRequest({ db, account, now }: FriendParts, request: FriendRequest): Promise<void> {
  const at = now()
  const { requestId: request_id, platformId: platform_id, accepted } = request
  const name = storable(blotName(request.name))
  const hello = storable(blotSecrets(request.hello))
  const news = { request_id, state: accepted ? 'accepted' : 'waiting', accepted_at: accepted ? at : null } as const
  const since = new Date(at.getTime() - SAME)
  await db.transaction().execute(async (tx) => {
    const known = await queries.knownRequest(tx, { account, requestId: request_id, platformId: platform_id, since })
    if (known === undefined || fellOut(known, request))
      await queries.insertRequest(tx, { ...news, account_id: account, platform_id, name, hello, received_at: at })
    else if (known.state === 'waiting' || (known.state === 'failed' && accepted))
      await queries.changeRequest(tx, known.id, accepted ? news : { request_id })
  })
}

/** Whoever was let in, or could not be, and asks anew is no friend any more: they are let in again. */
const fellOut = (known: queries.FriendRequest, { requestId, accepted }: FriendRequest): boolean =>
  !accepted && known.request_id !== requestId && (known.state === 'greeted' || known.state === 'failed')

/** Does one thing that is due. Returns whether there was one. */
export async function dealWithOne(parts: FriendParts): Promise<boolean> {
  const { db, account, now } = parts
  const ready = await queries.nextRequest(db, account, 'accepted', new Date(now().getTime() - GREET_AFTER))
  if (ready !== undefined) return greetOne(parts, ready)
  if (!(await mayAccept(parts))) return false
  const waiting = await queries.nextRequest(db, account, 'waiting')
  return waiting === undefined ? false : acceptOne(parts, waiting)
}

async function mayAccept({ db, account, now, pace }: FriendParts): Promise<boolean> {
  const at = now().getTime()
  const { accepted, last } = await queries.acceptedSince(db, account, new Date(at - DAY))
  return accepted < pace.perDay && at - (last?.getTime() ?? Number.NEGATIVE_INFINITY) >= pace.pauseMs
}

/** The try is counted first, so that a request which kills the process is given up in the end. */
async function acceptOne(parts: FriendParts, request: queries.FriendRequest): Promise<boolean> {
  const { db, now } = parts
  if (request.attempts >= TRIES) {
    await parts.giveUp(request)
    return true
  }
  await queries.changeRequest(db, request.id, { attempts: request.attempts + 1, tried_at: now() })
  const accepted = await parts.accept(request.request_id)
  if (accepted) await queries.changeRequest(db, request.id, { state: 'accepted', accepted_at: now() })
  return true
}

/** Taken in twice is taken in once: the message's id is the request's. Whoever is known already needs no greeting. */
async function greetOne(parts: FriendParts, request: queries.FriendRequest): Promise<boolean> {
  const { db, account } = parts
  const { id, platform_id: platformId, name } = request
  const since = new Date(parts.now().getTime() - SAME)
  const isKnown =
    (await queries.isBound(db, account, platformId)) || (await queries.wasGreeted(db, account, platformId, since))
  if (!isKnown) {
    const text = firstWords(request)
    await parts.greet({ id: `friend-request ${id}`, platformId, name, text, at: parts.now() })
  }
  await queries.changeRequest(db, id, { state: 'greeted' })
  return true
}

/** What WeChat puts there by itself names nobody: 我是 and the nickname, or the room they come from. */
function firstWords({ hello, name }: queries.FriendRequest): string {
  const own = hello.trim().replace(/^我是群聊[“"].*?[”"]的/, '我是')
  return own === '' || own === `我是${name}` ? '你好' : own
}
