/**
 * Danger told in words that no rule knows: what all characters and pairs of a clause say together, by weights learnt from
 * the labelled sentences. The net under the rules; it knows nothing of time or negation, which the rules look at after.
 */
import { DANGER_WORDS } from '../tables/danger-words.ts'
import type { Danger } from './sign.ts'

/** Longer texts hold more of everything, so what they say is divided by the root of their length. */
export const SPREAD = 2

type Kind = keyof typeof DANGER_WORDS
const KINDS = Object.keys(DANGER_WORDS) as Kind[]

/** What a text says before a word of it is read, for each kind. */
const BIAS = KINDS.map((kind) => Number(DANGER_WORDS[kind].split('\n', 1)[0]) / 10)
/** What a piece says for or against each kind, in the order of `KINDS`. */
const WEIGHTS: ReadonlyMap<string, Float64Array> = readWeights()

function readWeights(): Map<string, Float64Array> {
  const weights = new Map<string, Float64Array>()
  for (const [k, kind] of KINDS.entries()) {
    for (const line of DANGER_WORDS[kind].split('\n').slice(1)) {
      const [weight = '0', ...pieces] = line.split(' ')
      for (const piece of pieces) {
        const all = weights.get(piece) ?? new Float64Array(KINDS.length)
        all[k] = Number(weight) / 10
        weights.set(piece, all)
      }
    }
  }
  return weights
}

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

/** The danger that a text most sounds like, and how much: above 0 more likely than not. */
export function hunchOf(text: string): { readonly danger: Danger; readonly score: number } {
  const pieces = piecesOf(text)
  const share = SPREAD / Math.sqrt(pieces.length || 1)
  const sums = new Float64Array(KINDS.length)
  for (const piece of pieces) {
    const weights = WEIGHTS.get(piece)
    if (weights) for (let k = 0; k < sums.length; k++) sums[k] = (sums[k] ?? 0) + (weights[k] ?? 0)
  }
  const scored = KINDS.map((danger, k) => ({ danger, score: (BIAS[k] ?? 0) + share * (sums[k] ?? 0) }))
  return scored.reduce((best, one) => (one.score > best.score ? one : best))
}
