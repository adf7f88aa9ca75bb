/** The last look before a message leaves: does the person want this kind of message? */
import type { ClaimedMessage, Tx } from '../../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

export async function stillWanted(db: Tx, messages: readonly ClaimedMessage[]): Promise<ReadonlyMap<number, string>> {
  const unwanted = await queries.optOutsOf(
    db,
    messages.flatMap(({ personId }) => personId ?? []),
  )
  return new Map(
    messages.flatMap(({ id, personId, kind }): [number, string][] =>
      unwanted.some((one) => one.personId === personId && one.kind === kind) ? [[id, wording.doesNotWant()]] : [],
    ),
  )
}
