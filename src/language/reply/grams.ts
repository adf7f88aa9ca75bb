/** What a text is made of, for learning: its characters and pairs, and up to three neighbours of its outline. */
import { outlineOf } from './outline.ts'
import type { LearntWords } from './pieces.ts'

/** Longer texts hold more of everything, so what they say is divided by the root of their length. */
export const GRAM_SPREAD = 3

const MARKS = /[，。！？；、: \n]+/g
/** Written before a piece of the outline. */
const OF_OUTLINE = '~'

/** Marks in a row are one, all digits are the same, and begin and end are marked. */
const between = (words: string) => `^${words.replace(/\d/g, '0').replace(MARKS, '|')}$`

function addPieces(text: string, before: string, longest: number, into: Set<string>): void {
  for (let from = 0; from < text.length; from++)
    for (let to = from + 1; to <= Math.min(text.length, from + longest); to++) into.add(before + text.slice(from, to))
}

/** The pieces of a text in plain words, each once. */
export function gramsOf(words: string): ReadonlySet<string> {
  const text = between(words)
  const grams = new Set<string>()
  addPieces(text, '', 2, grams)
  addPieces(outlineOf(text), OF_OUTLINE, 3, grams)
  return grams
}

/** Weighs texts in plain words by a table of learnt words: how likely each kind is, all together 1. */
export function chooser<Kind extends string>(words: LearntWords<Kind>): (text: string) => ReadonlyMap<Kind, number> {
  const kinds = Object.keys(words) as Kind[]
  const bias = kinds.map((kind) => Number(words[kind].split('\n', 1)[0]) / 10)
  const weights = new Map<string, number[]>()
  for (const [k, kind] of kinds.entries())
    for (const line of words[kind].split('\n').slice(1)) {
      const [weight = '0', ...pieces] = line.split(' ')
      for (const piece of pieces) {
        const all = weights.get(piece) ?? kinds.map(() => 0)
        all[k] = Number(weight) / 10
        weights.set(piece, all)
      }
    }
  return (text) => {
    const grams = gramsOf(text)
    const known = [...grams].flatMap((gram) => {
      const says = weights.get(gram)
      return says ? [says] : []
    })
    // What nobody has said yet says nothing, and makes the rest less sure.
    const share = GRAM_SPREAD / Math.sqrt(grams.size)
    return shares(
      kinds,
      bias.map((before, k) => known.reduce((sum, says) => sum + share * (says[k] ?? 0), before)),
    )
  }
}

/** Likelihoods from what speaks for each kind. */
export function shares<Kind>(kinds: readonly Kind[], sums: readonly number[]): ReadonlyMap<Kind, number> {
  const most = Math.max(...sums)
  const raised = sums.map((sum) => Math.exp(sum - most))
  const total = raised.reduce((all, one) => all + one, 0)
  return new Map(kinds.map((kind, k) => [kind, (raised[k] ?? 0) / total]))
}
