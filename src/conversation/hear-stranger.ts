/** Words of somebody of whom it is not known who they are. */
import { normaliseText } from '../language/read-value.ts'
import type { Act } from '../language/reading.ts'
import { asksSomething } from '../language/reply/asks.ts'
import { smallTalk, soundsLonely } from '../language/small-talk.ts'
import { answerQuestion } from './answer-question.ts'
import { matterIn } from './matters.ts'
import { runCommand } from './run-command.ts'
import { type Book, type Decided, ENGINE, mayRun, openingTurn, type Talk } from './talk.ts'
import * as wording from './wording.ts'

/** Somebody unknown may ask for help or a person, and answer what they were asked; everything else is an introduction. */
export async function hearStranger(
  book: Book,
  talk: Talk,
  acts: readonly [Act, ...(readonly Act[])],
): Promise<readonly Decided[]> {
  const [act] = acts
  const said = act.commands.find(({ id, exact }) => exact && mayRun(book, talk, id))
  const answered =
    talk.focus.kind === 'one' && said === undefined
      ? await answerQuestion(book, talk, talk.focus.question, act)
      : undefined
  const decided = said === undefined ? answered : await runCommand(book, talk, act, said.id, said.slots)
  if (decided !== undefined) return [decided]
  const { feature, greet } = book.strangers
  const outcome = await greet(openingTurn(book, talk, act))
  const greeted = { feature, as: outcome.as === undefined ? 'stranger' : `stranger:${outcome.as}`, outcome }
  return bringsSomething(book, talk, acts, greeted) ? [greeted, keepMatter()] : [greeted]
}

/** With these, all that they said is dealt with already. */
const DEALT_WITH: ReadonlySet<string> = new Set([
  'stranger:fraud',
  'stranger:help',
  'stranger:told-who',
  'stranger:kept',
  'stranger:polite',
])
/** Fewer characters of the first words may be anything: 加一下. */
const LEAST = 6

/** Whether they say more than who they are: a trouble, a question, a complaint; of the first words whatever says something. */
function bringsSomething(book: Book, talk: Talk, acts: readonly Act[], { as, outcome }: Decided): boolean {
  if (outcome.handOver !== undefined || DEALT_WITH.has(as)) return false
  const besides = book.strangers.besidesWho(normaliseText(talk.row.text))
  if (matterIn(book.features, besides) !== undefined || soundsLonely(besides)) return true
  if (besides !== '' && acts.some(({ reply }) => asksSomething(reply))) return true
  const characters = besides.match(/\p{Script=Han}/gu)?.length ?? 0
  return as === 'stranger:introduced' && characters >= LEAST && !acts.some(saysLittle)
}

const saysLittle = ({ text, reply }: Act): boolean =>
  smallTalk(text) !== undefined || ['greeting', 'thanks', 'received', 'yes'].includes(reply.reply)

/** It has a number at once; who they are is found out meanwhile. */
const keepMatter = (): Decided => ({
  feature: ENGINE,
  as: 'stranger-matter',
  outcome: { reply: { text: wording.matterOfStranger() }, handOver: { why: wording.whyMatterOfStranger() } },
})
