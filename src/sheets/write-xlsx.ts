/** Writes a workbook of one sheet that a clerk can read as it opens: frozen header, fitting widths, everything as text. */
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'

export interface Sheet {
  readonly title: string
  readonly header: readonly string[]
  readonly rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>
  /** Columns, by their header, that are to be written in by hand: at least so many characters wide. */
  readonly blank?: Readonly<Record<string, number>>
  /** Size of the type in points; default 12. Columns grow with it. */
  readonly points?: number
}

/** The media type of an .xlsx file. */
export const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const POINTS = 12
/** So many rows decide how wide the columns are; the others of a long list are written as they come. */
const MEASURED = 1_000
/** In characters; what is longer is broken into lines in its cell. */
const WIDEST = 40

/** A table in memory as the bytes of an .xlsx file. */
export async function writeXlsx(sheet: Sheet): Promise<Uint8Array> {
  const zip = new ZipFile()
  for (const [path, text] of Object.entries(partsOf(sheet))) zip.addBuffer(Buffer.from(text), path, STAMP)
  zip.addReadStream(Readable.from(sheetXml(sheet)), 'xl/worksheets/sheet1.xml', STAMP)
  zip.end()
  const pieces: Buffer[] = []
  for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces)
}

/** The same table is the same file, whenever it is written. */
const STAMP = { mtime: new Date('2000-01-01T00:00:00Z'), forceDosTimestamp: true }

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Everything but the rows. Style 1 is the header, style 2 text (format 49, @), so that no program reads it otherwise. */
function partsOf({ title, points = POINTS }: Sheet): Readonly<Record<string, string>> {
  return {
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${escaped(sheetName(title))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="${points}"/><name val="宋体"/></font><font><b/><sz val="${points}"/><name val="宋体"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7E6E6"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="49" fontId="1" fillId="2" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf><xf numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf></cellXfs></styleSheet>`,
  }
}

/** Excel refuses some characters in a sheet's name, and more than 31. */
const sheetName = (title: string): string => title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31) || 'Sheet1'

async function* sheetXml(sheet: Sheet): AsyncGenerator<string> {
  const { header, rows, points = POINTS } = sheet
  const source = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]()
  const first: (readonly string[])[] = []
  let next = await source.next()
  for (; next.done !== true && first.length < MEASURED; next = await source.next()) first.push(next.value)
  const columns = widthsOf(sheet, first).map(
    (width, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${Math.round(((width + 2) * points) / POINTS)}" customWidth="1"/>`,
  )
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>`
  yield rowXml(header, 1)
  for (const row of first) yield rowXml(row, 2)
  for (; next.done !== true; next = await source.next()) yield rowXml(next.value, 2)
  // Printed, all columns stand on one page across, however many pages it is long.
  yield '</sheetData><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>'
}

/** Each column as wide as the longest of its cells, its header among them. */
function widthsOf({ header, blank = {} }: Sheet, rows: readonly (readonly string[])[]): readonly number[] {
  return header.map((title, at) => {
    const lines = rows.flatMap((row) => (row[at] ?? '').split('\n'))
    const longest = [title, ...lines].reduce((most, line) => Math.max(most, widthOf(line)), blank[title] ?? 0)
    return Math.min(longest, WIDEST)
  })
}

/** Strings, whatever they begin with: a program that opens them never takes one for a formula. */
function rowXml(cells: readonly string[], style: number): string {
  const written = cells.map((cell) =>
    cell === ''
      ? '<c/>'
      : `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${escaped(safe(cell))}</t></is></c>`,
  )
  return `<row>${written.join('')}</row>`
}

/** Saved as .csv and opened again, these would be formulas; the quote is what Excel itself puts before text. */
const safe = (text: string): string => (/^[=+\-@\t\r|%]/.test(text) ? `'${text}` : text)

function escaped(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no place for these
  const allowed = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
  return allowed.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

/** Chinese characters are twice as wide as others. */
export function widthOf(text: string): number {
  return [...text].reduce((width, char) => width + (char > '\u2e7f' ? 2 : 1), 0)
}
