/** Who of an activity's people is somebody's business: all of them for staff, else their own people. */
import type { Scope, Tx } from '../../feature.ts'
import { keepOwn, keepWithin } from '../people/public.ts'
import * as queries from './queries.ts'

/** Whom they call up: of a 联络员's people those who have no other 联络员. */
export const invitedOwn = (db: Tx, activityId: number, scope: Scope) => invited(db, activityId, scope, keepOwn)

/** Everybody in their units and clubs. */
export const invitedWithin = (db: Tx, activityId: number, scope: Scope) => invited(db, activityId, scope, keepWithin)

/** Of activities, those to which somebody of their own people was asked: for staff all. */
export async function concerning(
  { db, scope }: { readonly db: Tx; readonly scope: Scope },
  activities: readonly queries.Activity[],
): Promise<readonly queries.Activity[]> {
  if (scope === 'office') return activities
  const concerned: queries.Activity[] = []
  for (const activity of activities) {
    if ((await invitedOwn(db, activity.id, scope)).length > 0) concerned.push(activity)
  }
  return concerned
}

async function invited(
  db: Tx,
  activityId: number,
  scope: Scope,
  keep: typeof keepOwn,
): Promise<readonly queries.Invited[]> {
  const people = await queries.findInvited(db, activityId)
  const ids = people.map(({ id }) => id)
  const theirs = new Set(await keep(db, ids, scope))
  return people.filter(({ id }) => theirs.has(id))
}
