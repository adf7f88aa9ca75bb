/** Yearly days other than birthdays: retiring, joining the party, a wedding. */
import { dayOf } from '../../base/calendar.ts'
import type { Occasion as Due, JobResult, Message } from '../../feature.ts'
import { addressOf } from '../people/public.ts'
import { zoneOf } from './abroad.ts'
import { withoutKept } from './birthdays.ts'
import { customsOf } from './office-customs.ts'
import { dealt, greeting, onceOf } from './one-greeting.ts'
import * as queries from './queries.ts'
import { usualSigner } from './sign.ts'
import { about } from './still-wanted.ts'
import * as wording from './wording.ts'
import { keptOn } from './yearly.ts'

/** Dealt with in one transaction. */
const PAGE = 200
const OCCASIONS = ['retired', 'party', 'wedding'] as const

/** Ten, twenty … years since retiring or joining the party; whoever has a birthday too hears of that alone. */
export async function anniversaryPage(due: Due): Promise<JobResult> {
  const { db, now, office } = due
  const day = dayOf(due.due, office.zone)
  const dates = keptOn(day, await customsOf(db)).map((one) => ({ ...one, on: day }))
  const signed = wording.signature(office.name, await usualSigner(db))
  const messages: Message[] = []
  for (const occasion of OCCASIONS) {
    const people = await queries.celebrating(db, occasion, dates, { open: true, limit: PAGE })
    const greetedToday = await queries.greetedOn(
      db,
      day,
      people.map(({ id }) => id),
    )
    // A wedding is kept every year, since somebody has asked for it.
    const isRound = (one: queries.Celebrating) => occasion === 'wedding' || yearsOf(one) % 10 === 0
    const fresh = await withoutKept(due, people, occasion)
    const round = fresh.filter((one) => yearsOf(one) > 0 && isRound(one) && !greetedToday.has(one.id))
    await queries.noteGreetings(
      db,
      people.map((one) => dealt(one, occasion, round.includes(one))),
      now,
    )
    const say = SAY[occasion]
    for (const one of round) {
      const text = say(addressOf(one), yearsOf(one), signed, one.id + one.year)
      const once = onceOf(occasion, one.id, day)
      messages.push(greeting(due, { person: one.id }, once, text, about(occasion, day), zoneOf(one)))
    }
    if (people.length === PAGE) return { messages, again: true }
  }
  return { messages, again: false }
}

const SAY = { retired: wording.retiredFor, party: wording.inPartyFor, wedding: wording.marriedFor } as const

const yearsOf = ({ since, year }: queries.Celebrating): number => year - Number(since.slice(0, 4))
