/** 冯秋菊回了吗: how one person has answered to what is open. */
import type { Outcome, Turn } from '../../../feature.ts'
import { sayInstant } from '../../../language/say.ts'
import { nameAndUnit } from '../../people/public.ts'
import * as queries from '../queries.ts'
import * as wording from '../wording.ts'
import type { Meant } from './whom-meant.ts'

/** Everybody who may be meant is shown, so nobody needs to be asked. */
export async function showAnswers(turn: Turn<unknown>, meant: readonly Meant[]): Promise<Outcome> {
  const shown: string[] = []
  for (const person of meant.flatMap(({ people }) => people)) {
    const open = await queries.findOpenFor(turn.db, person.id, turn.now)
    const lines: string[] = []
    for (const { id, title } of open) {
      const answer = await queries.findSignUp(turn.db, id, person.id)
      const when = answer === undefined ? '' : sayInstant(answer.answered_at, turn.office.zone)
      lines.push(wording.answerLine(title, wording.answerState(answer, when)))
    }
    shown.push(wording.answersOf(nameAndUnit(person), lines))
  }
  return { reply: { text: shown.join('\n\n') }, as: 'asked' }
}
