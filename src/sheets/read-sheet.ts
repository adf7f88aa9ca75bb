/** Reads a table file, whatever its name says: .xlsx, or text with commas or tabs in UTF-8, UTF-16 or GB18030. */
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import { type Line, MOST_ROWS, UnreadableSheet } from './sheet.ts'

export { type Fault, type Line, UnreadableSheet } from './sheet.ts'

/**
 * The rows that hold anything, one after the other, those of hidden sheets left out. Memory does not grow with their
 * number, but for the texts that an .xlsx keeps apart.
 * @throws UnreadableSheet
 */
export async function* readSheet(bytes: Uint8Array): AsyncGenerator<Line> {
  let count = 0
  for await (const line of linesOf(bytes)) {
    count += 1
    if (count > MOST_ROWS) throw new UnreadableSheet('too-many-rows')
    yield line
  }
  if (count === 0) throw new UnreadableSheet('empty')
}

/**
 * How many lines hold anything, the header too.
 * @throws UnreadableSheet
 */
export async function countLines(bytes: Uint8Array): Promise<number> {
  let count = 0
  for await (const _ of readSheet(bytes)) count += 1
  return count
}

const ZIP = [0x50, 0x4b, 0x03, 0x04]
/** An OLE file: a workbook of Excel 97, or a newer one under a password. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0]
const PICTURES_AND_PRINT = [
  [0xff, 0xd8, 0xff],
  [0x89, 0x50, 0x4e, 0x47],
  [0x47, 0x49, 0x46, 0x38],
  [0x25, 0x50, 0x44, 0x46],
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
]

function linesOf(bytes: Uint8Array): AsyncIterable<Line> | Iterable<Line> {
  if (bytes.length === 0) throw new UnreadableSheet('empty')
  if (beginsWith(bytes, ZIP)) return readXlsx(bytes)
  if (beginsWith(bytes, OLE)) throw new UnreadableSheet(isEncrypted(bytes) ? 'password' : 'old-xls')
  if (PICTURES_AND_PRINT.some((magic) => beginsWith(bytes, magic))) throw new UnreadableSheet('not-a-table')
  return readCsv(bytes)
}

const beginsWith = (bytes: Uint8Array, magic: readonly number[]) => magic.every((byte, at) => bytes[at] === byte)

/** The stream in which Office keeps what it has encrypted, by its name in the file's directory. */
function isEncrypted(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  )
}
