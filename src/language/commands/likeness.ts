/**
 * Which commands a sentence resembles by its words, when it says none: for asking back, never for doing. A character or a
 * pair of characters counts the more, the fewer commands hold it. Pure.
 */
import { expand, parsePattern } from './pattern.ts'

/** A command by all the sentences that are known to say it. */
export interface Told {
  readonly id: string
  readonly says: readonly string[]
  readonly opens?: readonly string[]
  readonly examples: readonly string[]
}

/** A command that may be meant; `score`: 0 to 1. */
export interface Like {
  readonly id: string
  readonly score: number
}

/** The commands that share anything with what was said, the likest first. */
export type Likeness = (said: string) => readonly Like[]

/** So many ways of saying one pattern are kept, spread evenly over all of them. */
const WAYS = 40
const MOST_WAYS = 2001
/** How much a command's second likest sentence counts beside the first, and the third beside the second. */
const NEXT = 0.5
const COUNTED = 3
/** Longer words are a text for many, or a letter. */
const LONGEST = 60

interface Index {
  readonly commands: readonly string[]
  /** Sentence → its command, and the length of its vector. */
  readonly commandOf: Uint16Array
  readonly lengths: Float64Array
  readonly weights: ReadonlyMap<string, number>
  /** Piece → the sentences that hold it. */
  readonly holding: ReadonlyMap<string, readonly number[]>
}

/** Prepares what `told` knows; it takes part of a second and is done when it is first asked. */
export function likenessTo(told: readonly Told[]): Likeness {
  let index: Index | undefined
  return (said) => {
    if (said.length > LONGEST) return []
    index ??= indexOf(told)
    return likest(said, index)
  }
}

function indexOf(told: readonly Told[]): Index {
  const sentences = told.flatMap(({ examples, says, opens = [] }, command) =>
    [...examples, ...[...says, ...opens].flatMap(waysOf)].map((words) => ({ command, pieces: [...piecesOf(words)] })),
  )
  const holding = new Map<string, number[]>()
  const commandsHolding = new Map<string, Set<number>>()
  for (const [at, { command, pieces }] of sentences.entries()) {
    for (const piece of pieces) {
      added(holding, piece, () => []).push(at)
      added(commandsHolding, piece, () => new Set()).add(command)
    }
  }
  const weightOf = (piece: string) => Math.log((told.length + 1) / ((commandsHolding.get(piece)?.size ?? 0) + 0.5))
  const weights = new Map([...holding.keys()].map((piece) => [piece, weightOf(piece)]))
  return {
    commands: told.map(({ id }) => id),
    commandOf: Uint16Array.from(sentences, ({ command }) => command),
    lengths: Float64Array.from(sentences, ({ pieces }) => lengthOf(pieces, weights)),
    weights,
    holding,
  }
}

function added<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key) ?? make()
  map.set(key, known)
  return known
}

/** A pattern as people would say it, its values left out. */
function waysOf(pattern: string): readonly string[] {
  const ways = expand(parsePattern(pattern), MOST_WAYS)
  const step = Math.ceil(ways.length / WAYS)
  return ways.filter((_, at) => at % step === 0).map((way) => way.replace(/\{\w+\}/g, BETWEEN))
}

/** Stands where a value is, so that what is on its two sides makes no pair. */
const BETWEEN = ' '

/** Characters, and pairs of neighbours; all numbers are alike. */
function piecesOf(words: string): ReadonlySet<string> {
  const text = words.replace(/\d+/g, '0').replace(/[^\p{Script=Han}\p{Letter}\d]+/gu, BETWEEN)
  const pieces = new Set<string>()
  for (let at = 0; at < text.length; at++) {
    const piece = text.charAt(at)
    if (piece === BETWEEN) continue
    pieces.add(piece)
    const next = text.charAt(at + 1)
    if (next !== '' && next !== BETWEEN) pieces.add(piece + next)
  }
  return pieces
}

const SMALL = '[的了都还有个一是在把给就呢吗啊吧我你您他没不那这啥什么]'
/** Two characters that are not both small words. */
const TELLING_PAIR = new RegExp(`^(?!${SMALL}{2}$).{2}$`)

/** What no command holds says nothing, and makes the text a little less like any. */
const UNKNOWN = 2

const weigh = (weights: Index['weights'], piece: string) => weights.get(piece) ?? UNKNOWN

const lengthOf = (pieces: Iterable<string>, weights: Index['weights']): number =>
  Math.sqrt([...pieces].reduce((sum, piece) => sum + weigh(weights, piece) ** 2, 0))

function likest(said: string, { commands, commandOf, lengths, weights, holding }: Index): readonly Like[] {
  const pieces = piecesOf(said)
  const shared = new Float64Array(lengths.length)
  const sharesPair = new Uint8Array(lengths.length)
  for (const piece of pieces) {
    const weight = weigh(weights, piece) ** 2
    for (const at of holding.get(piece) ?? []) {
      shared[at] = (shared[at] ?? 0) + weight
      if (TELLING_PAIR.test(piece)) sharesPair[at] = 1
    }
  }
  const length = lengthOf(pieces, weights)
  const best = commands.map((): number[] => [])
  // One character in common, or 那个 and 了吗, is chance.
  for (const [at, sum] of shared.entries())
    if (sharesPair[at] === 1) best[commandOf[at] ?? 0]?.push(sum / (length * (lengths[at] ?? 1)))
  return commands
    .map((id, command) => ({ id, score: together(best[command] ?? []) }))
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score)
}

/** Several sentences of a command that are like it make it surer than one. */
function together(scores: readonly number[]): number {
  const sorted = scores.toSorted((one, other) => other - one)
  let sum = 0
  let most = 0
  for (let at = 0, weight = 1; at < COUNTED; at++, weight *= NEXT) {
    sum += weight * (sorted[at] ?? 0)
    most += weight
  }
  return sum / most
}
