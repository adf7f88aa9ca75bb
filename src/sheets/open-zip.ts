/** Opens a zip file in memory, on guard against one that unpacks to more than it should. */
import type { Readable } from 'node:stream'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { UnreadableSheet } from './sheet.ts'

/** An opened zip. */
export interface Zip {
  /** Of all entries. */
  readonly names: readonly string[]
  /** The text of an entry, piece by piece; `undefined` when there is no such entry. */
  read(name: string): AsyncIterable<string> | undefined
}

/** 100,000 people with thirty columns come to some 150 MB. */
const MOST_BYTES = 600_000_000
/** Tables shrink to a tenth or a thirtieth; what shrinks to less than this share was made to swell. */
const LEAST_SHARE = 1 / 400
/** Below this size it does not matter, in bytes. */
const HARMLESS = 10_000_000
const MOST_ENTRIES = 5_000

/** @throws UnreadableSheet `damaged`, `swollen`, `password` */
export async function openZip(bytes: Uint8Array): Promise<Zip> {
  const entries = new Map<string, Entry>()
  const zip = await open(bytes)
  for await (const entry of entriesOf(zip)) entries.set(entry.fileName.replace(/^\//, ''), entry)
  return {
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name)
      if (entry === undefined) return undefined
      refuseSwollen(entry)
      return textOf(zip, entry)
    },
  }
}

async function open(bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return await fromBufferPromise(buffer, { lazyEntries: true })
  } catch (error) {
    throw new UnreadableSheet('damaged', undefined, { cause: error })
  }
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  let count = 0
  try {
    for await (const entry of zip.eachEntry()) {
      count += 1
      if (count > MOST_ENTRIES) throw new UnreadableSheet('swollen')
      yield entry
    }
  } catch (error) {
    throw unreadable(error)
  }
}

/** What an entry claims is what the reader holds it to, so the claim can be judged. */
function refuseSwollen({ compressedSize, uncompressedSize, ...entry }: Entry): void {
  if (entry.generalPurposeBitFlag & 1) throw new UnreadableSheet('password')
  const isSwollen = uncompressedSize > HARMLESS && compressedSize < uncompressedSize * LEAST_SHARE
  if (isSwollen || uncompressedSize > MOST_BYTES) throw new UnreadableSheet('swollen')
}

async function* textOf(zip: ZipFile, entry: Entry): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  try {
    const stream: Readable = await zip.openReadStreamPromise(entry)
    for await (const piece of stream) yield decoder.decode(piece, { stream: true })
  } catch (error) {
    throw unreadable(error)
  }
  yield decoder.decode()
}

function unreadable(error: unknown): UnreadableSheet {
  return error instanceof UnreadableSheet ? error : new UnreadableSheet('damaged', undefined, { cause: error })
}
