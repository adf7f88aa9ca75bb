/** A name for the data folder, so that a process knows what earlier ones with the same folder have left behind. */
import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'

const NAME = /^[0-9a-f-]{36}$/

/**
 * The name that lies in the folder, made at its first use. It holds for this machine only: a folder that is copied to
 * another one, and used there at the same time, goes by another name there.
 */
export function nameFolder(folder: string): string {
  const file = join(folder, 'name')
  const found = readName(file)
  if (found !== undefined) return `${hostname()}:${found}`
  const made = randomUUID()
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, `${made}\n`)
  return `${hostname()}:${made}`
}

function readName(file: string): string | undefined {
  try {
    const name = readFileSync(file, 'utf8').trim()
    return NAME.test(name) ? name : undefined
  } catch {
    return undefined
  }
}
