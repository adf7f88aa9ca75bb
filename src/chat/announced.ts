/**
 * The ids of messages, or of friend requests, that the platform has announced and that are not safe yet, in a file. A
 * platform announces each but once, and says what it is only when it is asked: whatever a killed process, or one that was
 * stopped while the line was down, had not asked for is asked for at the next login. Written before anything is done with a
 * message, and not flushed to the disk: it outlives the process, but not always a power cut.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

export interface Announced {
  /** On its way to the disk when this returns; the process may be killed then. */
  note(id: string): void
  /** It is safe. Written a moment later: to ask for one that is safe does no harm. */
  tick(id: string): void
  /** Noted and not safe, oldest first. */
  left(): readonly string[]
}

/** So many bytes of what is over are kept. */
const MOST = 1 << 20
/** People's ids may be in those of their messages. */
const OWNER_ONLY = { mode: 0o600 }

/** Opens the ids in `file`, used by one process at a time; without one they end with the process. What fails goes to `onError`. */
export function openAnnounced(file: string | undefined, onError: (error: unknown) => void): Announced {
  const left = new Set<string>()
  try {
    if (file !== undefined) readLeft(file, left)
  } catch (error) {
    onError(error)
  }
  let waiting = ''
  let scheduled = false
  /** What was appended since it was made anew. */
  let size = Number.POSITIVE_INFINITY

  /** The first time, and when much of it is over, the file is made anew. */
  function write(): void {
    scheduled = false
    const lines = waiting
    waiting = ''
    if (file === undefined || lines === '') return
    try {
      if (size < MOST) appendFileSync(file, lines)
      else writeAnew(file, [...left].map(lineOf).join(''))
      size = size < MOST ? size + lines.length : 0
    } catch (error) {
      // Half a line may stand there now: the next time it is made anew.
      size = Number.POSITIVE_INFINITY
      onError(error)
    }
  }

  return {
    note(id) {
      if (left.has(id)) return
      left.add(id)
      waiting += lineOf(id)
      write()
    },
    tick(id) {
      if (!left.delete(id)) return
      waiting += `-${JSON.stringify(id)}\n`
      if (!scheduled) setImmediate(write)
      scheduled = true
    },
    left: () => [...left],
  }
}

const lineOf = (id: string): string => `+${JSON.stringify(id)}\n`

function writeAnew(file: string, lines: string): void {
  writeFileSync(`${file}.unfinished`, lines, OWNER_ONLY)
  renameSync(`${file}.unfinished`, file)
}

/** A line that was torn by a crash names nobody. */
function readLeft(file: string, left: Set<string>): void {
  mkdirSync(dirname(file), { recursive: true })
  if (!existsSync(file)) return
  for (const line of readFileSync(file, 'utf8').split('\n').slice(0, -1)) {
    const id = readId(line.slice(1))
    if (id === undefined) continue
    if (line.startsWith('+')) left.add(id)
    else left.delete(id)
  }
}

function readId(text: string): string | undefined {
  try {
    const id: unknown = JSON.parse(text)
    return typeof id === 'string' ? id : undefined
  } catch {
    return undefined
  }
}
