/** What a table file is to the rest of the program: lines of plain text. */

/** One row that holds anything. Dates are YYYY-MM-DD, numbers are written out, formulas are their last value. */
export interface Line {
  /** Name of the sheet; '' in a file that has none. */
  readonly sheet: string
  /** Counted as the spreadsheet program counts, from 1. */
  readonly row: number
  readonly cells: readonly string[]
}

/** Why a file cannot be read as a table. */
export type Fault =
  | 'empty'
  | 'password'
  | 'old-xls'
  | 'web-page'
  | 'not-a-table'
  | 'damaged'
  | 'swollen'
  | 'too-many-rows'
  | 'open-quote'

/** A file that cannot be read as a table; `row` is where it went wrong, where that can be told. */
export class UnreadableSheet extends Error {
  readonly fault: Fault
  readonly row: number | undefined

  constructor(fault: Fault, row?: number, options?: ErrorOptions) {
    super(`the file cannot be read: ${fault}`, options)
    this.name = 'UnreadableSheet'
    this.fault = fault
    this.row = row
  }
}

/** More rows than any office has people; what has more is not a roster. */
export const MOST_ROWS = 200_000
/** Columns and characters of a cell beyond these are not looked at. */
export const MOST_COLUMNS = 200
export const LONGEST_CELL = 1_000

/** What stands in a cell, as far as it is looked at: without invisible characters, the space around it, and the quote
 * that says that what follows is text. */
function tidyCell(text: string): string {
  return text
    .slice(0, LONGEST_CELL)
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .replace(/[\s\u3000\u00a0]+/g, ' ')
    .replace(/^'(?=[=+\-@|%\s])/, '')
    .trim()
}

/** A row as it was read, without empty cells at its end; `undefined` when there is nothing in it. */
export function lineOf(sheet: string, row: number, texts: readonly string[]): Line | undefined {
  const cells = Array.from(texts.slice(0, MOST_COLUMNS), (text = '') => tidyCell(text))
  while (cells.at(-1) === '') cells.pop()
  return cells.length === 0 ? undefined : { sheet, row, cells }
}
