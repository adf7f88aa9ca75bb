/** 都不去了，老赵住院了: who stays at home with somebody says so for themselves too, and the office hears why. */
import type { Outcome, PersonId, Turn } from '../../../feature.ts'
import type { Act } from '../../../language/reading.ts'
import { isSpouseCalled } from '../../../language/reply/companions.ts'
import { spouseOf } from '../../people/public.ts'
import { answeredBefore } from '../phone/undo-entries.ts'
import type * as queries from '../queries.ts'
import * as wording from '../wording.ts'
import { sayReceipt } from './receipts.ts'
import { namesIllness, type Reading } from './rules.ts'
import { keepAnswer } from './seats.ts'

/** 都不去了, 我也去不了, 我俩不去了, 我不去 */
const ONESELF_TOO = /都(?:不|[去来]不)|[我俺咱](?:俩|们)?(?:也|就)?(?:不(?:去|来|能|参加)|[去来]不)/
const OF_OTHERS = /[他她]们|[我俺]没说/

/** `undefined`: it is said of the other alone. The activity must be locked and open. */
export async function stayForAnother(
  turn: Turn,
  activity: queries.Activity,
  personId: PersonId,
  { reply, text }: Act,
): Promise<Outcome | undefined> {
  const { proxyFor: whom, reason = null } = reply
  const isNo = reply.reply === 'no' || reply.reply === 'cancel'
  if (whom === undefined || !isNo || !ONESELF_TOO.test(text) || OF_OTHERS.test(text)) return undefined
  const spouse = await spouseOf(turn.db, personId)
  const isOfSpouse = isSpouseCalled(whom, spouse?.name)
  const reading: Reading = {
    answer: 'no',
    heads: 0,
    companions: isOfSpouse ? [spouse?.name ?? whom] : [],
    reason: reason === null ? null : `${whom}${reason}`,
  }
  const undo = { before: await answeredBefore(turn, activity, personId), inboxId: turn.inboxId }
  const kept = await keepAnswer(turn, activity, { personId, reading, channel: turn.chat.kind, enteredBy: null })
  const isIll = namesIllness(reason)
  const receipt = await sayReceipt(turn, activity, personId, { ...kept, undo, ...(isIll && { caresFor: whom }) })
  const handOver =
    isIll || !isOfSpouse
      ? { handOver: { why: wording.whyBothStay(activity.title, whom), silently: true } as const }
      : {}
  return { ...receipt, ...handOver, wake: ['activities.offer'], as: 'no' }
}
