/**
 * One process per data folder. Two PGlites on one folder destroy the data, silently, so this is the one thing that must
 * not go wrong, and the operating system does it: a SQLite file in the folder is held in a write transaction, which is
 * a kernel lock on the file. It goes when its process goes, however it dies, so a lock is never left over, nobody ever
 * has to judge whether a pid is still the same process, and of two that start at once exactly one gets it. It also
 * holds between containers on one machine that share a volume.
 *
 * It does not hold on a network file system without file locks, or between a container and a host that reach the folder
 * through a virtual machine's file sharing.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { sleep } from '../base/clock.ts'
import { EXIT, errorText, UserError } from '../base/errors.ts'

/** The folder is ours until `release` is called or the process ends. */
export interface FolderLock {
  release(): void
}

/** Who holds the folder, for people to read: the lock itself says only that somebody does. */
const Owner = z.object({ pid: z.int(), host: z.string() })
type Owner = z.infer<typeof Owner>

/** SQLITE_BUSY, https://www.sqlite.org/rescode.html#busy */
const BUSY = 5
/** How often and how long (ms) to look again while the holder has not yet written who it is, or is just ending. */
const LOOKS = 8
const PAUSE = 50

/**
 * Makes the folder if need be and takes its lock.
 * @throws UserError `folder-locked` within half a second when another process, or this one, has it already;
 * `folder-unusable` when it cannot be made or written to
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  for (let look = 1; ; look++) {
    const lock = tryLock(folder)
    if (lock) return lock
    const owner = readOwner(folder)
    if ((owner && isRunning(owner)) || look === LOOKS) throw folderLocked(folder, owner)
    await sleep(PAUSE)
  }
}

function tryLock(folder: string): FolderLock | undefined {
  try {
    mkdirSync(folder, { recursive: true })
    // Nothing else in this process may open this file: closing it anywhere would give the kernel's lock back.
    const file = new DatabaseSync(join(folder, 'lock'), { timeout: 0 })
    if (!beginWriting(file)) return undefined
    writeOwner(folder)
    return { release: () => release(folder, file) }
  } catch (error) {
    throw folderUnusable(folder, error)
  }
}

/** IMMEDIATE rather than EXCLUSIVE: with the latter two that start at once can both be turned away. */
function beginWriting(file: DatabaseSync): boolean {
  try {
    file.exec('begin immediate')
    return true
  } catch (error) {
    file.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === BUSY) return false
    throw error
  }
}

function release(folder: string, file: DatabaseSync): void {
  rmSync(ownerFile(folder), { force: true })
  file.close()
}

const ownerFile = (folder: string) => join(folder, 'owner.json')

/** Renamed into place, so that nobody reads half of it. */
function writeOwner(folder: string): void {
  const owner: Owner = { pid: process.pid, host: hostname() }
  const written = `${ownerFile(folder)}.${process.pid}`
  writeFileSync(written, `${JSON.stringify(owner)}\n`)
  renameSync(written, ownerFile(folder))
}

function readOwner(folder: string): Owner | undefined {
  try {
    return Owner.parse(JSON.parse(readFileSync(ownerFile(folder), 'utf8')))
  } catch {
    return undefined
  }
}

/** Another host's processes cannot be asked, so what the file says is taken as it is. */
function isRunning(owner: Owner): boolean {
  if (owner.host !== hostname()) return true
  try {
    process.kill(owner.pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function folderLocked(folder: string, owner: Owner | undefined): UserError {
  const elsewhere = owner && owner.host !== hostname() ? `，在主机或容器 ${owner.host} 上` : ''
  const who = owner ? `进程号（pid）${owner.pid}${elsewhere}` : '进程号未知'
  return new UserError(
    'folder-locked',
    `数据目录 ${folder} 正由另一个勤务员进程使用（${who}）。同一目录同时只能由一个进程使用，否则数据会损坏。` +
      '请先停掉那个进程再启动，或用 DATA_DIR 另指定一个目录；要多个进程一起运行，请用 DATABASE_URL 连接 PostgreSQL。',
    EXIT.folderLocked,
  )
}

function folderUnusable(folder: string, cause: unknown): UserError {
  return new UserError(
    'folder-unusable',
    `数据目录 ${folder} 不能使用：${errorText(cause)}。请检查目录是否存在、当前用户能否写入、磁盘是否已满，或用 DATA_DIR 另指定一个目录。`,
    EXIT.badConfig,
    { cause },
  )
}
