/**
 * What a PDF says, as far as it takes to find a name in it: the strings that it shows, each read as its font says.
 * It finds objects by looking for them and not by the table at the end, so a damaged table does not matter.
 */
import { inflateSync } from 'node:zlib'
import { UnreadableSheet } from './sheet.ts'

const MAGIC = '%PDF-'
/** Unpacked, of all parts together; a text of a thousand pages has a tenth of it. */
const MOST_BYTES = 100_000_000
/** Of fonts that bear one name on several pages so many are tried. */
const MOST_FONTS = 8

export const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 1024)).includes(MAGIC)

/** Readings of what is shown, spaces left out; none where it is all pictures. @throws UnreadableSheet `password`, `swollen` */
export function* pdfTexts(bytes: Uint8Array): Generator<string> {
  const objects = readObjects(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'))
  const fonts = readFonts(objects)
  const most = Math.min(MOST_FONTS, Math.max(1, ...[...fonts.values()].map(({ length }) => length)))
  for (const { stream } of objects.values()) {
    if (stream === undefined || !/\bBT\b/.test(stream) || !/\bT[jJ]\b|['"]\s/.test(stream)) continue
    for (let turn = 0; turn < most; turn += 1) {
      const text = shownIn(stream, (name) => {
        const named = fonts.get(name) ?? []
        return named[Math.min(turn, named.length - 1)] ?? plain
      })
      if (text.trim() !== '') yield text
    }
  }
}

/** A part of the file: its dictionary as it is written, and its stream unpacked, a character a byte. */
interface Part {
  readonly head: string
  readonly stream?: string
}

const OBJECT = /(\d+)\s+\d+\s+obj\b/g
const STREAM = /\bstream\r?\n/g

function readObjects(file: string): ReadonlyMap<number, Part> {
  const objects = new Map<number, Part>()
  let left = MOST_BYTES
  for (let found = nextAfter(OBJECT, file, 0); found !== undefined; ) {
    const start = found.index + found[0].length
    const end = indexOr(file, 'endobj', start)
    const opened = nextAfter(STREAM, file, start)
    const hasStream = opened !== undefined && opened.index < end
    const head = file.slice(start, hasStream ? opened.index : end)
    if (/\/Encrypt\b/.test(head)) throw new UnreadableSheet('password')
    let next = end
    let part: Part = { head }
    if (hasStream) {
      const from = opened.index + opened[0].length
      // A length that is told elsewhere, or wrongly, is found by where the stream says that it ends.
      const until = indexOr(file, 'endstream', from + lengthIn(head))
      const stream = unpacked(head, file.slice(from, until), left)
      left -= stream?.length ?? 0
      next = until
      if (stream !== undefined) part = { head, stream }
    }
    objects.set(Number(found[1]), part)
    if (part.stream !== undefined && /\/ObjStm\b/.test(head)) addPacked(objects, part)
    found = nextAfter(OBJECT, file, next)
  }
  if (/\btrailer\b[\s\S]{0,2000}?\/Encrypt\b/.test(file.slice(-4096))) throw new UnreadableSheet('password')
  return objects
}

function nextAfter(pattern: RegExp, file: string, from: number): RegExpExecArray | undefined {
  pattern.lastIndex = from
  return pattern.exec(file) ?? undefined
}

const indexOr = (file: string, word: string, from: number): number => {
  const index = file.indexOf(word, from)
  return index < 0 ? file.length : index
}

/** 0 where it is written in another object. */
const lengthIn = (head: string): number => Number(/\/Length\s+(\d+)(?!\s+\d+\s+R)/.exec(head)?.[1] ?? 0)

/** `undefined`: a picture, or packed in a way that texts are not. */
function unpacked(head: string, stream: string, most: number): string | undefined {
  // A font has a first length of its own.
  if (/\/Subtype\s*\/Image\b|\/Length1\b/.test(head)) return undefined
  if (!/\/Filter\b/.test(head)) return stream
  if (!/\/Filter\s*\[?\s*\/FlateDecode\s*\]?/.test(head)) return undefined
  try {
    return inflateSync(Buffer.from(stream, 'latin1'), { maxOutputLength: Math.max(1, most) }).toString('latin1')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new UnreadableSheet('swollen')
    return undefined
  }
}

/** Objects without streams may be packed into the stream of one. */
function addPacked(objects: Map<number, Part>, { head, stream = '' }: Part): void {
  const first = Number(/\/First\s+(\d+)/.exec(head)?.[1] ?? 0)
  const table = (stream.slice(0, first).match(/\d+/g) ?? []).map(Number)
  for (let at = 0; at + 1 < table.length; at += 2) {
    const end = table[at + 3]
    const from = first + (table[at + 1] ?? 0)
    objects.set(table[at] ?? 0, { head: stream.slice(from, end === undefined ? undefined : first + end) })
  }
}

/** Reads the bytes of a shown string. */
type Font = (bytes: string) => string

/** By the name that the pages give a font; several fonts may bear one name. */
function readFonts(objects: ReadonlyMap<number, Part>): ReadonlyMap<string, readonly Font[]> {
  const known = new Map<number, Font>()
  for (const [number, { head }] of objects)
    if (/\/Type\s*\/Font\b/.test(head)) known.set(number, readFont(head, objects))
  const byName = new Map<string, Font[]>()
  for (const { head } of objects.values()) {
    for (const [, name = '', number] of head.matchAll(/\/([^\s/[\]<>()]+)\s+(\d+)\s+\d+\s+R\b/g)) {
      const font = known.get(Number(number))
      const named = byName.get(name) ?? []
      if (font !== undefined && !named.includes(font)) byName.set(name, [...named, font])
    }
  }
  return byName
}

function readFont(head: string, objects: ReadonlyMap<number, Part>): Font {
  const map = objects.get(Number(/\/ToUnicode\s+(\d+)\s+\d+\s+R/.exec(head)?.[1]))?.stream
  if (map !== undefined) return byMap(map)
  if (/\/Encoding\s*\/GB/.test(head)) return decodedAs('gb18030')
  if (/\/Encoding\s*\/Uni\w+-(?:UCS2|UTF16)/.test(head)) return decodedAs('utf-16be')
  // Numbers of glyphs, which say nothing to whoever has not got the font.
  return /\/Subtype\s*\/Type0\b/.test(head) ? () => '' : plain
}

const plain: Font = (bytes) => bytes
const decodedAs =
  (encoding: string): Font =>
  (bytes) =>
    new TextDecoder(encoding).decode(Buffer.from(bytes, 'latin1'))

/** A font's own table of which code is which character. */
function byMap(map: string): Font {
  const characters = new Map<string, string>()
  const widths = new Set<number>()
  const put = (code: string, character: string) => {
    widths.add(code.length / 2)
    characters.set(bytesOf(code), usual(character))
  }
  for (const [, pairs = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', to = ''] of pairs.matchAll(/<([\da-fA-F]+)>\s*<([\da-fA-F\s]*)>/g)) put(code, utf16Of(to))
  }
  for (const [, ranges = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const found of ranges.matchAll(/<([\da-fA-F]+)>\s*<([\da-fA-F]+)>\s*(?:<([\da-fA-F]+)>|\[([^\]]*)\])/g)) {
      const [, from = '', to = '', start, each = ''] = found
      const list = start === undefined ? [...each.matchAll(/<([\da-fA-F\s]*)>/g)].map(([, one = '']) => one) : undefined
      const first = Number.parseInt(from, 16)
      const last = Math.min(Number.parseInt(to, 16), first + 0xffff)
      for (let code = first; code <= last; code += 1) {
        const character = list === undefined ? shifted(start ?? '', code - first) : utf16Of(list[code - first] ?? '')
        put(code.toString(16).padStart(from.length, '0'), character)
      }
    }
  }
  const byWidth = [...widths].toSorted((a, b) => a - b)
  return (bytes) => {
    let text = ''
    for (let at = 0; at < bytes.length; ) {
      const width = byWidth.find((one) => characters.has(bytes.slice(at, at + one))) ?? byWidth[0] ?? 1
      text += characters.get(bytes.slice(at, at + width)) ?? ''
      at += width
    }
    return text
  }
}

/** A character that a font tells by two codes (生 and the radical 生) is one. */
const usual = (character: string): string => {
  const each = [...character.normalize('NFKC')]
  return new Set(each).size === 1 ? (each[0] ?? '') : each.join('')
}

const bytesOf = (hex: string): string => {
  const even = hex.replace(/\s/g, '')
  return Buffer.from(even.length % 2 === 0 ? even : `${even}0`, 'hex').toString('latin1')
}
const utf16Of = (hex: string): string => decodedAs('utf-16be')(bytesOf(hex))
/** The character so many places after one. */
const shifted = (start: string, by: number): string => {
  const text = utf16Of(start)
  const last = text.codePointAt(text.length - 1) ?? 0
  return text.slice(0, -1) + String.fromCodePoint(Math.min(last + by, 0x10ffff))
}

const SHOWN =
  /\/([^\s/[\]<>()]+)\s+[-+\d.]+\s+Tf|\(((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()])*\))*)\)|<(?!<)([\da-fA-F\s]*)>/g

/** Strings with the font that was chosen before them, one after the other: some programs place each character by itself. */
function shownIn(stream: string, fontOf: (name: string) => Font): string {
  let font = plain
  let text = ''
  for (const [, name, literal, hex] of stream.matchAll(SHOWN)) {
    if (name !== undefined) font = fontOf(name)
    else {
      const bytes = hex === undefined ? unescaped(literal ?? '') : bytesOf(hex)
      text += bytes.startsWith('\u00fe\u00ff') ? decodedAs('utf-16be')(bytes) : font(bytes)
    }
  }
  return text.replace(/\s/g, '')
}

const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

const unescaped = (literal: string): string =>
  literal.replace(/\\(?:([0-7]{1,3})|(\r?\n)|([\s\S]))/g, (_, octal?: string, line?: string, one?: string) => {
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff)
    return line === undefined ? (ESCAPED[one ?? ''] ?? one ?? '') : ''
  })
