/** 去，水也要: one message that answers several questions, each by what it alone offers. Pure. */
import { normaliseText } from '../language/read-value.ts'
import { readReply } from '../language/reply/read-reply.ts'
import { findNamed, type Part } from './focus.ts'
import type { Question } from './questions.ts'
import { fits } from './told-apart.ts'

const CLAUSE_END = /[，。；！、,;! \n]+/
/** Characters that stand in any sentence, so that nothing begins with them that one question alone is about. */
const PLAIN = /[^一-龥]|[我你他她俺咱的了吧也都就还要不没用去来到好行可以是有在一二三个老大小上下今明天人家]/

/** The stretches and the questions they answer; `undefined` when they are not of several matters, or it cannot be told. */
export function splitByOptions(questions: readonly Question[], words: string): readonly Part[] | undefined {
  if (questions.length < 2) return undefined
  const text = normaliseText(words)
  const clauses = text.split(CLAUSE_END).filter((clause) => clause !== '')
  return clauses.length > 1 ? partsOf(questions, clauses) : splitUnmarked(questions, text)
}

function partsOf(questions: readonly Question[], clauses: readonly string[]): readonly Part[] | undefined {
  const read = clauses
    .filter((clause) => !isPolite(clause))
    .map((text) => ({ text, questions: meantBy(questions, text) }))
  const sure = read.filter((part) => isOfOne(part.questions))
  const parts: Part[] = []
  for (const { text, questions: meant } of read) {
    const own = isOfOne(meant) ? meant : besides(meant, sure)
    const last = parts.at(-1)
    if (isOfOne(own)) parts.push({ text, questions: own })
    else if (meant.length > 0) return undefined
    else if (last !== undefined) parts[parts.length - 1] = { ...last, text: `${last.text}，${text}` }
  }
  return titlesOf(parts.flatMap((part) => part.questions)).size > 1 ? parts : undefined
}

/** 好 before what is wanted belongs to it. */
const isPolite = (clause: string): boolean => ['received', 'thanks', 'greeting'].includes(readReply(clause).reply)

/** 行，水也要: 也 tells that the other matter was answered before. */
function besides(meant: readonly Question[], sure: readonly Part[]): readonly Question[] {
  if (!sure.some(({ text }) => text.includes('也'))) return []
  const taken = titlesOf(sure.flatMap(({ questions }) => questions))
  return meant.filter(({ title }) => !taken.has(title))
}

/** 茶话会我参加的水不用送, as a machine writes down what was spoken: parted before what another question alone is about. */
function splitUnmarked(questions: readonly Question[], text: string): readonly Part[] | undefined {
  for (let at = 1; at < text.length - 1; at++) {
    if (PLAIN.test(text.charAt(at)) || titlesOf(questions.filter(isAbout(text.charAt(at)))).size !== 1) continue
    const parts = partsOf(questions, [text.slice(0, at), text.slice(at)])
    if (parts !== undefined) return parts
  }
  return undefined
}

const isAbout =
  (sign: string) =>
  ({ title, options }: Question): boolean =>
    title.includes(sign) || options.some(({ label }) => label.includes(sign))

function meantBy(questions: readonly Question[], clause: string): readonly Question[] {
  const named = findNamed(questions, clause)
  return named.length > 0 ? named : questions.filter((question) => fits(question, clause))
}

const titlesOf = (questions: readonly Question[]): ReadonlySet<string> => new Set(questions.map(({ title }) => title))
const isOfOne = (questions: readonly Question[]): boolean => titlesOf(questions).size === 1
