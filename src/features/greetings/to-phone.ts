/** Whom staff ring up because no greeting reached them. */
import { dayOf } from '../../base/calendar.ts'
import type { Occasion as Due, Message, PersonId, SentFile } from '../../feature.ts'
import { type PhoneLine, phoneList, sentSheet, staffOn } from '../people/public.ts'
import { eveningOf } from './one-greeting.ts'
import * as queries from './queries.ts'
import { fitAmong } from './still-wanted.ts'
import * as wording from './wording.ts'

/** Whom no chat reaches on their birthday, or another day of theirs. */
export async function listToPhone({ db, due, now, office }: Due): Promise<readonly Message[]> {
  const day = dayOf(due, office.zone)
  const people = await queries.takeUntold(db, { day, states: ['unreachable'], now })
  return tellToPhone({ db, due, now, office }, people, 'unreachable')
}

/** Without whom no congratulation would please. */
export async function toRingUp({ db, now }: Due, people: readonly PersonId[]): Promise<readonly PersonId[]> {
  const fit = await fitAmong(db, people, now)
  const unwilling = await queries.unwillingAmong(db, people)
  return fit.filter((id) => !unwilling.has(id))
}

/** The list of those whom no greeting has reached, for the staff of the day. */
export async function tellToPhone(
  occasion: Due,
  unreached: readonly queries.Untold[],
  why: string,
): Promise<readonly Message[]> {
  const { db, due, office } = occasion
  const people = await toRingUp(
    occasion,
    unreached.map(({ id }) => id),
  )
  if (people.length === 0) return []
  const today = dayOf(due, office.zone)
  const lines = (await phoneList(db, people, today)).map((line) => ({
    ...line,
    occasions: unreached
      .filter(({ id }) => id === line.id)
      .map(({ occasion, day }) => ({ occasion, ...(day < today && { past: day }) })),
  }))
  const staff = await staffOn(db, today)
  return staff.map(({ id }) => ({
    to: { person: id },
    kind: 'staff',
    text: wording.toPhone(lines),
    shows: { how: 'list', people },
    once: `birthdays ${why} ${today}:${Math.min(...people)}:staff ${id}`,
  }))
}

/** Lines of a list in chat; whoever else there is stands in the sheet. */
const MOST_LINES = 30

/** A festival's greetings that went to nobody, since a day's allowance was too small or the line was down: its list. */
export async function listFestival(
  occasion: Due,
  festival: string,
  unreached: readonly PersonId[],
): Promise<readonly Message[]> {
  const { db, due, office } = occasion
  const people = await toRingUp(occasion, unreached)
  if (people.length === 0) return []
  const today = dayOf(due, office.zone)
  const lines = await phoneList(db, people, today)
  const file = lines.length > MOST_LINES ? await sheetOf(festival, lines) : undefined
  return (await staffOn(db, today)).map(({ id }) => ({
    to: { person: id },
    kind: 'staff',
    text: wording.festivalToPhone(festival, lines, MOST_LINES),
    ...(file !== undefined && { file }),
    shows: { how: 'list', people },
    once: `festival-unsent:${festival}:${today}:staff ${id}`,
  }))
}

function sheetOf(festival: string, lines: readonly PhoneLine[]): Promise<SentFile> {
  const title = wording.festivalToPhoneTitle(festival)
  const rows = lines.map((one) => [one.name, one.unit ?? '', one.phone ?? '', one.liaison?.name ?? ''])
  return sentSheet(`${title}.xlsx`, { title, header: wording.toPhoneColumns, rows })
}

/** In the morning: more greetings wait than go out by the evening, so that nobody is surprised by a long list. */
export async function tellTooMany({ db, due, now, office }: Due): Promise<readonly Message[]> {
  const day = dayOf(due, office.zone)
  const count = await queries.countWaiting(db, day)
  if (count === 0 || office.sentBy(now, count) <= eveningOf(day, office.zone)) return []
  return (await staffOn(db, day)).map(({ id }) => ({
    to: { person: id },
    kind: 'staff',
    text: wording.tooMany(count),
    once: `greetings-too-many:${day}:staff ${id}`,
  }))
}
