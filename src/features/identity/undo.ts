/** 弄错了, right after a chat was found to be somebody's (rule 9): nothing personal goes there any more. */
import { dayOf } from '../../base/calendar.ts'
import { HOUR } from '../../base/spans.ts'
import type { ChatId, Outcome, PersonId, Saying, Turn } from '../../feature.ts'
import { takeBack } from '../people/public.ts'
import { isLastWayIn, lastAdministrator, NOT_UNBOUND } from '../roles/public.ts'
import { NEEDS } from './ask.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

interface Pair {
  readonly chatId: ChatId
  readonly personId: PersonId
  readonly name: string
}

interface Entered {
  /** Bound in the same talk, it is theirs no more; only confirmed, it waits for that again. */
  readonly deed: 'bound' | 'confirmed'
  readonly pairs: readonly Pair[]
}

const namesOf = (pairs: readonly Pair[]): string => pairs.map(({ name }) => name).join('、')

const entry = takeBack<Entered>({
  id: 'undo',
  needs: NEEDS,
  lasts: HOUR,
  rightAfter: /^identity[.:]/,
  what: async (_turn, { deed, pairs }) => wording.wasDone(namesOf(pairs), deed),
  run: putBack,
})

export const undone = entry.answer

/** The receipt, with the question that takes it back. */
export const receiptToUndo = (
  turn: Turn<unknown>,
  text: string,
  deed: Entered['deed'],
  pairs: readonly Pair[],
): Saying =>
  entry.receipt(turn, `${text}\n${wording.howToUndo(deed)}`, {
    deed,
    pairs: pairs.map(({ chatId, personId, name }) => ({ chatId, personId, name })),
  })

/**
 * What was bound is so no more; what was only confirmed waits for that again. Where one of them must stay, all do. What has
 * been said to the chat and entered from it meanwhile stays, and staff hear that.
 */
export async function putBack(turn: Turn<unknown>, { deed, pairs }: Entered): Promise<Outcome> {
  const { db, now } = turn
  const there: Pair[] = []
  for (const pair of pairs) {
    const found = await lookAt(turn, pair)
    if (found === 'last') return { reply: { text: lastAdministrator(NOT_UNBOUND) }, as: 'refused' }
    if (found === 'there') there.push(pair)
  }
  const done: Pair[] = []
  for (const pair of there) {
    // The one before may have been the last other way in.
    if ((await lookAt(turn, pair)) === 'last') break
    if (deed === 'bound') await queries.unbind(db, pair, { now, refused: false })
    else await queries.doubt(db, pair)
    done.push(pair)
  }
  if (done.length === 0) return { reply: { text: wording.nothingToConfirm(namesOf(pairs)) } }
  const kept = there.slice(done.length)
  const lines = [
    wording.tookBack(namesOf(done), deed),
    ...(kept.length === 0 ? [] : [wording.notTakenBack(namesOf(kept)) + lastAdministrator(NOT_UNBOUND)]),
  ]
  return { reply: { text: lines.join('\n') }, as: 'taken-back' }
}

/** Whether the chat is theirs still, and whether an administrator could not act without it. */
async function lookAt({ db, now, office }: Turn<unknown>, pair: Pair): Promise<'gone' | 'there' | 'last'> {
  const bound = (await queries.boundTo(db, pair.chatId)).find(({ personId }) => personId === pair.personId)
  if (bound === undefined) return 'gone'
  return bound.confirmed && (await isLastWayIn(db, pair.chatId, dayOf(now, office.zone))) ? 'last' : 'there'
}
