import { spawn } from 'node:child_process'
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { open as openFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { UserError } from '../../src/base/errors.ts'
import { silentLog } from '../../src/base/log.ts'
import { type Journal, openJournal } from '../../src/journal/journal.ts'
import { mountSmallDisk } from '../faults/small-disk.ts'

const NOW = new Date('2026-11-23T01:00:00Z')
const SIZE = 4096

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'qwy-journal-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const open = (folder: string, segmentSize = SIZE) =>
  openJournal({ folder, now: () => NOW, log: silentLog, segmentSize })
const files = (folder: string) => readdirSync(folder).filter((file) => file.endsWith('.journal'))
const newest = (folder: string) => join(folder, files(folder).at(-1) ?? '')

/** Writes the values and closes. */
async function written(folder: string, values: readonly unknown[]): Promise<void> {
  const journal = await open(folder)
  for (const value of values) await journal.append(value)
  await journal.close()
}

/** What a program that starts now would find. */
async function found(folder: string): Promise<readonly unknown[]> {
  const journal = await open(folder)
  await journal.close()
  return journal.found.map((entry) => entry.value)
}

const endOf = (file: string) => readFileSync(file).lastIndexOf(0x0a) + 1

describe('the journal', () => {
  test('gives back what was appended, in order, numbered on across openings', async () => {
    const folder = temporaryFolder()
    await written(folder, ['一', { text: '二\n行' }])
    const journal = await open(folder)
    expect(await journal.append('三')).toBe(3)
    await journal.close()
    expect(await found(folder)).toEqual(['一', { text: '二\n行' }, '三'])
  })

  test('tells of an entry when it is flushed, and not before', async () => {
    const folder = temporaryFolder()
    const journal = await open(folder)
    const handle = await openFile(newest(folder))
    const flushed = Promise.withResolvers<void>()
    const flushing = vi.spyOn(Object.getPrototypeOf(handle), 'datasync').mockReturnValue(flushed.promise)
    onTestFinished(() => flushing.mockRestore())
    await handle.close()
    let told = false
    const appending = journal.append('一').then(() => {
      told = true
    })
    await expect.poll(() => flushing.mock.calls.length).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(told).toBe(false)
    flushed.resolve()
    await appending
    await journal.close()
  })

  test('takes its space beforehand and needs no more for what it writes', async () => {
    const folder = temporaryFolder()
    const journal = await open(folder, 1 << 20)
    const before = statSync(newest(folder))
    expect(before.blocks * 512).toBeGreaterThanOrEqual(1 << 20)
    for (let count = 0; count < 100; count++) await journal.append('收到'.repeat(50))
    expect(statSync(newest(folder))).toMatchObject({ size: before.size, blocks: before.blocks })
    await journal.close()
  })

  test('begins another file where one is full, however long a single entry is', async () => {
    const folder = temporaryFolder()
    const values = ['短', '长'.repeat(5000), ...Array.from({ length: 60 }, (_, index) => `${index} ${'话'.repeat(60)}`)]
    await written(folder, values)
    expect(files(folder).length).toBeGreaterThan(3)
    expect(await found(folder)).toEqual(values)
  })

  test('is read however many lines it holds: a call takes only so many arguments', async () => {
    const folder = temporaryFolder()
    const journal = await open(folder, 8 << 20)
    await journal.appendAll(Array.from({ length: 200_000 }, () => ''))
    await journal.markRecorded(199_999)
    await journal.close()
    const again = await open(folder, 8 << 20)
    expect([again.found.length, again.recorded]).toEqual([200_000, 199_999])
    await again.close()
  })

  test('is used by one process at a time', async () => {
    const folder = temporaryFolder()
    const journal = await open(folder)
    await expect(open(folder)).rejects.toMatchObject({ code: 'folder-locked' })
    await journal.close()
    expect(await found(folder)).toEqual([])
  })
})

describe('a line that is not whole', () => {
  test.each([
    ['a last one cut off', (whole: Buffer) => whole.subarray(0, whole.length - 5)],
    ['a last one of which the beginning is missing', (whole: Buffer) => whole.fill(0, 0, 20)],
    ['a last one of which the middle is missing', (whole: Buffer) => whole.fill(0, 20, 30)],
  ])('%s is no entry, and the next one takes its place', async (_what, tear) => {
    const folder = temporaryFolder()
    await written(folder, ['一', '二'])
    const file = newest(folder)
    const [bytes, end] = [readFileSync(file), endOf(file)]
    const torn = tear(Buffer.from('12345678 {"n":3,"v":"这一条没有写完，到这里为止"}\n'))
    writeFileSync(file, Buffer.concat([bytes.subarray(0, end), torn, bytes.subarray(end + torn.length)]))
    const journal = await open(folder)
    expect(await journal.append('三')).toBe(3)
    await journal.close()
    expect(await found(folder)).toEqual(['一', '二', '三'])
  })

  test('one that has gone bad in the middle is passed over and reported; those behind it are read', async () => {
    const folder = temporaryFolder()
    await written(folder, ['一', '二', '三'])
    const bytes = readFileSync(newest(folder))
    bytes[bytes.indexOf('二')] = 0x41
    writeFileSync(newest(folder), bytes)
    const reported: object[] = []
    const log = { ...silentLog, error: (fields: object) => void reported.push(fields) }
    const journal = await openJournal({ folder, now: () => NOW, log, segmentSize: SIZE })
    expect(journal.found.map(({ value }) => value)).toEqual(['一', '三'])
    expect(reported).toEqual([expect.objectContaining({ lines: 1 })])
    await journal.close()
  })
})

describe('what the database has', () => {
  const two = async (): Promise<[string, Journal]> => {
    const folder = temporaryFolder()
    const journal = await open(folder)
    for (const value of ['一', '二']) await journal.append(value)
    return [folder, journal]
  }

  test('is remembered', async () => {
    const [folder, journal] = await two()
    await journal.markRecorded(1)
    await journal.close()
    const again = await open(folder)
    expect([again.recorded, again.found.length]).toEqual([1, 2])
    await again.close()
  })

  test('is cleared away when nothing else has come since, and the space stays taken', async () => {
    const [folder, journal] = await two()
    await journal.clear(1)
    await journal.turnOver()
    await journal.clear(2)
    expect([await journal.append('三'), files(folder).length, statSync(newest(folder)).size]).toEqual([3, 1, SIZE])
    await journal.close()
    expect(await found(folder)).toEqual(['三'])
  })

  test('is forgotten with the files before a turn-over, which go back to the size they need', async () => {
    const [folder, journal] = await two()
    const name = await journal.turnOver()
    expect(statSync(join(folder, files(folder)[0] ?? '')).size).toBeLessThan(200)
    await journal.append('三')
    await journal.forgetBefore(name)
    await journal.close()
    expect(await found(folder)).toEqual(['三'])
  })
})

describe('a journal that cannot be written keeps the program from starting', () => {
  const failure = (folder: string) =>
    open(folder).then(
      () => undefined,
      (error: unknown) => error,
    )

  test('since there is a file where its folder should be', async () => {
    const file = join(temporaryFolder(), 'journal')
    appendFileSync(file, '')
    const error = await failure(file)
    expect(error).toBeInstanceOf(UserError)
    expect(error).toMatchObject({ code: 'folder-unusable', message: expect.stringContaining('磁盘是否已满') })
  })

  test('since its file is not one', async () => {
    const folder = temporaryFolder()
    await written(folder, ['一'])
    rmSync(newest(folder))
    const journal = await open(join(folder, 'other'))
    await journal.close()
    // A folder in the place of a file: it can be neither read nor written.
    const [name = ''] = files(join(folder, 'other'))
    rmSync(join(folder, 'other', name))
    await open(join(folder, 'other', name)).then((one) => one.close())
    const error = await failure(join(folder, 'other'))
    expect(error).toMatchObject({ code: 'journal-unusable', message: expect.stringContaining('来信日志') })
  })
})

test('a full disk: what comes in goes into the space that was taken, and a start without room is refused', async ({
  skip,
}) => {
  const disk = mountSmallDisk(4)
  if (disk === undefined) return skip()
  onTestFinished(() => disk.remove())
  const folder = join(disk.path, 'journal')
  const journal = await open(folder, 1 << 20)
  disk.fill()
  const values = Array.from({ length: 500 }, (_, index) => `${index} ${'话'.repeat(60)}`)
  for (const value of values) await journal.append(value)
  await expect(journal.turnOver()).rejects.toMatchObject({ code: 'ENOSPC' })
  // What could not be begun is not in the way: the old file goes on.
  await journal.append('最后')
  await journal.close()
  expect(await found(folder)).toEqual([...values, '最后'])
  await expect(open(join(disk.path, 'other'))).rejects.toBeInstanceOf(UserError)
  disk.empty()
})

test('kill -9 while it is written: every entry that was told of is there, in order, none made up', async () => {
  const folder = temporaryFolder()
  let told = 0
  for (const lines of [1, 7, 49, 50, 51, 120]) {
    told = await appendUntilKilled(folder, lines)
    const journal = await open(folder)
    const numbers = journal.found.map((entry) => entry.number)
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
    expect(numbers.length).toBeGreaterThanOrEqual(told)
    expect(numbers.length).toBeLessThanOrEqual(told + 2)
    await journal.close()
  }
})

/** Returns the last number it was told of. */
async function appendUntilKilled(folder: string, lines: number): Promise<number> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'journal-process.ts'), folder])
  onTestFinished(() => void child.kill('SIGKILL'))
  const ended = new Promise((resolve) => child.once('close', resolve))
  let last = 0
  let count = 0
  for await (const line of createInterface({ input: child.stdout })) {
    last = Number(line)
    count += 1
    if (count === lines) child.kill('SIGKILL')
  }
  await ended
  return last
}
