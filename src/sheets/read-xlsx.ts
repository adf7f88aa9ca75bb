/** The rows of a workbook, one after the other: what people see on the sheets that they see. */
import { dayOfSerial, writeNumber } from './excel-dates.ts'
import { columnOf, createFiller, findMerged, type Merged } from './merged-cells.ts'
import { openZip } from './open-zip.ts'
import { readWorkbook, type Workbook } from './read-workbook.ts'
import { readXml } from './read-xml.ts'
import { type Line, LONGEST_CELL, lineOf, MOST_COLUMNS } from './sheet.ts'

/** @throws UnreadableSheet */
export async function* readXlsx(bytes: Uint8Array): AsyncGenerator<Line> {
  const zip = await openZip(bytes)
  const book = await readWorkbook(zip)
  for (const { name, path } of book.sheets) {
    const [first, again] = [zip.read(path), zip.read(path)]
    if (first === undefined || again === undefined) continue
    yield* readRows(name, again, await findMerged(first), book)
  }
}

/** A cell as it is being read. */
interface Cell {
  column: number
  type: string
  style: number
  text: string
}

async function* readRows(
  sheet: string,
  pieces: AsyncIterable<string>,
  merged: readonly Merged[],
  book: Workbook,
): AsyncGenerator<Line> {
  const fill = createFiller(merged, MOST_COLUMNS)
  let ready: Line[] = []
  let row = 0
  let cells: string[] = []
  let cell: Cell = { column: -1, type: 'n', style: 0, text: '' }
  let takes = false
  const reading = readXml(pieces, {
    open(name, { r: place, t: type = 'n', s: style }) {
      if (name === 'row') {
        row = place === undefined ? row + 1 : Number(place)
        cells = []
        cell.column = -1
      }
      if (name === 'c') cell = { column: columnIn(place) ?? cell.column + 1, type, style: Number(style ?? 0), text: '' }
      // <f>, a formula, is passed over: what it came to stands in <v>.
      takes = name === 'v' || (name === 't' && cell.type === 'inlineStr')
    },
    text(text) {
      if (takes && cell.text.length < LONGEST_CELL) cell.text += text
    },
    close(name) {
      takes = false
      if (name === 'c' && cell.column < MOST_COLUMNS) cells[cell.column] = textOf(cell, book)
      if (name !== 'row') return
      fill(row, cells)
      const line = lineOf(sheet, row, cells)
      if (line !== undefined) ready.push(line)
    },
  })
  for await (const _ of reading) {
    const lines = ready
    ready = []
    yield* lines
  }
}

const columnIn = (place: string | undefined): number | undefined => {
  const letters = /^[A-Z]{1,3}/.exec(place ?? '')?.[0]
  return letters === undefined ? undefined : columnOf(letters)
}

function textOf({ type, style, text }: Cell, book: Workbook): string {
  if (type === 's') return book.sharedTexts[Number(text)] ?? ''
  if (type === 'b') return text === '1' ? '是' : '否'
  if (type === 'd') return text.slice(0, 10)
  if (type !== 'n' || text === '') return text
  const day = book.showsDay[style] ? dayOfSerial(Number(text), book.since1904) : undefined
  return day ?? writeNumber(text)
}
