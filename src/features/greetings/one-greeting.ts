/** One greeting as a message, and what is noted of it. */
import { type Day, dayOf, instantOf, type Time } from '../../base/calendar.ts'
import type { Occasion as Due, Message, PersonId } from '../../feature.ts'
import { ownDaytime } from './abroad.ts'
import type * as queries from './queries.ts'

/** A greeting's day is over for us when the sending window ends; what has not gone out by then staff say by telephone. */
const EVENING: Time = '20:00'

/** When the day on which somebody at home is greeted is over. */
export const eveningOf = (day: Day, zone: string): Date => instantOf(day, EVENING, zone)

export const onceOf = (occasion: string, person: PersonId, day: string): string => `${occasion}:person ${person}:${day}`

/** What is noted of somebody whose day was dealt with; without a key they got nothing. */
export function dealt(one: queries.Celebrating, occasion: string, isGreeted: boolean): queries.Dealt {
  const { id, day, calendar, year } = one
  return { personId: id, occasion, day, calendar, year, once: isGreeted ? onceOf(occasion, id, day) : null }
}

/** It may go until the evening of the day it is for. `zones`: of somebody abroad, who gets it in their own day-time. */
export function greeting(
  { due, now, office }: Due,
  to: Message['to'],
  once: string,
  text: string,
  aboutIt: string,
  zones: readonly string[] = [],
): Message {
  const day = dayOf(due, office.zone)
  const nextSending = (moment: Date) => office.nextSending(moment)
  const when = zones.length === 0 ? undefined : ownDaytime(day, zones, { now, nextSending })
  const notAfter = eveningOf(day, office.zone)
  return { to, kind: 'greeting', once, text, about: aboutIt, ...(when ?? { notAfter }) }
}
