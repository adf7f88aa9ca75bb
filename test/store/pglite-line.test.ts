import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { migrate } from '../../src/store/migrate.ts'
import { openPglite } from '../../src/store/pglite.ts'
import { kyselyOnPglite } from '../../src/store/pglite-line.ts'

const pglite = await openPglite({})
await migrate(kyselyOnPglite(pglite))
afterAll(() => pglite.close())

describe('the one connection', () => {
  let db = kyselyOnPglite(pglite)
  beforeEach(async () => {
    await db.destroy()
    db = kyselyOnPglite(pglite)
    await db.deleteFrom('club').execute()
  })
  const insert = (name: string, to = db) => to.insertInto('club').values({ name }).execute()
  const names = async () => (await db.selectFrom('club').select('name').orderBy('id').execute()).map(({ name }) => name)

  test('is given in the order of asking, to one at a time', async () => {
    const turn = (name: string) =>
      db.transaction().execute(async (tx) => {
        await insert(name, tx)
        await insert(`${name} again`, tx)
      })
    await Promise.all([turn('a'), turn('b'), turn('c')])
    expect(await names()).toEqual(['a', 'a again', 'b', 'b again', 'c', 'c again'])
  })

  test('is given on when a statement has failed, in a transaction or not', async () => {
    await expect(sql`select 1 / ${0}::int`.execute(db)).rejects.toThrow('division by zero')
    await expect(db.transaction().execute((tx) => sql`select 1 / ${0}::int`.execute(tx))).rejects.toThrow('by zero')
    await insert('next')
    expect(await names()).toEqual(['next'])
  })

  test('lets those who wait have their turn before it is taken away', async () => {
    const works = ['a', 'b'].map((name) => insert(name))
    await works[0]
    await db.destroy()
    await Promise.all(works)
    await expect(insert('late')).rejects.toThrow('destroyed')
    expect(await kyselyOnPglite(pglite).selectFrom('club').select('name').orderBy('id').execute()).toEqual([
      { name: 'a' },
      { name: 'b' },
    ])
  })

  test('is clean for whoever comes after a line that was given up in a transaction', async () => {
    const left = await db.startTransaction().execute()
    for (const name of ['a', 'b', 'c']) await insert(name, left)
    const next = kyselyOnPglite(pglite)
    for (const name of ['d', 'e', 'f']) await insert(name, next)
    expect(await next.selectFrom('club').select('name').orderBy('id').execute()).toEqual([
      { name: 'd' },
      { name: 'e' },
      { name: 'f' },
    ])
    await next.destroy()
    await left
      .rollback()
      .execute()
      .catch(() => {})
  })
})
