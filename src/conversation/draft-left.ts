/** A draft that waits for 1, 2 or 3 while whoever wrote it turns to something else: that it still waits is said once. */

import { isOnlyTakenBack } from './focus.ts'
import type { Heard } from './hear.ts'
import { isJustLeft } from './queries.ts'
import { type Book, type Decided, ENGINE, type Talk } from './talk.ts'
import * as wording from './wording.ts'

/** Behind an answer that asks nothing itself (rule 1), and in an alarm not at all. */
export async function tellWhatIsLeft(book: Book, { talk, decided }: Heard): Promise<Heard> {
  const draft =
    talk.chat.kind === 'private' && decided.some(answers) && !decided.some(asks) ? draftOf(book, talk) : undefined
  if (draft === undefined || !(await isJustLeft(talk.tx, draft.id))) return { talk, decided }
  const reply = { text: wording.draftWaits(draft.title, draft.options) }
  return { talk, decided: [...decided, { feature: ENGINE, as: 'draft-left', outcome: { reply } }] }
}

const answers = ({ outcome, as }: Decided): boolean => outcome.reply !== undefined && as !== 'distress'

/** 弄错了, which only takes back what was done, is no question. */
const asks = ({ outcome }: Decided): boolean => {
  const options = outcome.reply?.expects?.options
  return outcome.ask !== undefined || (options !== undefined && !isOnlyTakenBack(options))
}

/** The newest one that was shown in this chat. */
const draftOf = ({ answers: known }: Book, { questions }: Talk): Talk['questions'][number] | undefined =>
  questions.find(
    ({ feature, answer, inTalk, answered }) =>
      inTalk && !answered && known.get(`${feature}:${answer}`)?.isDraft === true,
  )
