/** 我不去了，老伴还去: of a couple either speaks for both, so who is spoken of comes, and nobody has to look into it. */
import type { Outcome, PersonId, Turn } from '../../../feature.ts'
import type { Act } from '../../../language/reading.ts'
import { isSpouseCalled } from '../../../language/reply/companions.ts'
import { spouseOf } from '../../people/public.ts'
import { inWords } from '../in-words.ts'
import { answeredBefore } from '../phone/undo-entries.ts'
import * as queries from '../queries.ts'
import * as wording from '../wording.ts'
import type { Reading } from './rules.ts'
import { keepAnswer } from './seats.ts'
import { expectSignUp } from './sign-up-question.ts'

/**
 * `undefined`: it is said of somebody else, or the wife or husband is not asked, has said no themselves, or would come too
 * late. The activity must be locked and open.
 */
export async function spouseGoes(
  turn: Turn,
  activity: queries.Activity,
  personId: PersonId,
  { reply }: Act,
): Promise<Outcome | undefined> {
  const { db, now, chat } = turn
  if (reply.reply !== 'yes' || reply.proxyFor === undefined || (reply.people ?? 1) > 1) return undefined
  const spouse = await spouseOf(db, personId)
  if (spouse === undefined || !isSpouseCalled(reply.proxyFor, spouse.name)) return undefined
  const invited = await queries.findInvitations(db, [spouse.id], now)
  if (!invited.some(({ activityId }) => activityId === activity.id)) return undefined
  const theirs = await queries.findSignUp(db, activity.id, spouse.id)
  const comes = theirs?.answer === 'yes'
  const staysThemselves = theirs?.answer === 'no' && theirs.entered_by === null
  if (staysThemselves || (!comes && now > activity.deadline_at)) return undefined
  const own = await queries.findSignUp(db, activity.id, personId)
  // 我不去，老伴去: the receipt for oneself takes back all of it.
  const isAlone = !comes && own?.inbox_id !== turn.inboxId
  const before = isAlone ? await answeredBefore(turn, activity, spouse.id) : []
  const seat = comes ? theirs.seat : await enter(turn, activity, personId, spouse.id)
  const text = wording.spouseComes(inWords(activity, turn.office.zone), spouse.name, { before: comes, seat })
  const once = `inbox ${turn.inboxId}:spouse:activity ${activity.id}`
  const undo = { before, inboxId: turn.inboxId }
  const question = isAlone ? { expects: expectSignUp(activity, personId, own !== undefined, undo) } : {}
  if (chat.kind === 'private') return { reply: { text, ...question }, as: 'yes' }
  return {
    messages: [{ to: { person: personId }, text: wording.inRoom(chat.name, text), kind: 'reply', once, ...question }],
    as: 'yes',
  }
}

async function enter(turn: Turn, activity: queries.Activity, by: PersonId, personId: PersonId) {
  const reading: Reading = { answer: 'yes', heads: 1, companions: [], reason: null }
  return (await keepAnswer(turn, activity, { personId, reading, channel: turn.chat.kind, enteredBy: by })).seat
}
