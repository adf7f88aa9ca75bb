/** After each login: our chats are found again among the platform's contacts and rooms (rule 20). */
import type { Tx } from '../feature.ts'
import type { Look } from './looking.ts'
import { type Contact, type OurChat, type Place, placeChats, placeRooms } from './match.ts'
import * as queries from './queries.ts'
import type { Found } from './wording.ts'

export interface Directory {
  readonly contacts: readonly Contact[]
  readonly rooms: readonly {
    readonly platformId: string
    readonly name: string
    readonly memberIds: readonly string[]
  }[]
  /** Ids of contacts and rooms that are there, and of which nothing more could be read. */
  readonly unread: { readonly contacts: readonly string[]; readonly rooms: readonly string[] }
}

/** Less than this share found of those known by their remark: the platform has not shown all contacts yet. */
const ENOUGH = 0.5

/**
 * `undefined`: the directory is not taken. Where it shows too few, or holds what could not be read, nobody's absence is
 * proven: such chats stay where they were, and the result is not `whole`.
 */
export async function findAgain(
  tx: Tx,
  account: string,
  directory: Directory,
  { look, now }: { readonly look: Look; readonly now: Date },
): Promise<(Found & { readonly whole: boolean }) | undefined> {
  const { contacts, unread } = directory
  const all = await queries.findChats(tx, account)
  const places = placeChats(all, contacts, new Set(unread.contacts))
  const isMissing = ({ id, platformId }: OurChat) => platformId !== null && places.get(id)?.is === 'gone'
  const there = [...places.values()].filter(({ is }) => is !== 'gone').length
  const few = there < (there + all.filter(isMissing).length) * ENOUGH
  if (few && look === 'first') return undefined
  const proven = look === 'end' || !(few || unread.contacts.length + unread.rooms.length > 0)
  const shown = new Set(contacts.map(({ platformId }) => platformId))
  // Its id is known to be somebody else's, where that is shown.
  const isUnsure = (chat: OurChat) => isMissing(chat) && !proven && !shown.has(chat.platformId ?? '')
  const chats = all.filter((chat) => !isUnsure(chat))
  const gone = chats.filter(isMissing)
  await moveChats(tx, account, chats, places)
  const { rooms, goneRooms, unsureRooms } = await moveRooms(tx, account, directory, proven)
  const isTold = look === 'later' || look === 'end'
  const doubtful = chats.flatMap(({ id, remark, platformId }) => {
    const place = places.get(id)
    const isNews = platformId !== null || !isTold
    return place?.is === 'doubtful' && remark !== null && isNews ? [{ remark, among: place.among }] : []
  })
  // So that staff can bind them without waiting for a word of theirs.
  await queries.makeChats(
    tx,
    account,
    doubtful.flatMap(({ among }) => among),
    now,
  )
  const moved = [...places.values()].filter(({ is }) => is === 'moved').length
  await queries.tryRemarksAgain(tx, account)
  const asked = doubtful.map(({ remark, among }) => ({ remark, names: among.map(({ name }) => name) }))
  const whole = !all.some(isUnsure) && unsureRooms === 0
  return { moved, rooms, doubtful: asked, gone: gone.map((one) => one.remark ?? one.name), goneRooms, whole }
}

/** First everybody who is not where they were leaves, then each is put where they are. */
async function moveChats(
  tx: Tx,
  account: string,
  chats: readonly OurChat[],
  places: ReadonlyMap<number, Place>,
): Promise<void> {
  const leaving = chats.filter(({ id }) => ['moved', 'doubtful', 'gone'].includes(places.get(id)?.is ?? 'same'))
  await queries.forgetPlaces(
    tx,
    leaving.map(({ id }) => id),
  )
  for (const { id } of leaving) {
    const place = places.get(id)
    if (place?.is === 'moved') await queries.movePlace(tx, { id, account, platformId: place.platformId })
  }
}

/** `proven`: a room that was not shown is not there. */
async function moveRooms(tx: Tx, account: string, directory: Directory, proven: boolean) {
  const chats = await queries.findChats(tx, account)
  const byPlatform = new Map(chats.map(({ id, platformId }) => [platformId, id]))
  const shown = directory.rooms.map(({ memberIds, ...room }) => ({
    ...room,
    members: memberIds.flatMap((id) => byPlatform.get(id) ?? []),
  }))
  const unread = new Set(directory.unread.rooms)
  const ours = (await queries.findRooms(tx, account)).filter(({ platformId }) => !unread.has(platformId ?? ''))
  const places = placeRooms(ours, shown)
  const moved = ours.filter(({ id }) => places.get(id)?.is === 'moved')
  const missing = ours.filter(({ id, platformId }) => platformId !== null && places.get(id)?.is === 'gone')
  const gone = proven ? missing : []
  await queries.forgetPlaces(
    tx,
    [...moved, ...gone].map(({ id }) => id),
  )
  for (const { id } of ours) {
    const place = places.get(id)
    if (place === undefined || place.is === 'gone') continue
    if (place.is === 'moved') await queries.movePlace(tx, { id, account, platformId: place.platformId })
    if (place.is === 'renamed') await queries.noteRenamed(tx, id, place.name)
    await queries.setMembers(tx, id, shown.find(({ platformId }) => platformId === place.platformId)?.members ?? [])
  }
  return { rooms: moved.length, goneRooms: gone.map(({ name }) => name), unsureRooms: missing.length - gone.length }
}
