/** Merged cells: what stands in the first counts for all of them. */

/** Rows and columns from 1 and 0, both ends included. */
export interface Merged {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

const MERGED = /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g
/** As long as one tag may be, in characters. */
const TAIL = 200
const MOST = 200_000

/** Finds them; they stand behind the rows, so this looks through the whole text first. Sorted by their top row. */
export async function findMerged(pieces: AsyncIterable<string>): Promise<readonly Merged[]> {
  const merged: Merged[] = []
  let tail = ''
  for await (const piece of pieces) {
    const text = tail + piece
    let end = 0
    for (const { 0: all, 1: left = '', 2: top, 3: right = '', 4: bottom, index } of text.matchAll(MERGED)) {
      end = index + all.length
      if (merged.length < MOST)
        merged.push({ top: Number(top), bottom: Number(bottom), left: columnOf(left), right: columnOf(right) })
    }
    tail = text.slice(Math.max(end, text.length - TAIL))
  }
  return merged.sort((a, b) => a.top - b.top)
}

/** A → 0, Z → 25, AA → 26. */
export function columnOf(letters: string): number {
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

/** Fills rows that come in order. */
export function createFiller(merged: readonly Merged[], mostColumns: number) {
  let next = 0
  let open: { area: Merged; text: string }[] = []
  return (row: number, cells: string[]): void => {
    open = open.filter(({ area }) => area.bottom >= row)
    for (; next < merged.length && (merged[next]?.top ?? 0) <= row; next++) {
      const area = merged[next]
      if (area !== undefined && area.bottom >= row) open.push({ area, text: cells[area.left] ?? '' })
    }
    for (const { area, text } of open) {
      for (let column = area.left; column <= Math.min(area.right, mostColumns - 1); column++) {
        if (text !== '' && (cells[column] ?? '') === '') cells[column] = text
      }
    }
  }
}
