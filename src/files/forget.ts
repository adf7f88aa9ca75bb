/** Forgetting somebody: no list, sheet or document that names them stays, whoever has sent or got it. */
import type { FileId, Traces, Tx } from '../feature.ts'
import { findInPicture, findWords, type Search } from '../sheets/find-words.ts'
import { eraseCalled, eraseFiles, filesAfter, findFile, type Looked } from './queries.ts'

/** What is looked into in one transaction: so many, and of so many bytes, or one that is larger. */
const MOST_FILES = 20
const MOST_BYTES = 1 << 20

/** What is called by their name goes at once, before the words go from the names of files. */
export async function forgetFiles(tx: Tx, { names }: Pick<Traces, 'names'>): Promise<void> {
  await eraseCalled(tx, names)
}

/** What came of looking into files. */
export interface Found {
  readonly looked: number
  readonly erased: number
  /** What no machine here can read: photographs, scans, what is locked. */
  readonly unread: number
}

/**
 * Looks into the next files after `after` that were kept until `until`, and erases what names somebody; `last`: as far as it
 * came, absent at the end.
 */
export async function lookIntoFiles(
  tx: Tx,
  { names, name }: Pick<Traces, 'names' | 'name'>,
  which: { readonly after: FileId; readonly until: Date },
): Promise<Found & { readonly last?: FileId }> {
  const files = firstOf(await filesAfter(tx, { ...which, limit: MOST_FILES }))
  const searches: Search[] = []
  for (const file of files) {
    // A list can be made anew, so it goes although the name in it may be another's.
    const search = await look(tx, file, file.isList ? [...names, name] : names)
    if (search === 'found') await eraseFiles(tx, [file.id])
    searches.push(search)
  }
  const count = (search: Search) => searches.filter((one) => one === search).length
  const last = files.at(-1)?.id
  return { looked: files.length, erased: count('found'), unread: count('unread'), ...(last !== undefined && { last }) }
}

/** As many as are looked into together. */
function firstOf(files: readonly Looked[]): readonly Looked[] {
  let bytes = 0
  return files.filter(({ size }, index) => {
    bytes += size
    return index === 0 || bytes <= MOST_BYTES
  })
}

async function look(tx: Tx, { id, isPicture }: Looked, words: readonly string[]): Promise<Search> {
  const file = words.length === 0 ? undefined : await findFile(tx, id)
  if (file === undefined) return 'absent'
  try {
    return await (isPicture ? findInPicture(file.bytes, words) : findWords(file.bytes, words))
  } catch {
    // One broken file must not keep all others from being looked into; a person looks at it.
    return 'unread'
  }
}
