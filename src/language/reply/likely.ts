/**
 * What a text that no rule knows most sounds like as an answer: what all its characters and pairs say together, by
 * weights learnt from the labelled answers. The net under the rules. It is asked only where somebody was asked whether
 * he comes; it never takes a seat back and never stops the messages, and the bones of the sentence are looked at after it.
 */
import type { Option, ReplyKind } from '../reading.ts'
import { ANSWER_WORDS } from '../tables/answer-words.ts'
import { onlyIfCertain } from './certain.ts'
import { weigher } from './pieces.ts'
import type { ReadClause } from './read-clause.ts'
import type { ClauseMeaning } from './rule.ts'
import { inPlainWords } from './vernacular.ts'

const weighAnswer = weigher(ANSWER_WORDS)

/** How much a text must sound like it; 0 is as likely as not. */
const BAR: { readonly [kind in keyof typeof ANSWER_WORDS]?: number } = {
  yes: 1,
  no: 1,
  maybe: 0,
  question: 0,
  received: 0,
  thanks: 0,
  greeting: 0,
}
/** In longer texts there is something of everything. */
const LONGEST = 40
const SCORE = 0.6
/** Bare numbers sound like everything. */
const WORDS = /[^\d\s]/
/** Who has come to the wrong place answers nothing: 打错了吧. */
const ASTRAY = /[打发搞弄认找]错|不是(?:你们|我们?|咱们?)(?:单位|厂|矿|公司)|不认识/

/** What somebody else is said to do is no answer of the writer's own: 李姐让我说她参加. */
const OF_SOMEBODY = /[他她](?!.{0,6}[我俺])|[^我俺]说[^，]{0,3}(?:去|来|参加)/

/** Answers that a sentence may be taken for by mistake. */
const RIVALS: ReadonlySet<string> = new Set(['yes', 'no', 'maybe', 'question'])

/** How much a text in plain words sounds like an answer of a kind, 0 is as likely as not, and how much like another answer. */
export function soundsLike(
  kind: keyof typeof ANSWER_WORDS,
  words: string,
): { readonly own: number; readonly rival: number } {
  const all = weighAnswer(words)
  const own = all.find((likely) => likely.kind === kind)?.score ?? 0
  return { own, rival: all.find((likely) => likely.kind !== kind && RIVALS.has(likely.kind))?.score ?? 0 }
}

/** Whether the options are answers to 去不去. */
export const asksWhoComes = (options: readonly Option[]): boolean =>
  options.some(({ value, label, words = [] }) => value === 'yes' && /去|来|参加|报名/.test(label + words.join('')))

/** The clauses with the meaning that their text most sounds like, where no rule has read any of them. */
export function withLikelyMeaning(clauses: readonly ReadClause[], text: string): readonly ReadClause[] {
  if (clauses.some(({ meaning, danger, death }) => meaning || danger || death)) return clauses
  if (text.length > LONGEST || !WORDS.test(text) || (OF_SOMEBODY.test(text) && clauses.every(({ own }) => own)))
    return clauses
  const meaning = likelyMeaning(inPlainWords(text))
  return meaning ? clauses.map((read) => ({ ...read, meaning })) : clauses
}

function likelyMeaning(words: string): ClauseMeaning | undefined {
  const [best] = weighAnswer(words)
  const bar = best && BAR[best.kind]
  if (!best || bar === undefined || best.score < bar || ASTRAY.test(words)) return undefined
  const kind: ReplyKind = best.kind
  return onlyIfCertain(words, { kind, score: SCORE })
}
