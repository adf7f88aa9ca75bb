import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterAll, describe, expect, test } from 'vitest'
import { isStoreGone, runnerOn, startPglite } from '../../src/store/pglite-proxy.ts'
import { isTransient } from '../../src/store/retry.ts'
import { kyselyOnRunner, type SqlRunner } from '../../src/store/single-connection.ts'

const folder = mkdtempSync(join(tmpdir(), 'qwy-proxy-'))
afterAll(() => rmSync(folder, { recursive: true }))

const thrownBy = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing thrown',
    (error: unknown) => error,
  )

describe('PGlite in its thread', () => {
  test('a parameter that cannot be copied fails its own statement only', async () => {
    const runner = await startPglite(join(folder, 'a'))
    await expect(runner.run('select $1::text', [() => 1])).rejects.toThrow('could not be cloned')
    expect(await runner.run('select 1 as one', [])).toMatchObject({ command: 'SELECT', rows: [{ one: 1 }] })
    await runner.close()
  })

  test('closing answers what was asked before, refuses what comes after, and may be asked for twice', async () => {
    const runner = await startPglite(join(folder, 'a'))
    const before = runner.run('select 1 as one', [])
    const closings = [runner.close(), runner.close()]
    const after = thrownBy(runner.run('select 2', []))
    expect(await before).toMatchObject({ rows: [{ one: 1 }] })
    await Promise.all(closings)
    expect(isStoreGone(await after)).toBe(true)
    expect(isTransient(await after)).toBe(false)
  })

  test('a folder that cannot be opened is an error, not a dead process', async () => {
    await expect(startPglite('/proc/no-such-place/pglite')).rejects.toThrow()
  })
})

describe('a thread that dies', () => {
  const OPENS = "const { parentPort } = require('node:worker_threads'); parentPort.postMessage({ id: 0, result: {} });"

  test.each([
    ['by leaving', 'process.exit(3)'],
    ['by an error', "throw new Error('out of memory')"],
  ])('%s fails what waits and what comes later', async (_how, death) => {
    const runner = await runnerOn(new Worker(`${OPENS} parentPort.on('message', () => { ${death} })`, { eval: true }))
    const waiting = ['select 1', 'select 2'].map((statement) => thrownBy(runner.run(statement, [])))
    expect((await Promise.all(waiting)).map(isStoreGone)).toEqual([true, true])
    expect(isStoreGone(await thrownBy(runner.run('select 3', [])))).toBe(true)
    await runner.close()
  })

  test('before it has opened fails the start', async () => {
    expect(isStoreGone(await thrownBy(runnerOn(new Worker('process.exit(3)', { eval: true }))))).toBe(true)
  })

  test('in the middle of a transaction ends it with an error, and does not hold up the next', async () => {
    const dies = "if (asked.sql?.startsWith('insert')) process.exit(3)"
    const answers = 'parentPort.postMessage({ id: asked.id, result: { command: asked.sql, rowCount: 0, rows: [] } })'
    const runner = await runnerOn(
      new Worker(`${OPENS} parentPort.on('message', (asked) => { ${dies}; ${answers} })`, { eval: true }),
    )
    const db = kyselyOnRunner(runner)
    const work = () => db.transaction().execute((tx) => tx.insertInto('club').values({ name: 'x' }).execute())
    expect((await Promise.all([thrownBy(work()), thrownBy(work())])).map(isStoreGone)).toEqual([true, true])
  })

  test('whoever opened it hears when the thread ends by itself, and not when it was closed', async () => {
    const lost: string[] = []
    const dies = await runnerOn(new Worker(`${OPENS} setTimeout(() => process.exit(3), 20)`, { eval: true }), () => {
      lost.push('died')
    })
    await thrownBy(dies.run('select 1', []))
    const closes = await startPglite(join(folder, 'closed'), () => lost.push('closed'))
    await closes.close()
    expect(lost).toEqual(['died'])
  })
})

describe('the one connection', () => {
  test('is given in the order of asking, to one at a time', async () => {
    const said: string[] = []
    const db = kyselyOnRunner(recording(said))
    const turn = (name: string) =>
      db.transaction().execute(async (tx) => {
        await tx.insertInto('club').values({ name }).execute()
        await tx
          .insertInto('club')
          .values({ name: `${name} again` })
          .execute()
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
