/** The embedded database, for an office without a database server: PGlite in the data folder, in a worker thread. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import type { Schema } from '../../db/schema.ts'
import { EXIT, errorText, UserError } from '../base/errors.ts'
import { type FolderLock, lockFolder } from './folder-lock.ts'
import { type DistantPglite, startPglite } from './pglite-proxy.ts'
import { finishRestore } from './restore-snapshot.ts'
import type { Progress, Store } from './store.ts'

/**
 * Locks `dataDir` and opens the database in it; without migrating.
 * @throws UserError `folder-locked`, `folder-unusable` (see folder-lock.ts), `data-unreadable`
 */
export async function openPgliteStore(dataDir: string, onProgress: Progress, onLost: () => void): Promise<Store> {
  const lock = await lockFolder(dataDir)
  try {
    const starting = startInFolder(dataDir, onProgress, onLost)
    // Read while the thread opens the database.
    const [{ kyselyOnPglite }, pglite] = await Promise.all([import('./pglite-line.ts'), starting])
    const db = kyselyOnPglite(pglite)
    // On the one connection, so that no transaction is under way.
    const snapshot = (file: string) => db.connection().execute(() => pglite.snapshot(file))
    return { db, kind: 'pglite', snapshot, close: () => close(db, pglite, lock) }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** The lock goes last: until the thread has ended, PGlite may still write. */
async function close(db: Kysely<Schema>, pglite: DistantPglite, lock: FolderLock): Promise<void> {
  try {
    await db.destroy()
  } finally {
    await pglite.close()
    lock.release()
  }
}

async function startInFolder(dataDir: string, onProgress: Progress, onLost: () => void): Promise<DistantPglite> {
  const folder = join(dataDir, 'pglite')
  try {
    await finishRestore(dataDir)
    onProgress(existsSync(folder) ? '正在打开数据库' : '第一次启动：正在建立数据库，大约需要十秒')
    return await startPglite(folder, onLost)
  } catch (error) {
    throw dataUnreadable(folder, error)
  }
}

function dataUnreadable(folder: string, cause: unknown): UserError {
  return new UserError(
    'data-unreadable',
    `数据库文件 ${folder} 打不开：${errorText(cause)}。请检查磁盘是否已满、文件是否可读写。` +
      '不要删除这个目录：先整个复制一份留存，再用备份恢复或找维护人员。',
    EXIT.databaseAway,
    { cause },
  )
}
