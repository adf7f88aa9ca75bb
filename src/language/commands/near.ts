/** Phrases that a sentence nearly says: mistyped by sound, a word too many or missing. */
import type { CommandCandidate } from '../reading.ts'
import { otherSounds, soundNumber } from '../sounds.ts'

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

/** A text by its characters: how much each weighs, how it sounds and how it may sound besides. */
interface Heard {
  readonly text: string
  readonly weights: readonly number[]
  readonly sounds: readonly number[]
  readonly others: readonly (readonly number[] | undefined)[]
}

interface Known extends Heard {
  readonly id: string
  /** What its first characters weigh together, from none of them to all. */
  readonly sums: readonly number[]
}

interface Index {
  readonly phrases: readonly Known[]
  /** Two neighbouring sounds → the phrases in which they stand. */
  readonly bySounds: ReadonlyMap<number, readonly number[]>
  /** How many pairs of sounds a text must share with a phrase: with fewer it cannot be near. */
  readonly needed: Uint8Array
  /** How many pairs of sounds a phrase shares with the text at hand; all 0 between texts. */
  readonly shared: Uint8Array
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
  const known = phrases.map(({ id, bones }): Known => {
    const heard = hear(bones, soundsOf(bones))
    const sums = [0]
    for (const weight of heard.weights) sums.push((sums.at(-1) ?? 0) + weight)
    return { id, ...heard, sums }
  })
  known.forEach(({ sounds }, i) => {
    for (const pair of soundPairs(sounds)) {
      const places = bySounds.get(pair)
      if (places) places.push(i)
      else bySounds.set(pair, [i])
    }
  })
  const needed = Uint8Array.from(known, ({ text }) => Math.ceil((text.length - 1) / 3))
  return { phrases: known, bySounds, needed, shared: new Uint8Array(phrases.length) }
}

function soundsOf(text: string): readonly number[] {
  const sounds: number[] = []
  for (let i = 0; i < text.length; i++) sounds.push(soundNumber(text.charCodeAt(i)))
  return sounds
}

function hear(text: string, sounds: readonly number[]): Heard {
  const weights: number[] = []
  const others: (readonly number[] | undefined)[] = []
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    weights.push(LIGHT.has(code) ? 0.5 : 1)
    others.push(otherSounds(code))
  }
  return { text, weights, sounds, others }
}

/** The pairs of neighbouring sounds of a text, each once; a number for each. Rare signs may be taken for one another. */
function soundPairs(sounds: readonly number[]): readonly number[] {
  const pairs: number[] = []
  for (let i = 1; i < sounds.length; i++) {
    const pair = (((sounds[i - 1] ?? 0) & 0x7fff) << 15) | ((sounds[i] ?? 0) & 0x7fff)
    if (!pairs.includes(pair)) pairs.push(pair)
  }
  return pairs
}

function nearly(bones: string, index: Index): CommandCandidate[] {
  const sounds = soundsOf(bones)
  const phrases = candidates(sounds, index)
  if (phrases.length === 0) return []
  const heard = hear(bones, sounds)
  const best = new Map<string, number>()
  for (const phrase of phrases) {
    const least = Math.max(LEAST_NEAR, best.get(phrase.id) ?? 0)
    const score = nearness(heard, phrase, least)
    if (score >= least) best.set(phrase.id, score)
  }
  return [...best].map(([id, score]) => ({ id, slots: {}, score: Math.min(MOST_NEAR, score), exact: false }))
}

/** The phrases that share so many pairs of sounds with a text that they may be near, in the order in which they are met. */
function candidates(sounds: readonly number[], { phrases, bySounds, needed, shared }: Index): readonly Known[] {
  const met: (readonly number[])[] = []
  for (const pair of soundPairs(sounds)) {
    const places = bySounds.get(pair)
    if (!places) continue
    met.push(places)
    for (const place of places) shared[place] = (shared[place] ?? 0) + 1
  }
  const found: Known[] = []
  for (const places of met) {
    for (const place of places) {
      const phrase = (shared[place] ?? 0) < (needed[place] ?? 1) ? undefined : phrases[place]
      if (phrase) found.push(phrase)
      shared[place] = 0
    }
  }
  return found
}

/** 1 for the same, less for each wrong, missing or added character; 0 where it would be less than `least`. */
function nearness(heard: Heard, phrase: Known, least: number): number {
  const length = phrase.text.length
  if (length >= 4 && heard.text.includes(phrase.text)) return 0.55 + (0.4 * length) / heard.text.length
  if (Math.abs(heard.text.length - length) > Math.max(2, length / 2)) return 0
  const weight = phrase.sums[length] ?? 0
  const most = (1 - least) * weight
  const apart = distance(heard, phrase, most)
  return apart > most ? 0 : 1 - apart / weight
}

/** Words that carry little weigh little. */
const LIGHT = new Set([...'的了都还有个一是在把给就呢吗啊我你他没'].map((char) => char.charCodeAt(0)))

/** What must be changed to make one text of the other; more than `most`, however much, as soon as that is certain. */
function distance(a: Heard, b: Known, most: number): number {
  let row = [...b.sums]
  let next: number[] = []
  for (let i = 0; i < a.text.length; i++) {
    const weight = a.weights[i] ?? 1
    let least = (row[0] ?? 0) + weight
    next[0] = least
    for (let j = 0; j < b.text.length; j++) {
      const other = b.weights[j] ?? 1
      const changed = (row[j] ?? 0) + changing(a, i, b, j)
      const cost = Math.min(changed, (row[j + 1] ?? 0) + weight, (next[j] ?? 0) + other)
      next[j + 1] = cost
      if (cost < least) least = cost
    }
    if (least > most) return least
    ;[row, next] = [next, row]
  }
  return row[b.text.length] ?? 0
}

/** A character that only sounds like the right one is nearly right. */
function changing(a: Heard, i: number, b: Heard, j: number): number {
  const [x, y] = [a.sounds[i] ?? 0, b.sounds[j] ?? 0]
  if (x === y) return a.text.charCodeAt(i) === b.text.charCodeAt(j) ? 0 : 0.25
  if (a.others[i]?.includes(y) || b.others[j]?.includes(x)) return 0.25
  return Math.max(a.weights[i] ?? 1, b.weights[j] ?? 1)
}
