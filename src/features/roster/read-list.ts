/** Reads a whole list, row by row: where its header is, what its rows say, what was passed over. */
import type { Day } from '../../base/calendar.ts'
import { type Line, readSheet } from '../../sheets/read-sheet.ts'
import { type Columns, DEEPEST_HEADER, readHeader, repeatsHeader } from './columns.ts'
import type { ReadRow } from './entry.ts'
import { readRow } from './read-row.ts'
import { readHeading, type UnderHeading } from './read-unit.ts'

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
    if (hand === undefined || line.sheet !== hand.sheet) hand = begin(line.sheet)
    const { columns, isTold } = hand
    if (columns === undefined || isStillHeader(line, hand)) {
      hand = lookForHeader(line, hand)
      continue
    }
    if (!isTold) yield { is: 'header', sheet: line.sheet, columns }
    hand = { ...hand, isTold: true }
    if (repeatsHeader(line, columns)) continue
    const [text, ...others] = textsOf(line)
    const named = others.length > 0 ? undefined : readHeading(text, hand.under)
    const entry = named === undefined ? readRow(line, { columns, under: hand.under, today }) : undefined
    // 离休干部: whoever stands below is in no 支部 that was named above it.
    if (named !== undefined || (entry?.wrong !== undefined && others.length === 0)) hand = { ...hand, under: named }
    if (entry !== undefined) yield { is: 'row', sheet: line.sheet, line: line.row, entry }
  }
  if (hand !== undefined) yield* lastPart(hand)
}

interface SheetInHand {
  readonly sheet: string
  /** Lines up to the header, which is the last of them once it is found. */
  readonly above: readonly Line[]
  readonly columns: Columns | undefined
  /** Whether the header was told of: with the first line below it, since it may be of two lines. */
  readonly isTold: boolean
  /** The unit that a title or heading has named. */
  readonly under: UnderHeading | undefined
}

const begin = (sheet: string): SheetInHand => ({
  sheet,
  above: [],
  columns: undefined,
  isTold: false,
  under: undefined,
})

function* lastPart({ sheet, columns, isTold }: SheetInHand): Generator<ListPart> {
  if (columns === undefined) yield { is: 'no-header', sheet }
  else if (!isTold) yield { is: 'header', sheet, columns }
}

function lookForHeader(line: Line, hand: SheetInHand): SheetInHand {
  if (hand.above.length > DEEPEST_HEADER) return hand
  const columns = readHeader(line, hand.above)
  const [text, ...others] = textsOf(line)
  const named = others.length > 0 ? undefined : readHeading(text, hand.under)
  return { ...hand, above: [...hand.above, line], columns, under: named ?? hand.under }
}

/** The different texts of a line, which never is empty. */
const textsOf = ({ cells }: Line): readonly [string, ...string[]] => {
  const [text = '', ...others] = new Set(cells.filter((cell) => cell !== ''))
  return [text, ...others]
}

/** The lower half of a header of two lines; a line about somebody does not say 姓名. */
function isStillHeader(line: Line, { above, columns }: SheetInHand): boolean {
  const header = above.at(-1)
  return columns !== undefined && header?.row === line.row - 1 && readHeader(line, above) !== undefined
}
