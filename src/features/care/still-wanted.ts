/** The last look before a message leaves: is there word that the person has died, or are they in hospital? */
import type { ClaimedMessage, Hold, Tx } from '../../feature.ts'
import * as queries from './queries.ts'
import { stayOf } from './rules.ts'
import * as wording from './wording.ts'

/**
 * From the first entry of a death everything waits that would go to that person, and every festive post in their rooms,
 * which then get none for a time; in hospital nobody is reminded of anything, and nobody is asked after them any more who
 * is home again.
 */
export async function stillWanted(
  db: Tx,
  messages: readonly ClaimedMessage[],
  now: Date,
): Promise<ReadonlyMap<number, string | Hold>> {
  const patientOf = await queries.patientsOf(
    db,
    messages.flatMap(({ about }) => stayOf(about) ?? []),
  )
  const people = [...messages.flatMap(({ personId }) => personId ?? []), ...patientOf.values()]
  const reported = await queries.reportedAmong(db, people)
  const reminded = messages.flatMap(({ personId, kind }) => (kind === 'reminder' ? (personId ?? []) : []))
  const patients = await queries.inHospitalAmong(db, reminded)
  const posts = messages.filter(({ personId, kind }) => personId === null && kind === 'greeting')
  const rooms = posts.flatMap(({ chatId }) => chatId ?? [])
  const muted = await queries.mutedAmong(db, rooms, now)
  const uneasy = await queries.uneasyAmong(db, rooms)
  const reasons = new Map<number, string | Hold>()
  for (const { id, personId, kind, about } of messages) {
    const stay = stayOf(about)
    const patient = stay === undefined ? undefined : patientOf.get(stay)
    const isReported = reported.has(personId ?? 0) || reported.has(patient ?? 0)
    if (isReported) reasons.set(id, { waits: wording.waitsForConfirmation() })
    else if (stay !== undefined && patient === undefined) reasons.set(id, wording.isOutOfHospital())
    else if (personId !== null && kind === 'reminder' && patients.has(personId)) reasons.set(id, wording.isInHospital())
  }
  for (const { id, chatId } of posts) {
    if (muted.has(chatId ?? 0)) reasons.set(id, wording.roomIsMuted())
    else if (uneasy.has(chatId ?? 0)) reasons.set(id, { waits: wording.waitsForConfirmation() })
  }
  return reasons
}
