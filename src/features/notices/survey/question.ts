/** One question of a survey as somebody reads it, and as it is waited for. Pure. */
import { DAY } from '../../../base/spans.ts'
import type { Expectation, PersonId } from '../../../feature.ts'
import type { Option } from '../../../language/reading.ts'
import type { Notice, SurveyQuestion } from '../queries.ts'
import * as shared from '../wording.ts'
import { OTHER_WORDS } from './vocabulary.ts'
import * as wording from './wording.ts'

/** So long after the deadline an answer is still understood, and told that it is late; in milliseconds. */
const GRACE = 14 * DAY

/** What is kept with a question. */
export interface AskedQuestion {
  readonly noticeId: number
  /** Null: a whole room may answer, so it is whoever does. */
  readonly personId: PersonId | null
  /** From 1. */
  readonly question: number
}

/** 第2问（共3问）：…… with its choices and how to answer, a line each. */
export function questionInWords({ questions }: Notice, number: number, isRoom = false): readonly string[] {
  const question = questions[number - 1]
  if (question === undefined) return []
  const say = isRoom ? wording.inRoomHow : wording.howToAnswerOne
  return [
    wording.questionLine(number, questions.length, question.text),
    ...question.choices.map((label, index) => wording.choiceLine(index + 1, label)),
    say(question.answers, severalInWords(question)),
  ]
}

/** 选几个都行，比如：1 3; empty where one may be chosen. */
const severalInWords = ({ upTo = 1, choices }: SurveyQuestion): string =>
  upTo > 1 ? shared.howMany(upTo, choices.length) : ''

/** The question; a later answer to it changes the earlier one, also by quotation. */
export function expectQuestion(notice: Notice, personId: PersonId | null, number: number): Expectation {
  const payload: AskedQuestion = { noticeId: notice.id, personId, question: number }
  const question = notice.questions[number - 1]
  return {
    answer: 'survey',
    payload,
    about: `notice:${notice.id}:question ${number}`,
    title: notice.questions.length === 1 ? notice.title : wording.questionTitle(notice.title, number),
    options: question === undefined ? [] : choicesOf(question),
    ...(personId === null ? {} : { person: personId }),
    until: new Date((notice.deadline_at ?? notice.created_at).getTime() + GRACE),
  }
}

/** What a question offers, with other words for the usual labels. */
export function choicesOf({ choices, upTo }: SurveyQuestion): readonly Option[] {
  return choices.map((label, index) => {
    const words = OTHER_WORDS[label]
    return { number: index + 1, value: `choice ${index + 1}`, label, ...(words && { words }), ...(upTo && { upTo }) }
  })
}

/** The first question that somebody has not answered; `undefined`: none. */
export function nextOf({ questions }: Notice, answered: readonly { readonly question: number }[]): number | undefined {
  const done = new Set(answered.map(({ question }) => question))
  const index = questions.findIndex((_, at) => !done.has(at + 1))
  return index < 0 ? undefined : index + 1
}

/** Everything that is read of a notice, to be looked through: the name of its file too. */
export const allWords = (notice: Pick<Notice, 'text' | 'choices' | 'questions' | 'file_name'>): string =>
  [
    notice.text,
    ...notice.choices,
    ...notice.questions.flatMap((one) => [one.text, ...one.choices]),
    notice.file_name ?? '',
  ].join('\n')
