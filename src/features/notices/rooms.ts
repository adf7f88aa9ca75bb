/** 发到第一支部群：…… one post in a room instead of a message to each; shown by the room's name and heads before. */
import { type Command, command, type Outcome, type Turn } from '../../feature.ts'
import { givesUp } from '../../language/read-value.ts'
import type { When } from '../../language/reading.ts'
import { type Audience, countAudience, roomsFor } from '../people/public.ts'
import { asksElse, type Begun, beginDraft } from './begin-draft.ts'
import type { NoticeSettings } from './draft.ts'
import type { Notice } from './queries.ts'
import * as queries from './queries.ts'
import { timingOf } from './timing.ts'
import { EVERY_ROOM, ROOM_OPENINGS, ROUND_NAME } from './vocabulary.ts'
import * as wording from './wording.ts'

const COMMAND = 'notices.to-rooms'
const WORDS = { kind: 'words', marks: [] } as const
const TEXT = { ...WORDS, whole: true } as const

export function createToRooms(settings: NoticeSettings): Command {
  return command({
    id: COMMAND,
    needs: 'notice.send',
    says: ['[我要|我想|怎么](发群通知|在群里发通知)'],
    opens: ROOM_OPENINGS,
    slots: { room: WORDS, text: TEXT, at: { kind: 'when', marks: [] } },
    ask: { room: wording.askRoom, text: wording.askText },
    examples: ['发到第一支部群：明天停水', '在太极拳群里说：明天不练了', '发群通知'],
    deed: '往群里发通知',
    help: '发到第一支部群：明天停水',
    async run(turn) {
      const { room, text } = turn.slots
      if (givesUp(room) || givesUp(text)) return { reply: { text: wording.givenUp() }, as: 'given-up' }
      return postInRooms(turn, turn.slots, settings)
    },
  })
}

/** A draft for the rooms that are named; what is missing for it is asked. */
export async function postInRooms(
  turn: Turn<unknown>,
  slots: { readonly room: string; readonly text: string; readonly at?: When | undefined },
  settings: NoticeSettings,
): Promise<Outcome | undefined> {
  const { room, text, at } = slots
  const ask = (slot: string, told: string): Outcome => ({ ask: { slot, text: told, of: { command: COMMAND, slots } } })
  const found = await findRooms(turn, room)
  if ('told' in found) return asksElse(turn) ? undefined : ask('room', found.told)
  const timing = at === undefined ? undefined : timingOf(at, { now: turn.now, zone: turn.office.zone })
  if (timing !== undefined && 'told' in timing) return ask('at', timing.told)
  return postToRooms(turn, found.rooms, { text, ...(timing === undefined ? {} : { timing }) }, settings)
}

/** Begins a draft that is posted in these rooms; its people are those whom the rooms are for. */
export async function postToRooms(
  turn: Turn<unknown>,
  rooms: readonly queries.Room[],
  more: Pick<Begun, 'text' | 'file' | 'timing'>,
  settings: NoticeSettings,
): Promise<Outcome> {
  const audience: Audience = { from: rooms.flatMap(({ units, clubs }) => [...units, ...clubs]) }
  const people = await countAudience(turn.db, audience)
  const whom = rooms.map(({ name }) => name).join('、')
  return beginDraft(turn, { ...more, whom, audience, people, why: null, corrects: null, rooms }, settings)
}

/** The rooms that are named; `told`: why it is not clear which. */
export async function findRooms(
  { db }: Turn<unknown>,
  words: string,
): Promise<{ readonly rooms: readonly queries.Room[] } | { readonly told: string }> {
  const all = await queries.listRooms(db)
  if (EVERY_ROOM.test(words)) return all.length === 0 ? { told: wording.noSuchRoom(words, []) } : oneOfEachName(all)
  const rooms: queries.Room[] = []
  for (const name of words
    .split(/[、，,和跟]/)
    .map(bare)
    .filter((one) => one !== '')) {
    const found = roomsCalled(all, name)
    const [only, ...others] = found
    if (only === undefined) return { told: wording.noSuchRoom(name, namesOf(all)) }
    if (new Set(namesOf(found)).size > 1) return { told: wording.whichRoom(name, namesOf(found)) }
    if (others.length > 0) return { told: wording.sameName(only.name) }
    rooms.push(only)
  }
  return oneOfEachName(rooms)
}

/** Two rooms of one name cannot be told apart by anybody who reads the preview. */
function oneOfEachName(rooms: readonly queries.Room[]) {
  const twin = rooms.find(({ namesakes }) => namesakes > 1)
  return twin === undefined ? { rooms } : { told: wording.sameName(twin.name) }
}

const namesOf = (rooms: readonly queries.Room[]): readonly string[] => rooms.map(({ name }) => name)

/** 群（第一支部群） and 第一支部 alike. */
const bare = (words: string): string => words.replace(/^群里?(?=[(（])|[()（）“”"\s]|[里中]$/g, '')

function roomsCalled(all: readonly queries.Room[], name: string): readonly queries.Room[] {
  // By the name that WeChat shows too: the preview then asks whether it is the same room.
  const exact = all.filter((room) => [room.name, room.renamedTo].some((one) => one === name || one === `${name}群`))
  if (exact.length > 0) return exact
  const stem = name.replace(/群$/, '')
  if (stem.length < 2) return []
  return all.filter((room) => {
    const own = room.name.replace(/群$/, '')
    return room.name.includes(stem) || (stem.includes(own) && ROUND_NAME.test(stem.replace(own, '')))
  })
}

/** The rooms in which nobody reads but those whom a notice is for; `told`: why it is not clear which. */
export async function findRoomsInside({ db }: Turn<unknown>, notice: Notice) {
  const inside = new Set((await roomsFor(db, notice.audience)).map(({ id }) => id))
  return oneOfEachName((await queries.listRooms(db)).filter(({ id }) => inside.has(id)))
}

/** Rooms inside a draft's audience, for 发到群里; those outside of them keep their own messages. Returns why there are none. */
export async function toItsRooms(turn: Turn<unknown>, notice: Notice): Promise<string | undefined> {
  const { db } = turn
  const found = await findRoomsInside(turn, notice)
  if ('told' in found) return found.told
  await queries.setRooms(db, notice.id, found.rooms)
  return found.rooms.length > 0 ? undefined : wording.noRooms(notice.by_hand)
}

/** Why nothing can be posted in a room for now. */
export function doubtAbout(room: Awaited<ReturnType<typeof queries.roomsOf>>[number]): string | undefined {
  if (room.renamedTo !== null) return wording.roomIsRenamed(room.name, room.renamedTo)
  if (room.platformId === null) return wording.roomIsLost(room.name)
  return room.namesakes > 1 ? wording.sameName(room.nameNow) : undefined
}
