/** 行, 嗯, [强], right behind one's own 去不了 or 还没定: it agrees with the receipt, and signs nobody up. */
import type { Answer, Outcome, Turn } from '../../../feature.ts'
import { withoutFaces } from '../../../language/faces.ts'
import type { SignUp } from '../queries.ts'
import * as wording from '../wording.ts'

/** What was decided of the message before this one, within the hour. */
const SAID_SO = /:sign-up:(?:no|maybe|agreed)$/
/** Longer words say more than a nod, in characters. */
const LONGEST = 4
/** 那我去, 1, 算我一个 */
const SAYS_WHAT = /[\d去来到]|参加|报名|[算加带]/

/** `undefined`: it is an answer of its own, as it is to what has been asked since. The question must be the receipt's. */
export function agrees(turn: Turn, { choice, act }: Answer, current: SignUp | undefined): Outcome | undefined {
  const { previous = '', quoted, chat } = turn
  if (chat.kind === 'room' || quoted !== undefined || !SAID_SO.test(previous)) return undefined
  if (current === undefined || current.answer === 'yes') return undefined
  const said = withoutFaces(act.text)
  const isNod = (choice?.value ?? act.reply.reply) === 'yes' && said.length <= LONGEST && !SAYS_WHAT.test(said)
  return isNod ? { reply: { text: wording.agreed() }, as: 'agreed' } : undefined
}
