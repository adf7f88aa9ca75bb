/** What a roster tells of certification: 上次认证, 认证周期. What is known more newly already stays. */
import type { Day } from '../../base/calendar.ts'
import type { PersonId, Tx } from '../../feature.ts'
import * as queries from './queries.ts'
import { nextDue, YEAR } from './rules.ts'

/** As a row has it. Plain JSON. */
export interface Told {
  /** When they certified last. */
  readonly last?: Day
  /** Months from one to the next. */
  readonly cycle?: number
}

/** What is on record of somebody; null: nothing. */
export interface OnRecord {
  readonly last: Day | null
  readonly cycle: number | null
}

/** Whether a row says something new: a later date, or another cycle; which needs a date to count from. */
export function tellsMore({ last, cycle }: Told, known: OnRecord): boolean {
  const isLater = last !== undefined && (known.last === null || last > known.last)
  const counts = isLater || known.cycle !== null
  return isLater || (cycle !== undefined && counts && cycle !== known.cycle)
}

/** Takes in what a roster tells of these people; the next certification falls due a cycle after the last. */
export async function takeFromRoster(
  db: Tx,
  told: readonly (Told & { readonly person: PersonId })[],
  whom: { readonly by: PersonId | null; readonly now: Date },
): Promise<void> {
  const known = new Map(
    (
      await queries.onRecord(
        db,
        told.map(({ person }) => person),
      )
    ).map((one) => [one.person, one]),
  )
  const listed = told.flatMap(({ person, last, cycle }): queries.Listed[] => {
    const record = known.get(person) ?? { last: null, cycle: null, dueOn: null }
    if (!tellsMore({ ...(last && { last }), ...(cycle && { cycle }) }, record)) return []
    const isLater = last !== undefined && (record.last === null || last > record.last)
    const dueOn = isLater ? nextDue(last, cycle ?? record.cycle ?? YEAR) : record.dueOn
    return dueOn === null ? [] : [{ person, dueOn, last: isLater ? last : undefined, way: undefined, cycle }]
  })
  if (listed.length > 0) await queries.takeListed(db, listed, whom)
}
