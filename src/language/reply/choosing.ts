/** Weighs texts by a table of learnt weights: how likely each of several kinds is. */

/**
 * A table: the kinds, in the unit of its weights what is said for each before a word is read, and a line for each piece:
 * the piece, then of each kind that it says something for or against a letter (`a` is the first kind, a capital speaks
 * against it) and how much, a digit of 36.
 */
export interface LearntChoice<Kind extends string> {
  readonly kinds: readonly Kind[]
  readonly unit: number
  readonly bias: readonly number[]
  readonly pieces: string
}

/** Pieces, each as heavy as `share`. */
export interface Weighed {
  readonly pieces: Iterable<string>
  readonly share: number
}

const CODE_OF_A = 97
const CODE_OF_CAPITAL = 65

/** Reads a table; what it gives back tells how likely each kind is, all together 1. */
export function chooser<Kind extends string>(
  table: LearntChoice<Kind>,
): (said: readonly Weighed[]) => ReadonlyMap<Kind, number> {
  const { kinds, unit } = table
  const weights = new Map<string, readonly (readonly [number, number])[]>()
  for (const line of table.pieces.split('\n')) {
    const end = line.lastIndexOf(' ')
    weights.set(line.slice(0, end), readWeights(line.slice(end + 1)))
  }
  return (said) => {
    const sums = table.bias.map((before) => before * unit)
    for (const { pieces, share } of said)
      for (const piece of pieces)
        for (const [kind, weight] of weights.get(piece) ?? []) sums[kind] = (sums[kind] ?? 0) + share * unit * weight
    return shares(kinds, sums)
  }
}

function readWeights(written: string): readonly (readonly [number, number])[] {
  const weights: [number, number][] = []
  for (let i = 0; i < written.length; i += 2) {
    const code = written.charCodeAt(i)
    const weight = Number.parseInt(written.charAt(i + 1), 36)
    weights.push(code >= CODE_OF_A ? [code - CODE_OF_A, weight] : [code - CODE_OF_CAPITAL, -weight])
  }
  return weights
}

/** Likelihoods from what speaks for each kind. */
function shares<Kind>(kinds: readonly Kind[], sums: readonly number[]): ReadonlyMap<Kind, number> {
  const most = Math.max(...sums)
  const raised = sums.map((sum) => Math.exp(sum - most))
  const total = raised.reduce((all, one) => all + one, 0)
  return new Map(kinds.map((kind, k) => [kind, (raised[k] ?? 0) / total]))
}
