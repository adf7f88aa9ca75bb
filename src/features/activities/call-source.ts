/** Open activities as matters of the phone list: whoever has not answered and is reached by no chat is rung up. */
import type { CallMatter, CallSource } from '../calls/public.ts'
import { inWords } from './in-words.ts'
import * as queries from './queries.ts'
import { about } from './still-wanted.ts'
import * as wording from './wording.ts'

export const activityCalls: CallSource = {
  async open(db, { now, office }) {
    const activities = await queries.findOpen(db, now)
    // Nobody is asked anew about what is held every week.
    return activities.filter(({ is_repeat }) => !is_repeat).map((activity) => matterOf(activity, office.zone))
  },
  async unanswered(db, matter) {
    const people = await queries.findInvited(db, matter)
    return people.filter(({ answer }) => answer === null).map(({ id }) => id)
  },
}

function matterOf(activity: queries.Activity, zone: string): CallMatter {
  return {
    id: activity.id,
    title: activity.title,
    since: activity.published_at ?? activity.created_at,
    abouts: aboutsOf(activity),
    say: wording.sayOnPhone(inWords(activity, zone)),
    examples: wording.tellOutcomes,
  }
}

/** What people were sent in order to ask them, in whatever version of the activity. */
export function aboutsOf(activity: queries.Activity): readonly string[] {
  const versions = Array.from({ length: activity.version }, (_, index) => index + 1)
  return versions.flatMap((version) =>
    (['invitation', 'nudge'] as const).map((purpose) => about({ ...activity, version }, purpose)),
  )
}
