import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { isTransient } from '../../src/store/retry.ts'
import { isStoreGone, startPglite } from '../../src/store/pglite-proxy.ts'
import { kyselyOnRunner, type SqlRunner } from '../../src/store/single-connection.ts'

const folder = mkdtempSync(join(tmpdir(), 'qwy-proxy-'))
afterAll(() => rmSync(folder, { recursive: true }))

const thrownBy = (work: Promise<unknown>) => work.then(() => 'nothing thrown', (error: unknown) => error)

describe('PGlite in its thread', () => {
  test('a parameter that cannot be copied fails its own statement only', async () => {
    const runner = await startPglite(join(folder, 'a'))
    await expect(runner.run('select $1::text', [() => 1])).rejects.toThrow('could not be cloned')
    expect(await runner.run('select 1 as one', [])).toMatchObject({ command: 'SELECT', rows: [{ one: 1 }] })
    await runner.close()
  }, 60_000)

  test('after closing, every statement and a second close end at once', async () => {
    const runner = await startPglite(join(folder, 'a'))
    await runner.close()
    await runner.close()
    const error = await thrownBy(runner.run('select 1', []))
    expect(isStoreGone(error)).toBe(true)
    expect(isTransient(error)).toBe(false)
  }, 60_000)

  test('when the thread dies, what waits and what comes later is told so', async () => {
    const runner = await startPglite(join(folder, 'a'))
    const pending = [thrownBy(runner.run('select 1', [])), thrownBy(runner.run('select 2', []))]
    const closing = runner.close()
    const afterwards = thrownBy(runner.run('select 3', []))
    await closing
    expect(await Promise.all(pending)).toMatchObject([{ command: 'SELECT' }, { command: 'SELECT' }])
    expect(isStoreGone(await afterwards)).toBe(true)
  }, 60_000)

  test('a folder that cannot be opened is an error, not a dead process', async () => {
    await expect(startPglite('/proc/no-such-place/pglite')).rejects.toThrow()
  })
})

describe('the one connection', () => {
  test('is given in the order of asking, to one at a time', async () => {
    const said: string[] = []
    const db = kyselyOnRunner(recording(said))
    const turn = (name: string) =>
      db.transaction().execute(async (tx) => {
        await tx.insertInto('club').values({ name }).execute()
        await tx.insertInto('club').values({ name: `${name} again` }).execute()
      })
    await Promise.all([turn('a'), turn('b'), turn('c')])
    const one = (name: string) => ['begin', name, `${name} again`, 'commit']
    expect(said).toEqual([...one('a'), ...one('b'), ...one('c')])
  })

  test('is given on when a transaction could not begin', async () => {
    const said: string[] = []
    const db = kyselyOnRunner(recording(said, new Set(['begin'])))
    await expect(db.transaction().execute(async () => {})).rejects.toThrow('refused')
    await db.insertInto('club').values({ name: 'next' }).execute()
    expect(said.at(-1)).toBe('next')
  })

  test('lets those who wait have their turn before it is taken away', async () => {
    const said: string[] = []
    const db = kyselyOnRunner(recording(said))
    const works = ['a', 'b'].map((name) => db.insertInto('club').values({ name }).execute())
    await works[0]
    await db.destroy()
    expect(said).toEqual(['a', 'b'])
    await expect(db.insertInto('club').values({ name: 'late' }).execute()).rejects.toThrow('destroyed')
  })
})

/** A runner that notes the first parameter of each statement, or the statement where there is none. */
function recording(said: string[], refused: ReadonlySet<string> = new Set()): SqlRunner {
  return {
    async run(statement, [first]) {
      const what = typeof first === 'string' ? first : statement
      said.push(what)
      await Promise.resolve()
      if (refused.has(what)) throw new Error(`refused: ${what}`)
      return { command: statement.toUpperCase(), rowCount: 0, rows: [] }
    },
    close: async () => {},
  }
}
