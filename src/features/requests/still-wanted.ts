/** The last look: an answer may have been taken back, and what is done needs no reminder. */
import type { ClaimedMessage, Tx } from '../../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

export async function stillWanted(db: Tx, messages: readonly ClaimedMessage[]): Promise<ReadonlyMap<number, string>> {
  const entries = messages.flatMap((message) => {
    const [, entry] = /^request:\d+:(\d+)$/.exec(message.about ?? '') ?? []
    return entry === undefined ? [] : [{ id: message.id, entry: Number(entry) }]
  })
  const withdrawn = await queries.withdrawnAmong(
    db,
    entries.map(({ entry }) => entry),
  )
  return new Map(entries.filter(({ entry }) => withdrawn.has(entry)).map(({ id }) => [id, wording.takenBack()]))
}
