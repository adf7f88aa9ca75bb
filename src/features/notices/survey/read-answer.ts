/** What words answer to one question of a survey, and what one answers to all of them in one go. Pure. */
import type { Answer } from '../../../feature.ts'
import { readChoice } from '../../../language/choice.ts'
import { findNumbers, numberValue } from '../../../language/numbers.ts'
import { normaliseText } from '../../../language/read-value.ts'
import type { Option } from '../../../language/reading.ts'
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
    const options = choicesOf(question)
    const chosen = choice ?? readChoice(text, options) ?? choiceWithin(text, options)
    const index = chosen === undefined ? chosenIndex(options, question.choices, { act }) : chosen.number - 1
    return index === undefined ? undefined : { ...RECEIPT, choice: index + 1 }
  }
  if (question.answers === 'number') return readNumberOf(text)
  return RECEIPTS.has(act.reply.reply) ? undefined : { ...RECEIPT, words: text }
}

interface Hit {
  readonly option: Option
  readonly from: number
  readonly to: number
}

/** 我觉得吧，饭菜还挺满意的: the one whose words stand in a sentence; 不怎么满意 is 不满意 where that is one of them. */
function choiceWithin(text: string, options: readonly Option[]): Option | undefined {
  const hits = options.flatMap((option) =>
    [option.label, ...(option.words ?? [])]
      .filter((word) => word.length > 1)
      .flatMap((word) => hitsOf(text, option, word)),
  )
  const longest = hits.filter((hit) => !hits.some((other) => isWithin(hit, other)))
  const isDenied = ({ from }: Hit) => vocabulary.DENIED_BEFORE.test(text.slice(0, from))
  const meant = longest.map((hit) =>
    isDenied(hit) ? options.find(({ label }) => label === `不${hit.option.label}`) : hit.option,
  )
  const [only, ...others] = new Set(meant.filter((option) => option !== undefined))
  // 面条米饭都行
  return others.length > 0 ? meant.find((option) => option !== undefined && vocabulary.ANY.test(option.label)) : only
}

function hitsOf(text: string, option: Option, word: string): readonly Hit[] {
  const hits: Hit[] = []
  for (let from = text.indexOf(word); from >= 0; from = text.indexOf(word, from + 1)) {
    hits.push({ option, from, to: from + word.length })
  }
  return hits
}

const isWithin = (inner: Hit, outer: Hit): boolean =>
  outer.from <= inner.from && inner.to <= outer.to && outer.to - outer.from > inner.to - inner.from

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
