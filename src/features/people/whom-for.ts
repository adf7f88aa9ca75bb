/** Whom something is for, read within what the speaker may reach. */
import type { Day } from '../../base/calendar.ts'
import type { Scope, Tx } from '../../feature.ts'
import { ledBy, type ReadAudience, type ReadRecipients, type Recipients, readLeadingAudience } from './audience.ts'
import { saidOf } from './known-people.ts'
import { cutLeftOut, piecesOf, readAudience } from './left-out.ts'
import { findMentioned } from './mentioned.ts'
import { isNarrowed } from './narrowing.ts'
import * as queries from './queries.ts'
import { leadOf, readRecipients } from './recipients.ts'

/**
 * Reads whom something is for, within what the speaker may reach: 第一支部和太极拳协会，70岁以上，不含异地. `unknown`
 * holds the words that were not understood; nothing is dropped silently. Ages count on `today`.
 */
export async function resolveAudience(db: Tx, words: string, scope: Scope, today: Day): Promise<ReadAudience> {
  const names = await queries.findNames(db, scope)
  const read = readAudience(words, names, today, await leftOutByName(db, words, scope))
  if ('audience' in read || scope === 'office') return read
  const inOffice = readAudience(words, await queries.findNames(db, 'office'), today)
  const isKnown = 'audience' in inOffice || inOffice.crossed !== undefined
  return isKnown ? { ...read, beyond: ledBy(names) } : read
}

/** Reads people who are left out by name: 全体，除了陈德福. */
async function leftOutByName(db: Tx, words: string, scope: Scope) {
  const named = new Map<string, Awaited<ReturnType<typeof findNamed>>>()
  for (const phrase of cutLeftOut(words).phrases) {
    for (const piece of [phrase, ...piecesOf(phrase)]) named.set(piece, await findNamed(db, piece, scope))
  }
  return (piece: string) => readRecipients(piece, named.get(piece) ?? [], (units) => ({ unknown: units }))
}

/** Whom a sentence begins by naming, within what the speaker may reach; the longest beginning counts. */
export async function leadingAudience(db: Tx, text: string, scope: Scope, today: Day) {
  return readLeadingAudience(text, await queries.findNames(db, scope), today)
}

/**
 * Whom something is sent to: as `resolveAudience`, and people by name besides, also beside units: 陈德福和李桂兰, 第一支部的
 * 李桂兰, 第二支部、陈德福.
 */
export async function resolveRecipients(db: Tx, words: string, scope: Scope, today: Day): Promise<ReadRecipients> {
  const read = await resolveAudience(db, words, scope, today)
  if ('audience' in read) return read
  const names = await queries.findNames(db, scope)
  return readRecipients(words, await findNamed(db, words, scope), (units) => readAudience(units, names, today)) ?? read
}

/** Whom the saved name in such words means by now; `undefined`: none is in them, or it is gone. */
export async function savedByNow(db: Tx, words: string, today: Day): Promise<Recipients | undefined> {
  const saved = await queries.savedAudiences(db)
  if (!saved.some(({ name }) => words.includes(name))) return undefined
  const read = await resolveRecipients(db, words, 'office', today)
  return 'unknown' in read ? undefined : read.audience
}

/** The people whom a sentence begins by naming, as they were written; `undefined`: it begins otherwise. */
export async function leadingPeople(db: Tx, text: string, scope: Scope): Promise<string | undefined> {
  const end = leadOf(text, await findNamed(db, text.slice(0, LONGEST_LEAD), scope))
  return end === 0 ? undefined : text.slice(0, end)
}

/** Longer than this nobody goes on naming people before saying what is to be told, in characters. */
const LONGEST_LEAD = 60

/** Those written out by name or by surname and title; who is nearly named is not guessed at. */
async function findNamed(db: Tx, text: string, scope: Scope) {
  const found = await findMentioned(db, text, scope)
  return found
    .filter(({ how }) => how !== 'near')
    .map(({ people, ...span }) => ({
      ...span,
      people: people.map((one) => ({ ...one, saidOf: [one.unit ?? '', ...saidOf(one)] })),
    }))
}

/** How many active retirees an audience holds now. */
export async function countAudience(db: Tx, audience: Recipients): Promise<number> {
  return (await queries.countHeads(db, audience, NO_DAY)).total
}

/** A day on which nobody was born. */
const NO_DAY: Day = '0001-01-01'

/**
 * Rooms in which a post about this audience reaches nobody else: all units and clubs that a room is for lie inside it.
 * An audience narrowed by age, place or traits has none, nor one in which people are named.
 */
export async function roomsFor(db: Tx, audience: Recipients): Promise<readonly { id: number; name: string }[]> {
  const wholes = audience.from.flatMap((one) => ('person' in one ? [] : one))
  if (isNarrowed(audience) || wholes.length < audience.from.length) return []
  return queries.findRooms(db, wholes)
}
