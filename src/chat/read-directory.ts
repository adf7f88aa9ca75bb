/** Everybody and every room that the platform shows, as it shows them now. */
import type { payloads } from 'wechaty-puppet'
import type { Directory } from './chat.ts'
import { fetchPatiently, type Patience } from './patience.ts'

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

/** Reads all contacts but the bot, and all rooms; one that cannot be read is left out. Rejects when not logged in. */
export async function readDirectory(source: DirectorySource, patience: Patience): Promise<Directory> {
  const self = source.currentUserId
  const ids = (await source.contactList()).filter((id) => id !== self)
  const contacts = await readAll(ids, (id) => fetchPatiently(() => source.contactPayload(id), patience))
  const rooms = await readAll(await source.roomList(), (id) => fetchPatiently(() => source.roomPayload(id), patience))
  return {
    contacts: contacts.map(({ id, name, alias = '' }) => ({ platformId: id, name, alias })),
    rooms: rooms.map(({ id, topic, memberIdList }) => ({ platformId: id, name: topic, memberIds: memberIdList })),
  }
}

async function readAll<T>(ids: readonly string[], read: (id: string) => Promise<T | undefined>): Promise<T[]> {
  const found: T[] = []
  for (let at = 0; at < ids.length; at += AT_A_TIME) {
    const some = await Promise.all(ids.slice(at, at + AT_A_TIME).map(read))
    for (const one of some) if (one !== undefined) found.push(one)
  }
  return found
}
