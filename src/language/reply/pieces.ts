/** What all characters of a text and its pairs say together, by weights learnt from labelled sentences. */

/** Longer texts hold more of everything, so what they say is divided by the root of their length. */
export const SPREAD = 2

/** The characters of a normalised text and its pairs of neighbours, each once; marks are all one. */
export function piecesOf(text: string): readonly string[] {
  const chars = `^${text.replace(/[，。！？；、: \n]+/g, '|').replace(/\d/g, '0')}$`
  const pieces = new Set<string>()
  for (let i = 0; i < chars.length; i++) {
    pieces.add(chars.charAt(i))
    if (i + 1 < chars.length) pieces.add(chars.slice(i, i + 2))
  }
  return [...pieces]
}

/** Of each kind a line of what a text says before a word of it is read, then lines of a weight and its pieces, all in tenths. */
export type LearntWords<Kind extends string> = { readonly [kind in Kind]: string }

/** A kind and how much a text sounds like it: above 0 more likely than not. */
export interface Likeness<Kind> {
  readonly kind: Kind
  readonly score: number
}

/** Weighs texts by a table of learnt words: all kinds, the likeliest first. */
export function weigher<Kind extends string>(words: LearntWords<Kind>): (text: string) => readonly Likeness<Kind>[] {
  const kinds = Object.keys(words) as Kind[]
  const bias = kinds.map((kind) => Number(words[kind].split('\n', 1)[0]) / 10)
  const weights = readWeights(kinds.map((kind) => words[kind]))
  return (text) => {
    const pieces = piecesOf(text)
    const share = SPREAD / Math.sqrt(pieces.length || 1)
    const sums = new Float64Array(kinds.length)
    for (const piece of pieces) {
      const says = weights.get(piece)
      if (says) for (let k = 0; k < sums.length; k++) sums[k] = (sums[k] ?? 0) + (says[k] ?? 0)
    }
    return kinds
      .map((kind, k) => ({ kind, score: (bias[k] ?? 0) + share * (sums[k] ?? 0) }))
      .sort((a, b) => b.score - a.score)
  }
}

/** What each piece says for or against the kinds, in their order. */
function readWeights(tables: readonly string[]): Map<string, Float64Array> {
  const weights = new Map<string, Float64Array>()
  for (const [k, table] of tables.entries()) {
    for (const line of table.split('\n').slice(1)) {
      const [weight = '0', ...pieces] = line.split(' ')
      for (const piece of pieces) {
        const all = weights.get(piece) ?? new Float64Array(tables.length)
        all[k] = Number(weight) / 10
        weights.set(piece, all)
      }
    }
  }
  return weights
}
