import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAbortedTransactionError, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { silentLog } from '../../src/base/log.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'
import { usePostgres } from '../world/postgres.ts'

const postgres = await usePostgres()

/** Everything here holds for both, so that no other test need know which one it runs on. */
describe.each([
  { kind: 'pglite', there: true },
  { kind: 'postgres', there: postgres !== undefined },
])('the store on $kind', ({ kind, there }) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'qwy-alike-'))
  let store: Store

  beforeAll(async () => {
    if (!there) return
    const databaseUrl = kind === 'postgres' ? await postgres?.createDatabase('alike') : undefined
    store = await openStore({ databaseUrl, dataDir, log: silentLog })
  })
  afterAll(async () => {
    await store?.close()
    rmSync(dataDir, { recursive: true })
  })

  const run = there ? test : test.skip
  const names = () =>
    store.db
      .selectFrom('club')
      .select('name')
      .orderBy('id')
      .execute()
      .then((rows) => rows.map((row) => row.name))
  const insert = (name: string, db = store.db) => db.insertInto('club').values({ name }).execute()

  run.each<[string, unknown]>([
    ['null::text', null],
    ['9007199254740991::bigint', 9_007_199_254_740_991],
    ['array[1, null, -3]::bigint[]', [1, null, -3]],
    ['count(*)', 1],
    ['sum(7)', 7],
    ["date '2025-02-28'", '2025-02-28'],
    ["array[date '2025-02-28']", ['2025-02-28']],
    ["timestamptz '2025-10-29 09:00:00.123+08'", new Date('2025-10-29T01:00:00.123Z')],
    ["array[timestamptz '2025-10-29 09:00+08']", [new Date('2025-10-29T01:00:00Z')]],
    [`'{"people":[1,2],"note":"茶话会"}'::jsonb`, { people: [1, 2], note: '茶话会' }],
    ['\'"text"\'::jsonb', 'text'],
    ["array['张三', null, '李,四']::text[]", ['张三', null, '李,四']],
    ['true', true],
    ['1.50::numeric', '1.50'],
    ["current_setting('TimeZone')", 'UTC'],
    ["(timestamptz '2025-10-29 00:30+08')::date", '2025-10-28'],
  ])('reads %s', async (expression, expected) => {
    const { rows } = await sql<{ value: unknown }>`select ${sql.raw(expression)} as value`.execute(store.db)
    expect(rows).toEqual([{ value: expected }])
  })

  run.each<[string, unknown]>([
    ['text', '重阳 🎉 \\ \' " $1'],
    ['bigint', 9_007_199_254_740_991],
    ['date', '2025-02-28'],
    ['timestamptz', new Date('2025-10-29T01:00:00.123Z')],
    ['boolean', false],
    ['text[]', ['张三', '李,四', '"王五"', '']],
    ['int[]', [3, 1]],
    ['text', null],
  ])('takes and gives back %s %j', async (type, value) => {
    const { rows } = await sql<{ value: unknown }>`select ${value}::${sql.raw(type)} as value`.execute(store.db)
    expect(rows).toEqual([{ value }])
  })

  run('takes json as text and gives it back parsed', async () => {
    const { rows } = await sql`select ${JSON.stringify({ 桌: [1, '二'] })}::jsonb as value`.execute(store.db)
    expect(rows).toEqual([{ value: { 桌: [1, '二'] } }])
  })

  run('a bigint that a number cannot hold is an error, and the connection stays usable', async () => {
    await expect(sql`select 9007199254740993::bigint`.execute(store.db)).rejects.toThrow('9007199254740993')
    expect((await sql`select 1 as one`.execute(store.db)).rows).toEqual([{ one: 1 }])
  })

  run('counts the rows it changed', async () => {
    await insert('counted')
    const changed = await store.db
      .updateTable('club')
      .set({ name: 'counted' })
      .where('name', '=', 'counted')
      .executeTakeFirst()
    const deleted = await store.db.deleteFrom('club').executeTakeFirst()
    expect([changed.numUpdatedRows, deleted.numDeletedRows]).toEqual([1n, 1n])
  })

  run.each([
    ['23505', 'unique_violation', "insert into club (name) values ('x'), ('x')"],
    ['23502', 'not_null_violation', 'insert into club (name) values (null)'],
    ['23503', 'foreign_key_violation', 'insert into club_member values (99, 99)'],
    ['23514', 'check_violation', "insert into unit (kind, name) values ('tribe', 'x')"],
    ['42601', 'syntax_error', 'selec'],
    ['42P01', 'undefined_table', 'select * from nothing'],
  ])('says %s for %s', async (code, _name, statement) => {
    await expect(sql.raw(statement).execute(store.db)).rejects.toMatchObject({ code })
  })

  run('names the constraint, not the values', async () => {
    const attempt = sql`insert into club (name) values ('x'), ('x')`.execute(store.db)
    await expect(attempt).rejects.toMatchObject({
      constraint: 'club_name_key',
      table: 'club',
      message: expect.not.stringContaining('(x)'),
    })
  })

  describe('transactions', () => {
    run('leave nothing behind when the work throws', async () => {
      const work = store.db.transaction().execute(async (tx) => {
        await tx.insertInto('club').values({ name: 'never' }).execute()
        throw new Error('changed my mind')
      })
      await expect(work).rejects.toThrow('changed my mind')
      expect(await names()).toEqual([])
    })

    run('are not called committed when a statement’s error was swallowed', async () => {
      const error = await store.db
        .transaction()
        .execute(async (tx) => {
          await tx.insertInto('club').values({ name: 'lost' }).execute()
          await sql`selec`.execute(tx).catch(() => {})
        })
        .catch((thrown: unknown) => thrown)
      expect(isAbortedTransactionError(error)).toBe(true)
      expect(await names()).toEqual([])
    })

    run('can go back to a savepoint', async () => {
      const tx = await store.db.startTransaction().execute()
      await tx.insertInto('club').values({ name: 'kept' }).execute()
      const later = await tx.savepoint('before').execute()
      await later.insertInto('club').values({ name: 'undone' }).execute()
      const back = await later.rollbackToSavepoint('before').execute()
      await back.commit().execute()
      expect(await names()).toEqual(['kept'])
      await store.db.deleteFrom('club').execute()
    })

    run('of many at once do not mix, and each gets its turn', async () => {
      const counter = (tx = store.db) =>
        tx.selectFrom('office_clock').select('ahead_ms').where('id', '=', 1).forUpdate()
      await store.db.insertInto('office_clock').values({ id: 1, ahead_ms: 0 }).execute()
      const addOne = () =>
        store.db.transaction().execute(async (tx) => {
          const { ahead_ms } = await counter(tx).executeTakeFirstOrThrow()
          await tx
            .updateTable('office_clock')
            .set({ ahead_ms: ahead_ms + 1 })
            .execute()
        })
      const single = () => sql`select 1`.execute(store.db)
      await Promise.all(Array.from({ length: 50 }, () => [addOne(), single()]).flat())
      expect(await counter().executeTakeFirst()).toEqual({ ahead_ms: 50 })
    })

    run('may run their statements side by side', async () => {
      await store.db.transaction().execute(async (tx) => {
        await Promise.all(['a', 'b', 'c'].map((name) => tx.insertInto('club').values({ name }).execute()))
      })
      expect(await names()).toEqual(['a', 'b', 'c'])
    })
  })
})
