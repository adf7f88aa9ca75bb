/** What a message says, read with what its writer may say and was asked. */
import type { Act, Option, Reply } from '../language/reading.ts'
import { inOneWord } from '../language/taken-back.ts'
import { openedBy, understand } from '../language/understand.ts'
import { type Book, isAtWork, mayRun, type Talk } from './talk.ts'

/** Kinds whose text is words; everything else is a thing the bot cannot read. */
export const WORDS: ReadonlySet<string> = new Set(['text', 'relay', 'audio'])

export function readActs(
  book: Book,
  talk: Talk,
  text: string,
  question: readonly Option[] | undefined,
): readonly Act[] {
  if (!WORDS.has(talk.row.kind)) return []
  const { zone } = book.office
  const titles = talk.questions.map(({ title }) => title)
  const context = {
    now: talk.now,
    zone,
    vocabulary: vocabularyFor(book, talk),
    titles,
    inRoom: talk.chat.kind === 'room',
  }
  // Only whoever enters things for others has entered one wrongly.
  const said = isAtWork(talk, text) ? inOneWord(text) : text
  const acts = understand(said, question === undefined ? context : { ...context, question })
  return talk.focus.kind === 'one' ? withoutSaidAgain(acts) : acts
}

/** 我在外地女儿家，听不到，请假: what answers the same once more has one receipt. */
function withoutSaidAgain(acts: readonly Act[]): readonly Act[] {
  const answers = acts.filter(isPlainAnswer)
  return acts.filter((act) => !isPlainAnswer(act) || !saysTheSame(answers.slice(0, answers.indexOf(act)), act))
}

const isPlainAnswer = ({ reply, choice, commands }: Act): boolean =>
  choice === undefined && commands[0]?.exact !== true && (reply.reply === 'yes' || reply.reply === 'no')

/** Of several before, one says it with all that this one says of people and reasons. */
const saysTheSame = (earlier: readonly Act[], { reply }: Act): boolean =>
  earlier.some((one) => {
    const { score: _score, candidates: _candidates, ...said } = reply
    return Object.entries(said).every(
      ([what, value]) => JSON.stringify(one.reply[what as keyof Reply]) === JSON.stringify(value),
    )
  }) && earlier.at(-1)?.reply.reply === reply.reply

/** A command of others that a private message begins with: 通知第一支部：明天停水, of an elder. */
export function openedOfOthers(book: Book, talk: Talk): string | undefined {
  if (talk.chat.kind !== 'private') return undefined
  return openedBy(
    talk.row.text,
    book.vocabulary.openings.filter(({ id }) => !mayRun(book, talk, id)),
  )
}

/** Whoever may not say a command does not open it: 通知：我摔倒了 of an elder is heard as what it says. */
function vocabularyFor(book: Book, talk: Talk): Book['vocabulary'] {
  const isPrivate = talk.chat.kind === 'private'
  const openings = isPrivate ? book.vocabulary.openings.filter(({ id }) => mayRun(book, talk, id)) : []
  return { ...book.vocabulary, openings }
}
