/** A disk of a few megabytes that can be filled up; only for root, and where the system lets it mount. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { errorText } from '../../src/base/errors.ts'

export interface SmallDisk {
  readonly path: string
  /** Takes all the space that is left. */
  fill(): void
  /** Gives it back. */
  empty(): void
  remove(): void
}

/** Undefined, with one line that says so, where none can be mounted. */
export function mountSmallDisk(megabytes: number): SmallDisk | undefined {
  const path = mkdtempSync(join(tmpdir(), 'qwy-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path], { stdio: 'pipe' })
  } catch (error) {
    rmSync(path, { recursive: true })
    process.stderr.write(`\nSKIPPED: tests on a full disk, because none can be mounted: ${errorText(error)}\n\n`)
    return undefined
  }
  const junk = join(path, 'junk')
  const remove = () => {
    process.removeListener('exit', remove)
    execFileSync('umount', ['--lazy', path])
    rmSync(path, { recursive: true })
  }
  process.once('exit', remove)
  return {
    path,
    fill: () => fillUp(junk, megabytes),
    empty: () => rmSync(junk),
    remove,
  }
}

function fillUp(junk: string, megabytes: number): void {
  for (const size of [1 << 20, 4096]) {
    try {
      for (let count = 0; count <= (megabytes << 20) / size; count++) {
        writeFileSync(junk, Buffer.alloc(size), { flag: 'a' })
      }
    } catch (error) {
      if (!errorText(error).includes('ENOSPC')) throw error
    }
  }
}
