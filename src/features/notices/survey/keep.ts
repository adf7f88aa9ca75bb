/** Keeps what people answer to a survey, question by question or all in one go. */
import type { PersonId, Turn } from '../../../feature.ts'
import { isSame, keep, RECEIPT, type ReadAnswer } from '../answer.ts'
import type { Notice, NoticeAnswer, SurveyQuestion } from '../queries.ts'
import { findAnswer, markHeard } from '../queries.ts'
import * as shared from '../wording.ts'
import * as queries from './queries.ts'
import { nextOf } from './question.ts'
import { type ReadPart, readAllAnswers } from './read-answer.ts'
import * as wording from './wording.ts'

/** Keeps one answer; whoever has none left to give has answered the notice. */
export async function keepOne(
  turn: Pick<Turn, 'db' | 'now' | 'inboxId'>,
  notice: Notice,
  personId: PersonId,
  given: {
    readonly number: number
    readonly read: ReadAnswer
    readonly channel: NoticeAnswer['channel']
    readonly enteredBy: PersonId | null
  },
): Promise<void> {
  const { db, now, inboxId } = turn
  await queries.keepAnswerTo(db, {
    notice_id: notice.id,
    person_id: personId,
    question: given.number,
    ...given.read,
    channel: given.channel,
    answered_at: now,
    inbox_id: inboxId,
    entered_by: given.enteredBy,
  })
  await markHeard(db, notice.id, personId, now)
  const left = nextOf(notice, await queries.answersOf(db, notice.id, personId))
  // Whoever did not want to go on, and has after all, has answered it.
  if (left === undefined && isSame(await findAnswer(db, notice.id, personId), RECEIPT) === false)
    await keep(turn, notice, personId, RECEIPT, given)
}

/** What was answered to a question, in words: 满意, 3, 没答. */
export function answerInWords({ choices }: SurveyQuestion, { chosen, number, words }: ReadAnswer): string {
  if (chosen !== null) return shared.sayChosen(choices, chosen)
  return number === null ? (words ?? wording.PASSED) : String(number)
}

/** Whether more is chosen than may be. */
export const isTooMany = ({ upTo = 1 }: SurveyQuestion, { chosen }: ReadAnswer): boolean => (chosen?.length ?? 0) > upTo

/** Asks for fewer; `before`: what is kept. */
export const tooManyInWords = (
  { choices, upTo = 1 }: SurveyQuestion,
  { chosen }: ReadAnswer,
  before: ReadAnswer | undefined,
): string => shared.tooMany(choices, chosen ?? [], upTo, before?.chosen ?? [])

/** Keeps what somebody answered to all questions in one go; what could not be read is told. */
export async function keepAll(
  turn: Pick<Turn<unknown>, 'db' | 'now' | 'inboxId' | 'speaker'>,
  notice: Notice,
  personId: number,
  said: string,
  channel: NoticeAnswer['channel'],
): Promise<{ readonly lines: readonly string[]; readonly kept: number; readonly left: number }> {
  const enteredBy = turn.speaker.person?.id ?? null
  return keepParts(turn, notice, personId, readAllAnswers(notice.questions, said), { channel, enteredBy })
}

/** The same of parts that are read already. */
export async function keepParts(
  turn: Pick<Turn<unknown>, 'db' | 'now' | 'inboxId'>,
  notice: Notice,
  personId: PersonId,
  parts: readonly ReadPart[],
  { channel, enteredBy }: { readonly channel: NoticeAnswer['channel']; readonly enteredBy: PersonId | null },
): Promise<{ readonly lines: readonly string[]; readonly kept: number; readonly left: number }> {
  for (const { question, answer } of parts) {
    if (answer === undefined) continue
    await keepOne(turn, notice, personId, { number: question, read: answer, channel, enteredBy })
  }
  const answered = await queries.answersOf(turn.db, notice.id, personId)
  const left = nextOf(notice, answered) === undefined ? 0 : notice.questions.length - answered.length
  const lines = parts.flatMap(({ question, words, answer }) => {
    const asked = notice.questions[question - 1]
    if (asked === undefined) return []
    return answer === undefined
      ? [wording.notUnderstood(question, words)]
      : [wording.enteredLine(question, answerInWords(asked, answer))]
  })
  return { lines, kept: parts.filter(({ answer }) => answer !== undefined).length, left }
}
