import { type Kysely, sql } from 'kysely'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Schema } from '../../db/schema.ts'
import { silentLog } from '../../src/base/log.ts'
import { UNREAD } from '../../src/base/unread.ts'
import { openStore } from '../../src/store/open-store.ts'
import { inTransaction } from '../../src/store/retry.ts'
import { usePostgres } from '../world/postgres.ts'

const postgres = await usePostgres()

const found = (db: Kysely<Schema>, name: string) =>
  db.insertInto('club').values({ name }).modifyEnd(sql.raw(UNREAD)).execute()

describe.skipIf(!postgres)('on PostgreSQL', () => {
  async function open() {
    const databaseUrl = await postgres?.createDatabase('quick')
    const store = await openStore({ databaseUrl, dataDir: '', log: silentLog })
    onTestFinished(() => store.close())
    return store
  }

  test('a transaction that begins with a writing statement is undone as a whole', async () => {
    const { db } = await open()
    const failing = db.transaction().execute(async (tx) => {
      await tx.insertInto('club').values({ name: '书法协会' }).execute()
      await sql`select 1 / 0`.execute(tx)
    })
    await expect(failing).rejects.toThrow('division by zero')
    expect(await db.selectFrom('club').selectAll().execute()).toEqual([])
  })

  test('a transaction whose first statement fails is undone, and its connection goes on', async () => {
    const { db } = await open()
    for (let round = 0; round < 12; round += 1) {
      await expect(db.transaction().execute((tx) => sql`select 1 / 0`.execute(tx))).rejects.toThrow('division by zero')
    }
    expect((await sql<{ one: number }>`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }])
  })

  test('statements that come again, with other values, give what belongs to these', async () => {
    const { db } = await open()
    for (const name of ['甲', '乙', '丙', '丁']) await db.insertInto('club').values({ name }).execute()
    for (const name of ['丁', '丙', '乙', '甲', '无']) {
      const rows = await db.selectFrom('club').select('name').where('name', '=', name).execute()
      expect(rows).toEqual(name === '无' ? [] : [{ name }])
    }
  })

  test('what nobody reads is there for the next statement, and is kept with the transaction', async () => {
    const { db } = await open()
    const names = await db.transaction().execute(async (tx) => {
      await tx.selectFrom('club').select('name').execute()
      await found(tx, '书法协会')
      const rows = await tx.selectFrom('club').select('name').execute()
      await found(tx, '舞蹈队')
      return rows.map(({ name }) => name)
    })
    expect(names).toEqual(['书法协会'])
    expect(await db.selectFrom('club').select('name').orderBy('id').execute()).toEqual([
      { name: '书法协会' },
      { name: '舞蹈队' },
    ])
  })

  test('what nobody reads and what fails with it undo the transaction, whether something follows or not', async () => {
    const { db } = await open()
    await found(db, '书法协会')
    for (const follows of [true, false]) {
      const failing = db.transaction().execute(async (tx) => {
        await tx.selectFrom('club').select('name').execute()
        await found(tx, '舞蹈队')
        await found(tx, '书法协会')
        if (follows) await tx.selectFrom('club').select('name').execute()
      })
      await expect(failing).rejects.toMatchObject({ code: '23505' })
    }
    await expect(
      db.transaction().execute(async (tx) => {
        await tx.selectFrom('club').select('name').execute()
        await found(tx, '合唱团')
        throw new Error('thought better of it')
      }),
    ).rejects.toThrow('thought better of it')
    expect(await db.selectFrom('club').select('name').execute()).toEqual([{ name: '书法协会' }])
  })

  test('a transaction that asks nothing, or fails before it does, leaves its connection as it was', async () => {
    const { db } = await open()
    await db.transaction().execute(async () => {})
    await expect(db.transaction().execute(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    await found(db, '书法协会')
    expect(await db.selectFrom('club').select('name').execute()).toEqual([{ name: '书法协会' }])
  })

  test('a table that another process changes under prepared statements costs a try, not the turn', async () => {
    const { db } = await open()
    const clubs = () =>
      inTransaction(db, (tx) => tx.selectFrom('club').selectAll().where('id', '>', 0).execute(), { attempts: 12 })
    for (let round = 0; round < 3; round += 1) await clubs()
    await sql`alter table club add column founded date`.execute(db)
    expect(await clubs()).toEqual([])
  })
})
