/** Talk that a machine has no part in: one polite line, and one person of the staff (rule 32). */
import type { Act } from '../language/reading.ts'
import { sensitiveTopic } from '../language/sensitive.ts'
import { type Book, type Decided, ENGINE, isAnswer, isStaff, mayRun, type Talk } from './talk.ts'
import * as wording from './wording.ts'

/** `undefined`: nothing of the kind, or it answers a question or is a command all the same (捐款的通知收到了). */
export function passOnDiscreetly(book: Book, talk: Talk, acts: readonly Act[]): Decided | undefined {
  const topic = isStaff(talk) ? undefined : sensitiveTopic(talk.row.text)
  const isMeant = (act: Act) =>
    (talk.focus.kind !== 'none' && isAnswer(act)) ||
    act.commands.some(({ id, exact }) => exact && mayRun(book, talk, id))
  if (topic === undefined || acts.some(isMeant)) return undefined
  const handOver = { why: wording.whyNotForMe(topic), discreetly: true } as const
  return { feature: ENGINE, as: 'sensitive', outcome: { reply: { text: wording.notForMe() }, handOver } }
}
