/** The last look before a greeting leaves: is it still that person's birthday, and is nobody in mourning? */

import type { Day } from '../../base/calendar.ts'
import { DAY } from '../../base/spans.ts'
import type { ClaimedMessage, PersonId, Tx } from '../../feature.ts'
import { customsOf } from './office-customs.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'
import { keptOn, keyOf, readYearly } from './yearly.ts'

/** Those of `people` who are in mourning at a moment, for as long as the office has set; with when that ends, and whom they have lost. */
export async function mournersAmong(
  db: Tx,
  people: readonly PersonId[],
  now: Date,
): Promise<ReadonlyMap<PersonId, { readonly until: Date; readonly lost: queries.Lost }>> {
  const { mourningDays } = await customsOf(db)
  const losses = await queries.bereavedAmong(db, people, new Date(now.getTime() - mourningDays * DAY))
  const until = (at: Date) => new Date(at.getTime() + mourningDays * DAY)
  return new Map([...losses].map(([id, { at, lost }]) => [id, { until: until(at), lost }]))
}

/** Those of `people` who are there, and not in mourning. */
export async function fitAmong(db: Tx, people: readonly PersonId[], now: Date): Promise<readonly PersonId[]> {
  const mourners = await mournersAmong(db, people, now)
  const gone = await queries.goneAmong(db, people)
  return people.filter((id) => !mourners.has(id) && !gone.has(id))
}

/** What a post in a room is about: who is congratulated there. */
export const aboutRoom = (day: Day, people: readonly PersonId[]): string => `room-birthday:${day}:${people.join('.')}`
const ROOM = /^room-birthday:(?<day>[^:]+):(?<people>[\d.]+)$/

/** What a greeting is about, as `stillWanted` gets it back. */
export const about = (occasion: string, day: Day): string => `${occasion}:${day}`

export async function stillWanted(
  db: Tx,
  messages: readonly ClaimedMessage[],
  now: Date,
): Promise<ReadonlyMap<number, string>> {
  const greetings = messages.flatMap((one) =>
    one.kind === 'greeting' && one.personId !== null ? [{ ...one, personId: one.personId }] : [],
  )
  const posts = await postsNotWanted(db, messages, now)
  if (greetings.length === 0) return posts
  const people = greetings.map(({ personId }) => personId)
  const weddings = await queries.weddingsAmong(db, people)
  const mourning = await mournersAmong(db, people, now)
  const notInPrivate = await queries.notInPrivateAmong(db, people)
  const notOnFestivals = await queries.notOnFestivalsAmong(db, people)
  const notOnDays = await queries.notOnDaysAmong(db, people)
  const isBirthday = await createIsBirthday(db, people)
  return new Map([
    ...posts,
    ...greetings.flatMap(({ id, personId, about: of }): [number, string][] => {
      if (mourning.has(personId)) return [[id, wording.inMourning()]]
      if (of?.startsWith('wedding:') && !weddings.has(personId)) return [[id, wording.notWished()]]
      if (/^(?:retired|party):/.test(of ?? '') && notOnDays.has(personId)) return [[id, wording.notWished()]]
      if (of?.startsWith('festival:') && notOnFestivals.has(personId)) return [[id, wording.notWished()]]
      const day = BIRTHDAY.exec(of ?? '')?.[1]
      if (day !== undefined && notInPrivate.has(personId)) return [[id, wording.notWished()]]
      return day !== undefined && !isBirthday(personId, day) ? [[id, wording.birthdayMoved()]] : []
    }),
  ])
}

/** One of those who are named in a room is not to be congratulated after all: a post without them is made later that day. */
async function postsNotWanted(
  db: Tx,
  messages: readonly ClaimedMessage[],
  now: Date,
): Promise<ReadonlyMap<number, string>> {
  const reasons = new Map<number, string>()
  for (const { id, about: of } of messages) {
    const { day, people: named = '' } = ROOM.exec(of ?? '')?.groups ?? {}
    if (day === undefined) continue
    const people = named.split('.').map(Number)
    const isBirthday = await createIsBirthday(db, people)
    const fit = await fitAmong(db, people, now)
    const agreed = await queries.agreedAmong(db, people)
    const isWanted = (one: PersonId) => isBirthday(one, day) && fit.includes(one) && agreed.has(one)
    if (!people.every(isWanted)) reasons.set(id, wording.notWished())
  }
  return reasons
}

const BIRTHDAY = /^birthday:(.+)$/

/** By what the roster has now: the date or its calendar may have been put right since the greeting was posted. */
async function createIsBirthday(db: Tx, people: readonly PersonId[]) {
  const customs = await customsOf(db)
  const births = new Map((await queries.birthsOf(db, people)).map((one) => [one.id, one]))
  return (person: PersonId, day: Day): boolean => {
    const birth = births.get(person)
    if (birth === undefined || birth.birth_calendar === 'unknown') return false
    const date = readYearly(birth.birth_day, birth.birth_calendar, birth.birth_leap)
    return date !== undefined && keptOn(day, customs).some((one) => keyOf(one) === keyOf(date))
  }
}
