/**
 * The day's greetings. Everybody whose birthday it is gets one, and only one: what was dealt with is recorded in the
 * transaction that posts it, page by page, so that a restart goes on where it stopped. Then the other yearly days, then
 * the festivals; whoever was greeted already is left out. Staff get the list of those whom no chat reaches.
 */
import { dayOf, instantOf, type Time } from '../../base/calendar.ts'
import type { ChatId, Occasion as Due, Job, Message, PersonId } from '../../feature.ts'
import { type Audience, addressOf, phoneList, resolveAudience, roomsFor, staffOn } from '../people/public.ts'
import { ownDaytime, zoneOf } from './abroad.ts'
import { mayBeNamed, milestoneIn } from './ages.ts'
import { customsOf } from './customs.ts'
import { festivalsOn, type OfficeFestival } from './festivals.ts'
import * as queries from './queries.ts'
import { usualSigner } from './sign.ts'
import { about, aboutRoom, mournersAmong } from './still-wanted.ts'
import * as wording from './wording.ts'
import { isSame, keptOn, readYearly } from './yearly.ts'

const PAGE = 200
/** A birthday is over for us when the sending window ends; what has not gone out by then staff say by telephone. */
const EVENING: Time = '20:00'
const MINUTES_OF_EVENING = 20 * 60
/** A greeting of the year before may still be the same one; in days of milliseconds. */
const LOOK_BACK = 400 * 86_400_000
const OTHER_OCCASIONS = ['retired', 'party', 'wedding'] as const

/** `at`: the office's hour. Missed altogether, staff get the names and numbers to ring up. */
export function createGreetings(at: Time): Job {
  const [hours = 9, minutes = 0] = at.split(':').map(Number)
  return {
    id: 'greetings.day',
    cron: `${minutes} ${hours} * * *`,
    lateBy: MINUTES_OF_EVENING - hours * 60 - minutes,
    title: wording.congratulationTitle,
    run: greetPage,
    async missed(due) {
      const all = await birthdaysOf(due, { open: true })
      const toRing = await toRingUp(
        due,
        all.map(({ id }) => id),
      )
      const people = all.filter(({ id }) => toRing.includes(id))
      const festivals = (await festivalsOf(due)).map(({ name }) => name)
      const lost = [
        people.length > 0 ? wording.missedBirthdays(people) : undefined,
        festivals.length > 0 ? wording.missedFestival(festivals) : undefined,
      ].filter((one) => one !== undefined)
      return lost.length === 0 ? undefined : wording.and(lost)
    },
  }
}

/** A date that was entered or put right in the course of the day is greeted at noon or in the afternoon. */
export const greetLatecomers: Job = {
  id: 'greetings.latecomers',
  cron: '30 11,16 * * *',
  lateBy: 29,
  title: wording.congratulationTitle,
  async run(due) {
    const result = await birthdayPage(due)
    return result.again ? result : { messages: [...result.messages, ...(await birthdaysInRooms(due))], again: false }
  },
}

type Result = Awaited<ReturnType<Job['run']>>

async function greetPage(due: Due): Promise<Result> {
  for (const stage of [birthdayPage, anniversaryPage, festivalPage]) {
    const result = await stage(due)
    if (result.again) return result
    if (result.messages.length > 0) return { ...result, again: true }
  }
  const rooms = [...(await birthdaysInRooms(due)), ...(await postsToRooms(due))]
  return { messages: [...rooms, ...(await listToPhone(due))], again: false }
}

async function birthdaysOf({ db, due, office }: Due, which: queries.Which) {
  const day = dayOf(due, office.zone)
  const dates = keptOn(day, await customsOf(db)).map((one) => ({ ...one, on: day }))
  return queries.celebrating(db, 'birthday', dates, which)
}

