/**
 * The journal: what came in, on the disk before anything else is done with it, in files beside the data. It keeps the
 * order, knows how far the database has recorded it, and is cut into files (segments) named for the moment they were
 * begun, so that what is older than the snapshots can go.
 */
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { EXIT, errorText, UserError } from '../base/errors.ts'
import type { Log } from '../base/log.ts'
import { lockFolder } from '../store/folder-lock.ts'
import { type Contents, createSegment, readSegment, reopenSegment, type Segment } from './segment.ts'

/** A value in the journal; numbers only grow. */
export interface Entry {
  readonly number: number
  readonly value: unknown
}

export interface Journal {
  /** What it held when it was opened, oldest first. */
  readonly found: readonly Entry[]
  /** Entries up to this number had been recorded in the database when it was opened; 0 for none. */
  readonly recorded: number
  /** Resolves with the entry's number when it is on the disk. Rejects when it may not be. */
  append(value: unknown): Promise<number>
  /** The same for several, in this order and with one flush. */
  appendAll(values: readonly unknown[]): Promise<readonly number[]>
  /** The database has all entries up to this number. */
  markRecorded(upTo: number): Promise<void>
  /** Begins a new segment and returns its name; all that was appended before lies in smaller names. */
  turnOver(): Promise<string>
  /** Removes the segments whose names are smaller. */
  forgetBefore(segment: string): Promise<void>
  /** Empties it, if `upTo` is still its last entry. */
  clear(upTo: number): Promise<void>
  /** Whether what was to be written last could not be. */
  isFailing(): boolean
  /** May be called again. */
  close(): Promise<void>
}

export interface JournalOptions {
  /** Made when it is not there; used by one process at a time. */
  readonly folder: string
  /** The machine's clock: names the segments. */
  readonly now: () => Date
  readonly log: Log
  /** Bytes that a segment takes beforehand; about 20,000 ordinary messages. */
  readonly segmentSize?: number
}

const SEGMENT_SIZE = 8 << 20
const ENDING = '.journal'

const Line = z.union([z.object({ n: z.int(), v: z.unknown() }), z.object({ recorded: z.int() })])
type Line = z.infer<typeof Line>

/**
 * Reads what there is and takes the space for what will come.
 * @throws UserError `folder-locked` when another process has it, `journal-unusable` when it cannot be written
 */
export async function openJournal(options: JournalOptions): Promise<Journal> {
  const { folder } = options
  const lock = await lockFolder(folder)
  try {
    const old = await readFolder(options)
    const segments = createSegments(options, old.names)
    await segments.resume(old.end)
    return journalOn(segments, old.lines, () => lock.release())
  } catch (error) {
    lock.release()
    throw journalUnusable(folder, error)
  }
}

function journalOn(segments: Segments, lines: readonly Line[], release: () => void): Journal {
  const found = lines.flatMap((line) => ('n' in line ? [{ number: line.n, value: line.v }] : []))
  const recorded = lines.reduce((most, line) => ('recorded' in line ? Math.max(most, line.recorded) : most), 0)
  let last = Math.max(recorded, found.at(-1)?.number ?? 0)
  const inTurn = createTurns()
  let closing: Promise<void> | undefined
  let failing = false
  const write = async (some: readonly Line[]) => {
    try {
      await segments.write(some.map((line) => JSON.stringify(line)))
      failing = false
    } catch (error) {
      failing = true
      throw error
    }
  }
  const appendAll = (values: readonly unknown[]) =>
    inTurn(async () => {
      // A number is used once, even where its line may or may not have reached the disk.
      const numbers = values.map((_, index) => last + 1 + index)
      last += values.length
      await write(values.map((v, index) => ({ n: numbers[index] ?? 0, v })))
      return numbers
    })
  return {
    found,
    recorded,
    append: async (value) => (await appendAll([value]))[0] ?? 0,
    appendAll,
    markRecorded: (upTo) => inTurn(() => write([{ recorded: upTo }])),
    turnOver: () => inTurn(segments.turnOver),
    forgetBefore: (segment) => inTurn(() => segments.forget((name) => name < segment)),
    clear: (upTo) => inTurn(async () => (upTo === last ? segments.clear() : undefined)),
    isFailing: () => failing,
    close() {
      closing ??= inTurn(segments.close).finally(release)
      return closing
    },
  }
}

