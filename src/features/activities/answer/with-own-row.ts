/** Companions who were asked too: they have an answer of their own, whoever gives it. */
import type { PersonId, Tx } from '../../../feature.ts'
import { spouseOf } from '../../people/public.ts'
import * as queries from '../queries.ts'
import { includesSpouse } from './rules.ts'

export interface WithOwnRow {
  readonly id: PersonId
  readonly name: string
  /** What they are called among the companions: 老伴, 李桂兰. */
  readonly said: string
  readonly isSpouse: boolean
}

/** Of the companions of somebody, the wife or husband, and who is asked to this activity by that very name. */
export async function withOwnRow(
  db: Tx,
  activityId: number,
  personId: PersonId,
  companions: readonly string[],
): Promise<readonly WithOwnRow[]> {
  if (companions.length === 0) return []
  const spouse = await spouseOf(db, personId)
  const asked = await queries.findInvitedNamed(db, activityId, companions)
  const found: WithOwnRow[] = []
  for (const said of new Set(companions)) {
    const isSpouse = spouse !== undefined && includesSpouse([said], spouse.name)
    const others = asked.filter(({ id, name }) => name === said && id !== personId)
    const one = isSpouse ? spouse : others.length === 1 ? others[0] : undefined
    if (one !== undefined && !found.some(({ id }) => id === one.id))
      found.push({ id: one.id, name: one.name, said, isSpouse })
  }
  return found
}
