/** What other features may use of people. */
import type { Day } from '../../base/calendar.ts'
import type { PersonId, Scope, Tx } from '../../feature.ts'
import { buildNameIndex, findNames } from '../../language/names.ts'
import type { Option } from '../../language/reading.ts'
import { soundOf } from '../../language/sounds.ts'
import {
  isNarrowed,
  ledBy,
  type ReadAudience,
  type ReadRecipients,
  type Recipients,
  readAudience,
  readLeadingAudience,
} from './audience.ts'
import * as queries from './queries.ts'
import { leadOf, readRecipients } from './recipients.ts'
import { addressOf, ageInWords, bornBy } from './rules.ts'
import { unitForms } from './vocabulary.ts'
import * as wording from './wording.ts'

export { eldersNamed, helpedBy } from './answering.ts'
export type { Audience, ReadRecipients, Recipients, Unread } from './audience.ts'
export { isNarrowed, narrowingIn } from './audience.ts'
export { calledBy } from './called.ts'
export { findClash } from './family.ts'
export { askPurpose, handOut, noteAnswered, PURPOSE, sentSheet } from './hand-out.ts'
export {
  CAME_AS_DEAD,
  DECLINES,
  IN_REACH,
  isOwn,
  isWithin,
  REPORTED_DEAD,
  UNIT_NAME,
  unitName,
} from './queries/parts.ts'
export {
  addPerson,
  type ByWhom,
  type Card,
  cardsOf,
  clubsWithin,
  countByBranch,
  countWithoutUnit,
  dutyOn,
  findCard,
  hasChat,
  inAudience,
  isInCare,
  keepMarriageMutual,
  keepOwn,
  keepWithin,
  latestExports,
  lockPeople,
  marry,
  nameOf,
  noteChanges,
  noteShown,
  type PastExport,
  type Place,
  saidToBeDead,
  searchCards,
  staffOn,
  unitTree,
} from './queries.ts'
export { addressOf, ageInWords, ageOn, bornOn, maskPhone } from './rules.ts'
export { takeBack, UNDO_WITHIN } from './take-back.ts'
export { isSoldier } from './traits.ts'
export { clubForms, unitForms } from './vocabulary.ts'
export {
  audienceUnknown,
  birthday,
  chooseNamesake,
  departed,
  ENTERED_WRONGLY,
  inBrackets,
  inFull,
  nameAndUnit,
  notFound,
  ownRecord,
  purposeKept,
  sayAudience,
} from './wording.ts'

/** Somebody on the roster, told apart from others of the same name by unit and former unit. */
export interface KnownPerson {
  readonly id: PersonId
  readonly name: string
  /** 张老师, 张三同志 */
  readonly address: string
  /** 第一支部第二小组 */
  readonly unit: string | null
  readonly formerUnit: string | null
  /** Birthday, masked telephone and number on the roster, where somebody else bears the same name in the same units. */
  readonly telling?: string
}

/**
 * Reads whom something is for, within what the speaker may reach: 第一支部和太极拳协会，70岁以上，不含异地. `unknown`
 * holds the words that were not understood; nothing is dropped silently. Ages count on `today`.
 */
