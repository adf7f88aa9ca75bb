/** The last look before a message leaves: is the person it was written for still in the office's care? */
import type { ClaimedMessage, Tx } from '../../feature.ts'
import * as queries from './queries.ts'
import { departed } from './wording.ts'

/**
 * Nothing goes to the dead, of whatever feature and however late it was recorded. Whoever has moved away or was lost
 * sight of gets no more pushes, but an answer to what they have just written.
 */
export async function stillWanted(db: Tx, messages: readonly ClaimedMessage[]): Promise<ReadonlyMap<number, string>> {
  const ids = messages.flatMap(({ personId }) => (personId === null ? [] : [personId]))
  const gone = await queries.departedAmong(db, ids)
  const reasons = messages.flatMap(({ id, personId, kind }): [number, string][] => {
    const status = personId === null ? undefined : gone.get(personId)
    if (status === undefined || (kind === 'reply' && status !== 'deceased')) return []
    return [[id, departed(status)]]
  })
  return new Map(reasons)
}
