/**
 * Birthdays of a day. Everybody gets one greeting, and only one: what was dealt with is recorded in the transaction that
 * posts it, page by page, so that a restart goes on where it stopped.
 */
import { dayOf } from '../../base/calendar.ts'
import type { Occasion as Due, JobResult, Message } from '../../feature.ts'
import { addressOf } from '../people/public.ts'
import { zoneOf } from './abroad.ts'
import { isOwnAnimal, mayBeNamed, milestoneIn } from './ages.ts'
import { festivalsOf } from './keep-festivals.ts'
import { customsOf } from './office-customs.ts'
import { dealt, greeting, onceOf } from './one-greeting.ts'
import * as queries from './queries.ts'
import { usualSigner } from './sign.ts'
import { about, aboutRoom } from './still-wanted.ts'
import { toRingUp } from './to-phone.ts'
import * as wording from './wording.ts'
import { isSame, keptOn, readYearly } from './yearly.ts'

/** Dealt with in one transaction. */
const PAGE = 200
/** A greeting of the year before may still be the same one; in days of milliseconds. */
const LOOK_BACK = 400 * 86_400_000

export async function birthdaysOf({ db, due, office }: Due, which: queries.Which) {
  const day = dayOf(due, office.zone)
  const dates = keptOn(day, await customsOf(db)).map((one) => ({ ...one, on: day }))
  return queries.celebrating(db, 'birthday', dates, which)
}

export async function birthdayPage(due: Due): Promise<JobResult> {
  const { db, now, office } = due
  const people = await birthdaysOf(due, { open: true, limit: PAGE })
  const ids = people.map(({ id }) => id)
  const since = dayOf(new Date(now.getTime() - LOOK_BACK), office.zone)
  const before = await queries.keptSince(db, ids, since)
  const isKept = (one: queries.Celebrating) =>
    before.some((kept) => kept.personId === one.id && isSame(kept, { ...one, year: one.year }))
  const greeted = people.filter((one) => !isKept(one))
  await queries.noteGreetings(
    db,
    people.map((one) => dealt(one, 'birthday', greeted.includes(one))),
    now,
  )
  const messages = await congratulate(due, greeted)
  return { messages, again: people.length === PAGE }
}

async function congratulate(due: Due, people: readonly queries.Celebrating[]): Promise<readonly Message[]> {
  const { db, office } = due
  if (people.length === 0) return []
  const day = dayOf(due.due, office.zone)
  const customs = await customsOf(db)
  const festivals = (await festivalsOf(due)).filter(({ quiet }) => quiet !== true).map(({ name }) => name)
  const own = await queries.useOwn(
    db,
    people.map(({ id }) => id),
    day,
  )
  const signer = await usualSigner(db)
  return people.map((one) => {
    const { words, signer: signs, picture } = own.get(one.id) ?? {}
    const born = readYearly(one.since, one.calendar)?.since
    const great = born !== undefined && mayBeNamed(born, one.year) ? milestoneIn(born, one.year, customs) : undefined
    const text = wording.birthday({
      address: addressOf(one),
      great,
      ownAnimal: customs.ownAnimal && isOwnAnimal(one.since, one.calendar, day),
      festivals,
      seed: one.id + one.year,
      office: wording.signature(office.name, signs ?? signer),
      own: words ?? undefined,
    })
    const once = onceOf('birthday', one.id, day)
    const message = greeting(due, { person: one.id }, once, text, about('birthday', day), zoneOf(one))
    return picture === undefined ? message : { ...message, file: picture }
  })
}

/** In a room everybody who has agreed, together: one post a room and day; the names of the others stay private. */
export async function birthdaysInRooms(due: Due): Promise<readonly Message[]> {
  const { db, now, office } = due
  const day = dayOf(due.due, office.zone)
  await queries.releaseTakenBack(db, day)
  const all = await birthdaysOf(due, {})
  const ids = all.map(({ id }) => id)
  const posted = await queries.postedFor(db, ids, day)
  const willing = (await toRingUp(due, ids)).filter((id) => !posted.has(id))
  const found = await queries.roomsOf(db, willing)
  const rooms = [...new Set(found.map(({ room }) => room))].toSorted((a, b) => a - b)
  const signed = wording.signature(office.name, await usualSigner(db))
  const messages: Message[] = []
  for (const room of rooms) {
    const people = all.filter(({ id }) => found.some((one) => one.id === id && one.room === room))
    const own = people.map(({ id }) => id)
    const once = `room-birthday:${day}:room ${room}:${own.join('.')}`
    const text = wording.roomBirthday(
      people.map(({ name }) => name),
      signed,
    )
    messages.push(greeting(due, { chat: room }, once, text, aboutRoom(day, own)))
    const rows = people.map((one) => ({ ...dealt(one, 'room', true), once }))
    await queries.noteGreetings(db, rows, now)
  }
  return messages
}
