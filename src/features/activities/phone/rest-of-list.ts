/** 其余都去: everybody else on the phone list of an activity, as far as the speaker may speak for them. */
import { HOUR } from '../../../base/spans.ts'
import type { Turn } from '../../../feature.ts'
import { toRing, triedSince } from '../../calls/public.ts'
import { knownPeople } from '../../people/public.ts'
import type { Activity } from '../queries.ts'
import { activityCalls, matterOf } from './call-source.ts'
import type { Entry, Meant } from './whom-meant.ts'

/** Of more people one sentence is hardly true. */
export const MOST_AT_ONCE = 20
/** Nobody picked up so short a time ago that 其余 does not mean them, in milliseconds: 12 hours. */
const JUST_TRIED = 12 * HOUR

/** Those who are not named in `entries` and were not rung up in vain just now, in the order of the roster. */
export async function restOfList(
  turn: Turn<unknown>,
  activity: Activity,
  entries: readonly Entry[],
): Promise<readonly Meant[]> {
  const { db, now, office, scope, speaker } = turn
  const listed = await toRing(
    db,
    await activityCalls.unanswered(db, activity.id, { now, office }),
    matterOf(activity, now, office.zone),
    scope,
  )
  const tried = await triedSince(db, listed, new Date(now.getTime() - JUST_TRIED))
  // Nobody rings themselves up.
  const named = new Set([...entries.flatMap(({ meant }) => meant.people.map(({ id }) => id)), speaker.person?.id])
  const people = await knownPeople(
    db,
    listed.filter((id) => !named.has(id) && !tried.has(id)),
  )
  return people.map((one) => ({ said: one.name, people: [one], sure: true, shared: false }))
}

/** Those of these activities that have somebody to be rung up. */
export async function withRest(turn: Turn<unknown>, activities: readonly Activity[]): Promise<readonly Activity[]> {
  const found: Activity[] = []
  for (const activity of activities) {
    if ((await restOfList(turn, activity, [])).length > 0) found.push(activity)
  }
  return found.length > 0 ? found : activities
}
