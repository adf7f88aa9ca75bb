/**
 * Which characters a pattern cannot do without, so that most patterns are ruled out by a glance at the text's characters.
 * Found from the pattern's own source: there is no second list to keep true. What cannot be told counts as "any text may
 * fit", so a pattern is never ruled out wrongly.
 */

/** Every text that fits holds one of these; undefined: that cannot be told. */
export type Needed = ReadonlySet<string> | undefined

/** A class with more characters than this rules nothing out. */
const MOST = 60

/** The characters of which every text that fits `pattern` holds at least one. */
export function neededBy(pattern: RegExp): Needed {
  if (/[iuv]/.test(pattern.flags)) return undefined
  return readWays(pattern.source, 0).needed
}

/** Tells whether a text holds one of the characters; always where nothing is needed. */
export function mayHold(needed: Needed): (text: string) => boolean {
  if (!needed) return () => true
  const codes = new Set([...needed].map((char) => char.charCodeAt(0)))
  return (text) => {
    for (let i = 0; i < text.length; i++) if (codes.has(text.charCodeAt(i))) return true
    return false
  }
}

/** A pattern that is only tried where its characters are there. */
export function quickly(pattern: RegExp): (text: string) => RegExpExecArray | null {
  const may = mayHold(neededBy(pattern))
  return (text) => (may(text) ? pattern.exec(text) : null)
}

/** Bits of one number in a set of places. */
const BITS = 32

/** Things with patterns, asked for those that may fit a text: in their order, without those that its characters rule out. */
export function byNeeded<T extends { readonly pattern: RegExp }>(items: readonly T[]): (text: string) => readonly T[] {
  const length = Math.ceil(items.length / BITS)
  const always = new Int32Array(length)
  const byCode = new Map<number, Int32Array>()
  items.forEach((item, i) => {
    const needed = neededBy(item.pattern)
    if (!needed) mark(always, i)
    for (const char of needed ?? []) {
      const places = byCode.get(char.charCodeAt(0)) ?? new Int32Array(length)
      byCode.set(char.charCodeAt(0), places)
      mark(places, i)
    }
  })
  return (text) => {
    const found = always.slice()
    for (let i = 0; i < text.length; i++) {
      const places = byCode.get(text.charCodeAt(i))
      if (places) for (let k = 0; k < length; k++) found[k] = (found[k] ?? 0) | (places[k] ?? 0)
    }
    return marked(found, items)
  }
}

function mark(places: Int32Array, i: number): void {
  const k = Math.floor(i / BITS)
  places[k] = (places[k] ?? 0) | (1 << (i % BITS))
}

function marked<T>(places: Int32Array, items: readonly T[]): readonly T[] {
  const found: T[] = []
  for (let k = 0; k < places.length; k++) {
    for (let bits = places[k] ?? 0; bits !== 0; bits &= bits - 1) {
      const item = items[k * BITS + 31 - Math.clz32(bits & -bits)]
      if (item) found.push(item)
    }
  }
  return found
}

interface Piece {
  readonly needed: Needed
  readonly to: number
}

/** Alternatives up to the closing bracket: one of what each needs; nothing is told when one of them needs nothing. */
function readWays(source: string, from: number): Piece {
  const ways: Needed[] = []
  let at = from
  for (;;) {
    const way = readSequence(source, at)
    ways.push(way.needed)
    at = way.to
    if (source.charAt(at) !== '|') break
    at++
  }
  const known = ways.filter((way) => way !== undefined)
  return { needed: known.length === ways.length ? new Set(known.flatMap((way) => [...way])) : undefined, to: at }
}

/** Characters of most sentences, which rule out little. */
const COMMON = new Set('我你他的了不去来在说是有人到一个上下要都也就给得出着过大')

function costOf(needed: ReadonlySet<string>): number {
  let cost = 0
  for (const char of needed) cost += COMMON.has(char) ? 8 : 1
  return cost
}

/** What stands one after the other needs all of it; the rarest rules out most. */
function readSequence(source: string, from: number): Piece {
  let best: Needed
  let at = from
  while (at < source.length && source.charAt(at) !== '|' && source.charAt(at) !== ')') {
    const piece = readRepeated(source, at)
    if (piece.needed && (!best || costOf(piece.needed) < costOf(best))) best = piece.needed
    at = piece.to
  }
  return { needed: best, to: at }
}

function readRepeated(source: string, from: number): Piece {
  const { needed, to } = readOne(source, from)
  const [times = ''] = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(source.slice(to, to + 12)) ?? []
  const mayBeMissing = /^(?:[*?]|\{0)/.test(times)
  return { needed: mayBeMissing ? undefined : needed, to: to + times.length }
}

function readOne(source: string, from: number): Piece {
  const char = source.charAt(from)
  if (char === '(') return readGroup(source, from)
  if (char === '[') return readClass(source, from)
  if (char === '\\') return readEscape(source, from)
  return { needed: '.^$'.includes(char) ? undefined : new Set(char), to: from + 1 }
}

function readGroup(source: string, from: number): Piece {
  const [opening = '('] = /^\((?:\?(?:<?[=!]|:|<\w+>))?/.exec(source.slice(from, from + 40)) ?? []
  const inner = readWays(source, from + opening.length)
  // What a look around sees may be left out of the match, but (?=…) is in the text all the same.
  const looks = /^\(\?<?!/.test(opening)
  return { needed: looks ? undefined : inner.needed, to: inner.to + 1 }
}

function readClass(source: string, from: number): Piece {
  const [all = '['] = /^\[(?:\\.|[^\]\\])*\]/.exec(source.slice(from)) ?? []
  const inside = all.slice(1, -1).replace(/\\d|(\d)-(\d)/g, (_, first = '0', last = '9') => digits(first, last))
  const to = from + all.length
  // Ranges, escapes and what is not meant rule nothing out.
  return { needed: /^\^|\\|.-./.test(inside) || inside.length > MOST ? undefined : new Set(inside), to }
}

const digits = (first: string, last: string) => '0123456789'.slice(Number(first), Number(last) + 1)

function readEscape(source: string, from: number): Piece {
  const next = source.charAt(from + 1)
  if (next === 'd') return { needed: new Set(digits('0', '9')), to: from + 2 }
  if (next === 'k') return { needed: undefined, to: source.indexOf('>', from) + 1 }
  if (next === 'u') return { needed: undefined, to: from + 6 }
  if (/[a-zA-Z0-9]/.test(next)) return { needed: undefined, to: from + 2 }
  return { needed: new Set(next), to: from + 2 }
}
