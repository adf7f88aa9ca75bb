import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { silentLog } from '../../src/base/log.ts'
import type { Arrival } from '../../src/journal/arrival.ts'
import { createIntake, type Intake } from '../../src/journal/intake.ts'
import { type Journal, openJournal } from '../../src/journal/journal.ts'

const NOW = new Date('2026-11-23T01:00:00Z')

const arrival = (text: string): Arrival => ({
  receivedAt: NOW,
  heard: {
    account: 'main',
    platformMessageId: text,
    sender: { platformId: 'zhang', name: '张', alias: '', roomAlias: '' },
    kind: 'text',
    text,
    mentionsSelf: false,
    sentAt: NOW,
  },
})

/** A database that records in memory, each message once, and can be away. */
interface Database {
  state: 'there' | 'away' | 'silent'
  readonly recorded: string[]
  readonly again: string[]
  /** How many messages came in each call that was answered. */
  readonly calls: number[]
}

const database = (): Database => ({ state: 'there', recorded: [], again: [], calls: [] })

function intakeOn(at: Database, journal: Journal | undefined, keeps = false): Intake {
  return createIntake({
    journal,
    keeps,
    log: silentLog,
    isRefused: (error) => error instanceof RangeError,
    isAway: () => true,
    tellRefused: async () => {},
    async record(arrivals, again) {
      if (at.state === 'away') throw new Error('the database is away')
      if (at.state === 'silent') await new Promise(() => {})
      const texts = arrivals.map(({ heard }) => heard.text)
      if (texts.includes('坏')) throw new RangeError('refused')
      at.calls.push(texts.length)
      const fresh = texts.filter((text) => !at.recorded.includes(text))
      at.recorded.push(...fresh)
      if (again) at.again.push(...fresh)
    },
  })
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'qwy-intake-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function openIn(folder: string): Promise<Journal> {
  const journal = await openJournal({ folder, now: () => NOW, log: silentLog, segmentSize: 1 << 16 })
  onTestFinished(() => journal.close())
  return journal
}

/** What a journal holds now, read by another opening of it. */
async function heldBy(folder: string, journal: Journal): Promise<readonly unknown[]> {
  await journal.close()
  const { found, close } = await openJournal({ folder, now: () => NOW, log: silentLog, segmentSize: 1 << 16 })
  await close()
  return found
}

const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => `${from + index}`)
const takeAll = async (intake: Intake, texts: readonly string[]) => {
  for (const text of texts) await intake.take(arrival(text))
}

/** A journal whose disk is slow: what is appended is there when `flushed` resolves. */
function slowJournal(flushed: Promise<void>): Journal {
  let last = 0
  const appendAll = async (values: readonly unknown[]) => {
    await flushed
    return values.map(() => ++last)
  }
  return {
    found: [],
    recorded: 0,
    appendAll,
    isFailing: () => false,
    append: async (value) => (await appendAll([value]))[0] ?? 0,
    markRecorded: async () => {},
    turnOver: async () => '',
    forgetBefore: async () => {},
    clear: async () => {},
    close: async () => {},
  }
}

test('where everything goes through the journal, nothing is done with a message before it is on the disk', async () => {
  const flushed = Promise.withResolvers<void>()
  const db = database()
  const intake = intakeOn(db, slowJournal(flushed.promise), true)
  intake.start()
  let safe = false
  const taking = intake.take(arrival('1')).then(() => {
    safe = true
  })
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect([db.recorded, safe]).toEqual([[], false])
  flushed.resolve()
  await taking
  await expect.poll(() => db.recorded).toEqual(['1'])
})

describe('while the database answers', () => {
  test('a message goes straight into it', async () => {
    const folder = temporaryFolder()
    const [db, journal] = [database(), await openIn(folder)]
    await takeAll(intakeOn(db, journal), numbers(1, 3))
    expect(db.recorded).toEqual(numbers(1, 3))
    expect(await heldBy(folder, journal)).toEqual([])
  })

  test('and never flushes to the disk, everything is in the journal, and stays there', async () => {
    const folder = temporaryFolder()
    const [db, journal] = [database(), await openIn(folder)]
    await takeAll(intakeOn(db, journal, true), numbers(1, 3))
    await expect.poll(() => db.recorded).toEqual(numbers(1, 3))
    expect(await heldBy(folder, journal)).toHaveLength(3)
  })
})

