import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { EXIT } from '../../src/base/errors.ts'
import { silentLog } from '../../src/base/log.ts'
import { openJournal } from '../../src/journal/journal.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'
import { restoreSnapshot } from '../../src/store/restore-snapshot.ts'
import { createSnapshots, listSnapshots, outdated, takeSnapshot } from '../../src/store/snapshots.ts'
import { LONG } from '../faults/draw.ts'

/** Twenty of twenty in the long form. */
const TIMES = LONG ? 20 : 4
const NOW = new Date('2026-11-23T01:00:00Z')
const HOUR = 3_600_000
const nameAt = (ms: number) => new Date(ms).toISOString().replaceAll(':', '-')

describe('which snapshots are kept', () => {
  /** One an hour, newest first. */
  const hourly = (days: number) => Array.from({ length: days * 24 }, (_, index) => nameAt(NOW.getTime() - index * HOUR))
  const kept = (names: readonly string[], now = NOW) => names.filter((name) => !outdated(names, now).includes(name))

  test.each([
    ['all of the last two days', hourly(2), 48],
    ['one a day from then on', hourly(10), 48 + 8],
    ['for fourteen days', hourly(30), 48 + 12],
    ['none where there is none', [], 0],
  ])('%s', (_what, names, count) => {
    expect(kept(names)).toHaveLength(count)
  })

  test('of a day its last one', () => {
    expect(kept(hourly(5)).slice(48)).toEqual([
      '2026-11-20T23-00-00.000Z',
      '2026-11-19T23-00-00.000Z',
      '2026-11-18T23-00-00.000Z',
    ])
  })

  test('the last two, however long nobody was there', () => {
    const later = new Date(NOW.getTime() + 400 * 24 * HOUR)
    expect(kept(hourly(3), later)).toEqual(hourly(1).slice(0, 2))
  })
})

describe('by itself', () => {
  /** Snapshots that only say at which minute they were begun; `fails` is asked at each. */
  function begin(fails: (minute: number) => boolean = () => false) {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: NOW })
    const folder = mkdtempSync(join(tmpdir(), 'qwy-hourly-'))
    const taken: number[] = []
    const now = () => new Date()
    const minute = () => (now().getTime() - NOW.getTime()) / 60_000
    const snapshots = createSnapshots({
      folder,
      now,
      log: silentLog,
      journal: { turnOver: async () => nameAt(now().getTime()), forgetBefore: async () => {} },
      async snapshot(file) {
        taken.push(minute())
        if (fails(minute())) throw new Error('the disk is full')
        writeFileSync(file, '')
      },
    })
    onTestFinished(async () => {
      await snapshots.stop()
      vi.useRealTimers()
      rmSync(folder, { recursive: true })
    })
    snapshots.start()
    return { taken, snapshots }
  }

  /** Minute by minute; it sleeps again when what was begun in one is on the disk. */
  async function pass(minutes: number): Promise<void> {
    for (let count = 0; count <= minutes; count++) {
      while (vi.getTimerCount() === 0) await new Promise((resolve) => setImmediate(resolve))
      if (count < minutes) await vi.advanceTimersByTimeAsync(60_000)
    }
  }

  test('one is taken an hour after the start and every hour from then on, and one at the stop', async () => {
    const { taken, snapshots } = begin()
    await pass(185)
    expect(taken).toEqual([60, 120, 180])
    await snapshots.stop()
    expect(taken).toEqual([60, 120, 180, 185])
  })

  test('one that could not be taken is tried again after ten minutes', async () => {
    const { taken, snapshots } = begin((minute) => minute < 80)
    await pass(65)
    expect(await snapshots.standing()).toEqual({ newest: undefined, failing: true })
    await pass(80)
    expect(taken).toEqual([60, 70, 80, 140])
    expect(await snapshots.standing()).toEqual({ newest: new Date(NOW.getTime() + 140 * 60_000), failing: false })
  })

  test('a clock that is set back puts the next one off by an hour at most', async () => {
    const { taken } = begin()
    await pass(61)
    vi.setSystemTime(NOW.getTime() - 48 * HOUR)
    await pass(120)
    expect(taken).toHaveLength(3)
  })
})

test('the journal keeps what the older of two snapshots lacks, also what was not yet in the database when it was taken', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'qwy-kept-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true }))
  let moments = NOW.getTime()
  const now = () => new Date(moments)
  const open = () => openJournal({ folder: join(dataDir, 'journal'), now, log: silentLog, segmentSize: 4096 })
  const folder = join(dataDir, 'snapshots')
  const snapshot = async (file: string) => writeFileSync(file, '')
  const journal = await open()
  for (let count = 1; count <= 4; count++) {
    await journal.append(`before snapshot ${count}`)
    moments += HOUR
    await takeSnapshot({ folder, snapshot, journal, now, log: silentLog })
  }
  await journal.close()
  const again = await open()
  expect(again.found.map(({ value }) => value)).toEqual(['before snapshot 3', 'before snapshot 4'])
  await again.close()
})

