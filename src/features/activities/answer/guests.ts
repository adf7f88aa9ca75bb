/** 只请本人: whoever wants to bring somebody along is signed up by themselves; a spouse who is asked too may come. */
import type { PersonId, Turn } from '../../../feature.ts'
import { spouseOf } from '../../people/public.ts'
import { comesAlone } from '../details.ts'
import * as queries from '../queries.ts'
import { includesSpouse, type Reading } from './rules.ts'
import { withOwnRow } from './with-own-row.ts'

/** An answer as far as it counts. */
export interface Counting {
  readonly reading: Reading
  /** Somebody was to be brought along who is not asked. */
  readonly leftOut?: true
  /** Who was to be brought along and has said themselves that they do not come. */
  readonly declined?: readonly string[]
}

export async function withoutGuests(
  turn: Turn<unknown>,
  activity: queries.Activity,
  personId: PersonId,
  reading: Reading,
): Promise<Counting> {
  if (reading.answer !== 'yes' || reading.heads === 1) return { reading }
  return comesAlone(activity)
    ? withoutUnasked(turn, activity, personId, reading)
    : withoutDeclined(turn, activity, personId, reading)
}

/** What a friend has said for themselves stands until they say otherwise; of a couple either speaks for both. */
async function withoutDeclined(
  { db }: Turn<unknown>,
  activity: queries.Activity,
  personId: PersonId,
  reading: Reading,
): Promise<Counting> {
  const declined: string[] = []
  for (const { id, said, isSpouse } of await withOwnRow(db, activity.id, personId, reading.companions)) {
    const theirs = isSpouse ? undefined : await queries.findSignUp(db, activity.id, id)
    if (theirs?.answer === 'no' && theirs.entered_by === null) declined.push(said)
  }
  if (declined.length === 0) return { reading }
  const companions = reading.companions.filter((one) => !declined.includes(one))
  const heads = Math.max(1, reading.heads - declined.length)
  return { reading: { ...reading, heads, companions }, declined }
}

async function withoutUnasked(
  { db, now }: Turn<unknown>,
  activity: queries.Activity,
  personId: PersonId,
  reading: Reading,
): Promise<Counting> {
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
