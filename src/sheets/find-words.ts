/** Whether a file says any of some words, whatever it is: a workbook, a document, a PDF, or text in one of the usual encodings. */
import { setImmediate } from 'node:timers/promises'
import { openZip } from './open-zip.ts'
import { isPdf, pdfTexts } from './pdf-texts.ts'
import { UnreadableSheet } from './sheet.ts'

/** `unread`: it is locked, damaged, or all of it is a picture, so that a person has to look. */
export type Search = 'found' | 'absent' | 'unread'

const ZIP = [0x50, 0x4b, 0x03, 0x04]
/** Bytes that are decoded at a time. */
const PIECE = 1 << 20

/** Looks for words in a file. Spaces count for nothing: in lists 李娜 stands as 李　娜. */
export async function findWords(bytes: Uint8Array, words: readonly string[]): Promise<Search> {
  if (words.length === 0) return 'absent'
  let isRead = !isPdf(bytes)
  try {
    for await (const text of textsOf(bytes)) {
      if (await isIn(text, words)) return 'found'
      isRead = true
    }
    return isRead ? 'absent' : 'unread'
  } catch (error) {
    if (!(error instanceof UnreadableSheet)) throw error
    return 'unread'
  }
}

/**
 * Whether a text of a file is such as is sought, also where it lies across two pieces by no more than `reach` characters; what
 * cannot be read has none. A PDF shows its words without the spaces.
 */
export async function hasText(
  bytes: Uint8Array,
  isSought: (text: string, ofPdf: boolean) => boolean,
  reach: number,
): Promise<boolean> {
  const ofPdf = isPdf(bytes)
  try {
    for await (const text of figuresIn(bytes)) {
      let before = ''
      for await (const piece of text) {
        if (isSought(before + piece, ofPdf)) return true
        before = piece.slice(-reach)
        // Others wait meanwhile.
        await setImmediate()
      }
    }
    return false
  } catch (error) {
    if (!(error instanceof UnreadableSheet)) throw error
    return false
  }
}

/** Figures are the same in most encodings; in those of two bytes a character, one of the two is nought. */
const figuresIn = (bytes: Uint8Array): AsyncIterable<Text> | Iterable<Text> =>
  isZip(bytes) || isPdf(bytes) || bytes.includes(0)
    ? textsOf(bytes)
    : [pieces(bytes, 'utf-8'), pieces(bytes, 'gb18030')]

/** Looks for words in what a picture, a sound or a film says of itself: its title and the like; what it shows nobody reads here. */
export async function findInPicture(bytes: Uint8Array, words: readonly string[]): Promise<Search> {
  return words.length > 0 && (await isIn(pieces(bytes, 'utf-8'), words)) ? 'found' : 'unread'
}

type Text = AsyncIterable<string> | Iterable<string>

const isZip = (bytes: Uint8Array): boolean => ZIP.every((byte, at) => bytes[at] === byte)

function textsOf(bytes: Uint8Array): AsyncIterable<Text> | Iterable<Text> {
  if (isZip(bytes)) return entriesOf(bytes)
  return isPdf(bytes) ? pagesOf(bytes) : decodingsOf(bytes)
}

async function* entriesOf(bytes: Uint8Array): AsyncGenerator<Text> {
  const zip = await openZip(bytes)
  for (const name of zip.names) {
    const text = zip.read(name)
    if (text !== undefined && /\.xml$/i.test(name)) yield withoutTags(text)
    if (text !== undefined && /\.(?:txt|csv)$/i.test(name)) yield text
  }
}

function* pagesOf(bytes: Uint8Array): Generator<Text> {
  for (const text of pdfTexts(bytes)) yield [text]
}

function* decodingsOf(bytes: Uint8Array): Generator<Text> {
  for (const encoding of ['utf-8', 'gb18030', 'utf-16le', 'utf-16be']) yield pieces(bytes, encoding)
  // In an old workbook (.xls) a text may begin anywhere.
  yield pieces(bytes.subarray(1), 'utf-16le')
}

function* pieces(bytes: Uint8Array, encoding: string): Generator<string> {
  const decoder = new TextDecoder(encoding)
  for (let at = 0; at < bytes.length; at += PIECE) {
    yield decoder.decode(bytes.subarray(at, at + PIECE), { stream: true })
  }
}

/** What divides texts: the end of a paragraph, a cell, a row. */
const DIVIDES = /<\/(?:\w+:)?(?:p|si|is|c|row|tr|t[cd])>/g

/** A word may be written in several runs: 周</w:t><w:t>福生. */
async function* withoutTags(text: Text): AsyncGenerator<string> {
  let open = ''
  for await (const piece of text) {
    const here = open + piece
    const end = here.lastIndexOf('<')
    const whole = end < 0 || here.includes('>', end) ? here.length : end
    open = here.slice(whole)
    yield here
      .slice(0, whole)
      .replace(DIVIDES, '\n')
      .replace(/<[^>]*>/g, '')
  }
}

/** A word may lie across two pieces. */
async function isIn(text: Text, words: readonly string[]): Promise<boolean> {
  const longest = Math.max(...words.map(({ length }) => length))
  let before = ''
  for await (const piece of text) {
    const here = before + piece.replace(/[ \t\u00a0\u3000]+/g, '')
    if (words.some((word) => here.includes(word))) return true
    before = here.slice(-longest)
  }
  return false
}