describe('a snapshot', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'qwy-snapshot-'))
  const folder = join(dataDir, 'snapshots')
  afterAll(() => rmSync(dataDir, { recursive: true }))

  const open = () => openStore({ dataDir, log: silentLog })
  const clubs = async ({ db }: Store) =>
    (await db.selectFrom('club').select('name').orderBy('id').execute()).map((one) => one.name)
  const add = (name: string, { db }: Store) => db.insertInto('club').values({ name }).execute()
  const fileOf = (name: string) => join(folder, `${name}.tar.gz`)
  let moments = NOW.getTime()
  const take = async ({ snapshot = () => Promise.reject(new Error('no PGlite')) }: Store) => {
    moments += HOUR
    const name = nameAt(moments)
    const journal = { turnOver: async () => name, forgetBefore: async () => {} }
    await takeSnapshot({ folder, snapshot, journal, now: () => new Date(moments), log: silentLog })
    return name
  }
  /** Restores it and opens what was restored; the database that was there goes. */
  const restored = async (name: string) => {
    const kept = await restoreSnapshot(dataDir, fileOf(name), NOW)
    if (kept !== undefined) rmSync(kept, { recursive: true })
    return open()
  }
  const names: string[] = []

  beforeAll(async () => {
    const store = await open()
    for (let count = 1; count <= 3; count++) {
      await add(`club ${count}`, store)
      names.push(await take(store))
    }
    await add('later', store)
    await store.close()
  })

  test('is listed, newest first', async () => {
    expect(await listSnapshots(folder)).toEqual(names.toReversed())
    expect(await listSnapshots(join(folder, 'nowhere'))).toEqual([])
  })

  test('comes back every time, and what comes back can be worked with', async () => {
    for (let time = 0; time < TIMES; time++) {
      const store = await restored(names[time % 3] ?? '')
      expect(await clubs(store)).toEqual(['club 1', 'club 2', 'club 3'].slice(0, (time % 3) + 1))
      await add('new', store)
      await store.close()
    }
  })

  test('is taken between two transactions, never in the middle of one', async () => {
    const store = await restored(names[0] ?? '')
    const begun = Promise.withResolvers<void>()
    const work = store.db.transaction().execute(async (tx) => {
      await tx.insertInto('club').values({ name: 'first half' }).execute()
      begun.resolve()
      await new Promise((resolve) => setTimeout(resolve, 100))
      await tx.insertInto('club').values({ name: 'second half' }).execute()
    })
    await begun.promise
    const name = await take(store)
    await work
    await store.close()
    const again = await restored(name)
    expect(await clubs(again)).toEqual(['club 1', 'first half', 'second half'])
    await again.close()
  })

  test('is not restored while the program runs', async () => {
    const store = await open()
    await expect(restoreSnapshot(dataDir, fileOf(names[0] ?? ''), NOW)).rejects.toMatchObject({
      exitCode: EXIT.folderLocked,
    })
    expect(await clubs(store)).toContain('second half')
    await store.close()
  })

  test.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['that is something else', () => Buffer.from('不是快照')],
    ['that is not there', () => undefined],
  ])('%s is refused, and what is there stays', async (_what, spoil) => {
    const bad = fileOf('bad')
    rmSync(bad, { force: true })
    const content = spoil(readFileSync(fileOf(names[0] ?? '')))
    if (content !== undefined) writeFileSync(bad, content)
    await expect(restoreSnapshot(dataDir, bad, NOW)).rejects.toMatchObject({
      code: 'snapshot-unreadable',
      message: expect.stringContaining('现有的数据没有动'),
    })
    rmSync(bad, { force: true })
    const store = await open()
    expect(await clubs(store)).toContain('second half')
    await store.close()
  })

  test('keeps the database that was there', async () => {
    const kept = await restoreSnapshot(dataDir, fileOf(names[0] ?? ''), NOW)
    expect(readdirSync(kept ?? '')).toContain('PG_VERSION')
    rmSync(kept ?? '', { recursive: true })
  })

  test('whose restoring was killed between the two renames is in place at the next start', async () => {
    renameSync(join(dataDir, 'pglite'), join(dataDir, 'pglite.restored'))
    const store = await open()
    expect(await clubs(store)).toEqual(['club 1'])
    await store.close()
  })

  test('that was killed while being written is none, and is cleared away by the next', async () => {
    const left = `${fileOf(nameAt(NOW.getTime() + 500 * HOUR))}.unfinished`
    writeFileSync(left, 'half')
    const before = await listSnapshots(folder)
    const store = await open()
    const name = await take(store)
    await store.close()
    expect(await listSnapshots(folder)).toEqual([name, ...before])
    expect(existsSync(left)).toBe(false)
  })
})
