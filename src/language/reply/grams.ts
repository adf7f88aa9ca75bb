/**
 * What a text is made of, for learning: its characters and pairs, the sounds of neighbours, and neighbours in its outlines.
 * What is said of one kind of piece all together counts alike, however long the text.
 */
import { soundOf } from '../sounds.ts'
import { outlineOf, skeletonOf } from './outline.ts'

/** Longer texts hold more of everything, so what they say is divided by the root of their length. */
const SPREAD = 3
/** What of a sound is known already by its characters. */
const SOUND_SPREAD = 1.5

const MARKS = /[，。！；、: \n]+/g
const ASKS = /？+/g

/** Marks in a row are one, all digits are the same, and begin and end are marked. */
const between = (words: string) => `^${words.replace(/\d/g, '0').replace(ASKS, '?').replace(MARKS, '|')}$`

function piecesOf(text: readonly string[], before: string, shortest: number, longest: number): ReadonlySet<string> {
  const pieces = new Set<string>()
  for (let from = 0; from < text.length; from++) {
    let piece = before
    for (let length = 1; length <= longest && from + length <= text.length; length++) {
      piece += text[from + length - 1] ?? ''
      if (length >= shortest) pieces.add(piece)
    }
  }
  return pieces
}

/** Pieces of one kind and how much each of them weighs. */
export interface Grams {
  readonly pieces: ReadonlySet<string>
  readonly share: number
}

const gramsOfKind = (pieces: ReadonlySet<string>, spread: number): Grams => ({
  pieces,
  share: spread / Math.sqrt(pieces.size || 1),
})

/** The pieces of a text in plain words, each once, by their kinds. */
export function gramsOf(words: string): readonly Grams[] {
  const text = between(words)
  const characters = [...text]
  const sounds = characters.map((character) => `${soundOf(character)}'`)
  return [
    gramsOfKind(piecesOf(characters, '', 1, 2), SPREAD),
    gramsOfKind(piecesOf([...outlineOf(text)], '~', 1, 3), SPREAD),
    gramsOfKind(piecesOf([...skeletonOf(text)], '@', 1, 3), SPREAD),
    gramsOfKind(piecesOf(sounds, '%', 2, 2), SOUND_SPREAD),
  ]
}
