/** 弄错了, right after a receipt: the answer does not count, and what was said before does again (rule 9). */
import type { Outcome, PersonId, Turn } from '../../feature.ts'
import type * as queries from './queries.ts'
import { sayReceipt } from './receipts.ts'
import { expectSignUp, type Undo } from './sign-up-question.ts'
import { tellNotBrought } from './tell-brought.ts'
import { putBack } from './undo-entries.ts'
import * as wording from './wording.ts'

/** `undefined`: something else has been said since, and that stands. The activity must be locked. */
export async function undoAnswer(
  turn: Turn,
  activity: queries.Activity,
  personId: PersonId,
  { before, inboxId }: Undo,
): Promise<Outcome | undefined> {
  const how = { channel: turn.chat.kind, enteredBy: null }
  const back = await putBack(turn, activity, { before, inboxId }, how)
  if (!back.has(personId)) return undefined
  const kept = back.get(personId)
  const unasked = [...back].flatMap(([id, answer]) => (answer === null ? [id] : []))
  const messages = await tellNotBrought(turn, activity, personId, unasked)
  const common = { wake: ['activities.offer'], as: 'undone' }
  if (kept === null || kept === undefined) {
    return {
      reply: { text: wording.notSaid(activity.title), expects: expectSignUp(activity, personId) },
      messages,
      ...common,
    }
  }
  const receipt = await sayReceipt(turn, activity, personId, kept)
  const { reply } = receipt
  return {
    ...receipt,
    messages: [...(receipt.messages ?? []), ...messages],
    ...(reply && { reply: { ...reply, text: wording.asBefore(reply.text) } }),
    ...common,
  }
}
