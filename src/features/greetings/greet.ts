/**
 * The day's greetings. Everybody whose birthday it is gets one, and only one: what was dealt with is recorded in the
 * transaction that posts it, page by page, so that a restart goes on where it stopped. Then the other yearly days, then
 * the festivals; whoever was greeted already is left out. Staff get the list of those whom no chat reaches.
 */
import { dayOf, instantOf, type Time } from '../../base/calendar.ts'
import type { Occasion as Due, Job, Message, PersonId } from '../../feature.ts'
import { addressOf, phoneList, resolveAudience, staffOn } from '../people/public.ts'
import { mayBeNamed, milestoneIn } from './ages.ts'
import { customsOf } from './customs.ts'
import { festivalsOn, type OfficeFestival } from './festivals.ts'
import * as queries from './queries.ts'
import { about, mournersAmong } from './still-wanted.ts'
import * as wording from './wording.ts'
import { isSame, keptOn, readYearly } from './yearly.ts'

const PAGE = 200
/** A birthday is over for us when the sending window ends; what has not gone out by then staff say by telephone. */
const EVENING: Time = '20:00'
const MINUTES_OF_EVENING = 20 * 60
/** A greeting of the year before may still be the same one; in days of milliseconds. */
const LOOK_BACK = 400 * 86_400_000
const OTHER_OCCASIONS = ['retired', 'party'] as const

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
  run: birthdayPage,
}

type Result = Awaited<ReturnType<Job['run']>>

async function greetPage(due: Due): Promise<Result> {
  for (const stage of [birthdayPage, anniversaryPage, festivalPage]) {
    const result = await stage(due)
    if (result.again) return result
    if (result.messages.length > 0) return { ...result, again: true }
  }
  return { messages: [...(await postsToRooms(due)), ...(await listToPhone(due))], again: false }
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
  const own = await queries.useOwnWords(
    db,
    people.map(({ id }) => id),
    day,
  )
  return people.map((one) => {
    const born = readYearly(one.since, one.calendar)?.since
    const great = born !== undefined && mayBeNamed(born, one.year) ? milestoneIn(born, one.year, customs) : undefined
    const text = wording.birthday({
      address: addressOf(one),
      great,
      festivals,
      seed: one.id + one.year,
      office: office.name,
      own: own.get(one.id),
    })
    return greeting(due, { person: one.id }, onceOf('birthday', one.id, day), text, about('birthday', day))
  })
}

function greeting({ due, office }: Due, to: Message['to'], once: string, text: string, aboutIt: string): Message {
  const notAfter = instantOf(dayOf(due, office.zone), EVENING, office.zone)
  return { to, kind: 'greeting', once, text, about: aboutIt, notAfter }
}

/** Ten, twenty … years since retiring or joining the party; whoever has a birthday too hears of that alone. */
async function anniversaryPage(due: Due): Promise<Result> {
  const { db, now, office } = due
  const day = dayOf(due.due, office.zone)
  const dates = keptOn(day, await customsOf(db))
    .filter(({ calendar }) => calendar === 'solar')
    .map((one) => ({ ...one, on: day }))
  const messages: Message[] = []
  for (const occasion of OTHER_OCCASIONS) {
    const people = await queries.celebrating(db, occasion, dates, { open: true, limit: PAGE })
    const greetedToday = await queries.greetedOn(
      db,
      day,
      people.map(({ id }) => id),
    )
    const round = people.filter((one) => yearsOf(one) > 0 && yearsOf(one) % 10 === 0 && !greetedToday.has(one.id))
    await queries.noteGreetings(
      db,
      people.map((one) => dealt(one, occasion, round.includes(one))),
      now,
    )
    const say = occasion === 'retired' ? wording.retiredFor : wording.inPartyFor
    for (const one of round) {
      const text = say(addressOf(one), yearsOf(one), office.name)
      messages.push(greeting(due, { person: one.id }, onceOf(occasion, one.id, day), text, about(occasion, day)))
    }
    if (people.length === PAGE) return { messages, again: true }
  }
  return { messages, again: false }
}

const yearsOf = ({ since, year }: queries.Celebrating): number => year - Number(since.slice(0, 4))

/** The day's festivals that the office keeps, with its own words where it has some. */
async function festivalsOf({ db, due, office }: Due): Promise<readonly OfficeFestival[]> {
  const settings = await queries.festivalSettings(db)
  return festivalsOn(dayOf(due, office.zone))
    .filter(({ name, usual }) => settings.get(name)?.is_on ?? usual)
    .map((one) => ({ ...one, words: settings.get(one.name)?.words?.split('\n') ?? one.words }))
}

/** In private: those whom a festival is for, and of one that is for everybody those who are in none of the rooms. */
async function festivalPage(due: Due): Promise<Result> {
  const { db, now, office } = due
  const day = dayOf(due.due, office.zone)
  const festivals = await festivalsOf(due)
  for (const festival of festivals) {
    const everybody = festival.whom === 'everybody'
    const read = await resolveAudience(db, everybody ? wording.everybody() : festival.whom, 'office', day)
    if ('unknown' in read) continue
    const people = await queries.ungreeted(db, read.audience, { day, withoutRoom: everybody, limit: PAGE })
    if (people.length === 0) continue
    const year = Number(day.slice(0, 4))
    const names = everybody ? namesForAll(festivals) : [festival.name]
    const messages = people.map((one) => {
      const words = wording.pick(festival.words, one.id + year) ?? ''
      const text = wording.festive(addressOf(one), names, words, office.name)
      return greeting(due, { person: one.id }, onceOf(festival.name, one.id, day), text, about('festival', day))
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

const namesForAll = (festivals: readonly OfficeFestival[]): readonly string[] =>
  festivals.filter(({ whom, quiet }) => whom === 'everybody' && quiet !== true).map(({ name }) => name)

/** One post a room, for all festivals of the day together; where somebody has just died it is not sent (care). */
async function postsToRooms(due: Due): Promise<readonly Message[]> {
  const { db, office } = due
  const festivals = (await festivalsOf(due)).filter(({ whom }) => whom === 'everybody')
  const [first] = festivals
  if (first === undefined) return []
  const day = dayOf(due.due, office.zone)
  const words = wording.pick(first.words, Number(day.slice(0, 4))) ?? ''
  const text = wording.festive(undefined, namesForAll(festivals), words, office.name)
  const rooms = await queries.allRooms(db)
  return rooms.map((chat) => greeting(due, { chat }, `festival:${day}:room ${chat}`, text, about('festival', day)))
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
