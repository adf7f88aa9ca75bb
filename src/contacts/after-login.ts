/** After each login: our chats are found again among the platform's contacts and rooms (rule 20). */
import type { Tx } from '../feature.ts'
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
}

/** Less than this share found of those known by their remark: the platform has not shown all contacts yet. */
const ENOUGH = 0.5

/** `undefined`: the directory is not whole yet. `last`: it is taken as it is. */
export async function findAgain(
  tx: Tx,
  account: string,
  directory: Directory,
  { last, now }: { readonly last: boolean; readonly now: Date },
): Promise<Found | undefined> {
  const chats = await queries.findChats(tx, account)
  const places = placeChats(chats, directory.contacts)
  const there = [...places.values()].filter(({ is }) => is !== 'gone').length
  if (!last && there < places.size * ENOUGH) return undefined
  await moveChats(tx, account, chats, places)
  const { rooms, goneRooms } = await moveRooms(tx, account, directory)
  const newlyGone = chats.filter(({ id, platformId }) => platformId !== null && places.get(id)?.is === 'gone')
  const doubtful = chats.flatMap(({ id, remark }) => {
    const place = places.get(id)
    return place?.is === 'doubtful' && remark !== null ? [{ remark, among: place.among }] : []
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
  return { moved, rooms, doubtful: asked, gone: newlyGone.map((one) => one.remark ?? one.name), goneRooms }
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

async function moveRooms(tx: Tx, account: string, directory: Directory) {
  const chats = await queries.findChats(tx, account)
  const byPlatform = new Map(chats.map(({ id, platformId }) => [platformId, id]))
  const shown = directory.rooms.map(({ memberIds, ...room }) => ({
    ...room,
    members: memberIds.flatMap((id) => byPlatform.get(id) ?? []),
  }))
  const ours = await queries.findRooms(tx, account)
  const places = placeRooms(ours, shown)
  const moved = ours.filter(({ id }) => places.get(id)?.is === 'moved')
  const gone = ours.filter(({ id, platformId }) => platformId !== null && places.get(id)?.is === 'gone')
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
  return { rooms: moved.length, goneRooms: gone.map(({ name }) => name) }
}
