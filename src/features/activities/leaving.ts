/** Somebody has died or left: their seats are free for those who wait. Somebody is forgotten: no name of theirs stays. */
import type { Aftermath, Leaving, Moment, PersonId, Tx } from '../../feature.ts'
import { forgetOpinions } from './attendance/queries.ts'
import * as queries from './queries.ts'
import { forgetLinesOf, removeLinesOf } from './relay/queries.ts'
import * as wording from './wording.ts'

/** Their answers to what is still to come no longer count; companions have come with them and go with them. */
export async function left(db: Tx, person: PersonId, _how: Leaving, { now }: Moment): Promise<Aftermath> {
  const coming = (await queries.findOpenFor(db, person, now)).filter(({ answer }) => answer === 'yes')
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

/** Takes names and reasons out of answers and lists; what was answered stays, for the figures. */
export async function forget(db: Tx, person: PersonId): Promise<void> {
  await forgetLinesOf(db, person, await queries.nameOf(db, person))
  await forgetOpinions(db, person)
  await queries.forget(db, person)
}