/** One thing after the other, in the order of the calls. */
function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let before: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = before.then(work, work)
    before = next
    return next
  }
}

interface Segments {
  /** Goes on in the newest segment, behind `end`, or begins the first one. */
  resume(end: number): Promise<void>
  write(records: readonly string[]): Promise<void>
  turnOver(): Promise<string>
  /** The one in use stays. */
  forget(which: (name: string) => boolean): Promise<void>
  clear(): Promise<void>
  close(): Promise<void>
}

function createSegments(
  { folder, now, segmentSize = SEGMENT_SIZE }: JournalOptions,
  found: readonly string[],
): Segments {
  let names = [...found]
  let current: Segment | undefined
  const fileOf = (name: string) => join(folder, `${name}${ENDING}`)

  async function begin(size = segmentSize): Promise<string> {
    const name = nameOf(now(), names.at(-1))
    current = await createSegment(fileOf(name), size)
    names.push(name)
    return name
  }

  async function forget(which: (name: string) => boolean): Promise<void> {
    const gone = names.slice(0, -1).filter(which)
    for (const name of gone) await rm(fileOf(name), { force: true })
    names = names.filter((name) => !gone.includes(name))
  }

  /** A file that has once refused a write is not trusted again: what a failed flush has lost, the next one does not tell. */
  async function tryWrite(records: readonly string[]): Promise<boolean> {
    const segment = current
    try {
      return (await segment?.append(records)) ?? false
    } catch (error) {
      current = undefined
      await segment?.close().catch(() => {})
      throw error
    }
  }

  async function turnOver(size = segmentSize): Promise<string> {
    const full = current
    const name = await begin(size)
    await full?.finish()
    return name
  }

  return {
    async resume(end) {
      const name = names.at(-1)
      if (name === undefined) await begin()
      else current = await reopenSegment(fileOf(name), end)
    },
    async write(records) {
      if (await tryWrite(records)) return
      const length = records.reduce((sum, record) => sum + 4 * record.length + 10, 0)
      await turnOver(Math.max(segmentSize, length))
      await tryWrite(records)
    },
    turnOver: () => turnOver(),
    forget,
    async clear() {
      await current?.blank()
      await forget(() => true)
    },
    close: async () => current?.close(),
  }
}

/** `2026-11-23T01-00-00.000Z`: sorted as text they are sorted by time, and they never go back even if the clock does. */
function nameOf(moment: Date, last: string | undefined): string {
  const write = (ms: number) => new Date(ms).toISOString().replaceAll(':', '-')
  const name = write(moment.getTime())
  if (last === undefined || name > last) return name
  return write(new Date(last.replace(/T(\d\d)-(\d\d)-/, 'T$1:$2:')).getTime() + 1)
}

interface Found {
  readonly names: readonly string[]
  readonly lines: readonly Line[]
  /** Where the newest one ends. */
  readonly end: number
}

async function readFolder({ folder, log }: JournalOptions): Promise<Found> {
  await mkdir(folder, { recursive: true })
  const files = (await readdir(folder)).filter((file) => file.endsWith(ENDING)).sort()
  const lines: Line[] = []
  let end = 0
  for (const file of files) {
    const contents = await readSegment(join(folder, file))
    if (contents.damaged > 0) log.error({ file, lines: contents.damaged }, 'journal lines have gone bad')
    // One by one: a call takes only so many arguments.
    for (const line of linesOf(contents)) lines.push(line)
    end = contents.end
  }
  return { names: files.map((file) => file.slice(0, -ENDING.length)), lines, end }
}

const linesOf = ({ records }: Contents) => records.map((record) => Line.parse(JSON.parse(record)))

function journalUnusable(folder: string, cause: unknown): UserError {
  const message =
    `来信日志 ${folder} 写不进去：${errorText(cause)}。没有它，数据库出故障时收到的消息会丢，所以勤务员没有启动。` +
    '请检查磁盘是否已满、当前用户能否写入这个目录，或用 DATA_DIR 另指定一个目录。'
  return new UserError('journal-unusable', message, EXIT.badConfig, { cause })
}
