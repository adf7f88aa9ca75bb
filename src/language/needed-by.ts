/**
 * Which pieces of text a pattern cannot do without: every text that fits holds one of them. Found from the pattern's own
 * source, so there is no second list to keep true. What cannot be told counts as "any text may fit".
 */
import { remember } from '../base/remember.ts'

/** Characters and pairs of neighbours, of which every text that fits holds at least one; undefined: that cannot be told. */
export type Needed = ReadonlySet<string> | undefined

/** More words than this that a part of a pattern can be are not listed. */
const MOST_WORDS = 100
/** A class with more characters than this rules nothing out. */
const MOST_IN_CLASS = 60

/** The pieces of which every text that fits `pattern` holds at least one. */
export function neededBy(pattern: RegExp): Needed {
  return /[iuv]/.test(pattern.flags) ? undefined : neededBySource(pattern.source)
}

const neededBySource = remember((source) => readWays(source, 0).needed)

/** What a text needs to fit one of several patterns. */
export function union(needs: readonly Needed[]): Needed {
  const known = needs.filter((needed) => needed !== undefined)
  return known.length === needs.length ? new Set(known.flatMap((needed) => [...needed])) : undefined
}

/** The alternatives of a pattern, each a pattern of its own that says whether a text fits it somewhere. */
export function waysOf(pattern: RegExp): readonly RegExp[] {
  const { source } = pattern
  const flags = pattern.flags.replace(/[dgy]/g, '')
  if (/[iuv]/.test(flags) || /\\\d/.test(source)) return [new RegExp(source, flags)]
  const ways: RegExp[] = []
  for (let at = 0; at <= source.length; ) {
    const { to } = readSequence(source, at)
    ways.push(new RegExp(source.slice(at, to) || '(?:)', flags))
    at = to + 1
  }
  return ways
}

/** A part of a pattern: what it needs, and all that it can be where that is little; a mere place is ''. */
interface Part {
  readonly needed: Needed
  readonly words: readonly string[] | undefined
  readonly to: number
}

/** Alternatives up to the closing bracket: one of what each needs; nothing is told when one of them needs nothing. */
function readWays(source: string, from: number): Part {
  const ways: Part[] = []
  let at = from
  for (;;) {
    const way = readSequence(source, at)
    ways.push(way)
    at = way.to
    if (source.charAt(at) !== '|') break
    at++
  }
  const words = ways.flatMap((way) => way.words ?? [])
  return {
    needed: union(ways.map((way) => way.needed)),
    words: ways.every((way) => way.words) && words.length <= MOST_WORDS ? [...new Set(words)] : undefined,
    to: at,
  }
}

/** What stands one after the other needs all of it; the rarest rules out most. */
function readSequence(source: string, from: number): Part {
  const rarest = keepRarest()
  let all = true
  /** What the last parts can be together. */
  let run: readonly string[] = ['']
  let at = from
  while (at < source.length && source.charAt(at) !== '|' && source.charAt(at) !== ')') {
    const part = readRepeated(source, at)
    rarest.offer(part.needed)
    const longer = part.words && joined(run, part.words)
    if (!longer) {
      all = false
      rarest.offer(piecesOf(run))
    }
    run = longer ?? part.words ?? ['']
    at = part.to
  }
  rarest.offer(piecesOf(run))
  return { needed: rarest.needed(), words: all ? run : undefined, to: at }
}

/** Keeps the one of several needs that rules out most. */
function keepRarest() {
  let rarest: Needed
  let least = Number.POSITIVE_INFINITY
  return {
    needed: () => rarest,
    offer(needed: Needed) {
      if (!needed) return
      const cost = costOfAll(needed)
      if (cost >= least) return
      rarest = needed
      least = cost
    },
  }
}

function costOfAll(needed: ReadonlySet<string>): number {
  let cost = 0
  for (const piece of needed) cost += costOf(piece)
  return cost
}

