/** What a notice's text says about itself: whether it wants an answer and which, until when, what to call it. Pure. */
import { addDays, type Day, dayOf, instantOf, type Time } from '../../base/calendar.ts'
import { numberValue } from '../../language/numbers.ts'
import { normaliseText, readSlots } from '../../language/read-value.ts'
import type { Part, When } from '../../language/reading.ts'
import { findWhens } from '../../language/when/find-whens.ts'
import { presentAt } from '../../language/when/resolve.ts'
import * as vocabulary from './vocabulary.ts'

export type AnswerKind = 'none' | 'receipt' | 'choices' | 'number' | 'words'

/** A text as it was understood. */
export interface ReadNotice {
  /** Without the marks that only say how it is meant. */
  readonly text: string
  readonly title: string
  readonly answers: AnswerKind
  readonly choices: readonly string[]
  /** The one that is named; `undefined`: none is. */
  readonly deadline: Date | undefined
}

/** When and where a text is read. */
export interface At {
  readonly now: Date
  readonly zone: string
}

/** The end of the sending window: until then a day's answers come in. */
const EVENING: Time = '20:00'
/** So many days people have to answer, where nothing is said. */
const USUAL_DAYS = 3
const LONGEST_TITLE = 8
const MOST_CHOICES = 9

export function readNotice(said: string, at: At): ReadNotice {
  const listed = takeChoices(said)
  const choices = listed.choices.length > 0 ? listed.choices : inlineChoices(listed.text)
  const text = fixPunctuation(listed.text.replace(/^\s*【(?:请回复|不用回复)】\s*/, '')).trim()
  const answers = answersOf(said, choices)
  const deadline = answers === 'none' ? undefined : readDeadline(text, at)
  return { text, title: titleOf(text, at), answers, choices: answers === 'choices' ? choices : [], deadline }
}

function answersOf(said: string, choices: readonly string[]): AnswerKind {
  if (choices.length > 0) return 'choices'
  if (vocabulary.WANTS_NONE.test(said) || !vocabulary.WANTS_ANSWER.test(said)) return 'none'
  if (vocabulary.WANTS_NUMBER.test(said)) return 'number'
  return vocabulary.WANTS_WORDS.test(said) ? 'words' : 'receipt'
}

/** Takes 选项：甲、乙 or numbered lines off the end of a text; they are written anew when it is sent. */
function takeChoices(said: string): { readonly text: string; readonly choices: readonly string[] } {
  const named = vocabulary.CHOICES_LINE.exec(said)
  const labels = splitLabels(named?.groups?.['labels'] ?? '')
  if (named !== null && labels.length > 1) return { text: said.slice(0, named.index).trim(), choices: labels }
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

/** 参加、不参加; 参加/不参加 */
export function splitLabels(labels: string): readonly string[] {
  return labels
    .split(/[、,，/／;；|]|\s+/)
    .map((label) => label.replace(/^[1-9][.、．]?\s*|[。.]$/g, '').trim())
    .filter((label) => label !== '')
    .slice(0, MOST_CHOICES)
}

const toDigit = (wide: string): string => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)

/** The choices that a sentence names itself: 参加请回1，不参加请回2; none unless they are numbered from 1. */
export function inlineChoices(text: string): readonly string[] {
  const found = [...text.replace(/[１-９]/g, toDigit).matchAll(vocabulary.INLINE_CHOICE)].map(
    ({ groups }) => groups ?? {},
  )
  const inOrder = found.every(({ number }, index) => Number(number) === index + 1)
  return found.length > 1 && inOrder ? found.map(({ label }) => (label ?? '').replace(/^(?:请|如|要)/, '')) : []
}

/** When a deadline ends that names a part of the day only. */
const PART_ENDS: Readonly<Partial<Record<Part, Time>>> = { 上午: '11:30', 中午: '12:00', 下午: '17:30' }

/** The deadline that a text names (周五前, 12月1日下午5点前); `undefined` when it names none or one that is past. */
export function readDeadline(text: string, { now, zone }: At): Date | undefined {
  const { deadline } = readSlots(normaliseText(text), { deadline: { kind: 'when', deadline: true } }, { now, zone })
  const moment = deadline && momentOf(deadline, { now, zone }, EVENING)
  return moment !== undefined && moment > now ? moment : undefined
}

/** The instant that a reading means; a bare day is at `usual`. */
export function momentOf(when: When, { now, zone }: At, usual: Time): Date | undefined {
  const moment = when.deadline ? when.end : (when.start ?? when.end)
  if (moment === undefined || when.impossible) return undefined
  const day: Day = moment.day ?? dayOf(now, zone)
  const time = moment.time === '23:59' ? undefined : moment.time
  return instantOf(day, time ?? (moment.part && PART_ENDS[moment.part]) ?? usual, zone)
}

/** Three days after the last has got it, in the evening: the deadline where none is named. */
export function usualDeadline(lastSent: Date, zone: string): Date {
  return instantOf(addDays(dayOf(lastSent, zone), USUAL_DAYS), EVENING, zone)
}

/** 体检改到二楼 of 各位老同志：12月3日上午体检改到二楼，……: the first words that are neither a greeting nor a time. */
function titleOf(text: string, { now, zone }: At): string {
  const plain = normaliseText(text)
  const whens = findWhens(plain, presentAt(now, zone))
  const spans = whens.flatMap(({ span, pieces }) => pieces ?? [span])
  const bare = [...plain]
    .map((char, index) => (spans.some(({ from, to }) => from <= index && index < to) ? ' ' : char))
    .join('')
  const clauses = bare.split(/[，。；！？:\n()]/).map((clause) => bareTitle(clause))
  return clauses.find((clause) => clause.length >= 2)?.slice(0, LONGEST_TITLE) ?? '通知'
}

const bareTitle = (clause: string): string => clause.replace(/\s+/g, '').replace(vocabulary.NO_TITLE, '')

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

/** The number that an answer holds: 3, 三个, 我家两口人; `undefined` when there is none or more than one. */
export function readNumber(words: string): number | undefined {
  const found = [...words.matchAll(/\d+|[零一二两三四五六七八九十百]+/g)].map(([number]) => numberValue(number))
  const numbers = new Set(found.filter((number) => number !== undefined))
  return numbers.size === 1 ? [...numbers][0] : undefined
}

/** The next half hour: what is planned is looked at then. */
export function nextHalfHour(moment: Date): Date {
  const half = 30 * 60_000
  return new Date(Math.ceil(moment.getTime() / half) * half)
}

/** Whether a text speaks of days as seen from today: 明天, 今晚. */
export function speaksOfToday(text: string): string | undefined {
  return /今天|今晚|今早|明天|明早|明晚|后天/.exec(text)?.[0]
}
