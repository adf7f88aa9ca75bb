/**
 * Learns what pieces of sentences say for or against a kind: logistic regression, one kind against everything else. The
 * same sentences always give the same weights.
 */
import { SPREAD } from '../../src/language/reply/pieces.ts'

const ROUNDS = 25
const DECAY = 0.0015
/** Weights are written in tenths; what rounds to less is left out. */
const LEAST = 2

/** A sentence by its pieces; `counts`: how much it teaches. Of a kind that it only may be it teaches nothing. */
export interface Example<Kind> {
  readonly counts: number
  readonly pieces: readonly string[]
  readonly kinds: readonly Kind[]
  readonly may?: readonly Kind[]
}

/** Only what occurs more than once can teach. */
function withoutRare<Kind>(all: readonly Example<Kind>[]): Example<Kind>[] {
  const count = new Map<string, number>()
  for (const { pieces } of all) for (const piece of pieces) count.set(piece, (count.get(piece) ?? 0) + 1)
  return all.map((example) => ({ ...example, pieces: example.pieces.filter((piece) => (count.get(piece) ?? 0) > 1) }))
}

function shuffled<T>(all: readonly T[], seed: number): T[] {
  const out = [...all]
  let state = seed
  for (let i = out.length - 1; i > 0; i--) {
    state = (state * 16_807) % 2_147_483_647
    const j = state % (i + 1)
    ;[out[i], out[j]] = [out[j] as T, out[i] as T]
  }
  return out
}

interface Learnt {
  readonly bias: number
  readonly weights: ReadonlyMap<string, number>
}

function learn<Kind>(all: readonly Example<Kind>[], kind: Kind): Learnt {
  const weights = new Map<string, number>()
  let bias = 0
  for (let round = 0; round < ROUNDS; round++) {
    const step = 0.3 / (1 + round * 0.15)
    for (const { pieces, kinds, counts, may } of shuffled(all, round + 1)) {
      if (may?.includes(kind)) continue
      const share = SPREAD / Math.sqrt(pieces.length || 1)
      const sum = pieces.reduce((total, piece) => total + (weights.get(piece) ?? 0), 0)
      const truth = kinds.includes(kind) ? 1 : 0
      const error = (truth - 1 / (1 + Math.exp(-(bias + sum * share)))) * counts
      bias += step * error * 0.2
      for (const piece of pieces) {
        const before = weights.get(piece) ?? 0
        weights.set(piece, before + step * (error * share - DECAY * before))
      }
    }
  }
  return { bias, weights }
}

/** A line for each weight in tenths: the weight, then the pieces that have it. */
function write({ bias, weights }: Learnt): string {
  const byWeight = new Map<number, string[]>()
  for (const [piece, weight] of weights) {
    const tenths = Math.round(weight * 10)
    if (Math.abs(tenths) >= LEAST) byWeight.set(tenths, [...(byWeight.get(tenths) ?? []), piece])
  }
  const lines = [...byWeight]
    .sort((a, b) => b[0] - a[0])
    .map(([weight, pieces]) => [weight, ...pieces.sort()].join(' '))
  return [String(Math.round(bias * 10)), ...lines].join('\n')
}

/** The source of a table of learnt words for `weigher`: what every kind learns from the examples. */
export function learntWords<Kind extends string>(all: readonly Example<Kind>[], kinds: readonly Kind[]): string {
  const frequent = withoutRare(all)
  return kinds.map((kind) => `  ${kind}: \`${write(learn(frequent, kind))}\`,`).join('\n')
}
