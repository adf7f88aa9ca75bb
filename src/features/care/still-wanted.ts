/** The last look before a message leaves: is there word that the person has died, or are they in hospital? */
import type { ClaimedMessage, Hold, Tx } from '../../feature.ts'
import * as queries from './queries.ts'
import { stayOf } from './rules.ts'
import * as wording from './wording.ts'

/**
 * From the first entry of a death everything waits; in hospital nobody is reminded of anything; and a room that has just
 * lost somebody gets no festive post.
 */
export async function stillWanted(
  db: Tx,
  messages: readonly ClaimedMessage[],
  now: Date,
): Promise<ReadonlyMap<number, string | Hold>> {
  const people = messages.flatMap(({ personId }) => (personId === null ? [] : [personId]))
  const reported = await queries.reportedAmong(db, people)
  const reminded = messages.flatMap(({ personId, kind }) => (kind === 'reminder' ? (personId ?? []) : []))
  const patients = await queries.inHospitalAmong(db, reminded)
  const posts = messages.filter(({ personId, kind }) => personId === null && kind === 'greeting')
  const muted = await queries.mutedAmong(
    db,
    posts.flatMap(({ chatId }) => chatId ?? []),
    now,
  )
  const over = await queries.staysOverAmong(
    db,
    messages.flatMap(({ about }) => stayOf(about) ?? []),
  )
  const reasons = new Map<number, string | Hold>()
  for (const { id, personId, chatId, kind, about } of messages) {
    if (personId !== null && reported.has(personId)) reasons.set(id, { waits: wording.waitsForConfirmation() })
    else if (personId !== null && kind === 'reminder' && patients.has(personId)) reasons.set(id, wording.isInHospital())
    else if (over.has(stayOf(about) ?? 0)) reasons.set(id, wording.isOutOfHospital())
    else if (posts.some((post) => post.id === id) && muted.has(chatId ?? 0)) reasons.set(id, wording.roomIsMuted())
  }
  return reasons
}
