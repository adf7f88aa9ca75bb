/**
 * One way of writing for everything that looks or means the same: widths, traditional characters, faces, escapes,
 * spaces, repeated marks. Every character remembers where it came from, so that a reading can point at the original.
 */
import { emojiOfCode } from './faces.ts'
import type { Span } from './reading.ts'
import { TRADITIONAL_PAIRS } from './tables/traditional.ts'

/** A text in its normal form; `at[i]` is where character i begins in the original, `at[length]` the original's length. */
export interface Normalised {
  readonly text: string
  readonly at: readonly number[]
}

/** Marks that mean the same, and characters that mean nothing (''). */
const LOOKALIKES: { readonly [char: string]: string } = {
  ',': '，',
  ';': '；',
  '!': '！',
  '?': '？',
  '｡': '。',
  '：': ':',
  '∶': ':',
  '（': '(',
  '）': ')',
  '～': '~',
  '〜': '~',
  '∼': '~',
  '－': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '−': '-',
  '‐': '-',
  '‑': '-',
  '─': '-',
  '／': '/',
  '．': '.',
  '＋': '+',
  '➕': '+',
  '＃': '#',
  '＠': '@',
  '○': '〇',
  '◯': '〇',
  Ｏ: '〇',
  '\t': ' ',
  '\u3000': ' ',
  '\u2005': ' ',
  '\u00a0': ' ',
  '\u2002': ' ',
  '\u2003': ' ',
  '\u2009': ' ',
  '\r': '\n',
  '\u2028': '\n',
  '\u2029': '\n',
  '\u200b': '',
  '\u200c': '',
  '\u200d': '',
  '\u200e': '',
  '\u200f': '',
  '\u2060': '',
  '\ufeff': '',
  '\u00ad': '',
  '\ufe0e': '',
  '\ufe0f': '',
  '\u20e3': '',
  // Written one for the other so often that every rule below would have to name both.
  佇: '伫',
  囘: '回',
  囬: '回',
  叁: '三',
  贰: '二',
  壹: '一',
}

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩'
const OTHER_CIRCLED = ['❶❷❸❹❺❻❼❽❾❿', '➀➁➂➃➄➅➆➇➈➉', '➊➋➌➍➎➏➐➑➒➓']

/** 龙孃孃: as Sichuan writes an aunt, today as ever. */
const AUNT = '孃'
const PLAIN_CHARACTERS: readonly (readonly [string, string])[] = [
  ...Array.from({ length: 0x5e }, (_, i): [string, string] => {
    const ascii = String.fromCharCode(0x21 + i)
    return [String.fromCharCode(0xff01 + i), LOOKALIKES[ascii] ?? ascii.toLowerCase()]
  }),
  ...Array.from({ length: 26 }, (_, i): [string, string] => [
    String.fromCharCode(0x41 + i),
    String.fromCharCode(0x61 + i),
  ]),
  ...Array.from({ length: TRADITIONAL_PAIRS.length / 2 }, (_, i): [string, string] => [
    TRADITIONAL_PAIRS.charAt(2 * i),
    TRADITIONAL_PAIRS.charAt(2 * i + 1),
  ]).filter(([char]) => char !== AUNT),
  ...OTHER_CIRCLED.flatMap((row) => [...row].map((char, i): [string, string] => [char, CIRCLED.charAt(i)])),
  ...Object.entries(LOOKALIKES),
]
/** By the code of the character: looking up a number is quicker than a text. */
const PLAIN_ONCE: ReadonlyMap<number, string> = new Map(
  PLAIN_CHARACTERS.map(([char, plain]) => [char.charCodeAt(0), plain]),
)
/** What a character is written as may have a plainer form itself: 叄 is 叁, and so 三. */
const plainest = (plain: string): string => {
  const plainer = PLAIN_ONCE.get(plain.charCodeAt(0))
  return plainer === undefined || plainer === plain || plain.length > 1 ? plain : plainest(plainer)
}
const PLAIN: ReadonlyMap<number, string> = new Map([...PLAIN_ONCE].map(([code, plain]) => [code, plainest(plain)]))

