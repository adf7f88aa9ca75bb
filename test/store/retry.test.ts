import { type Kysely, sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import type { Schema } from '../../db/schema.ts'
import { silentLog } from '../../src/base/log.ts'
import { openStore } from '../../src/store/open-store.ts'
import { inTransaction, isDatabaseFault, isRefused, isTransient } from '../../src/store/retry.ts'
import { testDatabase } from '../world/database.ts'
import { usePostgres } from '../world/postgres.ts'

const withCode = (code: string) => Object.assign(new Error('x'), { code })

describe('what is worth trying again', () => {
  test.each([
    ['40001', true, 'serialization failure'],
    ['40P01', true, 'deadlock'],
    ['08006', true, 'connection failure'],
    ['08P01', true, 'protocol violation'],
    ['57P01', true, 'server stopped by its administrator'],
    ['57P02', true, 'server crashed'],
    ['57P03', true, 'server starting'],
    ['25P03', true, 'frozen too long inside a transaction'],
    ['ECONNRESET', true, 'line cut'],
    ['ECONNREFUSED', true, 'server away'],
    ['57P04', false, 'database dropped'],
    ['57014', false, 'statement took too long'],
    ['25P02', false, 'transaction already failed'],
    ['23505', false, 'unique violation'],
    ['42601', false, 'syntax error'],
    ['53100', false, 'disk full'],
    ['28P01', false, 'wrong password'],
    ['STORE_GONE', false, 'embedded database stopped'],
    ['ENOENT', false, 'another error of Node’s'],
  ])('%s: %s (%s)', (code, expected) => {
    expect(isTransient(withCode(code))).toBe(expected)
  })

  test.each([
    [new Error('Connection terminated unexpectedly'), true],
    [new Error('timeout exceeded when trying to connect'), true],
    [new Error('changed my mind'), false],
    ['40001', false],
    [undefined, false],
  ])('%s: %s', (error, expected) => {
    expect(isTransient(error)).toBe(expected)
  })
})

describe('who is to blame', () => {
  test.each([
    ['53100', 'database', 'disk full'],
    ['53300', 'database', 'too many connections'],
    ['58030', 'database', 'the disk cannot be read'],
    ['57P01', 'database', 'server stopped by its administrator'],
    ['ECONNREFUSED', 'database', 'server away'],
    ['22021', 'values', 'a character that it does not know'],
    ['23503', 'values', 'a row that is not there'],
    ['42601', 'neither', 'syntax error'],
    ['25006', 'neither', 'read only'],
    ['STORE_GONE', 'neither', 'embedded database stopped'],
  ])('%s: %s (%s)', (code, expected) => {
    const error = withCode(code)
    expect([isDatabaseFault(error), isRefused(error)]).toEqual([expected === 'database', expected === 'values'])
  })
})

describe('inTransaction', () => {
  const opened = testDatabase()
  afterAll(() => opened.then(({ close }) => close()))

  /** Inserts a club on every try and throws the next of `failures`, if any is left. */
  async function tryWith(failures: Error[], attempts?: number) {
    const { db, reset } = await opened
    await reset()
    let tries = 0
    const work = inTransaction(
      db,
      async (tx) => {
        tries += 1
        await tx
          .insertInto('club')
          .values({ name: `try ${tries}` })
          .execute()
        const failure = failures.shift()
        if (failure) throw failure
        return tries
      },
      attempts === undefined ? {} : { attempts },
    )
    const outcome = await work.catch((error: Error) => error)
    const rows = await db.selectFrom('club').select('name').execute()
    return { outcome, rows: rows.map((row) => row.name) }
  }

  const deadlock = () => withCode('40P01')

  test('commits once when nothing fails', async () => {
    expect(await tryWith([])).toEqual({ outcome: 1, rows: ['try 1'] })
  })
  test('keeps only the try that succeeded', async () => {
    expect(await tryWith([deadlock(), deadlock()])).toEqual({ outcome: 3, rows: ['try 3'] })
  })
  test('gives up after three', async () => {
    expect(await tryWith([deadlock(), deadlock(), deadlock(), deadlock()])).toEqual({ outcome: deadlock(), rows: [] })
  })
  test('gives up after as many as it was told', async () => {
    expect(await tryWith([deadlock()], 1)).toEqual({ outcome: deadlock(), rows: [] })
  })
  test('does not try again when the work itself was wrong', async () => {
    expect(await tryWith([new Error('bad'), deadlock()])).toEqual({ outcome: new Error('bad'), rows: [] })
  })
})

const postgres = await usePostgres()

describe.skipIf(!postgres)('inTransaction on PostgreSQL', () => {
  const opened = open()
  afterAll(() => opened.then((store) => store?.close()))

  async function open() {
    const databaseUrl = await postgres?.createDatabase('retry')
    return databaseUrl ? openStore({ databaseUrl, dataDir: '', log: silentLog }) : undefined
  }

  async function database(): Promise<Kysely<Schema>> {
    const store = await opened
    if (!store) throw new Error('PostgreSQL is not there')
    await store.db.deleteFrom('club').execute()
    return store.db
  }

  test.each([
    ['between two statements', async () => {}],
    ['during a statement', async (tx: Kysely<Schema>) => void (await sql`select pg_sleep(5)`.execute(tx))],
  ])('a line cut %s costs nothing but a second try', async (_when, wait) => {
    const db = await database()
    let tries = 0
    await inTransaction(db, async (tx) => {
      tries += 1
      await tx
        .insertInto('club')
        .values({ name: `try ${tries}` })
        .execute()
      if (tries > 1) return
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
      const cut = sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(db)
      await Promise.all([cut, wait(tx)])
    })
    expect(await db.selectFrom('club').select('name').execute()).toEqual([{ name: 'try 2' }])
  })

  test('two that lock each other out both get through', async () => {
    const db = await database()
    await db
      .insertInto('club')
      .values([{ name: 'a' }, { name: 'b' }])
      .execute()
    const met = Promise.withResolvers<void>()
    let waiting = 0
    const touch = (first: string, second: string) => {
      let tries = 0
      return inTransaction(db, async (tx) => {
        tries += 1
        await tx.updateTable('club').set({ name: first }).where('name', '=', first).execute()
        waiting += 1
        if (waiting === 2) met.resolve()
        await met.promise
        await tx.updateTable('club').set({ name: second }).where('name', '=', second).execute()
        return tries
      })
    }
    const tries = await Promise.all([touch('a', 'b'), touch('b', 'a')])
    // Whoever tries again may run into the other once more.
    expect(Math.max(...tries)).toBeGreaterThan(1)
  })
})
