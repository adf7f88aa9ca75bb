import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { migrations } from '../../db/migrations/index.ts'
import { EXIT, UserError } from '../../src/base/errors.ts'
import { silentLog } from '../../src/base/log.ts'
import { migrate } from '../../src/store/migrate.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'
import { usePostgres } from '../world/postgres.ts'

const postgres = await usePostgres()
const dataDir = mkdtempSync(join(tmpdir(), 'qwy-open-'))
afterAll(() => rmSync(dataDir, { recursive: true }))

const open = (databaseUrl?: string) => openStore({ databaseUrl, dataDir, log: silentLog })

async function failureOf(work: Promise<unknown>): Promise<UserError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof UserError) return error
  throw new Error('no UserError was thrown', { cause: error })
}

describe('a database that cannot be used is explained, without its password', () => {
  test.each([
    [
      'nobody listens',
      'postgres://me:secret@127.0.0.1:1/office',
      'database-away',
      EXIT.databaseAway,
      /127\.0\.0\.1:1\/office.*没有数据库在监听/,
    ],
    [
      'no such host',
      'postgres://me:secret@nowhere.invalid/office',
      'database-away',
      EXIT.databaseAway,
      /nowhere\.invalid:5432.*主机/,
    ],
    [
      'no such socket',
      'postgres://me:secret@/office?host=/no/such/socket',
      'database-away',
      EXIT.databaseAway,
      /套接字/,
    ],
    ['not an address', 'postgres://me:secret@host:port/office', 'bad-database-url', EXIT.badConfig, /DATABASE_URL/],
  ])('%s', async (_name, url, code, exitCode, message) => {
    const error = await failureOf(open(url))
    expect(error).toMatchObject({ code, exitCode })
    expect(error.message).toMatch(message)
    expect(error.message).not.toContain('secret')
  })

  test('a listener that never answers', async () => {
    const listener = createServer((socket) => void sockets.push(socket))
    const sockets: { destroy(): void }[] = []
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => {
      listener.close()
      for (const socket of sockets) socket.destroy()
    })
    const address = listener.address()
    const port = typeof address === 'object' ? address?.port : 0
    expect(await failureOf(open(`postgres://me@127.0.0.1:${port}/office`))).toMatchObject({ code: 'database-away' })
  })

  test.skipIf(!postgres)('a wrong password', async () => {
    const url = new URL((await postgres?.createDatabase('password')) ?? '')
    url.password = 'wrong'
    expect((await failureOf(open(url.href))).message).toMatch(/用户名或密码不对/)
  })

  test.skipIf(!postgres)('a database that nobody made', async () => {
    const url = new URL((await postgres?.createDatabase('there')) ?? '')
    url.pathname = '/not_there'
    expect((await failureOf(open(url.href))).message).toMatch(/没有这个库/)
  })
})

describe('the data folder', () => {
  test('says what it does, keeps what was written, and is free again after closing', async () => {
    const said: string[] = []
    const openTelling = () => openStore({ dataDir, log: silentLog, onProgress: (what) => said.push(what) })
    const first = await openTelling()
    await first.db.insertInto('club').values({ name: '棋牌' }).execute()
    await first.close()
    const second = await openTelling()
    expect(await second.db.selectFrom('club').select('name').execute()).toEqual([{ name: '棋牌' }])
    expect((await failureOf(open())).exitCode).toBe(EXIT.folderLocked)
    await second.close()
    expect(said).toEqual([expect.stringContaining('第一次启动'), '正在打开数据库'])
  })

  test('that belongs to a newer program is left alone', async () => {
    const store = await open()
    await rememberMigration(store, '9999-from-the-future')
    await store.close()
    expect(await failureOf(open())).toMatchObject({
      code: 'database-newer',
      exitCode: EXIT.badConfig,
      message: expect.stringContaining('9999-from-the-future'),
    })
    // The lock was given back too: the same answer again, not "locked".
    expect(await failureOf(open())).toMatchObject({ code: 'database-newer' })
  })

  test('whose database is damaged is explained, not replaced', async () => {
    writeFileSync(join(dataDir, 'pglite', 'global', 'pg_control'), 'rubbish')
    const error = await failureOf(open())
    expect(error).toMatchObject({ code: 'data-unreadable', exitCode: EXIT.databaseAway })
    expect(error.message).toContain('不要删除')
  })
})

describe.skipIf(!postgres)('on PostgreSQL', () => {
  const databaseUrl = postgres?.createDatabase('open')

  test('several processes that start at once migrate once', async () => {
    const url = await databaseUrl
    const stores = await Promise.all([open(url), open(url), open(url), open(url)])
    const { rows } = await sql`select name from kysely_migration order by name`.execute(stores[0]?.db ?? never())
    expect(rows).toEqual(Object.keys(migrations).map((name) => ({ name })))
    await Promise.all(stores.map((store) => store.close()))
  })

  test('a migration that fails leaves nothing behind, and its own error', async () => {
    const store = await open(await databaseUrl)
    const half = { up: async (db: Store['db']) => void (await sql`create table half (id int)`.execute(db)) }
    const bad = { up: async (db: Store['db']) => void (await sql`selec`.execute(db)) }
    await expect(migrate(store.db, { ...migrations, '9998-half': half, '9999-bad': bad })).rejects.toMatchObject({
      code: '42601',
    })
    const { rows } = await sql`select to_regclass('half') as half`.execute(store.db)
    expect(rows).toEqual([{ half: null }])
    await store.close()
  })

  test('an idle connection that is cut does not end the process, and the next statement gets a new one', async () => {
    const warned: string[] = []
    const log = { ...silentLog, warn: (_fields: object, event: string) => void warned.push(event) }
    const store = await openStore({ databaseUrl: await databaseUrl, dataDir, log })
    const other = await open(await databaseUrl)
    await sql`select 1`.execute(store.db)
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(other.db)
    await expect.poll(() => warned).toEqual(['store.connection-lost'])
    expect((await sql`select 1 as one`.execute(store.db)).rows).toEqual([{ one: 1 }])
    await Promise.all([store.close(), other.close()])
  })

  test('that belongs to a newer program is left alone', async () => {
    const store = await open(await databaseUrl)
    await rememberMigration(store, '9999-from-the-future')
    await store.close()
    expect(await failureOf(open(await databaseUrl))).toMatchObject({ code: 'database-newer' })
  })
})

async function rememberMigration({ db }: Store, name: string): Promise<void> {
  await sql`insert into kysely_migration values (${name}, '2999-01-01T00:00:00.000Z')`.execute(db)
}

function never(): never {
  throw new Error('no store was opened')
}