/** Repeated marks, faces' codes, escapes and space in one look: most texts hold none and need no second pass. */
const NEEDS_CARE = /&|\[|\s|([，。！？；:~、.…-])\1/
const ESCAPE = /&(?:amp[;；])*(amp|lt|gt|quot|nbsp|apos|#39)[;；]/g
const ESCAPED: { readonly [name: string]: string } = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  apos: "'",
  '#39': "'",
}
const CODE = /\[([^[\]\s]{1,6})\]/g
const BLANK = /\s+/g
/** 周 三, 12月 3 号: spoken text is written down with spaces between a number and its unit of time. */
const SPLIT_TIME =
  /(?<=周|星期|礼拜) (?=[一二三四五六日天1-7](?![\d人个位名]))|(?<=[\d一二三四五六七八九十半两]) (?=[点号日月年时](?![人名间]))|(?<=点) (?=半)|(?<=(?:^|[^\d.])\d{1,2}) (?=: ?[0-5]\d(?!\d))|(?<=(?:^|[^\d.])\d{1,2} ?:) (?=[0-5]\d(?!\d))|(?<=[一二三四五六七八九十\d] ?月) (?=[\d一二三四五六七八九十]{1,3} ?[日号])|(?<=[\d两俩仨]) (?=(?:个?人|个|位|名|口)(?:$|[，。,.！!去来参报吧]))|(?<=[上下]) (?=午|周|礼拜|星期|个月)|(?<=(?:^|[ \n])[\u4e00-\u9fa5]) (?=[\u4e00-\u9fa5](?:[ \n]|$))/g
const REPEATED = /([，。！？；:~、…])\1+|\.{3,}|。{2,}|-{3,}/g

/** Normalises a text. Normalising twice is normalising once. */
export function normalise(original: string): Normalised {
  const plain = plainCharacters(original)
  if (!NEEDS_CARE.test(plain.text)) return plain
  const unescaped = rewrite(plain, ESCAPE, (_, name) => ESCAPED[name ?? ''] ?? '')
  const faces = rewrite(unescaped, CODE, (all, code) => emojiOfCode(code ?? '') ?? all)
  const blanks = rewrite(faces, BLANK, (all) => (all.includes('\n') ? '\n' : ' '))
  const together = rewrite(trimmed(blanks), SPLIT_TIME, () => '')
  return trimmed(rewrite(together, REPEATED, shortened))
}

/** The original span of a stretch of the normalised text. */
export function spanOf(normalised: Normalised, from: number, to: number): Span {
  const start = normalised.at[from] ?? 0
  return { from: start, to: normalised.at[to] ?? start }
}

function plainCharacters(original: string): Normalised {
  const at: number[] = []
  let text = ''
  for (let i = 0; i < original.length; i++) {
    const plain = PLAIN.get(original.charCodeAt(i)) ?? original.charAt(i)
    if (plain === '') continue
    if (isSkinTone(text, plain)) {
      text = text.slice(0, -1)
      at.pop()
      continue
    }
    text += plain
    at.push(i)
  }
  at.push(original.length)
  return { text, at }
}

/** The second half of a skin tone whose first half was just written. */
function isSkinTone(before: string, unit: string): boolean {
  return unit >= '\udffb' && unit <= '\udfff' && before.endsWith('\ud83c')
}

function shortened(all: string, mark: string | undefined): string {
  if (all.startsWith('.')) return '…'
  return mark ?? all.charAt(0)
}

/** Replaces every match; each new character points at where the match began. */
export function rewrite(
  from: Normalised,
  pattern: RegExp,
  replace: (all: string, group?: string) => string,
): Normalised {
  const at: number[] = []
  let text = ''
  let done = 0
  for (const match of from.text.matchAll(pattern)) {
    const put = replace(match[0], match[1])
    if (put === match[0]) continue
    text += from.text.slice(done, match.index) + put
    for (let i = done; i < match.index; i++) at.push(from.at[i] ?? 0)
    for (let i = 0; i < put.length; i++) at.push(from.at[match.index] ?? 0)
    done = match.index + match[0].length
  }
  if (done === 0) return from
  for (let i = done; i < from.at.length; i++) at.push(from.at[i] ?? 0)
  return { text: text + from.text.slice(done), at }
}

function trimmed(from: Normalised): Normalised {
  const text = from.text.trimStart()
  const cut = from.text.length - text.length
  const end = text.trimEnd()
  if (end.length === from.text.length) return from
  return { text: end, at: from.at.slice(cut, cut + end.length + 1) }
}
