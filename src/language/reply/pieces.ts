/** What all characters of a text and its pairs say together, by weights learnt from labelled sentences. */

/** Longer texts hold more of everything, so what they say is divided by the root of their length. */
export const SPREAD = 2

/** A number for a character, or for a pair of neighbours. */
function keyOf(code: number, before = 0): number {
  return (before << 16) | code
}

const codeOf = (char: string) => char.charCodeAt(0)
const MARKS: ReadonlySet<number> = new Set([...'，。！？；、: \n'].map(codeOf))

/** The characters of a normalised text between its begin and its end: marks in a row are one, all digits are the same. */
function codesOf(text: string): readonly number[] {
  const codes = [codeOf('^')]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= codeOf('0') && code <= codeOf('9')) codes.push(codeOf('0'))
    else if (!MARKS.has(code)) codes.push(code)
    else if (i === 0 || !MARKS.has(text.charCodeAt(i - 1))) codes.push(codeOf('|'))
  }
  codes.push(codeOf('$'))
  return codes
}

/** The characters of a text and its pairs of neighbours, each once, as numbers. */
function keysOf(text: string): readonly number[] {
  const keys = new Set<number>()
  let before = 0
  for (const code of codesOf(text)) {
    if (before !== 0) keys.add(keyOf(code, before))
    keys.add(keyOf(code))
    before = code
  }
  return [...keys]
}

/** The characters of a normalised text and its pairs of neighbours, each once; marks are all one. */
export function piecesOf(text: string): readonly string[] {
  return keysOf(text).map((key) => String.fromCharCode(...(key >>> 16 ? [key >>> 16] : []), key & 0xffff))
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
    const keys = keysOf(text)
    const share = SPREAD / Math.sqrt(keys.length || 1) / 10
    const sums = kinds.map(() => 0)
    for (const key of keys) {
      const says = weights.get(key)
      if (says) for (let k = 0; k < sums.length; k++) sums[k] = (sums[k] ?? 0) + (says[k] ?? 0)
    }
    return kinds
      .map((kind, k) => ({ kind, score: (bias[k] ?? 0) + share * (sums[k] ?? 0) }))
      .sort((a, b) => b.score - a.score)
  }
}

/** What each piece says for or against the kinds, in their order and in tenths, by its number. */
function readWeights(tables: readonly string[]): Map<number, number[]> {
  const weights = new Map<number, number[]>()
  for (const [k, table] of tables.entries()) {
    for (const line of table.split('\n').slice(1)) {
      const [weight = '0', ...pieces] = line.split(' ')
      for (const piece of pieces) {
        const key = piece.length > 1 ? keyOf(piece.charCodeAt(1), piece.charCodeAt(0)) : keyOf(piece.charCodeAt(0))
        const all = weights.get(key) ?? tables.map(() => 0)
        all[k] = Number(weight)
        weights.set(key, all)
      }
    }
  }
  return weights
}
