/** The day's festivals: which rooms hear of them; in private whom one is for, or who is in none of the rooms. */
import { dayOf } from '../../base/calendar.ts'
import type { ChatId, Occasion as Due, JobResult, Message, PersonId } from '../../feature.ts'
import { zonesOf } from '../../language/abroad.ts'
import { type Audience, addressOf, resolveAudience, roomsFor, staffOn } from '../people/public.ts'
import { festivalsOn, type OfficeFestival, yearOf } from './festivals.ts'
import { greeting, onceOf } from './one-greeting.ts'
import * as queries from './queries.ts'
import { usualSigner } from './sign.ts'
import { about } from './still-wanted.ts'
import * as wording from './wording.ts'

/** Dealt with in one transaction. */
const PAGE = 200

/** The day's festivals that the office keeps, with its own words, and for whom it wants, where it has said so. */
export async function festivalsOf({ db, due, office }: Due): Promise<readonly OfficeFestival[]> {
  const settings = await queries.festivalSettings(db)
  return festivalsOn(dayOf(due, office.zone))
    .filter(({ name, usual }) => settings.get(name)?.is_on ?? usual)
    .map((one) => ({
      ...one,
      words: wording.inTurn(settings.get(one.name)?.words?.split('\n')) ?? one.words,
      whom: settings.get(one.name)?.whom ?? one.whom,
      ...pictureOf(settings.get(one.name)),
    }))
}

function pictureOf(setting: Row | undefined): Pick<OfficeFestival, 'picture'> {
  if (setting === undefined || setting.file_id === null) return {}
  return { picture: { id: setting.file_id, name: setting.file_name ?? '' } }
}

type Row = Awaited<ReturnType<typeof queries.festivalSettings>> extends ReadonlyMap<string, infer R> ? R : never

export const withPicture = (message: Message, { picture }: Pick<OfficeFestival, 'picture'>): Message =>
  picture === undefined ? message : { ...message, file: picture }

interface Addressed {
  readonly festival: OfficeFestival
  readonly audience: Audience
  /** Rooms that are for these people and nobody else. */
  readonly rooms: readonly ChatId[]
}

/** The day's festivals with whom they are for; `unknown`: those whose audience is named in words that mean nothing now. */
async function addressedOf(due: Due): Promise<{ known: readonly Addressed[]; unknown: readonly OfficeFestival[] }> {
  const { db, office } = due
  const known: Addressed[] = []
  const unknown: OfficeFestival[] = []
  for (const festival of await festivalsOf(due)) {
    const everybody = festival.whom === 'everybody'
    const words = everybody ? wording.everybody() : festival.whom
    const read = await resolveAudience(db, words, 'office', dayOf(due.due, office.zone))
    if ('unknown' in read) {
      unknown.push(festival)
      continue
    }
    const rooms = everybody ? await queries.allRooms(db) : (await roomsFor(db, read.audience)).map(({ id }) => id)
    known.push({ festival, audience: read.audience, rooms })
  }
  return { known, unknown }
}

/** Of the day's festivals that are no quiet ones, the names of those that are for each of these people. */
export async function festivalsOfEach(
  due: Due,
  people: readonly PersonId[],
): Promise<(person: PersonId) => readonly string[]> {
  const { known } = await addressedOf(due)
  const held = await Promise.all(
    known
      .filter(({ festival }) => festival.quiet !== true)
      .map(async ({ festival: { name }, audience }) => ({
        name,
        people: await queries.amongAudience(due.db, people, audience),
      })),
  )
  return (person) => held.filter((one) => one.people.has(person)).map(({ name }) => name)
}

/** In private: whoever a festival is for and is in none of the rooms that get a post. */
export async function festivalPage(due: Due): Promise<JobResult> {
  const { db, now, office } = due
  const day = dayOf(due.due, office.zone)
  const { known } = await addressedOf(due)
  const signed = wording.signature(office.name, await usualSigner(db))
  for (const { festival, audience, rooms } of known) {
    const people = await queries.ungreeted(db, audience, { day, rooms, limit: PAGE })
    if (people.length === 0) continue
    const year = Number(day.slice(0, 4))
    const isForAll = ({ whom }: OfficeFestival) => whom === 'everybody'
    const named = isForAll(festival) ? known.map((one) => one.festival).filter(isForAll) : [festival]
    const messages = people.map((one) => {
      const words = wording.pick(festival.words, one.id + yearOf(day)) ?? ''
      const text = wording.festive(addressOf(one), joyfulNames(named), words, signed)
      const once = onceOf(festival.name, one.id, day)
      return withPicture(greeting(due, { person: one.id }, once, text, about('festival', day), zonesOf(one)), festival)
    })
    const rows = people.map(({ id }) => {
      const once = onceOf(festival.name, id, day)
      return { personId: id, occasion: festival.name, day, calendar: 'solar', year, once } as const
    })
    await queries.noteGreetings(db, rows, now)
    return { messages, again: true }
  }
  return { messages: [], again: false }
}

/** Whether the first of those who are greeted in private on a festival of this day were. */
export async function isFestivalBegun(due: Due): Promise<boolean> {
  const names = (await festivalsOf(due)).map(({ name }) => name)
  return queries.isBegun(due.db, dayOf(due.due, due.office.zone), names)
}

export const joyfulNames = (festivals: readonly OfficeFestival[]): readonly string[] =>
  festivals.filter(({ quiet }) => quiet !== true).map(({ name }) => name)

/** Which of the day's festivals each room hears of; `unknown`: those whose audience is named in words that mean nothing now. */
export async function festivalsInRooms(due: Due): Promise<{
  readonly rooms: ReadonlyMap<ChatId, readonly OfficeFestival[]>
  readonly unknown: readonly OfficeFestival[]
}> {
  const { known, unknown } = await addressedOf(due)
  const rooms = new Set(known.flatMap((one) => one.rooms))
  const of = (room: ChatId) => known.filter((one) => one.rooms.includes(room)).map(({ festival }) => festival)
  return { rooms: new Map([...rooms].map((room) => [room, of(room)])), unknown }
}

/** A unit or club was renamed since: staff put the audience right, and nobody is left out in silence. */
export async function tellUnknown(
  { db, due, office }: Due,
  festivals: readonly OfficeFestival[],
): Promise<readonly Message[]> {
  if (festivals.length === 0) return []
  const today = dayOf(due, office.zone)
  return (await staffOn(db, today)).flatMap(({ id }) =>
    festivals.map(({ name, whom }) => ({
      to: { person: id },
      kind: 'staff' as const,
      text: wording.whomUnknown(name, whom),
      once: `festival-whom:${name}:${today}:staff ${id}`,
    })),
  )
}
