/** The last look before a message leaves: does the person want this kind of message, and is this a moment to ask? */
import type { ClaimedMessage, Hold, Tx } from '../../feature.ts'
import * as queries from './queries.ts'
import { QUIET } from './rules.ts'
import * as wording from './wording.ts'

export async function stillWanted(
  db: Tx,
  messages: readonly ClaimedMessage[],
  now: Date,
): Promise<ReadonlyMap<number, string | Hold>> {
  const unwanted = await queries.optOutsOf(
    db,
    messages.flatMap(({ personId }) => personId ?? []),
  )
  return new Map([
    ...(await badMomentsToAsk(db, messages, now)),
    ...messages.flatMap(({ id, personId, kind }): [number, string][] =>
      unwanted.some((one) => one.personId === personId && one.kind === wishFor(kind))
        ? [[id, wording.doesNotWant()]]
        : [],
    ),
  ])
}

/** Who wants no notices wants no urgent ones. */
const wishFor = (kind: ClaimedMessage['kind']): ClaimedMessage['kind'] => (kind === 'urgent-notice' ? 'notice' : kind)

/** The question about consent waits while somebody is still talking, or has another question before them. */
async function badMomentsToAsk(db: Tx, messages: readonly ClaimedMessage[], now: Date) {
  const found: [number, string | Hold][] = []
  for (const { id, about, chatId } of messages) {
    const [, person] = /^consent:(\d+)$/.exec(about ?? '') ?? []
    if (person === undefined || chatId === null) continue
    if (await queries.hasAnswered(db, Number(person))) found.push([id, wording.consentIsKnown()])
    else if (await queries.isBusy(db, chatId, new Date(now.getTime() - QUIET), now)) {
      found.push([id, { waits: wording.waitsForQuiet() }])
    }
  }
  return found
}
