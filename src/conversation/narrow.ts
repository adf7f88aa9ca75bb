/** Which of several open questions an answer can be for at all. */
import type { Act, ReplyKind } from '../language/reading.ts'
import { readReply } from '../language/reply/read-reply.ts'
import { offers } from './focus.ts'
import type { Question } from './questions.ts'
import { type Book, choiceOf, type Talk } from './talk.ts'

/**
 * Those that may still be answered in time, and of them, for 1, those that offered it, for 去不了, those that one can go
 * to, and for 周三我去, those of that day; where none is left, the step makes no difference.
 */
export async function narrow(
  book: Book,
  talk: Talk,
  questions: readonly Question[],
  act: Act,
): Promise<readonly Question[]> {
  const open: Question[] = []
  for (const question of questions) {
    const inTime = book.answers.get(`${question.feature}:${question.answer}`)?.inTime
    if (inTime === undefined || (await inTime(talk.tx, question.payload, talk.now))) open.push(question)
  }
  const offering = open.filter((question) => offers(question, act.text))
  const choosable = isNumber(act) ? open.filter(hasNumbers) : open
  const timely = [offering, choosable, open].find(({ length }) => length > 0) ?? questions
  const fitting = speaksOfGoing(act) ? timely.filter(asksToGo) : timely
  const possible = fitting.length > 0 ? fitting : timely
  const meant = await saidOf(book, talk, possible, act)
  return meant.length > 0 ? meant : possible
}

/** Those to which alone the words can be said. */
export async function saidOf({ answers, office }: Book, { tx, now }: Talk, questions: readonly Question[], act: Act) {
  const meant: Question[] = []
  for (const question of questions) {
    const isMeant = answers.get(`${question.feature}:${question.answer}`)?.isMeant
    if ((await isMeant?.({ db: tx, now, office }, act, question.payload)) === true) meant.push(question)
  }
  return meant
}

const isNumber = ({ text }: Act): boolean => /^[1-9]$/.test(text.trim())

/** What only waits for words, or only for being taken back, has no line with a number. */
const hasNumbers = ({ options }: Question): boolean => options.some(({ number }) => number > 0)

/** Kinds that answer only whether one comes; 好 may be said to anything. */
const OF_GOING: ReadonlySet<ReplyKind> = new Set(['no', 'cancel', 'maybe', 'change'])

function speaksOfGoing(act: Act): boolean {
  const names = /[去来]|参加|报名/.test(act.text)
  if (choiceOf(act) !== undefined) return names
  return OF_GOING.has(act.reply.reply) || (act.reply.reply === 'yes' && names)
}

function asksToGo({ options }: Question): boolean {
  return options.some(({ value, label }) =>
    ['yes', 'no'].some((kind) => kind === value || readReply(label).reply === kind),
  )
}
