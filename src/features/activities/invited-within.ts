/** Who of an activity's people is somebody's business: all of them for staff, else their own people. */
import type { Scope, Tx } from '../../feature.ts'
import { keepOwn } from '../people/public.ts'
import * as queries from './queries.ts'

export async function invitedWithin(db: Tx, activityId: number, scope: Scope): Promise<readonly queries.Invited[]> {
  const people = await queries.findInvited(db, activityId)
  if (scope === 'office') return people
  const ids = people.map(({ id }) => id)
  const own = new Set(await keepOwn(db, ids, scope))
  return people.filter(({ id }) => own.has(id))
}
