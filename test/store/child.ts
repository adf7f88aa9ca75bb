/** Starts test/store/store-process.ts and listens to it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface Child {
  readonly pid: number
  /** All lines said so far. */
  readonly lines: readonly string[]
  /** The first line, or undefined when it ended without one. */
  first(): Promise<string | undefined>
  /** Resolves when it has said so many lines, or ended before that. */
  said(count: number): Promise<void>
  signal(name: NodeJS.Signals): void
  /** Resolves with the exit code, null after a signal. */
  ended(): Promise<number | null>
}

export function startChild(mode: 'lock' | 'write', folder: string): Child {
  const script = join(import.meta.dirname, 'store-process.ts')
  const child = spawn(process.execPath, [script, mode, folder], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines: string[] = []
  const reader = createInterface({ input: child.stdout })
  reader.on('line', (line) => lines.push(line))
  const closed = new Promise<void>((resolve) => reader.once('close', resolve))
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve))

  async function said(count: number): Promise<void> {
    while (lines.length < count && !child.stdout.readableEnded) {
      await Promise.race([new Promise((resolve) => reader.once('line', resolve)), closed])
    }
  }

  return {
    pid: pidOf(child),
    lines,
    said,
    first: () => said(1).then(() => lines[0]),
    signal: (name) => void child.kill(name),
    ended: () => exit,
  }
}

function pidOf({ pid }: ChildProcess): number {
  if (pid === undefined) throw new Error('the process did not start')
  return pid
}