describe('while the database is away', () => {
  test('messages wait in the journal, and come in their order and many at a time when it is back', async () => {
    const folder = temporaryFolder()
    const [db, journal] = [database(), await openIn(folder)]
    const intake = intakeOn(db, journal)
    await takeAll(intake, ['1'])
    db.state = 'away'
    await takeAll(intake, numbers(2, 620))
    db.state = 'there'
    await expect.poll(() => db.recorded.length, { timeout: 60_000 }).toBe(620)
    expect(db.recorded).toEqual(numbers(1, 620))
    expect(db.calls.length).toBeLessThan(10)
    // And it has been emptied: the next message goes straight in.
    await takeAll(intake, ['621'])
    await expect.poll(() => db.recorded.at(-1)).toBe('621')
    expect(await heldBy(folder, journal)).toEqual([])
  })

  test('and says nothing at all, a message is safe after two seconds', async () => {
    const folder = temporaryFolder()
    const [db, journal] = [database(), await openIn(folder)]
    db.state = 'silent'
    await takeAll(intakeOn(db, journal), numbers(1, 3))
    expect(await heldBy(folder, journal)).toHaveLength(3)
  })

  test('the program can be killed: the next one begins with what waits', async () => {
    const folder = temporaryFolder()
    const gone = database()
    gone.state = 'away'
    const first = await openIn(folder)
    await takeAll(intakeOn(gone, first), numbers(1, 5))
    await first.close()
    const db = database()
    const intake = intakeOn(db, await openIn(folder))
    intake.start()
    await takeAll(intake, ['6'])
    await expect.poll(() => db.recorded).toEqual(numbers(1, 6))
    // It had never been recorded, so nobody has been answered.
    expect(db.again).toEqual([])
  })

  test('without a journal whoever hands a message over waits', async () => {
    const db = database()
    db.state = 'away'
    let safe = false
    const taking = intakeOn(db, undefined)
      .take(arrival('1'))
      .then(() => {
        safe = true
      })
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(safe).toBe(false)
    db.state = 'there'
    await taking
    expect(db.recorded).toEqual(['1'])
  })
})

test('a database older than the journal gets again what it had, marked as such, and what it never had, unmarked', async () => {
  const folder = temporaryFolder()
  const before = database()
  const journal = await openIn(folder)
  const first = intakeOn(before, journal, true)
  await takeAll(first, numbers(1, 4))
  await expect.poll(() => before.recorded).toEqual(numbers(1, 4))
  await first.stop()
  before.state = 'away'
  await takeAll(intakeOn(before, journal, true), ['5'])
  await journal.close()

  const restored = database()
  restored.recorded.push('1', '2')
  intakeOn(restored, await openIn(folder), true).start()
  await expect.poll(() => restored.recorded).toEqual(numbers(1, 5))
  expect(restored.again).toEqual(['3', '4'])
})

test('a message that the database refuses is left out and holds up no other', async () => {
  const folder = temporaryFolder()
  const [db, journal] = [database(), await openIn(folder)]
  const refused: object[] = []
  const told: string[] = []
  let answers = 0
  const intake = createIntake({
    journal,
    keeps: false,
    log: { ...silentLog, error: (fields, event) => event === 'message refused' && void refused.push(fields) },
    isRefused: (error) => error instanceof RangeError,
    isAway: (error) => error instanceof Error && error.message.includes('away'),
    async tellRefused({ heard }) {
      answers += 1
      if (answers === 1) throw new Error('the database is away')
      told.push(heard.text)
      throw new TypeError('no staff')
    },
    async record(arrivals) {
      const texts = arrivals.map(({ heard }) => heard.text)
      if (texts.includes('坏')) throw new RangeError('refused')
      db.recorded.push(...texts)
    },
  })
  await takeAll(intake, ['1', '坏', '2', '3'])
  await expect.poll(() => db.recorded).toEqual(['1', '2', '3'])
  // Where staff could not be told it is tried again.
  expect(refused).toEqual(Array(2).fill(expect.objectContaining({ message: '坏' })))
  expect(told).toEqual(['坏'])
})
