/** What words answer to one question of a survey, and what one answers to all of them in one go. Pure. */
import type { Answer } from '../../../feature.ts'
import { findNumbers, numberValue } from '../../../language/numbers.ts'
import { normaliseText } from '../../../language/read-value.ts'
import { readReply } from '../../../language/reply/read-reply.ts'
import { RECEIPT, type ReadAnswer } from '../answer.ts'
import type { SurveyQuestion } from '../queries.ts'
import { chosenNumbers } from '../read-chosen.ts'
import { isCount } from '../read-notice.ts'
import { choicesOf } from './question.ts'
import * as vocabulary from './vocabulary.ts'

/** No value at all: the question is passed over. */
const PASSED_OVER: ReadAnswer = RECEIPT

/** `undefined`: this is no answer to the question. `before`: what was answered to it. */
export function readAnswerTo(
  question: SurveyQuestion,
  { choice, act }: Answer,
  before?: ReadAnswer,
): ReadAnswer | undefined {
  const { text } = act
  if (text === '') return undefined
  const label = choice === undefined ? question.choices.indexOf(text.replace(/[了吧呢啊的]$/, '')) : -1
  // 不知道 is an answer where it is offered.
  if (label >= 0) return { ...RECEIPT, chosen: [label + 1] }
  if (choice === undefined && vocabulary.PASSES_OVER.test(text)) return PASSED_OVER
  if (question.answers === 'choices') {
    const answer = choice === undefined ? { act } : { choice, act }
    const chosen = chosenNumbers(choicesOf(question), question.choices, answer, before?.chosen ?? [])
    return chosen && { ...RECEIPT, chosen }
  }
  if (question.answers === 'number') return readNumberOf(text)
  return RECEIPTS.has(act.reply.reply) ? undefined : { ...RECEIPT, words: text }
}

const RECEIPTS = new Set(['received', 'thanks', 'greeting', 'optout'])

/** 三四次 and 十来次 are about so many; 一个月三次 is 3. */
function readNumberOf(text: string): ReadAnswer | undefined {
  if (vocabulary.NONE.test(text)) return { ...RECEIPT, number: 0 }
  const [only, ...others] = findNumbers(text.replace(vocabulary.PERIODS, ''))
  if (only === undefined || others.length > 0 || !isCount(only.value)) return undefined
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
  const ordered = readParts(questions, inOrder(text, questions))
  const numbers = byNumber(text, questions.length)
  if (numbers === undefined) return ordered
  const numbered = readParts(questions, numbers)
  // 1次，3口人，没有: values, where they answer every question in order and the numbers do not.
  return !isWhole(questions, numbered) && isWhole(questions, ordered) ? ordered : numbered
}

const isWhole = (questions: readonly SurveyQuestion[], parts: readonly ReadPart[]): boolean =>
  parts.length === questions.length && parts.every(({ answer }) => answer !== undefined)

function readParts(questions: readonly SurveyQuestion[], parts: readonly Part[]): readonly ReadPart[] {
  return parts.flatMap(({ question, words }) => {
    const asked = questions[question - 1]
    if (asked === undefined || words === '') return []
    const answer = readAnswerTo(asked, { act: actOf(words) })
    if (answer !== undefined && (answer.chosen?.length ?? 0) > (asked.upTo ?? 1))
      return [{ question, words, answer: undefined }]
    return [{ question, words, answer }]
  })
}

type Part = Omit<ReadPart, 'answer'>

/** A figure right before what it counts is a value: 1次, 3口人. */
const NUMBERED =
  /(?:^|[，,；;。\s\n])第?(?<number>\d{1,2})(?:[问题][.、．:： ]?|[.、．:： ]|(?![次口个人位回天年岁份斤顿趟块元]))(?=[^\d\s，,；;。])/g

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

const BETWEEN_ANSWERS = /[，,；;、\s\n]+/
/** 1、3 is one answer where several may be chosen. */
const BETWEEN_LISTS = /[，,；;\n]+/

const before = (mark: RegExpExecArray | undefined): number => Number(mark?.groups?.['number'] ?? 0)

/** The last part keeps its commas: it may be words. */
function inOrder(text: string, questions: readonly SurveyQuestion[]): readonly Part[] {
  const count = questions.length
  const pieces = text.split(questions.some(({ upTo = 1 }) => upTo > 1) ? BETWEEN_LISTS : BETWEEN_ANSWERS)
  const parts = pieces.slice(0, count - 1)
  const rest = pieces.slice(count - 1).join('，')
  return [...parts, ...(rest === '' ? [] : [rest])].map((words, at) => ({ question: at + 1, words: bare(words) }))
}

const bare = (words: string): string => words.replace(/^[\s，,；;。.、．:：]+|[\s，,；;。]+$/g, '')

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
