/** What a notice's text says about itself: whether it wants an answer and which, until when, what to call it. Pure. */
import { findNumbers } from '../../language/numbers.ts'
import { normaliseText } from '../../language/read-value.ts'
import { findWhens } from '../../language/when/find-whens.ts'
import { presentAt } from '../../language/when/resolve.ts'
import { readDeadline } from './deadline.ts'
import { upToOf, withoutHint } from './several.ts'
import { type At, withDates, withoutCommand } from './tidy-text.ts'
import * as vocabulary from './vocabulary.ts'

/** What one message asks for; a survey asks several things. */
export type AnswerKind = 'none' | 'receipt' | 'choices' | 'number' | 'words'

/** A text as it was understood. */
export interface ReadNotice {
  /** Without the marks that only say how it is meant, and with the date beside 明天. */
  readonly text: string
  readonly title: string
  readonly answers: AnswerKind
  readonly choices: readonly string[]
  /** What was offered besides, and is left out: a digit can name so many only. */
  readonly leftOut: readonly string[]
  /** So many of them may be chosen. */
  readonly upTo: number
  /** The one that is named; `undefined`: none is. */
  readonly deadline: Date | undefined
}

const LONGEST_TITLE = 8
/** What a text is called that says nothing but when. */
export const NO_TITLE_FOUND = '通知'
/** A digit can name so many. */
export const MOST_CHOICES = 9

export function readNotice(said: string, at: At): ReadNotice {
  const listed = inlineChoices(said).length > 0 ? { text: said, choices: [] } : takeChoices(said)
  const choices =
    [listed.choices, inlineChoices(listed.text), askedWhether(listed.text), eitherOr(listed.text)].find(
      (labels) => labels.length > 0,
    ) ?? []
  const bare = withoutCommand(listed.text.replace(/^\s*【(?:请回复|不用回复)】\s*/, '').trim())
  const plain = fixPunctuation(bare).trim()
  const answers = answersOf(said, choices)
  const deadline = answers === 'none' ? undefined : readDeadline(plain, at)
  const title = titleOf(plain, at)
  const all = answers === 'choices' ? choices : []
  const [offered, leftOut] = [all.slice(0, MOST_CHOICES), all.slice(MOST_CHOICES)]
  const upTo = upToOf(said, offered.length)
  return { text: withDates(plain, at), title, answers, choices: offered, leftOut, upTo, deadline }
}

function answersOf(said: string, choices: readonly string[]): AnswerKind {
  if (choices.length > 0) return 'choices'
  if (vocabulary.WANTS_NONE.test(said) || !vocabulary.WANTS_ANSWER.test(said)) return 'none'
  if (vocabulary.WANTS_RECEIPT.test(said)) return 'receipt'
  if (vocabulary.WANTS_NUMBER.test(said)) return 'number'
  return vocabulary.WANTS_WORDS.test(said) ? 'words' : 'receipt'
}

/** Takes 选项：甲、乙 or numbered lines off the end of a text; they are written anew when it is sent. */
function takeChoices(said: string): { readonly text: string; readonly choices: readonly string[] } {
  const plain = withoutCommand(said.trim())
  const named = vocabulary.CHOICES_IN_BRACKETS.exec(plain) ?? vocabulary.CHOICES_LINE.exec(plain)
  const labels = splitLabels(withoutHint(named?.groups?.['labels'] ?? ''))
  if (named !== null && labels.length > 1)
    return { text: plain.slice(0, named.index).replace(/[，,、\s]+$/, ''), choices: labels }
  const lines = said.trimEnd().split('\n')
  let first = lines.length
  while (first > 0 && vocabulary.NUMBERED_LINE.test(lines[first - 1] ?? '')) first -= 1
  const numbered = lines.slice(first).map((line) => vocabulary.NUMBERED_LINE.exec(line)?.groups ?? {})
  const inOrder = numbered.every(({ number }, index) => Number(number) === index + 1)
  // 1 带身份证 2 空腹 are things to know, unless the text asks to choose.
  const asks = /选|回复?[1-9一]|回数字|请回复/.test(lines.slice(0, first).join('\n'))
  if (numbered.length < 2 || !inOrder || !asks) return { text: said, choices: [] }
  return { text: lines.slice(0, first).join('\n').trim(), choices: numbered.map(({ label }) => (label ?? '').trim()) }
}

/** 参加、不参加; 参加/不参加; 第一批 12月7日、第二批 12月9日: what divides least divides only where nothing else does. */
export function splitLabels(labels: string): readonly string[] {
  const divider = DIVIDERS.find((one) => one.test(labels)) ?? DIVIDERS[0]
  const split = labels
    .split(divider)
    .map((label) => label.replace(/[。.]$/, '').trim())
    .filter((label) => label !== '')
  return withoutNumbers(split)
}

const DIVIDERS = [/[、;；|\n]/, /[,，]/, /(?<!\d)[/／]|[/／](?!\d)/, /\s+/] as const
/** 1大米, 2.食用油; not 1号车, 10月14日, 1点半. */
const OWN_NUMBER = /^(?<number>[1-9])(?:[.、．:：)）](?!\d)|\s|(?=\p{Script=Han}))\s*(?![号月日点楼层路栋人元个])/u

