/** Text with commas, tabs or semicolons, as spreadsheet programs in China write it. */
import { type Line, lineOf, MOST_COLUMNS, UnreadableSheet } from './sheet.ts'

/** Bytes that are decoded at a time. */
const PIECE = 65_536
/** A quoted cell longer than this has lost its closing quote. */
const LONGEST_QUOTED = 4_000
const SEPARATORS = [',', '\t', ';', '，'] as const

/** The rows of a text file. @throws UnreadableSheet `not-a-table`, `web-page`, `open-quote` */
export function* readCsv(bytes: Uint8Array): Generator<Line> {
  const encoding = encodingOf(bytes)
  const start = new TextDecoder(encoding).decode(bytes.subarray(0, PIECE))
  if (/^\s*<(?:!doctype|html|table|\?xml|meta|head)/i.test(start)) throw new UnreadableSheet('web-page')
  // Text has no such characters; what has them is some other kind of file.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (/[\u0000-\u0008\u000e-\u001a]/.test(start)) throw new UnreadableSheet('not-a-table')
  let row = 0
  for (const cells of records(pieces(bytes, encoding), separatorOf(start))) {
    row += 1
    const line = lineOf('', row, cells)
    if (line !== undefined) yield line
  }
}

/** What is no UTF-8 was written by Excel in China; no text but UTF-16, which programs also write without its mark, has noughts. */
function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes.subarray(0, PIECE).includes(0)) return byteOrderOf(bytes.subarray(0, PIECE))
  return isUtf8(bytes) ? 'utf-8' : 'gb18030'
}

/** Commas, tabs and ends of lines tell which of two bytes comes first; 一 has a nought as well, at the other place. */
function byteOrderOf(start: Uint8Array): 'utf-16le' | 'utf-16be' {
  let little = 0
  let big = 0
  for (let at = 0; at + 1 < start.length; at += 2) {
    const [first, second] = [start[at] ?? 0, start[at + 1] ?? 0]
    if (second === 0 && MARKS.has(first)) little += 1
    if (first === 0 && MARKS.has(second)) big += 1
  }
  return big > little ? 'utf-16be' : 'utf-16le'
}

/** Tab, end of line, comma, semicolon. */
const MARKS: ReadonlySet<number> = new Set([0x09, 0x0a, 0x2c, 0x3b])

function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for (let at = 0; at < bytes.length; at += PIECE) decoder.decode(bytes.subarray(at, at + PIECE), { stream: true })
    decoder.decode()
    return true
  } catch {
    return false
  }
}

function* pieces(bytes: Uint8Array, encoding: string): Generator<string> {
  const decoder = new TextDecoder(encoding)
  for (let at = 0; at < bytes.length; at += PIECE) {
    yield decoder.decode(bytes.subarray(at, at + PIECE), { stream: true })
  }
  yield decoder.decode()
}

/** The one that stands most often in the first lines. */
function separatorOf(start: string): string {
  const head = start.split('\n').slice(0, 20).join('\n')
  const counted = SEPARATORS.map((mark) => ({ mark, count: head.split(mark).length }))
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).mark
}

/** Cuts text into records by the rules of RFC 4180; a quote inside an unquoted cell is a character like any other. */
function* records(texts: Iterable<string>, separator: string): Generator<readonly string[]> {
  let cells: string[] = []
  let cell = ''
  let quoted = false
  let wasQuote = false
  let row = 1
  const endCell = () => {
    if (cells.length < MOST_COLUMNS) cells.push(cell)
    cell = ''
  }
  for (const text of texts) {
    for (const char of text) {
      if (quoted && wasQuote && char !== '"') quoted = false
      if (quoted) {
        if (char === '"' && !wasQuote) wasQuote = true
        else {
          cell += char
          wasQuote = false
        }
        if (cell.length > LONGEST_QUOTED) throw new UnreadableSheet('open-quote', row)
      } else if (char === '"' && cell.trim() === '') {
        quoted = true
        wasQuote = false
        cell = ''
      } else if (char === separator) endCell()
      else if (char === '\n') {
        endCell()
        yield cells
        cells = []
        row += 1
      } else if (char !== '\r') cell += char
    }
  }
  if (quoted && !wasQuote) throw new UnreadableSheet('open-quote', row)
  endCell()
  yield cells
}