async function birthdayPage(due: Due): Promise<Result> {
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

const onceOf = (occasion: string, person: PersonId, day: string): string => `${occasion}:person ${person}:${day}`

function dealt(one: queries.Celebrating, occasion: string, isGreeted: boolean): queries.Dealt {
  const { id, day, calendar, year } = one
  return { personId: id, occasion, day, calendar, year, once: isGreeted ? onceOf(occasion, id, day) : null }
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

/** `zone`: of somebody abroad. */
function greeting(
  { due, now, office }: Due,
  to: Message['to'],
  once: string,
  text: string,
  aboutIt: string,
  zone?: string,
): Message {
  const day = dayOf(due, office.zone)
  const nextSending = (moment: Date) => office.nextSending(moment)
  const when = zone === undefined ? undefined : ownDaytime(day, zone, { now, nextSending })
  const notAfter = instantOf(day, EVENING, office.zone)
  return { to, kind: 'greeting', once, text, about: aboutIt, ...(when ?? { notAfter }) }
}

/** Ten, twenty … years since retiring or joining the party; whoever has a birthday too hears of that alone. */
async function anniversaryPage(due: Due): Promise<Result> {
  const { db, now, office } = due
  const day = dayOf(due.due, office.zone)
  const dates = keptOn(day, await customsOf(db)).map((one) => ({ ...one, on: day }))
  const signed = wording.signature(office.name, await usualSigner(db))
  const messages: Message[] = []
  for (const occasion of OTHER_OCCASIONS) {
    const people = await queries.celebrating(db, occasion, dates, { open: true, limit: PAGE })
    const greetedToday = await queries.greetedOn(
      db,
      day,
      people.map(({ id }) => id),
    )
    // A wedding is kept every year, since somebody has asked for it.
    const isRound = (one: queries.Celebrating) => occasion === 'wedding' || yearsOf(one) % 10 === 0
    const round = people.filter((one) => yearsOf(one) > 0 && isRound(one) && !greetedToday.has(one.id))
    await queries.noteGreetings(
      db,
      people.map((one) => dealt(one, occasion, round.includes(one))),
      now,
    )
    const say = SAY[occasion]
    for (const one of round) {
      const text = say(addressOf(one), yearsOf(one), signed)
      const once = onceOf(occasion, one.id, day)
      messages.push(greeting(due, { person: one.id }, once, text, about(occasion, day), zoneOf(one)))
    }
    if (people.length === PAGE) return { messages, again: true }
  }
  return { messages, again: false }
}

const SAY = { retired: wording.retiredFor, party: wording.inPartyFor, wedding: wording.marriedFor } as const

const yearsOf = ({ since, year }: queries.Celebrating): number => year - Number(since.slice(0, 4))

/** The day's festivals that the office keeps, with its own words, and for whom it wants, where it has said so. */
async function festivalsOf({ db, due, office }: Due): Promise<readonly OfficeFestival[]> {
  const settings = await queries.festivalSettings(db)
  return festivalsOn(dayOf(due, office.zone))
    .filter(({ name, usual }) => settings.get(name)?.is_on ?? usual)
    .map((one) => ({
      ...one,
      words: settings.get(one.name)?.words?.split('\n') ?? one.words,
      whom: settings.get(one.name)?.whom ?? one.whom,
      ...pictureOf(settings.get(one.name)),
    }))
}

function pictureOf(setting: Row | undefined): Pick<OfficeFestival, 'picture'> {
  if (setting === undefined || setting.file_id === null) return {}
  return { picture: { id: setting.file_id, name: setting.file_name ?? '' } }
}

type Row = Awaited<ReturnType<typeof queries.festivalSettings>> extends ReadonlyMap<string, infer R> ? R : never

const withPicture = (message: Message, { picture }: Pick<OfficeFestival, 'picture'>): Message =>
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

/** In private: whoever a festival is for and is in none of the rooms that get a post. */
async function festivalPage(due: Due): Promise<Result> {
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
      const words = wording.pick(festival.words, one.id + year) ?? ''
      const text = wording.festive(addressOf(one), joyfulNames(named), words, signed)
      const once = onceOf(festival.name, one.id, day)
      return withPicture(greeting(due, { person: one.id }, once, text, about('festival', day), zoneOf(one)), festival)
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

const joyfulNames = (festivals: readonly OfficeFestival[]): readonly string[] =>
  festivals.filter(({ quiet }) => quiet !== true).map(({ name }) => name)

/** One post a room, for all festivals of the day together; where somebody has just died it is not sent (care). */
async function postsToRooms(due: Due): Promise<readonly Message[]> {
  const day = dayOf(due.due, due.office.zone)
  const { known, unknown } = await addressedOf(due)
  const rooms = [...new Set(known.flatMap((one) => one.rooms))].toSorted((a, b) => a - b)
  const office = wording.signature(due.office.name, await usualSigner(due.db))
  const posts = rooms.map((chat) => {
    const festivals = known.filter((one) => one.rooms.includes(chat)).map(({ festival }) => festival)
    const words = wording.pick(festivals[0]?.words ?? [], Number(day.slice(0, 4))) ?? ''
    const text = wording.festive(undefined, joyfulNames(festivals), words, office)
    return withPicture(
      greeting(due, { chat }, `festival:${day}:room ${chat}`, text, about('festival', day)),
      festivals[0] ?? {},
    )
  })
  return [...posts, ...(await tellUnknown(due, unknown))]
}

/** A unit or club was renamed since: staff put the audience right, and nobody is left out in silence. */
async function tellUnknown(
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

/** In a room everybody who has agreed, together: one post a room and day; the names of the others stay private. */
async function birthdaysInRooms(due: Due): Promise<readonly Message[]> {
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

/** Whom no chat reaches on their birthday. */
async function listToPhone({ db, due, now, office }: Due): Promise<readonly Message[]> {
  const day = dayOf(due, office.zone)
  const people = await queries.takeUntold(db, { day, states: ['unreachable'], now })
  return tellToPhone({ db, due, now, office }, people, 'unreachable')
}

/** Without whom no congratulation would please. */
export async function toRingUp({ db, now }: Due, people: readonly PersonId[]): Promise<readonly PersonId[]> {
  const mourners = await mournersAmong(db, people, now)
  const unwilling = await queries.unwillingAmong(db, people)
  return people.filter((id) => !mourners.has(id) && !unwilling.has(id))
}

/** The list of those whom no greeting has reached, for the staff of the day. */
export async function tellToPhone(
  occasion: Due,
  unreached: readonly PersonId[],
  why: string,
): Promise<readonly Message[]> {
  const { db, due, office } = occasion
  const people = await toRingUp(occasion, unreached)
  if (people.length === 0) return []
  const today = dayOf(due, office.zone)
  const lines = await phoneList(db, people, today)
  const text = [wording.toPhone(lines.length), ...lines.map(wording.phoneLine)].join('\n')
  const staff = await staffOn(db, today)
  return staff.map(({ id }) => ({
    to: { person: id },
    kind: 'staff',
    text,
    once: `birthdays ${why} ${today}:${Math.min(...people)}:staff ${id}`,
  }))
}
