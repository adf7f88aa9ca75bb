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

/** A text by its characters: how much each weighs and how it sounds. */
interface Heard {
  readonly text: string
  readonly weights: Float64Array
  readonly sounds: Int32Array
}

interface Index {
  readonly phrases: readonly (Phrase & Heard & { readonly weight: number })[]
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
  const heard = phrases.map(({ bones }) => hear(bones))
  heard.forEach(({ sounds }, i) => {
    for (const pair of soundPairs(sounds)) {
      const places = bySounds.get(pair)
      if (places) places.push(i)
      else bySounds.set(pair, [i])
    }
  })
  const weighed = phrases.map((phrase, i) => {
    const { text, weights, sounds } = heard[i] ?? hear(phrase.bones)
    return { ...phrase, text, weights, sounds, weight: sum(weights) }
  })
  return { phrases: weighed, bySounds }
}

function hear(text: string): Heard {
  const weights = new Float64Array(text.length)
  const sounds = new Int32Array(text.length)
  for (let i = 0; i < text.length; i++) {
    weights[i] = LIGHT.has(text.charCodeAt(i)) ? 0.5 : 1
    sounds[i] = soundNumber(text.charAt(i))
  }
  return { text, weights, sounds }
}

/** More than there are sounds, so that two of them make one number. */
const SOUNDS = 1 << 17

/** The pairs of neighbouring sounds of a text, each once. */
function soundPairs(sounds: Int32Array): Set<number> {
  const pairs = new Set<number>()
  for (let i = 1; i < sounds.length; i++) pairs.add((sounds[i - 1] ?? 0) * SOUNDS + (sounds[i] ?? 0))
  return pairs
}

function nearly(bones: string, index: Index): CommandCandidate[] {
  const heard = hear(bones)
  const best = new Map<string, number>()
  for (const place of candidates(heard, index)) {
    const phrase = index.phrases[place]
    if (!phrase) continue
    const least = Math.max(LEAST_NEAR, best.get(phrase.id) ?? 0)
    const score = nearness(heard, phrase, phrase.weight, least)
    if (score >= least) best.set(phrase.id, score)
  }
  return [...best].map(([id, score]) => ({ id, slots: {}, score: Math.min(MOST_NEAR, score), exact: false }))
}

/** The phrases that share so many pairs of sounds with a text that they may be near: with fewer they cannot be. */
function candidates({ sounds }: Heard, { phrases, bySounds }: Index): number[] {
  const shared = new Uint8Array(phrases.length)
  const touched: number[] = []
  for (const pair of soundPairs(sounds)) {
    for (const index of bySounds.get(pair) ?? []) {
      const before = shared[index] ?? 0
      if (before === 0) touched.push(index)
      shared[index] = before + 1
    }
  }
  return touched.filter((index) => (shared[index] ?? 0) * 3 >= (phrases[index]?.text.length ?? 0) - 1)
}

/** 1 for the same, less for each wrong, missing or added character; 0 where it would be less than `least`. */
function nearness(heard: Heard, phrase: Heard, weight: number, least: number): number {
  const length = phrase.text.length
  if (length >= 4 && heard.text.includes(phrase.text)) return 0.55 + (0.4 * length) / heard.text.length
  if (Math.abs(heard.text.length - length) > Math.max(2, length / 2)) return 0
  const most = (1 - least) * weight
  const apart = distance(heard, phrase, most)
  return apart > most ? 0 : 1 - apart / weight
}

/** Words that carry little weigh little. */
const LIGHT = new Set([...'的了都还有个一是在把给就呢吗啊我你他没'].map((char) => char.charCodeAt(0)))

const sum = (weights: Float64Array) => weights.reduce((total, weight) => total + weight, 0)

/** What must be changed to make one text of the other; more than `most`, however much, as soon as that is certain. */
function distance(a: Heard, b: Heard, most: number): number {
  const length = b.text.length
  let row = new Float64Array(length + 1)
  let next = new Float64Array(length + 1)
  for (let j = 0; j < length; j++) row[j + 1] = (row[j] ?? 0) + (b.weights[j] ?? 1)
  for (let i = 0; i < a.text.length; i++) {
    const weight = a.weights[i] ?? 1
    let least = (row[0] ?? 0) + weight
    next[0] = least
    for (let j = 0; j < length; j++) {
      const other = b.weights[j] ?? 1
      const changed = (row[j] ?? 0) + changing(a, i, b, j)
      const cost = Math.min(changed, (row[j + 1] ?? 0) + weight, (next[j] ?? 0) + other)
      next[j + 1] = cost
      if (cost < least) least = cost
    }
    if (least > most) return least
    ;[row, next] = [next, row]
  }
  return row[length] ?? 0
}

/** A character that only sounds like the right one is nearly right. */
function changing(a: Heard, i: number, b: Heard, j: number): number {
  if (a.text.charCodeAt(i) === b.text.charCodeAt(j)) return 0
  const alike = a.sounds[i] === b.sounds[j] || soundAlike(a.text.charAt(i), b.text.charAt(j))
  return alike ? 0.25 : Math.max(a.weights[i] ?? 1, b.weights[j] ?? 1)
}
