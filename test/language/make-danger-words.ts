/**
 * Writes src/language/tables/danger-words.ts: what single characters and pairs of them say for or against each kind of
 * danger, learnt from the sentences of this folder (logistic regression, one kind against everything else). Run it when
 * danger.tsv has grown: node test/language/make-danger-words.ts. The same sentences always give the same table.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { normalise } from '../../src/language/normalise.ts'
import { piecesOf, SPREAD } from '../../src/language/reply/hunch.ts'
import { DATE_TABLES, readTable } from './table.ts'

const KINDS = ['illness', 'fire', 'mind', 'crime', 'fraud'] as const
type Kind = (typeof KINDS)[number]

const ROUNDS = 25
const DECAY = 0.0015
/** How much a sentence counts: those of danger are few, and those that look like it teach most. */
const COUNTS = { danger: 3, lookalike: 4, peace: 1 }
/** Weights are written in tenths; what rounds to less is left out. */
const LEAST = 2

interface Example {
  readonly counts: number
  readonly pieces: readonly string[]
  readonly kinds: readonly Kind[]
}

function examples(): Example[] {
  const told = readTable('danger.tsv').flatMap(([text = '', kinds = '']) => {
    const said = kinds.split('|')
    const dangers = KINDS.filter((kind) => said.includes(kind))
    // What may be one or the other teaches nothing.
    if (dangers.length && said.includes('-')) return []
    const counts = dangers.length ? COUNTS.danger : COUNTS.lookalike
    return [{ pieces: piecesOf(normalise(text).text), kinds: dangers, counts }]
  })
  const replies = readTable('replies.tsv').filter(([, kinds = '']) => !kinds.includes('distress'))
  const peaceful = [...DATE_TABLES.flatMap(readTable), ...replies].map(([text = '']) => ({
    pieces: piecesOf(normalise(text).text),
    kinds: [],
    counts: COUNTS.peace,
  }))
  return [...told, ...peaceful]
}

/** Only what occurs more than once can teach. */
function withoutRare(all: readonly Example[]): Example[] {
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

function learn(all: readonly Example[], kind: Kind): { bias: number; weights: Map<string, number> } {
  const weights = new Map<string, number>()
  let bias = 0
  for (let round = 0; round < ROUNDS; round++) {
    const step = 0.3 / (1 + round * 0.15)
    for (const { pieces, kinds, counts } of shuffled(all, round + 1)) {
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
function write({ bias, weights }: { bias: number; weights: Map<string, number> }): string {
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

const all = withoutRare(examples())
const tables = KINDS.map((kind) => `  ${kind}: \`${write(learn(all, kind))}\`,`)
writeFileSync(
  fileURLToPath(new URL('../../src/language/tables/danger-words.ts', import.meta.url)),
  `/** What pieces of words say for or against each kind of danger, in tenths; made by test/language/make-danger-words.ts. The first line is what a text says before a word of it is read. */
export const DANGER_WORDS = {
${tables.join('\n')}
} as const
`,
)
