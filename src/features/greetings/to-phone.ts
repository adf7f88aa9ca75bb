/** Whom staff ring up because no greeting reached them. */
import { dayOf } from '../../base/calendar.ts'
import type { Occasion as Due, Message, PersonId } from '../../feature.ts'
import { phoneList, staffOn } from '../people/public.ts'
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
    occasions: unreached.filter(({ id }) => id === line.id).map((one) => one.occasion),
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
