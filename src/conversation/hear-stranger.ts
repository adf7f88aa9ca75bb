/** Words of somebody of whom it is not known who they are. */
import type { Act } from '../language/reading.ts'
import { answerQuestion } from './answer-question.ts'
import { runCommand } from './run-command.ts'
import { type Book, type Decided, mayRun, openingTurn, type Talk } from './talk.ts'

/** Somebody unknown may ask for help or a person, and answer what they were asked; everything else is an introduction. */
export async function hearStranger(book: Book, talk: Talk, act: Act): Promise<Decided> {
  const said = act.commands.find(({ id, exact }) => exact && mayRun(book, talk, id))
  const answered =
    talk.focus.kind === 'one' && said === undefined
      ? await answerQuestion(book, talk, talk.focus.question, act)
      : undefined
  const decided = said === undefined ? answered : await runCommand(book, talk, act, said.id, said.slots)
  if (decided !== undefined) return decided
  const { feature, greet } = book.strangers
  const outcome = await greet(openingTurn(book, talk, act))
  return { feature, as: outcome.as === undefined ? 'stranger' : `stranger:${outcome.as}`, outcome }
}
