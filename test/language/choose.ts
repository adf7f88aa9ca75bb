/**
 * Learns to choose one of several kinds for a sentence from its pieces: multinomial regression, held small by the squares of
 * its weights, by the method of Broyden, Fletcher, Goldfarb and Shanno with little memory. The same sentences always give
 * the same table.
 */
import type { Weighed } from '../../src/language/reply/choosing.ts'

/** A sentence by what it is made of; `worth`: how right each kind is for it, 0 to 1; `counts`: how much it teaches. */
export interface Chosen {
  readonly said: readonly Weighed[]
  readonly worth: readonly number[]
  readonly counts: number
}

/** What occurs less often teaches nothing. */
const FEWEST = 3
/** How small the weights are held. */
const HELD = 1
const ROUNDS = 50
/** Steps that are remembered. */
const MEMORY = 7
/** Less gained by a step is nothing. */
const ENOUGH = 1e-5
/** A table holds no more bytes than this. */
const LARGEST = 390_000
const UNIT = 0.1
const MOST = 35

/** A sentence in numbers: the places of its pieces and how heavy they are. */
interface Row {
  readonly at: Int32Array
  readonly heavy: Float64Array
  readonly worth: readonly number[]
  readonly counts: number
}

function placesOf(all: readonly Chosen[]): ReadonlyMap<string, number> {
  const count = new Map<string, number>()
  for (const { said } of all)
    for (const { pieces } of said) for (const piece of pieces) count.set(piece, (count.get(piece) ?? 0) + 1)
  const known = [...count].filter(([piece, times]) => times >= FEWEST && !/[`\\{\s]/.test(piece))
  return new Map(known.map(([piece], place) => [piece, place]))
}

function rowOf({ said, worth, counts }: Chosen, places: ReadonlyMap<string, number>): Row {
  const known = said.flatMap(({ pieces, share }) =>
    [...pieces].flatMap((piece) => {
      const place = places.get(piece)
      return place === undefined ? [] : [[place, share] as const]
    }),
  )
  return {
    at: Int32Array.from(known, ([place]) => place),
    heavy: Float64Array.from(known, ([, share]) => share),
    worth,
    counts,
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number)
  return sum
}

/** `to` and `times` what `by` holds. */
function add(to: Float64Array, times: number, by: Float64Array): Float64Array {
  for (let i = 0; i < to.length; i++) to[i] = (to[i] as number) + times * (by[i] as number)
  return to
}

/** How wrong weights are, and in `slope` what would make them more so. The last weights are those of no piece. */
function wrongness(rows: readonly Row[], kinds: number, weights: Float64Array, slope: Float64Array): number {
  const bias = weights.length - kinds
  slope.fill(0)
  let wrong = 0
  const sums = new Float64Array(kinds)
  for (const { at, heavy, worth, counts } of rows) {
    for (let k = 0; k < kinds; k++) sums[k] = weights[bias + k] as number
    for (let i = 0; i < at.length; i++)
      for (let k = 0, from = (at[i] as number) * kinds; k < kinds; k++)
        sums[k] = (sums[k] as number) + (heavy[i] as number) * (weights[from + k] as number)
    const most = sums.reduce((before, sum) => Math.max(before, sum), Number.NEGATIVE_INFINITY)
    let total = 0
    let right = 0
    for (let k = 0; k < kinds; k++) {
      sums[k] = Math.exp((sums[k] as number) - most)
      total += sums[k] as number
      right += (sums[k] as number) * (worth[k] as number)
    }
    right = Math.max(right / total, 1e-12)
    wrong -= counts * Math.log(right)
    for (let k = 0; k < kinds; k++) {
      const likely = (sums[k] as number) / total
      sums[k] = counts * likely * (1 - (worth[k] as number) / right)
      slope[bias + k] = (slope[bias + k] as number) + (sums[k] as number)
    }
    for (let i = 0; i < at.length; i++)
      for (let k = 0, from = (at[i] as number) * kinds; k < kinds; k++)
        slope[from + k] = (slope[from + k] as number) + (heavy[i] as number) * (sums[k] as number)
  }
  for (let i = 0; i < bias; i++) {
    wrong += (HELD / 2) * (weights[i] as number) ** 2
    slope[i] = (slope[i] as number) + HELD * (weights[i] as number)
  }
  return wrong
}

interface Step {
  readonly went: Float64Array
  readonly turned: Float64Array
  readonly share: number
}

/** Where to go from a slope, by what the last steps have told of how it bends. */
function direction(slope: Float64Array, steps: readonly Step[]): Float64Array {
  const way = Float64Array.from(slope)
  const shares = new Map<Step, number>()
  for (const step of steps.toReversed()) {
    const share = step.share * dot(step.went, way)
    shares.set(step, share)
    add(way, -share, step.turned)
  }
  const last = steps.at(-1)
  const scale = last ? 1 / (last.share * dot(last.turned, last.turned)) : 1 / Math.sqrt(dot(slope, slope))
  for (let i = 0; i < way.length; i++) way[i] = (way[i] as number) * scale
  for (const step of steps) add(way, (shares.get(step) ?? 0) - step.share * dot(step.turned, way), step.went)
  return way
}

function weightsFor(rows: readonly Row[], kinds: number, places: number): Float64Array {
  let weights: Float64Array = new Float64Array((places + 1) * kinds)
  let slope: Float64Array = new Float64Array(weights.length)
  let wrong = wrongness(rows, kinds, weights, slope)
  const steps: Step[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const way = direction(slope, steps)
    const gain = dot(slope, way)
    let next = weights
    let nextSlope = slope
    let less = Number.POSITIVE_INFINITY
    for (let length = 1; length > 1e-4 && less > wrong - 1e-4 * length * gain; length *= 0.4) {
      next = add(Float64Array.from(weights), -length, way)
      nextSlope = new Float64Array(weights.length)
      less = wrongness(rows, kinds, next, nextSlope)
    }
    if (!(less < wrong)) break
    const step = {
      went: add(Float64Array.from(next), -1, weights),
      turned: add(Float64Array.from(nextSlope), -1, slope),
    }
    const bend = dot(step.went, step.turned)
    if (bend > 1e-10) steps.push({ ...step, share: 1 / bend })
    if (steps.length > MEMORY) steps.shift()
    const gained = (wrong - less) / Math.max(1, wrong)
    weights = next
    slope = nextSlope
    wrong = less
    if (gained < ENOUGH) break
  }
  return weights
}

/** What a piece says for and against the kinds, as the table writes it; what weighs less than `least` is left out. */
function written(weights: readonly number[], least: number): string {
  return weights
    .map((weight, k) => {
      if (Math.abs(weight) < least) return ''
      const units = Math.min(MOST, Math.max(1, Math.round(Math.abs(weight) / UNIT)))
      return String.fromCharCode((weight > 0 ? 97 : 65) + k) + units.toString(36)
    })
    .join('')
}

/** The source of a table for `chooser`, learnt from sentences. */
export function learntChoice(all: readonly Chosen[], kinds: readonly string[]): string {
  const places = placesOf(all)
  const weights = weightsFor(
    all.map((one) => rowOf(one, places)),
    kinds.length,
    places.size,
  )
  const of = (place: number) => [...weights.subarray(place * kinds.length, (place + 1) * kinds.length)]
  const bias = of(places.size).map((weight) => Math.round(weight / UNIT))
  const head = `{\n  kinds: [${kinds.map((kind) => `'${kind}'`).join(', ')}],\n  unit: ${UNIT},\n  bias: [${bias.join(', ')}],\n`
  for (let least = 0.05; ; least += 0.01) {
    const lines = [...places].flatMap(([piece, place]) => {
      const says = written(of(place), least)
      return says === '' ? [] : [`${piece} ${says}`]
    })
    const pieces = lines.sort().join('\n')
    if (Buffer.byteLength(pieces) <= LARGEST) return `${head}  pieces: \`${pieces}\`,\n}`
  }
}
