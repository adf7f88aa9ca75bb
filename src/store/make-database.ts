/** The embedded database of a first start. */
import { rename, rm } from 'node:fs/promises'
import { migrate } from './migrate.ts'
import { openPglite } from './pglite.ts'
import { kyselyOnPglite } from './pglite-line.ts'

/**
 * Made in memory with all its tables, which takes half as long as on the disk; then written beside and renamed when
 * complete: a first start that was cut short in the middle is simply begun again, rather than leaving half a database
 * that no later start can open.
 */
export async function makeDatabase(folder: string): Promise<void> {
  const beside = `${folder}.unfinished`
  await rm(beside, { recursive: true, force: true })
  const made = await openPglite({ folder: beside, dump: await dumpMigrated() })
  await made.close()
  await rename(beside, folder)
}

/** A database with all tables and nothing in them, as a tar file. */
async function dumpMigrated(): Promise<Blob> {
  const memory = await openPglite({})
  const db = kyselyOnPglite(memory)
  await migrate(db)
  await db.destroy()
  const dump = await memory.dump()
  await memory.close()
  return dump
}
