/** Phrases that a sentence nearly says: mistyped by sound, a word too many or missing. */
import type { CommandCandidate } from '../reading.ts'
import { soundAlike, soundNumber } from '../sounds.ts'

/** A whole phrase without slots, by its bones. */
export interface Phrase {
  readonly id: string
  readonly bones: string
}

/** The commands that the bones of a sentence nearly say. */
export type Near = (bones: string) => readonly CommandCandidate[]

/** Sentences longer than this are never a mistyped phrase. */
const LONGEST_NEAR = 28
const LEAST_NEAR = 0.68
/** An exact command is surer than one that is only near. */
const MOST_NEAR = 0.89

interface Index {
  readonly phrases: readonly (Phrase & { readonly weights: Float64Array; readonly weight: number })[]
  /** Two neighbouring sounds → the phrases in which they stand. */
  readonly bySounds: ReadonlyMap<number, readonly number[]>
}

/** Finds nearly said phrases. The index is made when it is first needed: most offices in the tests never mistype. */
export function nearPhrases(phrases: readonly Phrase[]): Near {
  let index: Index | undefined
  return (bones) => {
    if (bones.length > LONGEST_NEAR) return []
    index ??= indexOf(phrases)
    return nearly(bones, index)
  }
}

function indexOf(phrases: readonly Phrase[]): Index {
  const bySounds = new Map<number, number[]>()
  phrases.forEach(({ bones }, i) => {
    for (const pair of soundPairs(bones)) {
      const places = bySounds.get(pair)
      if (places) places.push(i)
      else bySounds.set(pair, [i])
    }
  })
  const weighed = phrases.map((phrase) => {
    const weights = weightsOf(phrase.bones)
    return { ...phrase, weights, weight: sum(weights) }
  })
  return { phrases: weighed, bySounds }
}

/** More than there are sounds, so that two of them make one number. */
const SOUNDS = 1 << 17

/** The pairs of neighbouring sounds of a text, each once. */
function soundPairs(text: string): Set<number> {
  const pairs = new Set<number>()
  for (let i = 1; i < text.length; i++)
    pairs.add(soundNumber(text.charAt(i - 1)) * SOUNDS + soundNumber(text.charAt(i)))
  return pairs
}

function nearly(bones: string, { phrases, bySounds }: Index): CommandCandidate[] {
  const shared = new Map<number, number>()
  for (const pair of soundPairs(bones))
    for (const index of bySounds.get(pair) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1)
  const weights = weightsOf(bones)
  const best = new Map<string, number>()
  for (const [index, pairs] of shared) {
    const phrase = phrases[index]
    // With fewer pairs in common the phrases cannot be near: no need to count the difference.
    if (!phrase || pairs * 3 < phrase.bones.length - 1) continue
    const least = Math.max(LEAST_NEAR, best.get(phrase.id) ?? 0)
    const score = nearness(bones, weights, phrase, least)
    if (score >= least) best.set(phrase.id, score)
  }
  return [...best].map(([id, score]) => ({ id, slots: {}, score: Math.min(MOST_NEAR, score), exact: false }))
}

/** 1 for the same, less for each wrong, missing or added character; 0 where it would be less than `least`. */
function nearness(heard: string, weights: Float64Array, phrase: Index['phrases'][number], least: number): number {
  const { bones, weight } = phrase
  if (bones.length >= 4 && heard.includes(bones)) return 0.55 + (0.4 * bones.length) / heard.length
  if (Math.abs(heard.length - bones.length) > Math.max(2, bones.length / 2)) return 0
  const most = (1 - least) * weight
  const apart = distance(heard, weights, bones, phrase.weights, most)
  return apart > most ? 0 : 1 - apart / weight
}

/** Words that carry little weigh little. */
const LIGHT = new Set('的了都还有个一是在把给就呢吗啊我你他没')

function weightsOf(text: string): Float64Array {
  return Float64Array.from(text, (char) => (LIGHT.has(char) ? 0.5 : 1))
}

const sum = (weights: Float64Array) => weights.reduce((total, weight) => total + weight, 0)

/** What must be changed to make one text of the other; more than `most`, however much, as soon as that is certain. */
function distance(a: string, aWeights: Float64Array, b: string, bWeights: Float64Array, most: number): number {
  let row = new Float64Array(b.length + 1)
  let next = new Float64Array(b.length + 1)
  for (let j = 0; j < b.length; j++) row[j + 1] = (row[j] ?? 0) + (bWeights[j] ?? 1)
  for (let i = 0; i < a.length; i++) {
    const weight = aWeights[i] ?? 1
    let least = (row[0] ?? 0) + weight
    next[0] = least
    for (let j = 0; j < b.length; j++) {
      const other = bWeights[j] ?? 1
      const changed = (row[j] ?? 0) + changing(a.charAt(i), b.charAt(j), Math.max(weight, other))
      const cost = Math.min(changed, (row[j + 1] ?? 0) + weight, (next[j] ?? 0) + other)
      next[j + 1] = cost
      if (cost < least) least = cost
    }
    if (least > most) return least
    ;[row, next] = [next, row]
  }
  return row[b.length] ?? 0
}

/** A character that only sounds like the right one is nearly right. */
function changing(a: string, b: string, weight: number): number {
  if (a === b) return 0
  return soundAlike(a, b) ? 0.25 : weight
}
