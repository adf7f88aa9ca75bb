/** People of a notice by 支部, 小组 and 联络员. */
import { dayOf } from '../../base/calendar.ts'
import type { Tx, WorkingOffice } from '../../feature.ts'
import { personLines } from '../people/public.ts'
import type * as queries from './queries.ts'
import * as wording from './wording.ts'

/** So many lines in one message; all of them are in the sheet. */
export const MOST_LINES = 30

type Moment = { readonly db: Tx; readonly now: Date; readonly office: WorkingOffice }

/** A line for each 支部 and 小组, and for those in it who have another 联络员 of their own. */
export async function byUnit(at: Moment, people: readonly queries.Standing[]): Promise<readonly string[]> {
  const lines = (await parts(at, people)).map(({ unit, liaison, some }) =>
    wording.unitLine(
      unit,
      some.map(({ name }) => name),
      liaison,
    ),
  )
  return lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), wording.andMoreLines()] : lines
}

/** People of one 小组 who have the same 联络员. */
interface Part {
  readonly unit: string
  readonly liaison: string | undefined
  readonly some: readonly queries.Standing[]
}

export async function parts(
  { db, now, office }: Moment,
  people: readonly queries.Standing[],
): Promise<readonly Part[]> {
  const cards = await personLines(
    db,
    people.map(({ id }) => id),
    dayOf(now, office.zone),
  )
  const liaisons = new Map(cards.map(({ id, liaison }) => [id, liaison?.name]))
  return [...Map.groupBy(people, unitOf)].flatMap(([unit, own]) => {
    // A 联络员 has none in the own unit, and stands among the others.
    const first = own.map(({ id }) => liaisons.get(id)).find((one) => one !== undefined)
    const byLiaison = Map.groupBy(own, ({ id }) => liaisons.get(id) ?? first)
    return [...byLiaison].map(([liaison, some]) => ({ unit, liaison, some }))
  })
}

const unitOf = ({ branch, group }: queries.Standing): string =>
  branch === null ? wording.noUnit() : `${branch}${group ?? ''}`
