/** What is said in the rooms: one post a room and day, of the birthdays of those who have agreed and the festivals. */
import { type Day, dayOf, timeOf } from '../../base/calendar.ts'
import type { ChatId, Occasion as Due, Message } from '../../feature.ts'
import { celebratingInRooms } from './birthdays.ts'
import { type OfficeFestival, yearOf } from './festivals.ts'
import { festivalsInRooms, joyfulNames, tellUnknown, withPicture } from './keep-festivals.ts'
import { dealt, greeting } from './one-greeting.ts'
import * as queries from './queries.ts'
import { usualSigner } from './sign.ts'
import { about, aboutRoom } from './still-wanted.ts'
import * as wording from './wording.ts'

/** The morning's posts; where somebody has just died none is sent (care). */
export async function postInRooms(due: Due): Promise<readonly Message[]> {
  const { rooms, unknown } = await festivalsInRooms(due)
  return [...(await postsOf(due, rooms)), ...(await tellUnknown(due, unknown))]
}

/** Later that day: who is congratulated now, and the festival where its post was taken back for the sake of a birthday. */
export async function postLatecomers(due: Due): Promise<readonly Message[]> {
  const bereft = await queries.roomsWithoutFestival(due.db, dayOf(due.due, due.office.zone))
  const { rooms } = await festivalsInRooms(due)
  return postsOf(due, new Map([...rooms].filter(([room]) => bereft.has(room))))
}

async function postsOf(
  due: Due,
  festivals: ReadonlyMap<ChatId, readonly OfficeFestival[]>,
): Promise<readonly Message[]> {
  const { db, office } = due
  await queries.releasePosts(db, dayOf(due.due, office.zone), queries.TAKEN_BACK)
  const birthdays = await celebratingInRooms(due)
  const signed = wording.signature(office.name, await usualSigner(db))
  const messages: Message[] = []
  for (const room of [...new Set([...birthdays.keys(), ...festivals.keys()])].toSorted((a, b) => a - b)) {
    messages.push(...(await postsTo(due, room, birthdays.get(room) ?? [], festivals.get(room) ?? [], signed)))
  }
  return messages
}

/** On a quiet day a birthday is told by itself. */
async function postsTo(
  due: Due,
  room: ChatId,
  people: readonly queries.Celebrating[],
  festivals: readonly OfficeFestival[],
  signed: string,
): Promise<readonly Message[]> {
  const joyful = joyfulNames(festivals)
  if (people.length === 0) return [festivePost(due, room, festivals, signed)]
  const birthday = await birthdayPost(due, room, people, joyful.length > 0 ? festivals : [], signed)
  return festivals.length === 0 || joyful.length > 0
    ? [birthday]
    : [birthday, festivePost(due, room, festivals, signed)]
}

function festivePost(due: Due, room: ChatId, festivals: readonly OfficeFestival[], signed: string): Message {
  const day = dayOf(due.due, due.office.zone)
  const text = wording.festive(undefined, joyfulNames(festivals), wordsOf(festivals, day), signed)
  const once = `festival:${day}:room ${room}`
  return withPicture(greeting(due, { chat: room }, once, text, about('festival', day)), festivals[0] ?? {})
}

/** Everybody together; the names of the others stay private. With what is said of the day's festivals, where there are any. */
async function birthdayPost(
  due: Due,
  room: ChatId,
  people: readonly queries.Celebrating[],
  festivals: readonly OfficeFestival[],
  signed: string,
): Promise<Message> {
  const { db, now, office } = due
  const day = dayOf(due.due, office.zone)
  const ids = people.map(({ id }) => id)
  // By the hour too: what was taken back is said anew when it turns out right after all.
  const key = `room ${room}:${ids.join('.')}:${timeOf(due.due, office.zone)}`
  const once = `${festivals.length > 0 ? 'festival' : 'room-birthday'}:${day}:${key}`
  const rows = people.map((one) => ({ ...dealt(one, 'room', true), once }))
  await queries.noteGreetings(db, rows, now)
  const names = people.map(({ name }) => name)
  const year = people[0]?.year ?? yearOf(day)
  const text =
    festivals.length > 0
      ? wording.festiveBirthday(joyfulNames(festivals), wordsOf(festivals, day), names, { office: signed, seed: year })
      : wording.roomBirthday(names, signed, year)
  return withPicture(greeting(due, { chat: room }, once, text, aboutRoom(day, ids)), festivals[0] ?? {})
}

/** This year's words of the first of them. */
const wordsOf = ([first]: readonly OfficeFestival[], day: Day): string =>
  wording.toEverybody(first?.name ?? '', wording.pick(first?.words ?? [], yearOf(day)) ?? '')
