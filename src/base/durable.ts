/** Files that are still there after a power cut: written beside, flushed to the disk, renamed into place. */
import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Puts `content` into `file`, readable by its owner only, whole or not at all: until the rename an older file of that name stays as it was.
 * @throws what the file system says; then `${file}.unfinished` may be left over
 */
export async function writeDurably(file: string, content: Uint8Array): Promise<void> {
  const beside = `${file}.unfinished`
  const handle = await open(beside, 'w', 0o600)
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(beside, file)
  await syncFolder(dirname(file))
}

/** Flushes the names in a folder. Where the system cannot (Windows opens no folders) its own journal has to do. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined)
  await handle?.sync().catch(() => {})
  await handle?.close()
}