/** Numbers before labels are of the list where all of them count up; else they belong to what they name. */
function withoutNumbers(labels: readonly string[]): readonly string[] {
  const areNumbered = labels.every((label, at) => Number(OWN_NUMBER.exec(label)?.groups?.['number']) === at + 1)
  return areNumbered ? labels.map((label) => label.replace(OWN_NUMBER, '')) : labels
}

const toDigit = (wide: string): string => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)

/** The choices that a sentence names itself: 参加请回1，不参加请回2; none unless they are numbered from 1. */
export function inlineChoices(text: string): readonly string[] {
  // 不能来的回2，能来的回1 names them the other way round.
  const plain = text.replace(/[１-９]/g, toDigit)
  const before = numbered(plain, vocabulary.INLINE_CHOICE)
  return before.length > 0 ? before : numbered(plain, vocabulary.CHOICE_BEHIND_NUMBER)
}

function numbered(text: string, form: RegExp): readonly string[] {
  const found = [...text.matchAll(form)]
    .map(({ groups }) => groups ?? {})
    .toSorted((one, other) => Number(one['number']) - Number(other['number']))
  const inOrder = found.every(({ number }, index) => Number(number) === index + 1)
  return found.length > 1 && inOrder ? found.map(({ label }) => (label ?? '').replace(/^(?:请|如|要)/, '')) : []
}

/** 请回复能不能来: the two answers, where an answer is asked for and none is named. */
function askedWhether(text: string): readonly string[] {
  if (vocabulary.WANTS_NONE.test(text) || !vocabulary.WANTS_ANSWER.test(text)) return []
  return vocabulary.ASKED_WHETHER.find(([form]) => form.test(text))?.[1] ?? []
}

/** 请选一样，大米还是食用油: the things between which people are to choose. */
function eitherOr(text: string): readonly string[] {
  if (vocabulary.WANTS_NONE.test(text)) return []
  const { asked, more = '', last } = vocabulary.EITHER_OR.exec(text)?.groups ?? {}
  if (asked === undefined || last === undefined) return []
  const isChoice = vocabulary.ASKS_TO_CHOOSE.test(text) || vocabulary.WANTS_ANSWER.test(text)
  return isChoice ? [...splitLabels(more), last] : []
}

/** 体检改到二楼 of 各位老同志：12月3日上午体检改到二楼，……: the first words that are neither a greeting nor a time. */
export function titleOf(text: string, { now, zone }: At): string {
  const plain = normaliseText(text)
  const whens = findWhens(plain, presentAt(now, zone))
  // 年夜 of 年夜饭 is no evening.
  const spans = whens.flatMap(({ span, pieces }) => pieces ?? [span]).filter(({ to }) => plain[to] !== '饭')
  const bare = [...plain]
    .map((char, index) => (spans.some(({ from, to }) => from <= index && index < to) ? ' ' : char))
    .join('')
  const clauses = bare.split(/[，。；！？:\n()\s【】《》]/).map((clause) => bareTitle(clause))
  return clauses.find((clause) => clause.length >= 2)?.slice(0, LONGEST_TITLE) ?? NO_TITLE_FOUND
}

const bareTitle = (clause: string): string =>
  clause.replace(vocabulary.NO_TITLE, '').replace(vocabulary.LOOSE_END, '').replace(vocabulary.CALLED_NOTICE, '')

const FULL_WIDTH: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
}

/** Half-width marks beside Chinese, and any colon before a line break (one puppet cuts the text there), made full-width. */
export function fixPunctuation(text: string): string {
  return text
    .replace(/:(?=[ \t]*\n)/g, '：')
    .replace(/(?<=[\p{Script=Han}）】”])[,;:?!()]/gu, (mark) => FULL_WIDTH[mark] ?? mark)
    .replace(/[(](?=\p{Script=Han})/gu, '（')
    .replace(/(?<=（[^（）()\n]{0,30})[)]/gu, '）')
}

/**
 * The number that an answer holds: 3, 三个, 我家两口人; `undefined` when there is none, more than one, or one that counts nothing.
 * `asksHeads`: people are counted, and so 1大1小 are two.
 */
export function readNumber(words: string, asksHeads = true): number | undefined {
  if (vocabulary.NAMES_ABOUT.test(words)) return undefined
  const plain = normaliseText(words)
  const counted = plain.replace(vocabulary.COUNTS_NOTHING, '，')
  const grown = vocabulary.GROWN_AND_SMALL.exec(counted)?.[0]
  if (grown !== undefined) {
    const sum = findNumbers(grown).reduce((total, { value }) => total + value, 0)
    // 2大1小1老, 也可能1大1小: more than these two is asked about.
    const isAll = findNumbers(counted.replace(grown, '，')).every(({ value }) => value === sum)
    return asksHeads && isAll && !vocabulary.MAYBE_OTHERWISE.test(plain) ? sum : undefined
  }
  const found = findNumbers(counted)
  if (found.some(({ about, max, percent }) => about || max !== undefined || percent)) return undefined
  const [only, ...others] = new Set(found.map(({ value }) => value))
  return only === undefined || others.length > 0 || !isCount(only) ? undefined : only
}

/** Whether it can be how many there are of something: no telephone number, and no half. */
export const isCount = (number: number): boolean => Number.isInteger(number) && number >= 0 && number < TOO_MANY
const TOO_MANY = 10_000
