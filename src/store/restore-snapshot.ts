/** Puts a snapshot in the place of the embedded database. What was there is kept beside it, under another name. */
import { existsSync } from 'node:fs'
import { open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Kysely } from 'kysely'
import type { Schema } from '../../db/schema.ts'
import { syncFolder } from '../base/durable.ts'
import { EXIT, errorText, UserError } from '../base/errors.ts'
import { lockFolder } from './folder-lock.ts'
import { openPglite } from './pglite.ts'
import { kyselyOnPglite } from './pglite-line.ts'

/** Complete, on the disk, and about to be renamed into place; see `finishRestore`. */
const RESTORED = 'pglite.restored'
/** After as many no message is tried again: more than the pauses of outbox/retry.ts. */
const NO_TRY_LEFT = 99

/**
 * Restores `file` into `dataDir` and returns where the database that was there is kept, if there was one. Nothing is
 * moved before the snapshot has been unpacked, opened and read. What came in since is taken from the journal at the
 * next start.
 * @param moment names the kept folder
 * @throws UserError `folder-locked` while the program runs, `snapshot-unreadable`
 */
export async function restoreSnapshot(dataDir: string, file: string, moment: Date): Promise<string | undefined> {
  const lock = await lockFolder(dataDir)
  try {
    // What a crash left complete goes into place first where nothing stands there; otherwise it is made anew.
    await finishRestore(dataDir)
    const beside = join(dataDir, 'pglite.unfinished')
    for (const left of [beside, join(dataDir, RESTORED)]) await rm(left, { recursive: true, force: true })
    await unpack(file, beside)
    await syncTree(beside)
    await rename(beside, join(dataDir, RESTORED))
    await syncFolder(dataDir)
    const kept = await setAside(dataDir, moment)
    await finishRestore(dataDir)
    return kept
  } finally {
    lock.release()
  }
}

/** A restore that was cut short when the old database had been moved and the new one had not. */
export async function finishRestore(dataDir: string): Promise<void> {
  const [restored, place] = [join(dataDir, RESTORED), join(dataDir, 'pglite')]
  if (existsSync(place) || !existsSync(restored)) return
  await rename(restored, place)
  await syncFolder(dataDir)
}

async function setAside(dataDir: string, moment: Date): Promise<string | undefined> {
  const place = join(dataDir, 'pglite')
  if (!existsSync(place)) return undefined
  const kept = `${place}.before-${moment.toISOString().replaceAll(':', '-')}`
  await rename(place, kept)
  return kept
}

async function unpack(file: string, folder: string): Promise<void> {
  try {
    const tar = await promisify(gunzip)(await readFile(file))
    const dump = new Blob([tar], { type: 'application/x-tar' })
    const pglite = await openPglite({ folder, dump })
    const db = kyselyOnPglite(pglite)
    await db.selectFrom('person').select('id').limit(1).execute()
    await doubtWhatWasOnItsWay(db)
    await db.destroy()
    await pglite.close()
  } catch (cause) {
    const message =
      `快照 ${file} 用不了：${errorText(cause)}。现有的数据没有动。` +
      '请换 snapshots 目录里更早的一份，再运行一次 npm run restore。'
    throw new UserError('snapshot-unreadable', message, EXIT.badConfig, { cause })
  }
}

/**
 * What was on its way when the snapshot was taken has arrived since, as far as anybody can know. A message counts as
 * recorded before, so that its answer is held back; an answer as in hand for the last of its tries, so that the outbox
 * ends it as "maybe sent" and tells staff. What is urgent goes out all the same, and what is sent unasked may go again.
 */
async function doubtWhatWasOnItsWay(db: Kysely<Schema>): Promise<void> {
  await db.updateTable('inbox').set({ replayed: true }).where('state', '=', 'received').execute()
  await db
    .updateTable('outbox')
    .set({ state: 'sending', epoch: 0, attempts: NO_TRY_LEFT })
    .where('kind', '=', 'reply')
    .where('state', 'in', ['due', 'sending'])
    .execute()
}

/** PGlite flushes nothing, so whatever it has written here is flushed file by file. */
async function syncTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isDirectory()) await syncFolder(path)
    if (!entry.isFile()) continue
    const handle = await open(path, 'r+')
    await handle.sync()
    await handle.close()
  }
  await syncFolder(folder)
}