export async function resolveAudience(db: Tx, words: string, scope: Scope, today: Day): Promise<ReadAudience> {
  const names = await queries.findNames(db, scope)
  const read = readAudience(words, names, today)
  if ('audience' in read || scope === 'office') return read
  const inOffice = readAudience(words, await queries.findNames(db, 'office'), today)
  return 'audience' in inOffice ? { ...read, beyond: ledBy(names) } : read
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

/** Active people of exactly this name within a scope, in the order of the roster. */
export async function findByName(db: Tx, name: string, scope: Scope): Promise<readonly KnownPerson[]> {
  return allKnown(await queries.findActive(db, name.trim(), scope))
}

/** People of exactly this name within the speaker's reach, those who have left or died too: what was done about them stays on record. */
export async function findEverByName(db: Tx, name: string, scope: Scope): Promise<readonly KnownPerson[]> {
  return allKnown(await queries.findEver(db, name.trim(), scope))
}

/** Somebody who is on the roster and has left. */
export interface GonePerson extends KnownPerson {
  readonly status: 'deceased' | 'moved' | 'lost'
}

/** People of exactly this name who have died, moved away or were lost sight of. */
export async function findGoneByName(db: Tx, name: string, scope: Scope): Promise<readonly GonePerson[]> {
  const found = await queries.findEver(db, name.trim(), scope)
  return found.flatMap((one) => (one.status === 'active' ? [] : [{ ...known(one, found), status: one.status }]))
}

/** These people, as far as they are active, in the order of the roster. */
export async function knownPeople(db: Tx, ids: readonly PersonId[]): Promise<readonly KnownPerson[]> {
  return (await queries.findActiveOf(db, ids)).map((one) => known(one))
}

/** Somebody named in a text; positions are those of the text. */
export interface Mentioned {
  readonly from: number
  readonly to: number
  readonly text: string
  /** Written out, a surname with a title (何师傅), or nearly a name (何守天). */
  readonly how: 'name' | 'title' | 'near'
  /** Whom it may mean, in the order of the roster; never empty. */
  readonly people: readonly KnownPerson[]
}

/** Active people within a scope whom a normalised text names, in the order of the text. */
export async function findMentioned(db: Tx, text: string, scope: Scope): Promise<readonly Mentioned[]> {
  const roster = await queries.findSharing(db, text, scope)
  const found = findNames(text, buildNameIndex(roster))
  return found.map(({ candidates, ...span }) => {
    const best = candidates[0]?.score ?? 0
    const meant = new Set(candidates.filter(({ score }) => score === best).map(({ id }) => id))
    const people = allKnown(roster.filter(({ id }) => meant.has(id)))
    return { from: span.from, to: span.to, text: span.text, how: HOW_SURE.get(best) ?? 'near', people }
  })
}

/** Active people within a scope whose whole name sounds like `name`, which stands in `text`; none or one find. */
export async function findSoundingLike(
  db: Tx,
  text: string,
  name: string,
  scope: Scope,
): Promise<readonly Mentioned[]> {
  const from = text.indexOf(name)
  const roster = await queries.findSharing(db, name, scope)
  const people = allKnown(roster.filter((one) => sounds(one.name) === sounds(name)))
  return from < 0 || people.length === 0 ? [] : [{ from, to: from + name.length, text: name, how: 'near', people }]
}

/** Active people within a scope who are nearly called so: one character is another (李桂蓝), or sounds like it. */
export async function nearlyNamed(db: Tx, name: string, scope: Scope): Promise<readonly KnownPerson[]> {
  const near = (await findMentioned(db, name, scope)).filter(({ from, to }) => from === 0 && to === name.length)
  const found = near.length > 0 ? near : await findSoundingLike(db, name, name, scope)
  return found.filter(({ how }) => how === 'near').flatMap(({ people }) => people)
}

/** That nobody on the active roster is called so; where somebody is who has left, that; where somebody nearly is, who. */
export async function sayNotFound(db: Tx, name: string, scope: Scope): Promise<string> {
  const [gone] = await queries.findEver(db, name.trim(), scope)
  if (gone !== undefined && gone.status !== 'active') return wording.hasLeft(gone.name, gone.status)
  return wording.notFoundBut(name, await nearlyNamed(db, name, scope))
}

const sounds = (name: string): string => [...name].map(soundOf).join(' ')

/** By the scores of `findNames`; whatever else it finds is near. */
const HOW_SURE: ReadonlyMap<number, Mentioned['how']> = new Map([
  [1, 'name'],
  [0.5, 'title'],
])

type Named = Awaited<ReturnType<typeof queries.findActive>>[number]

/** People as the roster has them, each told apart from the others of the list. */
const allKnown = (all: readonly Named[]): KnownPerson[] => all.map((one) => known(one, all))

/** As the roster has somebody; `all`: beside whom they must be told apart. */
function known({ id, name, honorific, unit, formerUnit, ...marks }: Named, all: readonly Named[] = []): KnownPerson {
  const isAlike = all.some(
    (other) => other.id !== id && other.name === name && other.unit === unit && other.formerUnit === formerUnit,
  )
  const telling = isAlike ? wording.marks(marks) : ''
  return { id, name, unit, formerUnit, address: addressOf({ name, honorific }), ...(telling !== '' && { telling }) }
}

/** The answers to `chooseNamesake`, by number or by what tells them apart (一支部的, 检验科那个); `value` is the person's id. */
export function namesakeOptions(found: readonly KnownPerson[]): readonly Option[] {
  const shown = found.slice(0, wording.NAMESAKES_AT_MOST)
  return shown.map((person, index) => ({
    number: index + 1,
    value: String(person.id),
    label: wording.namesakeLabel(person),
    words: tellingWords(
      person,
      shown.filter(({ id }) => id !== person.id),
    ),
  }))
}

/** Unit and former unit as people say them, as far as none of the others has the same. */
function tellingWords(person: KnownPerson, others: readonly KnownPerson[]): readonly string[] {
  const taken = new Set(others.flatMap(saidOf))
  return saidOf(person).filter((word) => !taken.has(word))
}

function saidOf({ unit, formerUnit }: KnownPerson): readonly string[] {
  const [branch = '', group = ''] = /^(.*?支部)?(.*)$/.exec(unit ?? '')?.slice(1) ?? []
  const units = [branch, group].filter(Boolean).flatMap(unitForms)
  const former = formerUnit === null ? [] : [formerUnit, `原${formerUnit}`]
  return [...units, ...former].flatMap((word) => [word, `${word}那个`, `${word}那位`])
}

/** The spouse, when active and on the roster too. */
export async function spouseOf(
  db: Tx,
  person: PersonId,
): Promise<{ id: PersonId; name: string; address: string } | undefined> {
  const spouse = await queries.findSpouse(db, person)
  return spouse && { id: spouse.id, name: spouse.name, address: addressOf(spouse) }
}

/** At the pace at which they are set, these take a minute; what has changed by then is found by the next look. */
const REMARKS_AT_ONCE = 20

/** The next contacts that are not called yet as their bindings ask for. */
export async function remarksToSet(db: Tx, account: string): Promise<readonly queries.WantedRemark[]> {
  return queries.wantedRemarks(db, account, REMARKS_AT_ONCE)
}

/**
 * Those of `ids`, in their order, whom no chat reaches although they are active, or who do not want it to: the ones to be
 * rung up. Nobody rings for those who are said to have died (rule 28).
 */
export async function withoutChat(db: Tx, ids: readonly PersonId[]): Promise<readonly PersonId[]> {
  const found = await queries.whereaboutsWithHelpers(db, ids)
  const declined = await queries.declinedAmong(db, ids)
  const mourned = await queries.saidToBeDead(db, ids)
  const isMute = (one: queries.Whereabouts) => one.platformId === null || declined.has(one.id)
  const mute = new Set(
    found.filter((one) => one.status === 'active' && isMute(one) && !mourned.has(one.id)).map(({ id }) => id),
  )
  return ids.filter((id) => mute.has(id))
}

/** Who hears of an alarm at once: those on duty; where none of them can read it, everybody. */
export async function calledFirst(
  db: Tx,
  today: Day,
  by: readonly PersonId[],
): Promise<readonly { readonly id: PersonId }[]> {
  const onDuty = await queries.dutyOn(db, today)
  const others = onDuty.filter(({ id }) => !by.includes(id))
  return others.length > 0 ? others : butNot(await queries.staffOn(db, today), by)
}

/** All but those who bring a matter themselves; they as well, where nobody else is there. */
export function butNot<T extends { readonly id: PersonId }>(all: readonly T[], by: readonly PersonId[]): readonly T[] {
  const others = all.filter(({ id }) => !by.includes(id))
  return others.length > 0 ? others : all
}

/**
 * Those of `ids`, in their order, to whom a question can be put now without standing beside another one (rule 2): nothing
 * is open in their chats but what it is about itself, and of those who share a phone it is the first.
 */
export async function freeToBeAsked(
  db: Tx,
  ids: readonly PersonId[],
  now: Date,
  about: string,
): Promise<readonly PersonId[]> {
  const found = await queries.askedIn(db, ids, now, about)
  const busy = new Set(found.filter(({ asked }) => asked).map(({ id }) => id))
  const taken = new Set<number>()
  return ids.filter((id) => {
    const chats = found.filter((one) => one.id === id).map(({ chat }) => chat)
    if (busy.has(id) || chats.some((chat) => taken.has(chat))) return false
    for (const chat of chats) taken.add(chat)
    return true
  })
}

/** From this age on somebody is looked after by way of the family too, where safety is at stake (rule 22). */
const OLD = 80

/** Somebody whose family is asked where safety is at stake. */
export interface Household {
  readonly id: PersonId
  readonly name: string
  readonly address: string
  /** 独居, or 86岁. */
  readonly why: string
  /** 儿子周小军 139-0000-0123; whole numbers, for staff in private only. */
  readonly relatives: readonly string[]
  /** Who may answer for them, where they have a chat of their own as well. */
  readonly helpers: readonly PersonId[]
}

/** Those of `ids` who live alone or are 80 or older, as far as they are in the office's care. */
export async function householdsOf(db: Tx, ids: readonly PersonId[], today: Day): Promise<readonly Household[]> {
  const found = await queries.householdsOf(db, ids, { bornBy: bornBy(OLD, today), today })
  return found.map((one) => ({
    id: one.id,
    name: one.name,
    address: addressOf(one),
    why: one.isAlone ? wording.LIVES_ALONE : (ageInWords(one, today) ?? ''),
    relatives: one.relatives.map(wording.relative),
    helpers: one.helpers,
  }))
}

/** Somebody with what stands beside the name in lists. */
export interface PersonLine {
  readonly id: PersonId
  readonly name: string
  readonly address: string
  readonly unit: string | null
  /** Their own 联络员, else the nearest one; never the person themselves. */
  readonly liaison: { readonly id: PersonId; readonly name: string } | undefined
}

/** A line of a phone list. Numbers are whole, so it is for staff in private only, and noted to whom it is shown. */
export interface PhoneLine extends PersonLine {
  /** Null: none on record. */
  readonly phone: string | null
}

/** By 联络员, then unit and name. `today` decides who is 联络员. */
export async function personLines(db: Tx, ids: readonly PersonId[], today: Day): Promise<readonly PersonLine[]> {
  return (await queries.cardsByLiaison(db, ids, today)).map(lineOf)
}

/**
 * Whom to ring up, in the same order. Whoever calls this says to whom it is shown: a message by `shows`, an answer by
 * `noteAnswered` or `handOut`.
 */
export async function phoneList(db: Tx, ids: readonly PersonId[], today: Day): Promise<readonly PhoneLine[]> {
  return (await queries.cardsByLiaison(db, ids, today)).map((card) => ({ ...lineOf(card), phone: card.phone }))
}

const lineOf = (card: queries.Card): PersonLine => ({
  id: card.id,
  name: card.name,
  address: addressOf(card),
  unit: card.unit,
  liaison: liaisonOf(card),
})

const liaisonOf = ({ liaison, liaisonId }: queries.Card): PersonLine['liaison'] =>
  liaison === null || liaisonId === null ? undefined : { id: liaisonId, name: liaison }

/**
 * All that staff need to reach somebody in trouble, with whole numbers, so for staff in private only: name, unit, phone,
 * residence, spouse, and the 联络员 of `today`; where it may be one of several, that it is only one. `undefined`: nobody is
 * known. Throws when there is no such person.
 */
export async function contactCards(db: Tx, people: readonly PersonId[], today: Day): Promise<string | undefined> {
  const cards: string[] = []
  for (const id of people) {
    const card = await queries.cardOf(db, id, today)
    cards.push(wording.contactCard(card, await queries.findSpouse(db, id), await queries.relativesOf(db, id)))
  }
  return cards.length === 0 ? undefined : wording.contactCards(cards)
}
