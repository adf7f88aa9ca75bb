/** Our chats and the platform's contacts, kept in step: found again after a login, called by a remark, let in as friends. */

import type { Kysely } from 'kysely'
import type { Schema } from '../../db/schema.ts'
import { errorText } from '../base/errors.ts'
import type { Log } from '../base/log.ts'
import { createLoop } from '../base/loop.ts'
import { serialize } from '../base/serial.ts'
import { MINUTE } from '../base/spans.ts'
import type { Message, Ports, Tx } from '../feature.ts'
import { type Directory, findAgain } from './after-login.ts'
import { dealWithOne, type FriendPace, type FriendParts, type FriendRequest, keepRequest } from './friends.ts'
import { createHeardRequests } from './heard-requests.ts'
import { createLooking, type Look, type Seen } from './looking.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

export interface ContactsParts {
  readonly db: Kysely<Schema>
  readonly log: Log
  readonly account: string
  readonly now: () => Date
  readonly pace: FriendPace
  readonly online: () => boolean
  directory(): Promise<Directory>
  setAlias(platformId: string, alias: string): Promise<boolean>
  acceptFriend(requestId: string): Promise<boolean>
  /** Chats whose contact is not called yet as their binding asks for; the next few, found by looking at everybody. */
  readonly remarks: (tx: Tx, account: string) => Promise<readonly Remark[]>
  readonly greet: FriendParts['greet']
  /** Asks staff about a room that bears another name. */
  readonly askAboutRoom: (tx: Tx, room: queries.Renamed) => Promise<void>
  /** Whether the database refuses what it was given, and would refuse it again. */
  readonly isRefused: (error: unknown) => boolean
  readonly toStaff: Ports['toStaff']
  readonly post: (tx: Tx, feature: string, messages: readonly Message[], now: Date) => Promise<number>
  /** Something was posted. */
  readonly posted: () => void
}

interface Remark {
  readonly chatId: number
  readonly platformId: string
  readonly remark: string
}

export interface Contacts {
  /** The account is logged in anew: until its contacts are found again, `ready` waits. */
  loggedIn(): void
  loggedOut(): void
  /** Whether our chats are where the tables say. */
  isReady(): boolean
  /** Resolves when they are, or five minutes after the login all the same: what people write must not wait for ever. */
  ready(): Promise<void>
  /** Resolves when it is kept: at once, or when the database is back. Never rejects. */
  hearRequest(request: FriendRequest): Promise<void>
  /** Tells staff of a request of which nobody knows whose it is, at once or when the database is back. Never rejects. */
  hearUnread(requestId: string): Promise<void>
  /** Something may have changed that concerns contacts. */
  stir(): void
  /** Does what is due; returns whether there was anything. */
  settle(): Promise<boolean>
  start(): void
  stop(): Promise<void>
}

const FEATURE = 'contacts'
const EVERY = 3_000
/** How often remarks are looked for after somebody has said something, and how often all the same, in milliseconds. */
const LOOK_AFTER_TALK = MINUTE
const LOOK_ANYHOW = 600_000

export function createContacts(parts: ContactsParts): Contacts {
  const looking = createLooking({
    look: (how, isPast) => lookOnce(parts, how, isPast),
    failed: (error) => notCompared(parts, error),
    looked: parts.posted,
  })
  const friends: FriendParts = {
    ...parts,
    accept: parts.acceptFriend,
    giveUp: (request) => giveUp(parts, request),
  }
  const refused = (requestId: string, error: unknown) =>
    parts.log.error({ account: parts.account, requestId, error: errorText(error) }, 'friend request refused')
  const heard = createHeardRequests<FriendRequest>({
    async keep(request) {
      await keepRequest(friends, request)
      stirred = true
      someWait = true
    },
    isRefused: parts.isRefused,
    refused: ({ requestId }, error) => refused(requestId, error),
  })
  const unread = createHeardRequests<string>({
    keep: (requestId) => tellUnread(parts, requestId),
    isRefused: parts.isRefused,
    refused,
  })
  const keepHeard = () =>
    Promise.all([heard.keepAll(), unread.keepAll()]).catch((error: unknown) => {
      parts.log.error({ account: parts.account, error: errorText(error) }, 'friend request not kept yet')
    })
  const asked = new Set<string>()
  // Nothing to do for contacts but after a turn, a login or a request: the tables need not be asked at every step.
  let stirred = true
  let someWait = true
  const remarks = createRemarks(parts)
  const letInOne = async () => {
    const busy = await dealWithOne(friends)
    someWait = busy || (await queries.hasOpenRequest(parts.db, parts.account))
    return busy
  }
  const work = serialize(async (soon: boolean) => {
    if (!parts.online() || !looking.isReady()) return false
    await askAboutRooms(parts, asked)
    const busy = (someWait && (await letInOne())) || (await setRemark(parts, await remarks.next(soon)))
    stirred = busy || someWait
    return busy
  })
  const loop = createLoop('contacts', parts.log, async () => {
    await keepHeard()
    const busy = await work(false)
    if (busy) parts.posted()
    return { ms: EVERY }
  })

  return {
    loggedIn() {
      stirred = true
      someWait = true
      remarks.forget()
      looking.begin()
    },
    loggedOut: looking.leave,
    isReady: looking.isReady,
    ready: looking.ready,
    async hearRequest(request) {
      const kept = heard.add(request)
      await keepHeard()
      loop.poke()
      await kept
    },
    async hearUnread(requestId) {
      void unread.add(requestId)
      await keepHeard()
    },
    stir() {
      stirred = true
      remarks.stir()
    },
    async settle() {
      await keepHeard()
      if (parts.online()) await looking.found()
      return stirred && work(true)
    },
    start: loop.start,
    async stop() {
      looking.leave()
      await loop.stop()
      await keepHeard()
    },
  }
}

