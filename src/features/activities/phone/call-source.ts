/** Open activities as matters of the phone list: whoever has not answered and is reached by no chat is rung up. */
import { type CallMatter, type CallSource, liaisonFrom, staffFrom } from '../../calls/public.ts'
import { inWords } from '../in-words.ts'
import * as queries from '../queries.ts'
import { about } from '../still-wanted.ts'
import * as wording from '../wording.ts'

export const activityCalls: CallSource = {
  mayRing: ({ now }) => queries.isAnyMustReach(now),
  async open(db, { now, office }) {
    const activities = await queries.findOpen(db, now)
    // Nobody is asked anew about what is held every week.
    return activities.filter(({ is_repeat }) => !is_repeat).map((activity) => matterOf(activity, now, office.zone))
  },
  async unanswered(db, matter) {
    const people = await queries.findInvited(db, matter)
    return people.filter(({ answer }) => answer === null).map(({ id }) => id)
  },
}

/** An activity as a matter to ring up about. */
export function matterOf(activity: queries.Activity, now: Date, zone: string): CallMatter {
  return {
    id: activity.id,
    title: activity.title,
    since: activity.published_at ?? activity.created_at,
    ...climbing(activity, now),
    abouts: aboutsOf(activity),
    say: wording.sayOnPhone(inWords(activity, zone)),
    examples: wording.tellOutcomes,
  }
}

/** How far what must reach everybody (必达) has climbed, until its deadline. */
function climbing(
  { published_at, must_reach_at, asks_again, deadline_at }: queries.Activity,
  now: Date,
): Pick<CallMatter, 'everybody' | 'officeToo'> {
  const isChased = must_reach_at !== null && asks_again
  if (published_at === null || !isChased || deadline_at <= now) return {}
  const liaison = liaisonFrom(published_at, deadline_at)
  return { everybody: liaison <= now, officeToo: staffFrom(liaison, deadline_at) <= now }
}

/** What people were sent in order to ask them, in whatever version of the activity. */
function aboutsOf(activity: queries.Activity): readonly string[] {
  const versions = Array.from({ length: activity.version }, (_, index) => index + 1)
  return versions.flatMap((version) =>
    (['invitation', 'nudge'] as const).map((purpose) => about({ ...activity, version }, purpose)),
  )
}
