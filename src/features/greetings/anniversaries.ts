/** Yearly days other than birthdays: retiring, joining the party, a wedding. */
import { dayOf } from '../../base/calendar.ts'
import type { Occasion as Due, JobResult, Message } from '../../feature.ts'
import { zonesOf } from '../../language/abroad.ts'
import { addressOf } from '../people/public.ts'
import { withoutKept } from './birthdays.ts'
import { customsOf, type OfficeCustoms } from './office-customs.ts'
import { dealt, greeting, onceOf } from './one-greeting.ts'
import * as queries from './queries.ts'
import { usualSigner } from './sign.ts'
import { about } from './still-wanted.ts'
import * as wording from './wording.ts'
import { keptOn } from './yearly.ts'

/** Dealt with in one transaction. */
const PAGE = 200
const OCCASIONS = ['retired', 'party', 'wedding'] as const
type Other = (typeof OCCASIONS)[number]

/** A yearly day that is congratulated on. */
export interface Anniversary {
  readonly one: queries.Celebrating
  readonly occasion: Other
}

/** Everybody whose day of this kind it is, and those of them who are congratulated on it. */
async function onDay(due: Due, occasion: Other) {
  const { db, office } = due
  const day = dayOf(due.due, office.zone)
  const customs = await customsOf(db)
  const dates = keptOn(day, customs).map((one) => ({ ...one, on: day }))
  const people = await queries.celebrating(db, occasion, dates, { open: true, limit: PAGE })
  const ids = people.map(({ id }) => id)
  const greetedToday = await queries.greetedOn(db, day, ids)
  const every = stepOf(occasion, customs)
  const isKept = (years: number) => years > 0 && every > 0 && years % every === 0
  const unwanted = await queries.notOnDaysAmong(db, occasion === 'wedding' ? [] : ids)
  const fresh = await withoutKept(due, people, occasion)
  const isOpen = ({ id }: queries.Celebrating) => !greetedToday.has(id) && !unwanted.has(id)
  return { people, kept: fresh.filter((one) => isKept(yearsOf(one)) && isOpen(one)) }
}

/** A wedding is kept every year, since somebody has asked for it; 0: never. */
function stepOf(occasion: Other, { retiredEvery, partyEvery }: OfficeCustoms): number {
  return { retired: retiredEvery, party: partyEvery, wedding: 1 }[occasion]
}

/** Whoever has a birthday too hears of that alone. */
export async function anniversaryPage(due: Due): Promise<JobResult> {
  const { db, now, office } = due
  const day = dayOf(due.due, office.zone)
  const signed = wording.signature(office.name, await usualSigner(db))
  const messages: Message[] = []
  for (const occasion of OCCASIONS) {
    const { people, kept } = await onDay(due, occasion)
    await queries.noteGreetings(
      db,
      people.map((one) => dealt(one, occasion, kept.includes(one))),
      now,
    )
    const say = SAY[occasion]
    for (const one of kept) {
      const text = say(addressOf(one), yearsOf(one), signed, one.id + one.year)
      const once = onceOf(occasion, one.id, day)
      messages.push(greeting(due, { person: one.id }, once, text, about(occasion, day), zonesOf(one)))
    }
    if (people.length === PAGE) return { messages, again: true }
  }
  return { messages, again: false }
}

/** The day's, as far as they were not dealt with: each with what it is. */
export async function anniversariesOf(due: Due): Promise<readonly Anniversary[]> {
  const found: Anniversary[] = []
  for (const occasion of OCCASIONS) {
    const { kept } = await onDay(due, occasion)
    found.push(...kept.map((one) => ({ one, occasion })))
  }
  return found
}

const SAY = { retired: wording.retiredFor, party: wording.inPartyFor, wedding: wording.marriedFor } as const

const yearsOf = ({ since, year }: queries.Celebrating): number => year - Number(since.slice(0, 4))
