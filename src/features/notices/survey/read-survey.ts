/** The questions that a survey's text holds, and how each is to be answered. Pure. */
import { numberValue } from '../../../language/numbers.ts'
import { namedDeadline, readDeadline } from '../deadline.ts'
import type { SurveyQuestion } from '../queries.ts'
import { fixPunctuation, MOST_CHOICES, titleOf } from '../read-notice.ts'
import { upToOf, withoutHint } from '../several.ts'
import { type At, withDates } from '../tidy-text.ts'
import * as vocabulary from './vocabulary.ts'

/** A survey as it was understood. */
export interface ReadSurvey {
  readonly title: string
  /** What is said before the first question; may be empty. */
  readonly intro: string
  readonly questions: readonly SurveyQuestion[]
  /** The one that is named; `undefined`: none is. */
  readonly deadline: Date | undefined
}

/** More is too much for anybody of eighty. */
export const MOST_QUESTIONS = 10
/** A label is what stands in a line of the message: 不太满意, 每周二上午. */
const LONGEST_LABEL = 12

/** `undefined`: no numbered question is in it. */
export function readSurvey(said: string, at: At): ReadSurvey | undefined {
  const parts = splitByNumbers(said.trim())
  if (parts === undefined) return undefined
  const [before = '', ...rest] = parts
  const { bodies, until } = takeUntil(rest, at)
  const intro = fixPunctuation(withDates(before.replace(/^【请回复】/, '').trim(), at)).replace(/[：:]$/, '')
  const questions = bodies.map(readQuestion).filter(({ text }) => text !== '')
  const [first] = questions
  if (first === undefined) return undefined
  const named = intro.replace(/[（(].*[）)]/g, '')
  return {
    title: titleOf(named === '' ? first.text : named, at),
    intro,
    questions,
    deadline: readDeadline(until ?? intro, at),
  }
}

/** 周五前答完, behind the last question, belongs to all of them. */
function takeUntil(
  bodies: readonly string[],
  at: At,
): { readonly bodies: readonly string[]; readonly until: string | undefined } {
  const last = bodies.at(-1)?.trim() ?? ''
  const found = vocabulary.UNTIL_BEHIND.exec(last)
  const said = found?.groups?.['until']
  const until =
    said === undefined
      ? undefined
      : `${said.replace(/^截止(?:时间|日期)?(?:到|是|为|在|:|：)?|截止$/g, '').replace(/[之以]?前.*$/, '')}前`
  if (found === null || until === undefined || namedDeadline(until, at) === undefined)
    return { bodies, until: undefined }
  return { bodies: [...bodies.slice(0, -1), last.slice(0, found.index)], until }
}

/** What comes before the first number, then what belongs to each; by whichever numbering gives the first question. */
function splitByNumbers(text: string): readonly string[] | undefined {
  const found = vocabulary.NUMBERINGS.flatMap((numbering) => {
    const all = [...text.matchAll(numbering)].filter(({ index }) =>
      vocabulary.BEFORE_NUMBER.test(text.slice(Math.max(0, index - 1), index)),
    )
    const isFirst = ({ index }: RegExpExecArray) => /(?:^|\n)[ \t　]*$/.test(text.slice(0, index))
    const atLines = inOrder(all.filter(isFirst))
    const marks = atLines.length > 1 ? atLines : inOrder(all)
    return marks.length > 0 ? [marks] : []
  })
  const [marks] = found.toSorted((one, other) => (one[0]?.index ?? 0) - (other[0]?.index ?? 0))
  if (marks === undefined) return undefined
  const from = marks.map(({ index }) => index)
  return [
    text.slice(0, from[0]),
    ...marks.map(({ 0: mark, index }, at) => text.slice(index + mark.length, from[at + 1])),
  ]
}

/** 1, 2, 3 …, each the first after the one before. */
function inOrder(marks: readonly RegExpExecArray[]): readonly RegExpExecArray[] {
  const taken: RegExpExecArray[] = []
  for (const mark of marks) {
    if (numberValue(mark.groups?.['number'] ?? mark.groups?.['other'] ?? '') === taken.length + 1) taken.push(mark)
  }
  return taken
}

