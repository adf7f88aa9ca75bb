/**
 * Danger told in words that no rule knows: what all characters and pairs of a clause say together. The net under the
 * rules; it knows nothing of time or negation, which the rules look at after.
 */
import { DANGER_WORDS } from '../tables/danger-words.ts'
import { weigher } from './pieces.ts'
import type { Danger } from './sign.ts'

const weighDanger = weigher(DANGER_WORDS)

/** The danger that a text most sounds like, and how much: above 0 more likely than not. */
export function hunchOf(text: string): { readonly danger: Danger; readonly score: number } {
  const [best] = weighDanger(text)
  return best ? { danger: best.kind, score: best.score } : { danger: 'illness', score: -9 }
}
