/** Which open question a message answers. Pure. */
import type { Question } from './questions.ts'

/** `one` question, `several` that are equally likely (ask which), or none. */
export type Focus =
  | { readonly kind: 'one'; readonly question: Question }
  | { readonly kind: 'several'; readonly questions: readonly Question[] }
  | { readonly kind: 'none' }

/** What is looked at besides the questions, which come newest first. */
export interface Clues {
  readonly text: string
  readonly quoted: string | undefined
}

/**
 * A quoted question decides, then a title in the words or in what was quoted, then a question asked in this very talk, then the only one that is
 * unanswered. When all are answered already, the newest is the one that may be changed.
 */
export function findFocus(questions: readonly Question[], clues: Clues): Focus {
  const { quoted } = clues
  const words = `${clues.text}\n${quoted ?? ''}`
  const unanswered = questions.filter((question) => !question.answered)
  const decided =
    (quoted === undefined ? undefined : questions.find((question) => sameText(question.text, quoted))) ??
    questions.find((question) => question.title !== '' && words.includes(question.title)) ??
    inTalk(questions) ??
    (unanswered.length === 0 ? questions[0] : undefined)
  if (decided !== undefined) return { kind: 'one', question: decided }
  const [only, ...others] = unanswered
  if (only === undefined) return { kind: 'none' }
  return others.length === 0 ? { kind: 'one', question: only } : { kind: 'several', questions: unanswered }
}

/** The newest question, when it was asked in answer to the person. */
function inTalk(questions: readonly Question[]): Question | undefined {
  const newest = questions[0]
  return newest?.inTalk === true && !newest.answered ? newest : undefined
}

/** Platforms shorten and re-wrap what they quote, so the beginnings are compared without white space. */
function sameText(asked: string, quoted: string): boolean {
  const bare = (text: string) => text.replace(/\s|…+$/g, '')
  const words = bare(quoted)
  return words.length >= 4 && bare(asked).startsWith(words)
}