/** A question with its choices behind it, below it, or none. */
export function readQuestion(said: string): SurveyQuestion {
  const all = said.trim().replace(/[；;]$/, '')
  const whole = withoutHint(all)
  const given = takeChoices(whole)
  const bare = fixPunctuation((given?.text ?? whole).replace(vocabulary.HINT, '').replace(/\s+/g, ' ').trim())
  const text = bare.replace(/[：:，,]$/, '')
  if (given !== undefined) return ofChoices(text, given.choices, all)
  if (vocabulary.WANTS_WORDS.test(whole)) return { text, answers: 'words', choices: [] }
  if (vocabulary.WANTS_NUMBER.test(whole)) return { text, answers: 'number', choices: [] }
  const choices = vocabulary.PLAIN_QUESTIONS.find(([pattern]) => pattern.test(text))?.[1] ?? []
  return choices.length > 0 ? ofChoices(text, choices, all) : { text, answers: 'words', choices }
}

/** `all`: the question with what it says of how many may be chosen. */
function ofChoices(text: string, choices: readonly string[], all: string): SurveyQuestion {
  const upTo = upToOf(all, choices.length)
  return { text, answers: 'choices', choices, ...(upTo > 1 && { upTo }) }
}

interface WithChoices {
  readonly text: string
  readonly choices: readonly string[]
}

function takeChoices(whole: string): WithChoices | undefined {
  return (
    listed(whole, vocabulary.CHOICES_NAMED) ??
    marked(whole, vocabulary.LETTERED, 'letter') ??
    marked(whole, vocabulary.NUMBERED_CHOICE, 'number') ??
    listed(whole, vocabulary.CHOICES_IN_BRACKETS) ??
    listed(whole, vocabulary.CHOICES_BEHIND)
  )
}

function listed(whole: string, pattern: RegExp): WithChoices | undefined {
  const found = pattern.exec(whole)
  const choices = labelsOf((found?.groups?.['labels'] ?? '').split(/[、,，/／;；|]|还是|\s+/))
  return found === null || choices === undefined ? undefined : { text: whole.slice(0, found.index), choices }
}

/** A满意 B一般 or 1满意 2一般: in order, from the first. */
function marked(whole: string, pattern: RegExp, group: 'letter' | 'number'): WithChoices | undefined {
  const marks = [...whole.matchAll(pattern)]
  const [first] = marks
  const isInOrder = marks.every(({ groups }, index) => placeOf(groups?.[group] ?? '') === index + 1)
  if (first === undefined || !isInOrder) return undefined
  const from = marks.map(({ index }) => index)
  const pieces = marks.map(({ 0: mark, index }, at) => whole.slice(index + mark.length, from[at + 1]))
  const choices = labelsOf(pieces)
  const end = first.index + first[0].search(/[A-Ha-h1-9]/)
  return choices && { text: whole.slice(0, end), choices }
}

const placeOf = (mark: string): number =>
  /\d/.test(mark) ? Number(mark) : mark.toUpperCase().charCodeAt(0) - 'A'.charCodeAt(0) + 1

/** How many labels a question offers behind it where they are more than a digit can name, so that it was taken for free words. */
export function labelsTooMany({ text, answers }: SurveyQuestion): number | undefined {
  const found = vocabulary.CHOICES_IN_BRACKETS.exec(text) ?? vocabulary.CHOICES_BEHIND.exec(text)
  const labels = (found?.groups?.['labels'] ?? '').split(/[、/／|]/).map((label) => label.trim())
  const areLabels = labels.every((label) => label !== '' && label.length <= LONGEST_LABEL)
  return answers === 'words' && areLabels && labels.length > MOST_CHOICES ? labels.length : undefined
}

/** `undefined`: these are no labels to choose from. */
function labelsOf(pieces: readonly string[]): readonly string[] | undefined {
  const labels = pieces
    .map((piece) => piece.replace(/^[ \t　]*(?:[A-Ha-h]|[1-9])?[.、．:： ]*|[，,。；;.、\s]+$/g, '').trim())
    .filter((label) => label !== '')
  const isFine = labels.every((label) => label.length <= LONGEST_LABEL) && new Set(labels).size === labels.length
  return labels.length > 1 && labels.length <= MOST_CHOICES && isFine ? labels : undefined
}
