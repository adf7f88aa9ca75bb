/**
 * Rules most patterns out by a glance at the pieces of a text, so that few of many are tried: those that cannot do without
 * a character or a pair of neighbours which the text does not hold. A pattern is never ruled out wrongly.
 */
import { type Needed, neededBy, waysOf } from './needed-by.ts'

/** Bits of one number in a set of places. */
const BITS = 32
/** So many slots for one piece make it rare that two share one. */
const ROOM = 32

/** The slot of a character and that of a pair; what shares a slot is tried too often, never too seldom. */
const slotOf = (code: number, mask: number) => (Math.imul(code, 0x9e3779b1) >>> 15) & mask
const slotOfPair = (before: number, code: number, mask: number) => slotOf(Math.imul(before, 31) + code + 0x10000, mask)

function slotOfPiece(piece: string, mask: number): number {
  const [first, second] = [piece.charCodeAt(0), piece.charCodeAt(1)]
  return piece.length === 1 ? slotOf(first, mask) : slotOfPair(first, second, mask)
}

/** A power of two minus one. */
const maskFor = (pieces: number) => (1 << Math.min(17, Math.max(6, 32 - Math.clz32(pieces * ROOM)))) - 1

/** Tells whether a text holds one of the pieces; always where nothing is needed. */
export function mayHold(needed: Needed): (text: string) => boolean {
  if (!needed) return () => true
  const mask = maskFor(needed.size)
  const slots = new Int32Array((mask + 1) / BITS)
  const has = (slot: number) => ((slots[slot >>> 5] ?? 0) & (1 << (slot & 31))) !== 0
  for (const piece of needed) mark(slots, [slotOfPiece(piece, mask)])
  return (text) => {
    let before = 0
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      if (has(slotOf(code, mask)) || has(slotOfPair(before, code, mask))) return true
      before = code
    }
    return false
  }
}

/** A pattern that is only tried where its pieces are there. */
export function quickly(pattern: RegExp): (text: string) => RegExpExecArray | null {
  const may = mayHold(neededBy(pattern))
  return (text) => (may(text) ? pattern.exec(text) : null)
}

/** All matches of a pattern with the flag g, which is only tried where its pieces are there; not matchAll, which makes a new pattern every time. */
export function eachOf(pattern: RegExp): (text: string) => readonly RegExpExecArray[] {
  const may = mayHold(neededBy(pattern))
  return (text) => {
    if (!may(text)) return NO_MATCH
    const matches: RegExpExecArray[] = []
    pattern.lastIndex = 0
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      matches.push(match)
      if (match[0] === '') pattern.lastIndex++
    }
    return matches
  }
}

const NO_MATCH: readonly RegExpExecArray[] = []

/** Tells whether a text fits a pattern, which is only tried where its pieces are there. */
export function fits(pattern: RegExp): (text: string) => boolean {
  const may = mayHold(neededBy(pattern))
  return (text) => may(text) && pattern.test(text)
}

/** Takes what fits a pattern out of a text, or writes something else in its place. */
export function rewriting(pattern: RegExp, put = ''): (text: string) => string {
  const may = mayHold(neededBy(pattern))
  return (text) => (may(text) ? text.replace(pattern, put) : text)
}

/** Things with patterns, asked for those that may fit a text: in their order, without those that its pieces rule out. */
export function byNeeded<T extends { readonly pattern: RegExp }>(items: readonly T[]): (text: string) => readonly T[] {
  const find = places(items.map(({ pattern }) => neededBy(pattern)))
  return (text) => {
    const may: T[] = []
    for (const place of find(text)) {
      const item = items[place]
      if (item) may.push(item)
    }
    return may
  }
}

/** The first of some things whose pattern fits a text, in their order. */
export function firstFitting<T extends { readonly pattern: RegExp }>(
  items: readonly T[],
): (text: string) => T | undefined {
  const ways = items.flatMap((item) => waysOf(item.pattern).map((pattern) => ({ item, pattern })))
  const find = places(ways.map(({ pattern }) => neededBy(pattern)))
  return (text) => {
    for (const place of find(text)) {
      const way = ways[place]
      if (way?.pattern.test(text)) return way.item
    }
    return undefined
  }
}

const NONE: readonly number[] = []

/** Finds the places of what a text may fit, in their order, from what each needs. */
function places(needs: readonly Needed[]): (text: string) => readonly number[] {
  const mask = maskFor(needs.reduce((sum, needed) => sum + (needed?.size ?? 0), 0))
  const always: number[] = []
  const bySlot = new Map<number, number[]>()
  needs.forEach((needed, place) => {
    if (!needed) always.push(place)
    for (const piece of needed ?? []) {
      const slot = slotOfPiece(piece, mask)
      bySlot.set(slot, [...(bySlot.get(slot) ?? []), place])
    }
  })
  // Most slots are empty; the others hold the number of a list of places.
  const lists: (readonly number[])[] = [NONE, ...bySlot.values()]
  const listOf = new Uint16Array(mask + 1)
  for (const [i, slot] of [...bySlot.keys()].entries()) listOf[slot] = i + 1
  const marks = new Int32Array(Math.ceil(needs.length / BITS))
  return (text) => {
    let found = false
    let before = 0
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      const single = listOf[slotOf(code, mask)] ?? 0
      const pair = listOf[slotOfPair(before, code, mask)] ?? 0
      before = code
      if (single === 0 && pair === 0) continue
      found = true
      mark(marks, lists[single] ?? NONE)
      mark(marks, lists[pair] ?? NONE)
    }
    if (!found) return always
    mark(marks, always)
    return takeMarked(marks)
  }
}

function mark(marks: Int32Array, places: readonly number[]): void {
  for (const place of places) marks[place >>> 5] = (marks[place >>> 5] ?? 0) | (1 << (place & 31))
}

/** The places that are marked, in their order; none is afterwards. */
function takeMarked(marks: Int32Array): readonly number[] {
  const list: number[] = []
  for (let k = 0; k < marks.length; k++) {
    for (let bits = marks[k] ?? 0; bits !== 0; bits &= bits - 1) list.push(k * BITS + 31 - Math.clz32(bits & -bits))
    marks[k] = 0
  }
  return list
}
