/** What a notice should have said from the beginning. Pure. */
import { normaliseText } from '../../language/read-value.ts'
import type { When } from '../../language/reading.ts'
import { findWhens } from '../../language/when/find-whens.ts'
import { presentAt } from '../../language/when/resolve.ts'
import type { Notice } from './queries.ts'
import type { At } from './tidy-text.ts'
import { COUNTED, ONLY_JOINS } from './vocabulary.ts'
import * as wording from './wording.ts'

/** What of a notice a correction puts right. */
export type Corrigible = Pick<Notice, 'title' | 'text' | 'answers' | 'ends_at'>

/**
 * The words and their end once they are corrected. A correction that names its matter again and leaves nothing out
 * (停水改到周五, of 停水) is read by itself; 时间是周五 cannot be, nor what says one thing of several, and what is to be
 * answered must be asked all the same.
 */
export function putRight(
  notice: Corrigible,
  correction: Pick<Notice, 'text' | 'ends_at'>,
  at: At,
): Pick<Notice, 'text' | 'ends_at'> {
  const { text, answers, ends_at } = notice
  const isWhole = (answers === 'none' || answers === 'receipt') && saysAllOf(notice, correction.text, at)
  const keepsEnd = !isWhole && whensOf(correction.text, at).length === 0
  return {
    text: isWhole ? correction.text : wording.withCorrection(text, correction.text),
    ends_at: ends_at === null || keepsEnd ? ends_at : correction.ends_at,
  }
}

/** Whether words name what a notice is about: 停水改到周五, of 停水. */
export function speaksOf(title: string, words: string): boolean {
  const subject = /\p{Script=Han}{2}/u.exec(title)?.[0]
  return subject !== undefined && words.includes(subject)
}

/** Whether a correction says everything that the notice says: its matter, its day and hours, its numbers, each of its clauses. */
function saysAllOf({ title, text }: Corrigible, correction: string, at: At): boolean {
  const before = kindsOf(text, at)
  const after = kindsOf(correction, at)
  return (
    speaksOf(title, correction) &&
    [...before.kinds].every((kind) => after.kinds.has(kind)) &&
    before.rest.split(/[^\p{Script=Han}]+/u).every((words) => isSaidIn(words, correction))
  )
}

/** The kinds of facts in a text (a day, an hour, 楼), and the words that stand besides them. */
function kindsOf(text: string, at: At) {
  const whens = whensOf(text, at)
  const plain = normaliseText(text)
  const withoutWhens = whens
    .flatMap(({ span, pieces }) => pieces ?? [span])
    .sort((one, other) => other.from - one.from)
    .reduce((words, { from, to }) => `${words.slice(0, from)}，${words.slice(to)}`, plain)
  const counted = [...withoutWhens.matchAll(COUNTED)].map(({ groups }) => groups?.['of'] ?? '')
  return {
    kinds: new Set([...whens.flatMap(kindsOfWhen), ...counted]),
    rest: withoutWhens.replace(COUNTED, '，').replace(ONLY_JOINS, '，'),
  }
}

function kindsOfWhen({ start, end }: When): readonly string[] {
  const moments = [start, end].flatMap((one) => one ?? [])
  return [
    ...(moments.some(({ day }) => day !== undefined) ? ['day'] : []),
    ...(moments.some(({ time }) => time !== undefined) ? ['time'] : []),
  ]
}

/** Half of the pairs of characters of 提前存水 stand in what is said now; a single character says nothing. */
function isSaidIn(words: string, correction: string): boolean {
  const pairs = [...words].slice(1).map((second, index) => `${words[index]}${second}`)
  return pairs.filter((pair) => correction.includes(pair)).length * 2 >= pairs.length
}

const whensOf = (text: string, { now, zone }: At): readonly When[] =>
  findWhens(normaliseText(text), presentAt(now, zone)).filter(
    ({ superseded, impossible }) => superseded !== true && impossible !== true,
  )
