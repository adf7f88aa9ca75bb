/** 只请本人: whoever wants to bring somebody along is signed up by themselves; a spouse who is asked too may come. */
import type { PersonId, Turn } from '../../feature.ts'
import { spouseOf } from '../people/public.ts'
import { comesAlone } from './details.ts'
import * as queries from './queries.ts'
import { includesSpouse, type Reading } from './rules.ts'

/** The answer as far as it counts. `leftOut`: somebody was to be brought along who is not asked. */
export async function withoutGuests(
  { db, now }: Turn<unknown>,
  activity: queries.Activity,
  personId: PersonId,
  reading: Reading,
): Promise<{ readonly reading: Reading; readonly leftOut?: true }> {
  if (!comesAlone(activity) || reading.answer !== 'yes' || reading.heads === 1) return { reading }
  const spouse = await spouseOf(db, personId)
  const isNamed = spouse !== undefined && includesSpouse(reading.companions, spouse.name)
  const asked = isNamed ? await queries.findInvitations(db, [spouse.id], now) : []
  const theirs = asked.some(({ activityId }) => activityId === activity.id)
  const companions =
    spouse === undefined || !theirs ? [] : reading.companions.filter((one) => includesSpouse([one], spouse.name))
  const heads = theirs ? 2 : 1
  const counted: Reading = { ...reading, heads, companions, ...(heads === 1 && { alone: true as const }) }
  return heads < reading.heads ? { reading: counted, leftOut: true } : { reading: counted }
}
