/** Who is called when nobody takes an alarm on, and what they are asked. */
import { type Day, dayOf } from '../../base/calendar.ts'
import type { Expectation, Message, Office, PersonId, Tx } from '../../feature.ts'
import { type Card, findCard, findMentioned, knownPeople, type Mentioned, staffOn } from '../people/public.ts'
import { administratorsOn, postsNear } from '../roles/public.ts'
import { tellsOnlyOfTheirs } from './in-danger.ts'
import * as queries from './queries.ts'
import { aboutAlarm, aboutNear, after, PATIENCE, PLACE_HOLDS } from './rules.ts'
import * as wording from './wording.ts'

/** All of the staff, and the head, but those of `notCalled`; as long as anybody else is there. */
export async function calledAgain(db: Tx, today: Day, not: readonly PersonId[]): Promise<readonly PersonId[]> {
  const staff = (await staffOn(db, today)).map(({ id }) => id)
  const all = [...new Set([...staff, ...(await administratorsOn(db, today))])]
  const others = all.filter((id) => !not.includes(id))
  return others.length > 0 ? others : all
}

interface Called extends queries.Caller {
  readonly words: string
}

/** Whoever of the office an alarm is not called out to: who is in danger, and of whom it complains. */
export async function notCalled(db: Tx, alarm: Called): Promise<readonly PersonId[]> {
  const people = await peopleOf(db, alarm)
  const isOwn = alarm.channel === 'chat' && (await queries.whoMayBe(db, alarm)).length > 0
  return [...(isOwn ? people : await inDangerAmong(db, people, alarm.words)), ...alarm.kept_from]
}

/**
 * Those who are named and may be in danger themselves: whoever stands in for staff is called like the others when it is
 * his wife who has fallen.
 */
export async function inDangerAmong(db: Tx, people: readonly PersonId[], words: string): Promise<readonly PersonId[]> {
  const known = await knownPeople(db, people)
  const others = new Set(known.filter(({ name }) => tellsOnlyOfTheirs(name, words)).map(({ id }) => id))
  return people.filter((id) => !others.has(id))
}

/**
 * Who may be in need: whoever called, whoever shares the phone, or all who bear the name that was told by phone or that a
 * stranger names in their words.
 */
export async function peopleOf(db: Tx, alarm: Called): Promise<readonly PersonId[]> {
  const known = await queries.whoMayBe(db, alarm)
  if (known.length > 0) return known
  // Who is meant of those in a call was made out when it was written down: 王师傅, 王秀英或李桂兰.
  if (alarm.chat_id === null) return named(db, alarm.asker, ['name', 'title'])
  return namedIn(db, `${alarm.asker}\n${alarm.words}`)
}

/** Near whom others are called: nobody's neighbours hear of it where a stranger's words fit several. */
export async function nearWhom(db: Tx, alarm: Called, people: readonly PersonId[]): Promise<readonly PersonId[]> {
  const isSure = people.length < 2 || alarm.chat_id === null || (await queries.whoMayBe(db, alarm)).length > 0
  return isSure ? people : []
}

/** Everybody on the roster who is named in words; 王师傅快来 is a form of address. */
export const namedIn = (db: Tx, words: string): Promise<readonly PersonId[]> => named(db, words, ['name'])

async function named(db: Tx, words: string, how: readonly Mentioned['how'][]): Promise<readonly PersonId[]> {
  const mentioned = (await findMentioned(db, words, 'office')).filter((one) => how.includes(one.how))
  return queries.withoutStaff(db, [...new Set(mentioned.flatMap(({ people }) => people.map(({ id }) => id)))])
}

/** 1 收到，我来联系. */
export function question(number: number, asker: string, now: Date): Expectation {
  return {
    answer: 'alarm',
    payload: { number },
    about: aboutAlarm(number),
    title: wording.title(number, asker),
    options: [{ number: 1, value: 'received', label: wording.TAKE, words: ['收到', '我来', '我去', '我联系'] }],
    until: new Date(now.getTime() + PATIENCE),
  }
}

/** Whom an alarm is about, as far as somebody near needs to know, and where they said that they are. */
export interface Endangered {
  readonly number: number
  readonly asker: string
  /** Several people may share the phone. */
  readonly cards: readonly Pick<Card, 'id' | 'name' | 'unit' | 'phone' | 'residence'>[]
  readonly whereSent: string | undefined
}

/** Whoever lives or holds a post near them gets name, number and address, and not a word of what was written. */
export function callNear(
  to: PersonId,
  { number, asker, cards, whereSent }: Endangered,
  { now, office, round }: { readonly now: Date; readonly office: Office; readonly round: string },
): Message {
  return {
    to: { person: to },
    kind: 'urgent',
    text: wording.toLiaison({ cards, whereSent }, office),
    shows: { how: 'alarm', people: cards.map(({ id }) => id) },
    once: `alarm ${number}:${round} ${to}`,
    about: aboutNear(number),
    expects: question(number, asker, now),
  }
}

/** The place that whoever called for help has sent last, shortly before or ever since. */
export async function whereSentFor(db: Tx, number: number, raised: Date): Promise<string | undefined> {
  const place = await queries.placeSent(db, number, after(raised, -PLACE_HOLDS))
  return place === undefined ? undefined : wording.whereSent(place)
}

interface Near {
  readonly number: number
  readonly asker: string
  readonly people: readonly PersonId[]
  readonly raised_at: Date
  /** Who hears of it besides. */
  readonly told: readonly PersonId[]
  /** Since it was raised. */
  readonly minutes: number
}

/** Whoever holds a post near them, besides those who were called before. */
export async function toNearby(
  { db, now, office }: { readonly db: Tx; readonly now: Date; readonly office: Office },
  { number, asker, people, raised_at, told, minutes }: Near,
): Promise<readonly Message[]> {
  const today = dayOf(now, office.zone)
  const cards: Card[] = []
  const near = new Set<PersonId>()
  for (const person of people) {
    const card = await findCard(db, person, 'office', today)
    if (card === undefined) continue
    cards.push(card)
    for (const id of await postsNear(db, person, today)) if (!told.includes(id)) near.add(id)
  }
  const whereSent = await whereSentFor(db, number, raised_at)
  const endangered = { number, asker, cards, whereSent }
  return [...near].map((id) => callNear(id, endangered, { now, office, round: `after ${minutes}:near` }))
}
