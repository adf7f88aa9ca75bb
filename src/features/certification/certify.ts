/** Somebody has certified, or has not after all: what is kept of it, whoever says so. */
import { type Day, dayOf } from '../../base/calendar.ts'
import type { PersonId, Turn } from '../../feature.ts'
import * as queries from './queries.ts'
import { endOfMonth, isSameOne, nextDue, YEAR } from './rules.ts'

/** Who says so. */
export type Teller = { readonly how: 'self' | 'helper' | 'staff'; readonly by: PersonId | null }

export interface Noted {
  /** By when the next one is due. */
  readonly next: Day
  /** It was noted before. */
  readonly already: boolean
}

/** Notes a certification of today; the next one falls due a cycle later. */
export async function noteDone(
  { db, now, office }: Pick<Turn<unknown>, 'db' | 'now' | 'office'>,
  person: PersonId,
  teller: Teller,
): Promise<Noted> {
  const today = dayOf(now, office.zone)
  const [known] = await queries.certificationsOf(db, [person])
  const [last] = await queries.lastDone(db, [person])
  if (known !== undefined && last !== undefined && isSameOne(last.done_on, today) && known.due_on > today) {
    if (teller.how === 'staff' && last.how !== 'staff') await queries.confirm(db, last.id, teller.by)
    return { next: known.due_on, already: true }
  }
  const cycle = known?.cycle_months ?? YEAR
  const next = nextDue(today, cycle)
  const dueOn = known?.due_on ?? endOfMonth(Number(today.slice(0, 4)), Number(today.slice(5, 7)))
  await queries.insertDone(db, { person, dueOn, doneOn: today, ...teller, now })
  await queries.setDue(db, [person], { dueOn: next, cycle, by: teller.by, now })
  return { next, already: false }
}

/** Takes back what was noted last; `undefined`: nothing was. */
export async function takeBack(
  { db, now, office }: Pick<Turn<unknown>, 'db' | 'now' | 'office'>,
  person: PersonId,
  by: PersonId | null,
): Promise<Day | undefined> {
  const last = await lastNoted({ db, now, office }, person)
  if (last === undefined) return undefined
  await queries.undo(db, last.id, now)
  await queries.setDue(db, [person], { dueOn: last.due_on, cycle: undefined, by, now })
  return last.due_on
}

/** What was noted last, if it is the one that is due now. */
export async function lastNoted({ db, now, office }: Pick<Turn<unknown>, 'db' | 'now' | 'office'>, person: PersonId) {
  const [last] = await queries.lastDone(db, [person])
  return last !== undefined && isSameOne(last.done_on, dayOf(now, office.zone)) ? last : undefined
}