function joined(words: readonly string[], more: readonly string[]): readonly string[] | undefined {
  const [only] = more
  // A single letter, as most parts are: nothing becomes twice.
  if (more.length === 1 && only !== undefined) return only === '' ? words : words.map((word) => word + only)
  if (words.length * more.length > MOST_WORDS) return undefined
  return [...new Set(words.flatMap((word) => more.map((next) => word + next)))]
}

/** The rarest piece of each word. */
function piecesOf(words: readonly string[]): Needed {
  const pieces = words.flatMap((word) => rarestPiece(word) ?? [])
  return pieces.length === words.length ? new Set(pieces) : undefined
}

function rarestPiece(word: string): string | undefined {
  let rarest = word.slice(0, 2)
  for (let at = 1; at < word.length - 1 && costOf(rarest) > LEAST_COST; at++) {
    const pair = word.slice(at, at + 2)
    if (costOf(pair) < costOf(rarest)) rarest = pair
  }
  return rarest || undefined
}

/** Characters of most sentences, which rule out little. */
const COMMON = new Set('我你他的了不去来在说是有人到一个上下要都也就给得出着过大')

/** Of two characters that are both rare. */
const LEAST_COST = 0.05

/** How often a piece stands in a text, roughly. */
function costOf(piece: string): number {
  const common = Number(COMMON.has(piece.charAt(0))) + Number(COMMON.has(piece.charAt(1)))
  if (piece.length === 1) return common ? 8 : 1
  return common === 2 ? 0.5 : common === 1 ? 0.1 : LEAST_COST
}

function readRepeated(source: string, from: number): Part {
  const { needed, words, to } = readOne(source, from)
  const [times = ''] = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(source.slice(to, to + 12)) ?? []
  if (times === '') return { needed, words, to }
  const mayBeMissing = /^(?:[*?]|\{0)/.test(times)
  return {
    needed: mayBeMissing ? undefined : needed,
    words: times.startsWith('?') && words ? ['', ...words] : undefined,
    to: to + times.length,
  }
}

function readOne(source: string, from: number): Part {
  const char = source.charAt(from)
  if (char === '(') return readGroup(source, from)
  if (char === '[') return readClass(source, from)
  if (char === '\\') return readEscape(source, from)
  if ('^$'.includes(char)) return { needed: undefined, words: [''], to: from + 1 }
  return char === '.' ? anything(from + 1) : words([char], from + 1)
}

const anything = (to: number): Part => ({ needed: undefined, words: undefined, to })
const words = (chars: readonly string[], to: number): Part => ({ needed: new Set(chars), words: chars, to })

function readGroup(source: string, from: number): Part {
  const [opening = '('] = /^\((?:\?(?:<?[=!]|:|<\w+>))?/.exec(source.slice(from, from + 40)) ?? []
  const inner = readWays(source, from + opening.length)
  const to = inner.to + 1
  // What a look around sees is no part of the match, but what it must see is in the text all the same.
  if (/^\(\?<?=/.test(opening)) return { needed: inner.needed, words: [''], to }
  return /^\(\?<?!/.test(opening) ? { needed: undefined, words: [''], to } : { ...inner, to }
}

function readClass(source: string, from: number): Part {
  const [all = '['] = /^\[(?:\\.|[^\]\\])*\]/.exec(source.slice(from)) ?? []
  const inside = all.slice(1, -1).replace(/\\d|(\d)-(\d)/g, (_, first = '0', last = '9') => digits(first, last))
  const to = from + all.length
  // Ranges, escapes and what is not meant rule nothing out.
  if (/^\^|\\|.-./.test(inside) || inside.length > MOST_IN_CLASS) return anything(to)
  return words([...new Set(inside.split(''))], to)
}

const digits = (first: string, last: string) => '0123456789'.slice(Number(first), Number(last) + 1)

function readEscape(source: string, from: number): Part {
  const next = source.charAt(from + 1)
  if (next === 'd') return words([...digits('0', '9')], from + 2)
  if (next === 'k') return anything(source.indexOf('>', from) + 1)
  if (next === 'u') return anything(from + 6)
  return /[a-zA-Z0-9]/.test(next) ? anything(from + 2) : words([next], from + 2)
}
