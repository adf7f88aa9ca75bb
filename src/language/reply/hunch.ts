/**
 * Danger told in words that no rule knows: what all characters and pairs of a clause say together, by weights learnt from
 * the labelled sentences. The net under the rules; it knows nothing of time or negation, which the rules look at after.
 */
import { DANGER_WORDS } from '../tables/danger-words.ts'
import type { Danger } from './sign.ts'

/** Longer texts hold more of everything, so what they say is divided by the root of their length. */
export const SPREAD = 2

interface Weights {
  readonly bias: number
  readonly of: ReadonlyMap<string, number>
}

function readWeights(table: string): Weights {
  const [bias = '0', ...lines] = table.split('\n')
  const of = new Map<string, number>()
  for (const line of lines) {
    const [weight = '0', ...pieces] = line.split(' ')
    for (const piece of pieces) of.set(piece, Number(weight) / 10)
  }
  return { bias: Number(bias) / 10, of }
}

const WEIGHTS = Object.entries(DANGER_WORDS).map(([kind, table]) => ({
  kind: kind as keyof typeof DANGER_WORDS,
  weights: readWeights(table),
}))

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
  const scored = WEIGHTS.map(({ kind, weights }) => ({
    danger: kind,
    score: weights.bias + share * pieces.reduce((sum, piece) => sum + (weights.of.get(piece) ?? 0), 0),
  }))
  return scored.reduce((best, one) => (one.score > best.score ? one : best))
}
