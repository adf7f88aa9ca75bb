import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import type { Schema } from '../../db/schema.ts'
import { kyselyOnPglite } from '../../src/store/pglite-line.ts'
import { isStoreGone, pgliteOn, startPglite } from '../../src/store/pglite-proxy.ts'
import { isTransient } from '../../src/store/retry.ts'

const folder = mkdtempSync(join(tmpdir(), 'qwy-proxy-'))
afterAll(() => rmSync(folder, { recursive: true }))

const thrownBy = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing thrown',
    (error: unknown) => error,
  )
const one = (db: Kysely<Schema>) => sql<{ one: number }>`select 1 as one`.execute(db).then(({ rows }) => rows)
/** Any message will do for a thread that does not look at it. */
const anything = new Uint8Array([1])

describe('PGlite in its thread', () => {
  test('closing answers what was asked before, refuses what comes after, and may be asked for twice', async () => {
    const pglite = await startPglite(join(folder, 'a'))
    const db = kyselyOnPglite(pglite)
    expect(await one(db)).toEqual([{ one: 1 }])
    const before = one(db)
    await new Promise(setImmediate)
    const closings = [pglite.close(), pglite.close()]
    const after = thrownBy(pglite.exchange(anything))
    expect(await before).toEqual([{ one: 1 }])
    await Promise.all(closings)
    expect(isStoreGone(await after)).toBe(true)
    expect(isTransient(await after)).toBe(false)
    expect(isStoreGone(await thrownBy(one(db)))).toBe(true)
  })

  test('large values go over and come back whole', async () => {
    const pglite = await startPglite(join(folder, 'a'))
    const db = kyselyOnPglite(pglite)
    const words = '重阳'.repeat(1_000_000)
    const { rows } = await sql<{ words: string }>`select ${words}::text as words`.execute(db)
    expect(rows[0]?.words === words).toBe(true)
    await db.destroy()
    await pglite.close()
  })

  test('a folder that cannot be opened is an error, not a dead process', async () => {
    await expect(startPglite('/proc/no-such-place/pglite')).rejects.toThrow()
  })
})

describe('a thread that dies', () => {
  const OPENS = "const { parentPort } = require('node:worker_threads'); parentPort.postMessage({ id: 0 });"

  test.each([
    ['by leaving', 'process.exit(3)'],
    ['by an error', "throw new Error('out of memory')"],
  ])('%s fails what waits and what comes later', async (_how, death) => {
    const pglite = await pgliteOn(new Worker(`${OPENS} parentPort.on('message', () => { ${death} })`, { eval: true }))
    const waiting = [anything, anything].map((messages) => thrownBy(pglite.exchange(messages)))
    expect((await Promise.all(waiting)).map(isStoreGone)).toEqual([true, true])
    expect(isStoreGone(await thrownBy(pglite.exchange(anything)))).toBe(true)
    await pglite.close()
  })

  test('and one that turns in a circle is ended, and whoever opened it hears of it', async () => {
    const lost: string[] = []
    const circle = new Worker(`${OPENS} parentPort.on('message', () => { for (;;); })`, { eval: true })
    const pglite = await pgliteOn(circle, () => lost.push('circle'), 200)
    const waiting = [anything, anything].map((messages) => thrownBy(pglite.exchange(messages)))
    expect((await Promise.all(waiting)).map(isStoreGone)).toEqual([true, true])
    await expect.poll(() => lost).toEqual(['circle'])
  })

  test('before it has opened fails the start', async () => {
    expect(isStoreGone(await thrownBy(pgliteOn(new Worker('process.exit(3)', { eval: true }))))).toBe(true)
  })

  test('in the middle of a transaction ends it with an error, and does not hold up the next', async () => {
    const code = new URL('../../src/store/pglite-worker.ts', import.meta.url)
    const worker = new Worker(code, { workerData: { folder: join(folder, 'a') } })
    const db = kyselyOnPglite(await pgliteOn(worker))
    const work = () =>
      db.transaction().execute(async (tx) => {
        await tx.insertInto('club').values({ name: 'x' }).execute()
        await worker.terminate()
        await tx.insertInto('club').values({ name: 'y' }).execute()
      })
    const [inHand, next] = await Promise.all([thrownBy(work()), thrownBy(work())])
    // Tried again at once, the first one would hear what the second one does.
    expect(isTransient(inHand) || isStoreGone(inHand)).toBe(true)
    expect(isStoreGone(next)).toBe(true)
  })

  test('whoever opened it hears when the thread ends by itself, and not when it was closed', async () => {
    const lost: string[] = []
    const dies = await pgliteOn(new Worker(`${OPENS} setTimeout(() => process.exit(3), 20)`, { eval: true }), () => {
      lost.push('died')
    })
    await thrownBy(dies.exchange(anything))
    const closes = await startPglite(join(folder, 'closed'), () => lost.push('closed'))
    await closes.close()
    expect(lost).toEqual(['died'])
  })
})
