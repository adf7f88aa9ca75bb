/**
 * Fetches the files that messages bring, after they are recorded and before their turns: until its file is there, too
 * large or lost, a message waits, and with it those behind it in its chat (words no longer than twenty seconds), but no
 * other chat.
 */
import type { Kysely } from 'kysely'
import type { Schema } from '../../db/schema.ts'
import type { Log } from '../base/log.ts'
import { createLoop, type Loop } from '../base/loop.ts'
import { serialize } from '../base/serial.ts'
import { mayDo, type Ports, type Tx } from '../feature.ts'
import { holdsNumbers, isWordless, keepFile, LARGEST_LIST, mayBeList } from '../files/public.ts'
import { blotName } from '../language/secrets.ts'
import { endFetch, type InboxRow, startFetch, takeBackFetch } from './queries.ts'
import { STAFF } from './talk.ts'

/** What came of fetching one; the same shape as the chat's own. */
export type Fetched =
  | { readonly outcome: 'had'; readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }
  | { readonly outcome: 'too-large' | 'lost' }
  | { readonly outcome: 'offline' }

export interface FetchingParts {
  readonly db: Kysely<Schema>
  readonly log: Log
  readonly now: () => Date
  /** The login whose messages these are; only its own process can ask for them. */
  readonly account: string
  /** Whether anybody can be asked now. */
  readonly online: () => boolean
  /**
   * Whether it may be a roster, which is larger than what anybody else may send, and in which its own reader looks for
   * numbers. Of one without a name only what was fetched tells whether it is.
   */
  readonly mayBeRoster: (row: InboxRow) => Promise<boolean>
  /** More than so many bytes of a file are not taken. */
  readonly mostBytes: number
  /** Never rejects. */
  readonly fetch: (platformMessageId: string, mostBytes: number) => Promise<Fetched>
  /** Whether the database is to blame, not the file. */
  readonly isDatabaseFault: (error: unknown) => boolean
  /** Called when a message need not wait any more. */
  readonly fetched: () => void
}

export interface Fetching {
  /** Fetches the oldest file that nobody here is fetching; false when there is none, or nobody can be asked. */
  fetchOne(): Promise<boolean>
  start(): void
  poke(): void
  /** Begins no more. Resolves when what is in hand has ended, which the chat's own stop hastens. */
  stop(): Promise<void>
}

/** Files on their way at a time: a slow one holds up no more than its own chat. */
const AT_ONCE = 3
/** How often to look for messages of this account that another process has recorded, in milliseconds. */
const POLL = 5000
/** A file is given up after this many starts of its fetching: it may be what ends the process. */
const STARTS = 3

export function createFetching(parts: FetchingParts): Fetching {
  const inHand = new Set<number>()
  /** Starts that do not count, the database having spoilt them: it is told when it is there again. */
  const spoilt: number[] = []

  async function forgiveSpoilt(): Promise<void> {
    for (let id = spoilt.shift(); id !== undefined; id = spoilt.shift()) {
      const taken = id
      await takeBackFetch(parts.db, taken).catch((error: unknown) => {
        spoilt.push(taken)
        throw error
      })
    }
  }

  async function forgive(id: number): Promise<void> {
    spoilt.push(id)
    await forgiveSpoilt().catch(() => {})
  }

  // One after the other, or two loops would take the same.
  const take = serialize(async () => {
    await forgiveSpoilt()
    const row = await startFetch(parts.db, parts.account, [...inHand])
    if (row !== undefined) inHand.add(row.id)
    return row
  })

  async function fetchOne(): Promise<boolean> {
    const row = parts.online() ? await take() : undefined
    if (row === undefined) return false
    try {
      return await fetchRow(parts, row)
    } catch (error) {
      if (parts.isDatabaseFault(error)) await forgive(row.id)
      throw error
    } finally {
      inHand.delete(row.id)
    }
  }

  const loops: readonly Loop[] = Array.from({ length: AT_ONCE }, (_, index) =>
    createLoop(`files ${index + 1}`, parts.log, async () => ((await fetchOne()) ? 'again' : { ms: POLL })),
  )
  return {
    fetchOne,
    start() {
      for (const loop of loops) loop.start()
    },
    poke() {
      for (const loop of loops) loop.poke()
    },
    stop: async () => void (await Promise.all(loops.map((loop) => loop.stop()))),
  }
}

async function fetchRow(parts: FetchingParts, row: InboxRow): Promise<boolean> {
  const isRoster = await parts.mayBeRoster(row)
  const isList = ({ name }: { readonly name: string }) => isRoster && mayBeList(row.file_name ?? name)
  const most = isRoster ? Math.max(LARGEST_LIST, parts.mostBytes) : parts.mostBytes
  const fetched: Fetched =
    row.file_tries > STARTS ? { outcome: 'lost' } : await parts.fetch(row.platform_message_id, most)
  parts.log.info({ inbox: row.id, outcome: fetched.outcome }, 'file fetched')
  if (fetched.outcome === 'offline') {
    await takeBackFetch(parts.db, row.id)
    return false
  }
  const holds =
    fetched.outcome === 'had' && !isWordless(fetched) && !isList(fetched) && (await holdsNumbers(fetched.bytes))
  const ended = holds ? ({ outcome: 'secret' } as const) : fetched
  await parts.db.transaction().execute((tx) => writeEnd(tx, row, ended, parts.now()))
  parts.fetched()
  return true
}

type Ended = Exclude<Fetched, { outcome: 'offline' }> | { readonly outcome: 'secret' }

async function writeEnd(tx: Tx, row: InboxRow, fetched: Ended, now: Date) {
  if (fetched.outcome !== 'had') return endFetch(tx, row.id, { file_state: fetched.outcome })
  const file_id = await keepFile(tx, { ...fetched, mediaType: typeOf(row, fetched.mediaType) }, now)
  return endFetch(tx, row.id, { file_state: 'had', file_id, file_name: row.file_name ?? blotName(fetched.name) })
}

/** Puppets do not know the endings of all voices (.sil); that it is one was said with the message. */
const typeOf = ({ kind }: Pick<InboxRow, 'kind'>, told: string): string =>
  (kind === 'audio' || kind === 'video') && !told.startsWith(`${kind}/`) ? `${kind}/unknown` : told

/** What staff send as a list may be a roster. */
export async function mayBeRoster(of: {
  readonly tx: Tx
  readonly ports: Pick<Ports, 'identify'>
  readonly row: InboxRow
  readonly now: Date
}): Promise<boolean> {
  const { tx, ports, row, now } = of
  if (row.kind !== 'file' || !mayBeList(row.file_name)) return false
  const from = { chatId: row.chat_id, accountId: row.account_id, senderPlatformId: row.sender_platform_id }
  return mayDo(await ports.identify(tx, { ...from, kind: 'private', now }), STAFF)
}
