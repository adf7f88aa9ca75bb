/** Reads XML as it comes, piece by piece, without ever holding more than one tag or text of it. */
import { SaxesParser } from 'saxes'
import { UnreadableSheet } from './sheet.ts'

/** What to do with tags and texts; names are without their namespace. */
export interface XmlEars {
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  text?(text: string): void
  close?(name: string): void
}

/** A text or tag longer than this was made to swell, in characters. */
const LONGEST = 4_000_000

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Reads on with every step, so that whoever collects what was heard can pass it on meanwhile. @throws UnreadableSheet */
export async function* readXml(pieces: AsyncIterable<string>, ears: XmlEars): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let silent = 0
  const heard = <T extends unknown[]>(hear: (...what: T) => void) => {
    return (...what: T) => {
      silent = 0
      hear(...what)
    }
  }
  parser.on('error', (error) => {
    throw new UnreadableSheet('damaged', undefined, { cause: error })
  })
  parser.on(
    'opentag',
    heard((tag) => ears.open?.(local(tag.name), tag.attributes)),
  )
  parser.on(
    'text',
    heard((text) => ears.text?.(text)),
  )
  parser.on(
    'closetag',
    heard((tag) => ears.close?.(local(tag.name))),
  )
  for await (const piece of pieces) {
    silent += piece.length
    if (silent > LONGEST) throw new UnreadableSheet('swollen')
    parser.write(piece)
    yield
  }
  parser.close()
}

/** Reads to the end; a part that the file does not have says nothing. */
export async function hearXml(pieces: AsyncIterable<string> | undefined, ears: XmlEars): Promise<void> {
  if (pieces === undefined) return
  for await (const _ of readXml(pieces, ears));
}
