/** Keeps and reads the content of files; for the engine and for every feature. */
import { createHash } from 'node:crypto'
import type { FileId, Tx } from '../feature.ts'
import { findFile, insertFile } from './queries.ts'

export { type Found, forgetFiles, lookIntoFiles } from './forget.ts'
export { holdsNumbers } from './numbers.ts'
export {
  describeFile,
  dropFiles,
  eraseFiles,
  hasFiles,
  keptAmong,
  markUsed,
  newestFile,
  newestLink,
} from './queries.ts'

/** What a phone on a village line still gets, in bytes: 5 MB. Larger files are not sent on. */
export const MOST_SENT_BYTES = 5 * 2 ** 20

/** A list of 100,000 people as .csv, with every column filled, in bytes: 50 MB. Of staff no smaller one is refused. */
export const LARGEST_LIST = 50 * 2 ** 20

/** Whether a file may be a list of people, by its name; unknown before it was fetched, it may. */
export const mayBeList = (name: string | null): boolean => name === null || /\.(?:csv|xls[xm]?|et|txt)$/i.test(name)

/** Pictures, sounds and films, in which no words are looked for. */
export const isWordless = ({ mediaType }: { readonly mediaType: string }): boolean =>
  /^(?:image|audio|video)\//.test(mediaType)

/** Whether a file is shown as a picture. */
export const isPicture = ({ mediaType }: { readonly mediaType: string }): boolean => mediaType.startsWith('image/')

/** The content of a file with what it is called by those who keep it. */
export interface FileContent {
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** What a media type looks like; platforms say all sorts of things. */
const MEDIA_TYPE = /^[\w.+-]{1,80}\/[\w.+-]{1,80}$/
const ANYTHING = 'application/octet-stream'

/** Keeps a content once, however often it comes, and returns what names it. */
export async function keepFile(tx: Tx, { bytes, mediaType }: FileContent, now: Date): Promise<FileId> {
  const id = createHash('sha256').update(bytes).digest('hex')
  const media_type = MEDIA_TYPE.test(mediaType) ? mediaType : ANYTHING
  await insertFile(tx, { id, media_type, size: bytes.length, bytes, created_at: now, used_at: now })
  return id
}

/** The content of a file, or `undefined` when it was cleared away: those unused for long are. */
export async function readFile(tx: Tx, id: FileId): Promise<FileContent | undefined> {
  const row = await findFile(tx, id)
  return row && { mediaType: row.media_type, bytes: row.bytes }
}
