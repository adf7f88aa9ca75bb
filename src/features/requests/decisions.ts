/** Questions of other features to staff: each stands in the list with a number, and is done when it is answered. */
import type { ChatId, PersonId, Turn } from '../../feature.ts'
import { keep } from './close.ts'
import { openRequest } from './open-request.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** What staff are asked, and by whose words. */
export interface Decision {
  /** Natural key: claim:chat 7. */
  readonly decides: string
  readonly person: PersonId | null
  readonly chat: ChatId
  /** 王秀英（第一支部） */
  readonly asker: string
  readonly words: string
  readonly why: string
}

/** The number that whoever waits for it is told, in words; the same as before while the question stands. */
export async function numberOfDecision(turn: Turn<unknown>, decision: Decision): Promise<string> {
  const known = await queries.lockDecision(turn.db, decision.decides)
  if (known !== undefined) return wording.numberTold(known.id)
  const { db, now, inboxId } = turn
  const request = await openRequest(db, turn, { ...decision, urgent: false, pressing: false, taker: null })
  const entry = { request_id: request.id, at: now, kind: 'words', by_person: null, inbox_id: inboxId } as const
  await queries.insertEntry(db, { ...entry, text: decision.words })
  return wording.numberTold(request.id)
}

/** The question is answered. What was said besides is still to be seen to. */
export async function decided(turn: Turn<unknown>, decides: string, outcome: string): Promise<void> {
  const request = await queries.lockDecision(turn.db, decides)
  if (request === undefined) return
  const words = (await queries.wholeHistory(turn.db, request.id)).filter(({ kind }) => kind === 'words')
  if (words.length > 1) return void (await keep(turn, request, 'note', outcome))
  await queries.close(turn.db, request.id, turn.now)
  await keep(turn, request, 'done', outcome)
}
