/** Everybody and every room that the platform shows, as it shows them now. */
import type { payloads } from 'wechaty-puppet'
import type { Directory } from './chat.ts'
import { fetchPatiently, LATE, onceMore, type Patience, within } from './patience.ts'

/** What is asked of a puppet here. */
export interface DirectorySource {
  readonly currentUserId: string
  contactList(): Promise<string[]>
  contactPayload(contactId: string): Promise<payloads.Contact>
  roomList(): Promise<string[]>
  roomPayload(roomId: string): Promise<payloads.Room>
}

/** How many payloads are asked for at a time; some platforms count more as an attack. */
const AT_A_TIME = 16
/** How long a list of ids may take, in milliseconds. */
const LIST_MS = 30_000

/**
 * Reads all contacts but the bot, and all rooms; of one that cannot be read, the id is told. Rejects when not logged in,
 * and when the platform does not name them in time: `listMs`, half a minute unless said otherwise.
 */
export async function readDirectory(
  source: DirectorySource,
  patience: Patience,
  listMs: number = LIST_MS,
): Promise<Directory> {
  const self = source.currentUserId
  const list = async (work: Promise<string[]>) => {
    const ids = await within(listMs, work, patience.line?.lost())
    if (ids === LATE) throw new Error('the platform does not name its contacts and rooms')
    return ids
  }
  const short = onceMore(patience)
  const ids = (await list(source.contactList())).filter((id) => id !== self)
  const contacts = await readAll(ids, (id) => fetchPatiently(() => source.contactPayload(id), short))
  const roomIds = await list(source.roomList())
  const rooms = await readAll(roomIds, (id) => fetchPatiently(() => source.roomPayload(id), short))
  return {
    contacts: contacts.found.map(({ id, name, alias = '' }) => ({ platformId: id, name, alias })),
    rooms: rooms.found.map(({ id, topic, memberIdList }) => ({ platformId: id, name: topic, memberIds: memberIdList })),
    unread: { contacts: contacts.unread, rooms: rooms.unread },
  }
}

interface All<T> {
  /** In the order of the ids. */
  readonly found: readonly T[]
  readonly unread: readonly string[]
}

async function readAll<T>(ids: readonly string[], read: (id: string) => Promise<T | undefined>): Promise<All<T>> {
  const results: (T | undefined)[] = []
  let next = 0
  // Each takes the next one as soon as it is free: one that hangs holds up nobody.
  const work = async () => {
    for (let at = next++; at < ids.length; at = next++) results[at] = await read(ids[at] ?? '')
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, work))
  return {
    found: results.filter((one) => one !== undefined),
    unread: ids.filter((_, at) => results[at] === undefined),
  }
}
