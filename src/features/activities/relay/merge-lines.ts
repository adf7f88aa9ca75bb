/**
 * What a newly posted 接龙 changes in the one that is known. Every post carries the whole list, so two people who add
 * themselves at once drop each other's line: only its owner, or the person it names, can take a line away (rule 15). Pure.
 */
import type { ListEntry } from '../../../language/reading.ts'

/** One line as it was posted. */
export interface PostedLine extends Pick<ListEntry, 'name' | 'people' | 'remark'> {
  /** The line says that its person does not come. */
  readonly declines: boolean
}

/** One line as it is kept. */
export interface KnownLine extends PostedLine {
  readonly id: number
  /** Whether whoever posts now may change it. */
  readonly own: boolean
  /** It was in the list that was posted last. */
  readonly inLast: boolean
}

/** What is to be done. A line that is in none of the lists stays as it is. */
export interface Merged {
  readonly added: readonly PostedLine[]
  readonly changed: readonly { readonly id: number; readonly line: PostedLine }[]
  /** Taken away by their owner. */
  readonly removed: readonly number[]
  /** Lost from the list by another hand; they still count. */
  readonly missing: readonly number[]
  /** In the list once more. */
  readonly back: readonly number[]
}

/** Lines are told apart by name, several of one name by their order. */
export function mergeLines(known: readonly KnownLine[], posted: readonly PostedLine[]): Merged {
  const pairs = pairUp(known, posted)
  const kept = pairs.flatMap(({ before, now }) => (before && now ? [{ before, now }] : []))
  const gone = pairs.flatMap(({ before, now }) => (before && !now ? [before] : []))
  return {
    added: pairs.flatMap(({ before, now }) => (now && !before ? [now] : [])),
    changed: kept.flatMap(({ before, now }) =>
      before.own && differ(before, now) ? [{ id: before.id, line: now }] : [],
    ),
    removed: gone.filter(({ own, inLast }) => own && inLast).map(({ id }) => id),
    missing: gone.filter(({ own, inLast }) => !own && inLast).map(({ id }) => id),
    back: kept.filter(({ before }) => !before.inLast).map(({ before }) => before.id),
  }
}

function pairUp(known: readonly KnownLine[], posted: readonly PostedLine[]) {
  const names = new Set([...known, ...posted].map(({ name }) => name))
  return [...names].flatMap((name) => {
    const before = known.filter((line) => line.name === name)
    const now = posted.filter((line) => line.name === name)
    return Array.from({ length: Math.max(before.length, now.length) }, (_, index) => ({
      before: before[index],
      now: now[index],
    }))
  })
}

const differ = (one: PostedLine, other: PostedLine): boolean =>
  one.people !== other.people || one.declines !== other.declines || (one.remark ?? '') !== (other.remark ?? '')
