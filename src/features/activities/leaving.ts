/**
 * Somebody has died or left: their seats are free for those who wait. Somebody is forgotten, or it is long ago: no name
 * stays.
 */
import type { Aftermath, Cutoff, Leaving, Moment, PersonId, Traces, Tx } from '../../feature.ts'
import { spareSeats } from './answer/free-seats.ts'
import { blotOldOpinions, forgetOpinions } from './attendance/queries.ts'
import * as queries from './queries.ts'
import { blotOldLines, forgetLinesOf, removeLinesOf } from './relay/queries.ts'
import * as wording from './wording.ts'

/** Their answers to what is still to come no longer count; companions have come with them and go with them. */
export async function left(db: Tx, person: PersonId, _how: Leaving, { now }: Moment): Promise<Aftermath> {
  // Whoever hesitates keeps a seat or a place in the line as well.
  const coming = (await queries.findOpenFor(db, person, now)).filter(
    ({ answer, seat }) => answer === 'yes' || (answer === 'maybe' && seat !== null),
  )
  for (const { id } of coming) {
    await queries.lockActivity(db, id)
    await queries.vacate(db, id, person, now)
  }
  await removeLinesOf(db, person, now)
  const seated = coming.filter(({ seat }) => seat === 'seated')
  return {
    told: seated.map(({ title }) => wording.seatFreed(title)),
    wake: seated.length > 0 ? ['activities.offer'] : [],
  }
}

/** It was a mistake: they come again where a seat is to be had, and else are the first to hear of one. */
export async function returned(db: Tx, person: PersonId, { now, office }: Moment): Promise<Aftermath> {
  const told: string[] = []
  for (const one of await queries.findVacated(db, person, now)) {
    const activity = await queries.lockActivity(db, one.activity_id)
    if (activity === undefined) continue
    const fits = one.seat === 'seated' && one.heads <= (await spareSeats(db, activity, now, office.zone))
    await queries.takeUpAgain(db, one, fits ? 'seated' : 'waiting')
    told.push(fits ? wording.seatGivenBack(activity.title) : wording.seatGoneMeanwhile(activity.title))
  }
  return { told, wake: told.length > 0 ? ['activities.offer'] : [] }
}

/** Takes names and reasons out of answers and lists; what was answered stays, for the figures. */
export async function forget(db: Tx, person: PersonId, { words, names }: Traces): Promise<void> {
  await forgetLinesOf(db, person, words)
  await queries.forgetInPlans(db, names)
  await forgetOpinions(db, person)
  await queries.forget(db, person)
}

/** What was said for what was held long ago, in private and in rooms. */
export const blotOld = async (db: Tx, { private: said, room, limit }: Cutoff): Promise<number> =>
  Math.max(
    await queries.blotOldAnswers(db, said, limit),
    await blotOldOpinions(db, said, limit),
    await blotOldLines(db, room, limit),
  )
