/** How characters sound, so that 报明 is found to mean 报名. Tones do not count, nor do the sounds that accents confuse. */
import { PINYIN_LINES } from './tables/pinyin.ts'

function readTable(): { usual: Map<string, string>; further: Map<string, string[]> } {
  const usual = new Map<string, string>()
  const further = new Map<string, string[]>()
  for (const line of PINYIN_LINES.split('\n')) {
    const [syllable = '', characters = ''] = line.split(' ')
    const [first = '', more = ''] = characters.split('|')
    for (const char of first) usual.set(char, plain(syllable))
    for (const char of more) further.set(char, [...(further.get(char) ?? []), plain(syllable)])
  }
  return { usual, further }
}

/** zh=z, ch=c, sh=s, n=l, f=h, ing=in, eng=en, ang=an: what most accents do not keep apart. */
function plain(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^n/, 'l')
    .replace(/^f(?!u$)/, 'h')
    .replace(/([aei])ng$/, '$1n')
}

const { usual: USUAL, further: FURTHER } = readTable()

/** The syllable of a character, accent-proof; a character without one stands for itself. */
export function soundOf(char: string): string {
  return USUAL.get(char) ?? char
}

/** Numbers for the sounds of characters, as far as the table knows them; the others follow by their codes. */
const NUMBERS = numberSounds()

function numberSounds(): ReadonlyMap<string, number> {
  const bySound = new Map<string, number>()
  const byChar = new Map<string, number>()
  for (const [char, sound] of USUAL) {
    const number = bySound.get(sound) ?? bySound.size
    bySound.set(sound, number)
    byChar.set(char, number)
  }
  return byChar
}

/** More than there are syllables. */
const SYLLABLES = 1000

/** A number for the sound of a character, below 2¹⁷: the same for characters with the same usual sound. */
export function soundNumber(char: string): number {
  return NUMBERS.get(char) ?? SYLLABLES + char.charCodeAt(0)
}

/** True when two characters can sound alike. */
export function soundAlike(a: string, b: string): boolean {
  if (a === b) return true
  if (soundNumber(a) === soundNumber(b)) return true
  const first = FURTHER.get(a)
  const second = FURTHER.get(b)
  if (!first && !second) return false
  return (first?.includes(soundOf(b)) ?? false) || (second?.includes(soundOf(a)) ?? false)
}

/** True when two characters sound nearly alike: 蔡 (cai) for 参 (can). One letter apart, the first the same. */
function soundNear(a: string, b: string): boolean {
  if (soundAlike(a, b)) return true
  const x = soundOf(a)
  const y = soundOf(b)
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
    const a = heard.charAt(i)
    const b = word.charAt(i)
    if (a === b) continue
    if (soundAlike(a, b)) distance += 0.3
    else if (soundNear(a, b) && near++ === 0) distance += 0.6
    else return undefined
  }
  return distance
}
