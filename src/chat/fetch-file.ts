/** Fetches the file that a message brings, no more of it than is taken. */
import type { FileBoxInterface } from 'file-box'
import type { FetchedFile } from './chat.ts'
import { fetchPatiently, LATE, type Patience, within } from './patience.ts'

/** What is asked of a puppet here. */
export interface FileSource {
  /** Files and, with every puppet that keeps them, pictures too. */
  messageFile(messageId: string): Promise<FileBoxInterface>
}

export interface FetchLimits {
  readonly mostBytes: number
  readonly patience: Patience
  /** Aborted when the chat stops: whatever is still under way is fetched again after the next start. */
  readonly signal: AbortSignal
}

/** Never rejects. */
export async function fetchFile(source: FileSource, messageId: string, limits: FetchLimits): Promise<FetchedFile> {
  const fetch = async () => readBox(await source.messageFile(messageId), limits.mostBytes)
  const fetched = await within(MOST_MS, fetchPatiently(fetch, limits.patience), limits.signal)
  if (limits.signal.aborted || fetched === LATE) return { outcome: limits.signal.aborted ? 'offline' : 'lost' }
  return fetched ?? { outcome: 'lost' }
}

/** All tries together; a line that is down meanwhile counts too. */
const MOST_MS = 110_000

async function readBox(box: FileBoxInterface, mostBytes: number): Promise<FetchedFile> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of await box.toStream()) {
    const bytes = Buffer.from(piece)
    size += bytes.length
    if (size > mostBytes) return { outcome: 'too-large' }
    pieces.push(bytes)
  }
  return { outcome: 'had', name: box.name, mediaType: box.mediaType, bytes: Buffer.concat(pieces) }
}
