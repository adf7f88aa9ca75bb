/**
 * One file of the journal. Its space is taken from the disk beforehand, as zeros, so that writing into it needs no more
 * of a disk that has become full. A record is a line: eight hex digits of CRC-32, a blank, JSON. A line that was torn or
 * has gone bad is told by its checksum and passed over; the lines behind it are still read. Whatever is not yet written
 * is zeros.
 *
 * On a file system that copies on write (btrfs, ZFS) taking space beforehand promises nothing.
 */
import { type FileHandle, open, readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { crc32 } from 'node:zlib'
import { syncFolder } from '../base/durable.ts'

/** An open file that records are appended to, one call at a time. */
export interface Segment {
  /** Writes the records and flushes them to the disk; false when there is no room for all of them. */
  append(records: readonly string[]): Promise<boolean>
  /** Makes it empty again; its space stays taken. */
  blank(): Promise<void>
  /** Gives the space that was not used back to the disk, and closes. */
  finish(): Promise<void>
  close(): Promise<void>
}

/** What a file holds: its records, how many lines had gone bad, and the byte from which on nothing is written. */
export interface Contents {
  readonly records: readonly string[]
  readonly damaged: number
  readonly end: number
}

const ZEROS = Buffer.alloc(1 << 20)
const NEWLINE = 0x0a
/** People's words are in it. */
const OWNER_ONLY = 0o600

/** Makes a file of `size` bytes of zeros, on the disk when this resolves. */
export async function createSegment(file: string, size: number): Promise<Segment> {
  const handle = await open(file, 'w+', OWNER_ONLY)
  try {
    await writeZeros(handle, 0, size)
    await handle.sync()
    await syncFolder(dirname(file))
  } catch (error) {
    // On a full disk, what was taken already is given back.
    await handle.close()
    await rm(file, { force: true })
    throw error
  }
  return segmentOn(handle, 0, size)
}

/** Opens a file that is there, to go on at `end`; what was torn off behind it is wiped out. */
export async function reopenSegment(file: string, end: number): Promise<Segment> {
  const handle = await open(file, 'r+')
  const { size } = await handle.stat()
  await writeZeros(handle, end, size)
  await handle.datasync()
  return segmentOn(handle, end, size)
}

/** Reads a file, whatever state a crash has left it in. A last line without its end is not a record. */
export async function readSegment(file: string): Promise<Contents> {
  const bytes = await readFile(file)
  const end = bytes.lastIndexOf(NEWLINE) + 1
  const lines = bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1)
  const records = lines.map(readLine)
  const whole = records.filter((record) => record !== undefined)
  return { records: whole, damaged: records.length - whole.length, end }
}

function segmentOn(handle: FileHandle, start: number, size: number): Segment {
  let end = start
  return {
    async append(records) {
      const lines = Buffer.concat(records.map(writeLine))
      if (end + lines.length > size) return false
      await writeAll(handle, lines, end)
      // The size stays as it is, so the data is all there is to flush.
      await handle.datasync()
      end += lines.length
      return true
    },
    async blank() {
      await writeZeros(handle, 0, end)
      await handle.datasync()
      end = 0
    },
    async finish() {
      await handle.truncate(end)
      await handle.close()
    },
    close: () => handle.close(),
  }
}

async function writeZeros(handle: FileHandle, from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += ZEROS.length) {
    await writeAll(handle, ZEROS.subarray(0, Math.min(ZEROS.length, to - at)), at)
  }
}

/** A write may stop short where the disk is full; the next one then says why. */
async function writeAll(handle: FileHandle, bytes: Uint8Array, from: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, from + done)
    done += bytesWritten
  }
}

const checksum = (record: string) => crc32(record).toString(16).padStart(8, '0')

/** JSON holds no line break of its own. */
const writeLine = (record: string) => Buffer.from(`${checksum(record)} ${record}\n`)

function readLine(line: string): string | undefined {
  // Zeros stand in front where wiping out was cut short.
  const written = line.replace(/^\0+/, '')
  const record = written.slice(9)
  return written.slice(0, 9) === `${checksum(record)} ` ? record : undefined
}
