/** What words answer to one question of a survey, and what one answers to all of them in one go. Pure. */
import type { Answer } from '../../../feature.ts'
import { findNumbers, numberValue } from '../../../language/numbers.ts'
import { normaliseText } from '../../../language/read-value.ts'
import { readReply } from '../../../language/reply/read-reply.ts'
import { RECEIPT, type ReadAnswer } from '../answer.ts'
import type { SurveyQuestion } from '../queries.ts'
import { chosenIndex } from '../read-chosen.ts'
import { choicesOf } from './question.ts'
import * as vocabulary from './vocabulary.ts'

/** No value at all: the question is passed over. */
const PASSED_OVER: ReadAnswer = RECEIPT

/** `undefined`: this is no answer to the question. */
export function readAnswerTo(question: SurveyQuestion, { choice, act }: Answer): ReadAnswer | undefined {
  const { text } = act
  if (text === '') return undefined
  if (choice === undefined && vocabulary.PASSES_OVER.test(text)) return PASSED_OVER
  if (question.answers === 'choices') {
    const index = chosenIndex(choicesOf(question), question.choices, choice === undefined ? { act } : { choice, act })
    return index === undefined ? undefined : { ...RECEIPT, choice: index + 1 }
  }
  if (question.answers === 'number') return readNumberOf(text)
  return RECEIPTS.has(act.reply.reply) ? undefined : { ...RECEIPT, words: text }
}

const RECEIPTS = new Set(['received', 'thanks', 'greeting', 'optout'])

/** 三四次 and 十来次 are about so many; 一个月三次 is 3. */
function readNumberOf(text: string): ReadAnswer | undefined {
  if (vocabulary.NONE.test(text)) return { ...RECEIPT, number: 0 }
  const [only, ...others] = findNumbers(text.replace(vocabulary.PERIODS, ''))
  if (only === undefined || others.length > 0 || !Number.isInteger(only.value)) return undefined
  return { ...RECEIPT, number: only.value }
}

/** What one part of a list answers. */
export interface ReadPart {
  /** From 1. */
  readonly question: number
  readonly words: string
  /** `undefined`: it could not be read. */
  readonly answer: ReadAnswer | undefined
}

/** 1，3，没有 in order, or 1满意，2三次，3没有 by number: what somebody answers to all questions in one go. */
export function readAllAnswers(questions: readonly SurveyQuestion[], said: string): readonly ReadPart[] {
  const text = normaliseText(said)
  return (byNumber(text, questions.length) ?? inOrder(text, questions.length)).flatMap(({ question, words }) => {
    const asked = questions[question - 1]
    if (asked === undefined || words === '') return []
    const answer = readAnswerTo(asked, { act: actOf(words) })
    return [{ question, words, answer }]
  })
}

type Part = Omit<ReadPart, 'answer'>

const NUMBERED = /(?:^|[，,；;。\s\n])第?(?<number>\d{1,2})[问题]?[.、．:： ]?(?=[^\d\s，,；;。])/g

function byNumber(text: string, most: number): readonly Part[] | undefined {
  const marks = [...text.matchAll(NUMBERED)].filter(({ groups }) => Number(groups?.['number']) <= most)
  const [first] = marks
  const isRising = marks.every(({ groups }, at) => at === 0 || Number(groups?.['number']) > before(marks[at - 1]))
  if (first === undefined || first.index > 0 || marks.length < 2 || !isRising) return undefined
  const from = marks.map(({ index }) => index)
  return marks.map((mark, at) => ({
    question: before(mark),
    words: bare(text.slice(mark.index + mark[0].length, from[at + 1])),
  }))
}

const before = (mark: RegExpExecArray | undefined): number => Number(mark?.groups?.['number'] ?? 0)

/** The last part keeps its commas: it may be words. */
function inOrder(text: string, count: number): readonly Part[] {
  const pieces = text.split(/[，,；;、\s\n]+/)
  const parts = pieces.slice(0, count - 1)
  const rest = pieces.slice(count - 1).join('，')
  return [...parts, ...(rest === '' ? [] : [rest])].map((words, at) => ({ question: at + 1, words: bare(words) }))
}

const bare = (words: string): string => words.replace(/^[\s，,；;。]+|[\s，,；;。]+$/g, '')

/** A text as an act of its own. */
export const actOf = (text: string): Answer['act'] => ({
  span: { from: 0, to: text.length },
  text,
  reply: readReply(text),
  commands: [],
  when: [],
})

/** 一 or 1 as it stands before 问. */
export const placeOf = (written: string | undefined): number => numberValue(written ?? '') ?? 0
