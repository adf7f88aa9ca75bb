/** Which of several open questions an answer can be for at all. */
import type { Act, ReplyKind } from '../language/reading.ts'
import { readReply } from '../language/reply/read-reply.ts'
import type { Question } from './questions.ts'
import { type Book, choiceOf, type Talk } from './talk.ts'

/**
 * Those that may still be answered in time, and of them, for 去不了, those that one can go to; where none is left, the
 * step makes no difference.
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
  const timely = open.length > 0 ? open : questions
  const fitting = speaksOfGoing(act) ? timely.filter(asksToGo) : timely
  return fitting.length > 0 ? fitting : timely
}

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
