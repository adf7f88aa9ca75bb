/** Which activities people may be arriving at, and which ones a leader may still speak of. */
import { HOUR } from '../../../base/spans.ts'
import type { PersonId, Tx } from '../../../feature.ts'
import { type Activity, findSignUp, findStarting } from '../queries.ts'
import * as queries from './queries.ts'

/** Check-in opens so long before the start. */
export const EARLY = HOUR / 2
/** Where nobody said when it ends, in milliseconds. */
export const USUAL_LENGTH = 2 * HOUR
/** Nothing that an office does lasts longer. */
const LONGEST = 12 * HOUR
/** So long a leader may say who was there: 3 days. */
const SPOKEN_OF = 72 * HOUR

/** When it is over, as far as it is known. */
export const endOf = ({ starts_at, ends_at }: Activity): Date => ends_at ?? new Date(starts_at.getTime() + USUAL_LENGTH)

const until = (now: Date) => new Date(now.getTime() + EARLY + 1)

/** The activity at which somebody has just arrived: asked to it, it begins within half an hour or is not over. */
export async function arrivingAt(db: Tx, personId: PersonId, now: Date): Promise<Activity | undefined> {
  const near = await findStarting(db, new Date(now.getTime() - LONGEST), until(now))
  const found: { readonly activity: Activity; readonly comes: boolean }[] = []
  for (const activity of near.filter((one) => endOf(one) >= now)) {
    const invited = await queries.invitedAmong(db, activity.id, [personId])
    if (!invited.has(personId)) continue
    const answer = await findSignUp(db, activity.id, personId)
    found.push({ activity, comes: answer?.seat === 'seated' })
  }
  return (found.findLast(({ comes }) => comes) ?? found.at(-1))?.activity
}

/** Activities of which a leader may say who came, the latest first. */
export async function spokenOf(db: Tx, now: Date): Promise<readonly Activity[]> {
  return (await findStarting(db, new Date(now.getTime() - SPOKEN_OF), until(now))).toReversed()
}
