/** Which contacts and rooms of the platform are which chats of ours, after a login that may have changed all ids. Pure. */

/** A chat of ours; `remark` is what the bot has called the contact, null where it has not. */
export interface OurChat {
  readonly id: number
  readonly platformId: string | null
  readonly remark: string | null
}

export interface Contact {
  readonly platformId: string
  readonly name: string
  readonly alias: string
}

/** Where a chat is now. `doubtful`: several contacts bear its remark. `gone`: nobody who was shown is it. */
export type Place =
  | { readonly is: 'same' | 'moved'; readonly platformId: string }
  | { readonly is: 'doubtful'; readonly among: readonly Contact[] }
  | { readonly is: 'gone' }

/**
 * By the remark, which only the bot can set, before the id, which a platform may have given to somebody else. A contact
 * whose remark was taken away by hand is the same while its id is known and bears no other chat's remark; so is one of
 * whom nothing but the id could be read (`unread`). The nickname never counts. Chats without a remark are left out.
 */
export function placeChats(
  chats: readonly OurChat[],
  contacts: readonly Contact[],
  unread: ReadonlySet<string> = new Set(),
): ReadonlyMap<number, Place> {
  const byId = new Map(contacts.map((one) => [one.platformId, one]))
  const byAlias = Map.groupBy(contacts, ({ alias }) => alias)
  const ours = new Set(chats.flatMap(({ remark }) => remark ?? []))
  const placed = chats.flatMap((chat): [number, Place][] => {
    if (chat.remark === null) return []
    const known = chat.platformId === null ? undefined : byId.get(chat.platformId)
    const isThere = known === undefined ? unread.has(chat.platformId ?? '') : !ours.has(known.alias)
    return [[chat.id, placeOf(chat, byAlias.get(chat.remark) ?? [], isThere)]]
  })
  return new Map(placed)
}

/** `isThere`: somebody is shown under its id who may be it. */
function placeOf({ platformId }: OurChat, called: readonly Contact[], isThere: boolean): Place {
  const [only, ...others] = called
  if (only === undefined) return isThere ? { is: 'same', platformId: platformId ?? '' } : { is: 'gone' }
  if (called.some((one) => one.platformId === platformId)) return { is: 'same', platformId: platformId ?? '' }
  if (others.length > 0) return { is: 'doubtful', among: called }
  return { is: 'moved', platformId: only.platformId }
}

/** A room of ours, with those of our chats who were last seen in it. */
export interface OurRoom {
  readonly id: number
  readonly platformId: string | null
  readonly name: string
  readonly members: readonly number[]
}

export interface Room {
  readonly platformId: string
  readonly name: string
  /** Our chats among its members. */
  readonly members: readonly number[]
}

export type RoomPlace =
  | { readonly is: 'same' | 'moved'; readonly platformId: string }
  /** The same room under another name. */
  | { readonly is: 'renamed'; readonly platformId: string; readonly name: string }
  | { readonly is: 'gone' }

/** So much of those who were in a room must be in it still. */
const MOST_OF = 0.5

/** Rooms have no remark: found by id, else by topic and members together. */
export function placeRooms(ours: readonly OurRoom[], rooms: readonly Room[]): ReadonlyMap<number, RoomPlace> {
  const byId = new Map(rooms.map((room) => [room.platformId, room]))
  const taken = new Set(
    ours.flatMap(({ platformId }) => (platformId !== null && byId.has(platformId) ? [platformId] : [])),
  )
  return new Map(
    ours.map((room): [number, RoomPlace] => {
      const known = room.platformId === null ? undefined : byId.get(room.platformId)
      if (known)
        return [
          room.id,
          known.name === room.name ? { is: 'same', platformId: known.platformId } : { is: 'renamed', ...known },
        ]
      const [only, ...others] = rooms.filter((one) => !taken.has(one.platformId) && isLike(room, one))
      return [room.id, only && others.length === 0 ? { is: 'moved', platformId: only.platformId } : { is: 'gone' }]
    }),
  )
}

function isLike(room: OurRoom, other: Room): boolean {
  const there = new Set(other.members)
  const still = room.members.filter((id) => there.has(id)).length
  return room.name === other.name && still > 0 && still >= room.members.length * MOST_OF
}
