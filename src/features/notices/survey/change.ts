/** 第2问改成：……; 删掉第3问; 加一问：…… how the draft of a survey is changed. */
import type { Turn } from '../../../feature.ts'
import { takeApart } from '../../../language/apart.ts'
import type { Notice, SurveyQuestion } from '../queries.ts'
import { MOST_CHOICES } from '../read-notice.ts'
import { TEXT_CHANGED } from '../vocabulary.ts'
import { placeOf } from './read-answer.ts'
import { labelsTooMany, MOST_QUESTIONS, type ReadSurvey, readQuestion, readSurvey } from './read-survey.ts'
import * as vocabulary from './vocabulary.ts'
import * as wording from './wording.ts'

/** The columns that change, or why nothing can be; `undefined`: it is not about the questions. */
type Change =
  | { readonly columns: { title?: string; text?: string; questions: string; deadline_at?: Date } }
  | { readonly told: string }
  | undefined

/** 加一问：还来吗？, 第2问改成：…… */
export const namesQuestion = (words: string): boolean =>
  vocabulary.QUESTION_ADDED.test(words) || vocabulary.QUESTION_CHANGED.test(words)

export function changeOfSurvey({ words: said, now, office }: Turn<unknown>, notice: Notice, words: string): Change {
  const { questions } = notice
  const written = takeApart(said).own.trim()
  const changed = vocabulary.QUESTION_CHANGED.exec(written)?.groups
  if (changed !== undefined) return replaceOne(questions, placeOf(changed['number']), changed['text'] ?? '')
  const out = vocabulary.QUESTION_TAKEN_OUT.exec(words)?.groups
  if (out !== undefined) return takeOut(questions, placeOf(out['number']))
  const added = vocabulary.QUESTION_ADDED.exec(written)?.groups?.['text']
  if (added !== undefined) {
    const count = questions.length + 1
    if (count > MOST_QUESTIONS) return { told: wording.tooManyQuestions(count, MOST_QUESTIONS) }
    return withOne(readQuestion(added), count, (one) => [...questions, one])
  }
  if (vocabulary.NOT_FOR_SURVEYS.test(words)) return { told: wording.alwaysAnswered() }
  const whole = readSurvey(written.replace(/^2[，,、 ]+(?=\S)/, '').replace(TEXT_CHANGED, ''), {
    now,
    zone: office.zone,
  })
  return whole === undefined || whole.questions.length < 2 ? undefined : { columns: columnsOf(whole) }
}

const with_ = (questions: readonly SurveyQuestion[]) => ({ columns: { questions: JSON.stringify(questions) } })

function replaceOne(questions: readonly SurveyQuestion[], number: number, text: string): Change {
  if (questions[number - 1] === undefined) return { told: wording.noSuchQuestion(questions.length) }
  return withOne(readQuestion(text), number, (anew) => questions.map((one, at) => (at === number - 1 ? anew : one)))
}

/** `number`: its place, from 1; `all`: the questions with it. */
const withOne = (
  question: SurveyQuestion,
  number: number,
  all: (question: SurveyQuestion) => readonly SurveyQuestion[],
): Change =>
  labelsTooMany(question) === undefined ? with_(all(question)) : { told: wording.tooManyLabels(number, MOST_CHOICES) }

function takeOut(questions: readonly SurveyQuestion[], number: number): Change {
  if (questions[number - 1] === undefined) return { told: wording.noSuchQuestion(questions.length) }
  if (questions.length === 1) return { told: wording.lastQuestion() }
  return with_(questions.filter((_, at) => at !== number - 1))
}

/** A survey as a notice keeps it. */
export function columnsOf({ title, intro, questions, deadline }: ReadSurvey) {
  const text = intro === '' ? wording.introFor(title) : intro
  return { title, text, questions: JSON.stringify(questions), ...(deadline && { deadline_at: deadline }) }
}
