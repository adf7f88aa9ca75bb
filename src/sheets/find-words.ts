/** Whether a file says any of some words, whatever it is: a workbook, a document, or text in one of the usual encodings. */
import { openZip } from './open-zip.ts'
import { UnreadableSheet } from './sheet.ts'

const ZIP = [0x50, 0x4b, 0x03, 0x04]
const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const
/** Bytes that are decoded at a time. */
const PIECE = 1 << 20

/** What is locked or damaged says nothing that anybody could read here. */
export async function saysAny(bytes: Uint8Array, words: readonly string[]): Promise<boolean> {
  if (words.length === 0) return false
  try {
    for await (const text of ZIP.every((byte, at) => bytes[at] === byte) ? entriesOf(bytes) : decodingsOf(bytes)) {
      if (await isIn(text, words)) return true
    }
  } catch (error) {
    if (!(error instanceof UnreadableSheet)) throw error
  }
  return false
}

type Text = AsyncIterable<string> | Iterable<string>

async function* entriesOf(bytes: Uint8Array): AsyncGenerator<Text> {
  const zip = await openZip(bytes)
  for (const name of zip.names) if (/\.(?:xml|txt|csv)$/i.test(name)) yield zip.read(name) ?? []
}

function* decodingsOf(bytes: Uint8Array): Generator<Text> {
  for (const encoding of ENCODINGS) yield pieces(bytes, encoding)
}

function* pieces(bytes: Uint8Array, encoding: string): Generator<string> {
  const decoder = new TextDecoder(encoding)
  for (let at = 0; at < bytes.length; at += PIECE) {
    yield decoder.decode(bytes.subarray(at, at + PIECE), { stream: true })
  }
}

/** A word may lie across two pieces. */
async function isIn(text: Text, words: readonly string[]): Promise<boolean> {
  const longest = Math.max(...words.map(({ length }) => length))
  let before = ''
  for await (const piece of text) {
    const here = before + piece
    if (words.some((word) => here.includes(word))) return true
    before = here.slice(-longest)
  }
  return false
}
