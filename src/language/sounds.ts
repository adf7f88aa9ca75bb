/** How characters sound, so that 报明 is found to mean 报名. Tones do not count, nor do the sounds that accents confuse. */
import { PINYIN_LINES } from './tables/pinyin.ts'

/** The table by the codes of characters; a sound is the place of its syllable in `syllables`. */
interface Sounds {
  readonly syllables: readonly string[]
  /** A character without a syllable sounds like itself: it has a number of its own. */
  readonly usual: Uint32Array
  readonly further: ReadonlyMap<number, readonly number[]>
}

/** More than there are syllables. */
const MOST_SYLLABLES = 1000

function readTable(): Sounds {
  const numbers = new Map<string, number>()
  const usual = Uint32Array.from({ length: 0x10000 }, (_, code) => MOST_SYLLABLES + code)
  const further = new Map<number, number[]>()
  for (const line of PINYIN_LINES.split('\n')) {
    const [spelling = '', characters = ''] = line.split(' ')
    const syllable = plain(spelling)
    const number = numbers.get(syllable) ?? numbers.size
    numbers.set(syllable, number)
    const [first = '', more = ''] = characters.split('|')
    for (const char of first) usual[char.charCodeAt(0)] = number
    for (const char of more) further.set(char.charCodeAt(0), [...(further.get(char.charCodeAt(0)) ?? []), number])
  }
  return { syllables: [...numbers.keys()], usual, further }
}

/** zh=z, ch=c, sh=s, n=l, f=h, ing=in, eng=en, ang=an: what most accents do not keep apart. */
function plain(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^n/, 'l')
    .replace(/^f(?!u$)/, 'h')
    .replace(/([aei])ng$/, '$1n')
}

const { syllables: SYLLABLES, usual: USUAL, further: FURTHER } = readTable()

/** The syllable of a character, accent-proof; a character without one stands for itself. */
export function soundOf(char: string): string {
  return char === '' ? '' : (SYLLABLES[soundNumber(char.charCodeAt(0))] ?? char)
}

/** A number for the sound of a character, by its code, below 2¹⁷: the same for characters with the same usual sound. */
export function soundNumber(code: number): number {
  return USUAL[code] ?? 0
}

/** The numbers of the less usual sounds of a character, by its code. */
export function otherSounds(code: number): readonly number[] | undefined {
  return FURTHER.get(code)
}

/** True when two characters can sound alike, by their codes. */
export function soundAlike(a: number, b: number): boolean {
  const x = soundNumber(a)
  const y = soundNumber(b)
  return x === y || FURTHER.get(a)?.includes(y) === true || FURTHER.get(b)?.includes(x) === true
}

/** True when two characters sound nearly alike: 蔡 (cai) for 参 (can). One letter apart, the first the same. */
function soundNear(a: number, b: number): boolean {
  if (soundAlike(a, b)) return true
  const x = SYLLABLES[soundNumber(a)] ?? ''
  const y = SYLLABLES[soundNumber(b)] ?? ''
  if (x.charAt(0) !== y.charAt(0) || Math.abs(x.length - y.length) > 1 || x.length < 2 || y.length < 2) return false
  return oneLetterApart(x, y)
}

function oneLetterApart(a: string, b: string): boolean {
  let i = 0
  while (i < a.length && a.charAt(i) === b.charAt(i)) i++
  let j = 0
  while (j < a.length - i && j < b.length - i && a.charAt(a.length - 1 - j) === b.charAt(b.length - 1 - j)) j++
  return Math.max(a.length, b.length) - i - j <= 1
}

/** How much two words differ by sound: 0 the same characters, 0.3 a character that sounds alike, 0.6 nearly; undefined: too far. */
export function soundDistance(heard: string, word: string): number | undefined {
  if (heard.length !== word.length) return undefined
  let distance = 0
  let near = 0
  for (let i = 0; i < word.length; i++) {
    const a = heard.charCodeAt(i)
    const b = word.charCodeAt(i)
    if (a === b) continue
    if (soundAlike(a, b)) distance += 0.3
    else if (soundNear(a, b) && near++ === 0) distance += 0.6
    else return undefined
  }
  return distance
}
