/** Reads a whole list, row by row: where its header is, what its rows say, what was passed over. */
import type { Day } from '../../base/calendar.ts'
import { type Line, readSheet } from '../../sheets/read-sheet.ts'
import { type Columns, DEEPEST_HEADER, readHeader, repeatsHeader } from './columns.ts'
import type { ReadRow } from './entry.ts'
import { readRow } from './read-row.ts'

export type ListPart =
  | { readonly is: 'header'; readonly sheet: string; readonly columns: Columns }
  | { readonly is: 'row'; readonly sheet: string; readonly line: number; readonly entry: ReadRow }
  /** A sheet without names of people. */
  | { readonly is: 'no-header'; readonly sheet: string }

/** @throws UnreadableSheet */
export async function* readList(bytes: Uint8Array, today: Day): AsyncGenerator<ListPart> {
  let hand: SheetInHand | undefined
  for await (const line of readSheet(bytes)) {
    if (hand !== undefined && line.sheet !== hand.sheet) yield* lastPart(hand)
    if (hand === undefined || line.sheet !== hand.sheet) hand = { sheet: line.sheet, above: [], columns: undefined }
    const { columns } = hand
    if (columns === undefined || isStillHeader(line, hand)) {
      hand = lookForHeader(line, hand)
      if (hand.columns !== undefined) yield { is: 'header', sheet: line.sheet, columns: hand.columns }
      continue
    }
    const entry = repeatsHeader(line, columns) ? undefined : readRow(line, { columns, today })
    if (entry !== undefined) yield { is: 'row', sheet: line.sheet, line: line.row, entry }
  }
  if (hand !== undefined) yield* lastPart(hand)
}

interface SheetInHand {
  readonly sheet: string
  /** Lines up to the header, which is the last of them once it is found. */
  readonly above: readonly Line[]
  readonly columns: Columns | undefined
}

function* lastPart({ sheet, columns }: SheetInHand): Generator<ListPart> {
  if (columns === undefined) yield { is: 'no-header', sheet }
}

function lookForHeader(line: Line, { sheet, above }: SheetInHand): SheetInHand {
  if (above.length > DEEPEST_HEADER) return { sheet, above, columns: undefined }
  return { sheet, above: [...above, line], columns: readHeader(line, above) }
}

/** The lower half of a header of two lines; a line about somebody does not say 姓名. */
function isStillHeader(line: Line, { above, columns }: SheetInHand): boolean {
  const header = above.at(-1)
  return columns !== undefined && header?.row === line.row - 1 && readHeader(line, above) !== undefined
}
