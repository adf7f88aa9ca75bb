/**
 * Birthdays of a day. Everybody gets one greeting, and only one: what was dealt with is recorded in the transaction that
 * posts it, page by page, so that a restart goes on where it stopped.
 */

import { addDays, type Day, dayOf } from '../../base/calendar.ts'
import { DAY } from '../../base/spans.ts'
import type { ChatId, Occasion as Due, JobResult, Message, PersonId } from '../../feature.ts'
import { zonesOf } from '../../language/abroad.ts'
import { addressOf } from '../people/public.ts'
import { isOwnAnimal, mayBeNamed, milestoneIn } from './ages.ts'
import { festivalsOfEach } from './keep-festivals.ts'
import { customsOf } from './office-customs.ts'
import { dealt, greeting, onceOf } from './one-greeting.ts'
import * as queries from './queries.ts'
import { usualSigner } from './sign.ts'
import { about, fitAmong } from './still-wanted.ts'
import * as wording from './wording.ts'
import { isSame, keptOn, readYearly } from './yearly.ts'

/** Dealt with in one transaction. */
const PAGE = 200
/** A greeting of the year before may still be the same one; in days of milliseconds. */
const LOOK_BACK = 400 * DAY

export async function birthdaysOf({ db, due, office }: Due, which: queries.Which) {
  const day = dayOf(due, office.zone)
  const dates = keptOn(day, await customsOf(db)).map((one) => ({ ...one, on: day }))
  return queries.celebrating(db, 'birthday', dates, which)
}

export async function birthdayPage(due: Due): Promise<JobResult> {
  const { db, now } = due
  const people = await birthdaysOf(due, { open: true, inPrivate: true, limit: PAGE })
  const greeted = await withoutKept(due, people)
  await queries.noteGreetings(
    db,
    people.map((one) => dealt(one, 'birthday', greeted.includes(one))),
    now,
  )
  const messages = await congratulate(due, greeted)
  return { messages, again: people.length === PAGE }
}

/**
 * Without those whose birthday was kept on another day, in private or in a room, before their record was changed; or
 * another yearly date.
 */
export async function withoutKept(
  { db, due, now, office }: Due,
  people: readonly queries.Celebrating[],
  other?: queries.Occasion,
): Promise<readonly queries.Celebrating[]> {
  const today = dayOf(due, office.zone)
  const since = dayOf(new Date(now.getTime() - LOOK_BACK), office.zone)
  const ids = people.map(({ id }) => id)
  const kept = await queries.keptSince(db, ids, since, other && [other])
  const before = kept.filter(({ day }) => day !== today)
  return people.filter((one) => !before.some((then) => then.personId === one.id && isSame(then, one)))
}

async function congratulate(due: Due, people: readonly queries.Celebrating[]): Promise<readonly Message[]> {
  const { db, office } = due
  if (people.length === 0) return []
  const day = dayOf(due.due, office.zone)
  const customs = await customsOf(db)
  const festivals = await festivalsOfEach(
    due,
    people.map(({ id }) => id),
  )
  const own = await queries.useOwn(
    db,
    people.map(({ id }) => id),
    day,
  )
  const before = await queries.countGreeted(
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
      festivals: festivals(one.id),
      // Not by the year: who changes the calendar may have two birthdays in one.
      seed: one.id + (before.get(one.id) ?? 0),
      office: wording.signature(office.name, signs ?? signer),
      own: words ?? undefined,
    })
    const once = onceOf('birthday', one.id, day)
    const message = greeting(due, { person: one.id }, once, text, about('birthday', day), zonesOf(one))
    return picture === undefined ? message : { ...message, file: picture }
  })
}

/** Who has still to be congratulated in which room today: everybody who has agreed. */
export async function celebratingInRooms(due: Due): Promise<ReadonlyMap<ChatId, readonly queries.Celebrating[]>> {
  const { db, now } = due
  const all = await withoutKept(due, await birthdaysOf(due, {}))
  const ids = all.map(({ id }) => id)
  const posted = await queries.postedFor(db, ids, dayOf(due.due, due.office.zone))
  const agreed = await queries.agreedAmong(db, await fitAmong(db, ids, now))
  const willing = ids.filter((id) => agreed.has(id) && !posted.has(id))
  const found = await queries.nearestRooms(db, willing)
  const inRoom = (room: ChatId) => all.filter(({ id }) => found.some((one) => one.id === id && one.room === room))
  return new Map(found.map(({ room }) => [room, inRoom(room)]))
}

/** How a post ends that nobody has read; in the evening what still waits does not go any more. */
const NOT_SAID = [...queries.TAKEN_BACK, 'due', 'failed', 'expired', 'unreachable'] as const

/** Of the days before: on the evening of their day nobody was there to look. */
export async function takeUnsaidBefore(due: Due): Promise<readonly { readonly id: PersonId; readonly day: Day }[]> {
  const { db, now, office } = due
  const before = addDays(dayOf(due.due, office.zone), -1)
  const posts = await queries.takeUntoldOf(db, ['room'], { day: before, states: NOT_SAID, now })
  const inRoomAlone = await queries.notInPrivateAmong(
    db,
    posts.map(({ id }) => id),
  )
  return posts.filter(({ id }) => inRoomAlone.has(id))
}

/**
 * Whom nobody has congratulated today: they want it in the room alone, and there it was not said. From now on it counts
 * as dealt with.
 */
export async function takeUnsaidInRooms(due: Due): Promise<readonly PersonId[]> {
  const { db, now } = due
  const day = dayOf(due.due, due.office.zone)
  await queries.releasePosts(db, day, NOT_SAID)
  const all = await withoutKept(due, await birthdaysOf(due, {}))
  const ids = all.map(({ id }) => id)
  const inRoomAlone = await queries.notInPrivateAmong(db, ids)
  const posted = await queries.postedFor(db, ids, day)
  const unsaid = all.filter(({ id }) => inRoomAlone.has(id) && !posted.has(id))
  await queries.noteGreetings(
    db,
    unsaid.map((one) => dealt(one, 'room', false)),
    now,
  )
  return unsaid.map(({ id }) => id)
}
