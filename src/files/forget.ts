/** Forgetting somebody: no list, sheet or document that names them stays, whoever has sent or got it. */
import type { FileId, Traces, Tx } from '../feature.ts'
import { saysAny } from '../sheets/find-words.ts'
import { eraseFiles, findFile, listForForgetting } from './queries.ts'

/** Before the words go from the names of files; a picture is only known by its name. */
export async function forgetFiles(tx: Tx, { names, name }: Pick<Traces, 'names' | 'name'>): Promise<void> {
  for (const { id, isCalled, isPicture, isList } of await listForForgetting(tx, names)) {
    // A list can be made anew, so it goes although the name in it may be another's.
    const words = isList ? [...names, name] : names
    if (isCalled || (!isPicture && (await says(tx, id, words)))) await eraseFiles(tx, [id])
  }
}

async function says(tx: Tx, id: FileId, words: readonly string[]): Promise<boolean> {
  const file = await findFile(tx, id)
  return file !== undefined && (await saysAny(file.bytes, words))
}
