/** The content of files on the invented phones: in memory, or in a folder beside the phones' history. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface PhoneFiles {
  /** Keeps a content and returns the key that finds it again. */
  keep(bytes: Uint8Array): string
  /** The content, or `undefined` when it is not there (any more). */
  find(key: string): Uint8Array | undefined
}

/** `folder` is made when the first file comes; without one, files end with the process. */
export function createPhoneFiles(folder: string | undefined): PhoneFiles {
  const kept = new Map<string, Uint8Array>()
  const keyOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
  if (folder === undefined) {
    return {
      keep(bytes) {
        const key = keyOf(bytes)
        kept.set(key, bytes)
        return key
      },
      find: (key) => kept.get(key),
    }
  }
  return {
    keep(bytes) {
      const key = keyOf(bytes)
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, key), bytes)
      return key
    },
    find: (key) => (existsSync(join(folder, key)) ? readFileSync(join(folder, key)) : undefined),
  }
}