/** The remarks that are to be set. To find them is to look at everybody, so it is not done at every step. */
function createRemarks({ db, account, now, remarks }: ContactsParts) {
  let found: readonly Remark[] = []
  let lookedAt: Date | undefined
  let stirred = true

  const isWorthALook = (soon: boolean): boolean => {
    if (lookedAt === undefined) return true
    const pause = !stirred ? LOOK_ANYHOW : soon ? 0 : LOOK_AFTER_TALK
    return now().getTime() - lookedAt.getTime() >= pause
  }
  return {
    /** `soon`: whatever somebody has said since the last look counts at once. */
    async next(soon: boolean): Promise<Remark | undefined> {
      if (found.length === 0 && isWorthALook(soon)) {
        stirred = false
        found = await db.transaction().execute((tx) => remarks(tx, account))
        // Behind those that were found there may be more.
        lookedAt = found.length > 0 ? undefined : now()
      }
      const [next, ...others] = found
      found = others
      return next
    },
    stir() {
      stirred = true
    },
    forget() {
      found = []
      lookedAt = undefined
    },
  }
}

function notCompared({ log, account }: ContactsParts, error: unknown): undefined {
  log.warn({ account, error: errorText(error) }, 'contacts not compared')
}

/** What the directory showed; nothing where a later login has begun. */
async function lookOnce(parts: ContactsParts, look: Look, isPast: () => boolean): Promise<Seen | undefined> {
  const directory = await parts.directory().catch((error: unknown) => notCompared(parts, error))
  if (isPast()) return undefined
  if (directory === undefined) return 'nothing'
  const now = parts.now()
  return parts.db.transaction().execute(async (tx) => {
    const found = await findAgain(tx, parts.account, directory, { look, now })
    if (found === undefined) return 'too few'
    const text = wording.afterLogin(found)
    const once = `contacts ${parts.account} ${now.toISOString()}`
    if (text !== undefined) await parts.post(tx, FEATURE, await parts.toStaff(tx, { once, text, urgent: false }), now)
    return found.whole ? 'whole' : 'in part'
  })
}

/** `asked`: what this process has asked already; another one's question is known by its natural key. */
async function askAboutRooms(parts: ContactsParts, asked: Set<string>): Promise<void> {
  await parts.db.transaction().execute(async (tx) => {
    for (const room of await queries.findRenamed(tx, parts.account)) {
      const key = `${room.id} ${room.to}`
      if (!asked.has(key)) await parts.askAboutRoom(tx, room)
      asked.add(key)
    }
  })
}

/** One at a time, a few seconds apart: the platform counts these as well. */
async function setRemark(parts: ContactsParts, next: Remark | undefined): Promise<boolean> {
  if (next === undefined) return false
  const done = await parts.setAlias(next.platformId, next.remark)
  await queries.noteRemark(parts.db, next.chatId, done ? next.remark : undefined)
  return true
}

async function tellUnread(parts: ContactsParts, requestId: string): Promise<void> {
  const matter = { once: `friend-request ${parts.account} ${requestId}`, text: wording.doNotKnowWho(), urgent: false }
  await parts.db.transaction().execute(async (tx) => {
    await parts.post(tx, FEATURE, await parts.toStaff(tx, matter), parts.now())
  })
  parts.posted()
}

async function giveUp(parts: ContactsParts, request: queries.FriendRequest): Promise<void> {
  const now = parts.now()
  await parts.db.transaction().execute(async (tx) => {
    const matter = { once: `friend-request ${request.id}`, text: wording.couldNotAccept(request.name), urgent: false }
    await parts.post(tx, FEATURE, await parts.toStaff(tx, matter), now)
    await queries.changeRequest(tx, request.id, { state: 'failed' })
  })
}
