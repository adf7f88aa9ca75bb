/**
 * A list on its way into the roster, in processes that die: on the command line, killed at each of its points, and sent
 * to the bot, which dies before one statement after the other. Nobody is ever half in, and nobody is in twice.
 */
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Schema } from '../../db/schema.ts'
import { silentLog } from '../../src/base/log.ts'
import { writeXlsx } from '../../src/sheets/write-xlsx.ts'
import { openStore } from '../../src/store/open-store.ts'
import { LONG, openChance } from './draw.ts'
import { type MortalOffice, openMortalOffice } from './office.ts'
import { LIST_POINTS, type ListPoint } from './points.ts'
import { folderWithDatabase } from './program.ts'

const HEADER = '编号,姓名,性别,出生日期,历法,支部,手机'
const LIST = `${HEADER}\n9001,钱大有,男,1948-03-05,公历,第九支部,13900009001\n9002,尤小梅,女,1950-06-07,公历,第九支部,13900009002\n`
const DIE_AT = join(import.meta.dirname, 'die-at.ts')

function startImport(folder: string, path: string, dying?: { readonly at: ListPoint; readonly the: number }) {
  const death = dying === undefined ? {} : { DIE_AT: dying.at, DIE_THE: `${dying.the}` }
  const ahead = dying === undefined ? [] : ['--import', DIE_AT]
  // What was read of TypeScript before need not be read again: half of a start.
  const read = { NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') }
  const env = { ...process.env, ...read, ...death, DATA_DIR: folder }
  const child = spawn(process.execPath, [...ahead, 'src/import-list.ts', path], { env })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  child.stdout.on('data', (piece) => {
    said += String(piece)
  })
  child.stderr.on('data', (piece) => {
    said += String(piece)
  })
  // Whoever is dead reads no answer.
  child.stdin.on('error', () => {})
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  return {
    ended,
    said: () => said,
    until: (words: string) => expect.poll(() => said).toContain(words),
    answer: (words: string) => child.stdin.write(`${words}\n`),
    kill: () => child.kill('SIGKILL'),
  }
}

/** How many of the list are on the roster, and lists that nobody has ended. */
async function standing(db: Kysely<Schema>) {
  const people = await db.selectFrom('person').select('id').where('number', 'like', '9____').execute()
  const lists = await db.selectFrom('roster_import').select('state').execute()
  return { people: people.length, open: lists.filter(({ state }) => !['done', 'cancelled'].includes(state)).length }
}

async function standingIn(folder: string) {
  const store = await openStore({ dataDir: folder, databaseUrl: undefined, log: silentLog })
  try {
    return await standing(store.db)
  } finally {
    await store.close()
  }
}

test('taken in once, however often it dies before; a folder in use is left alone', async () => {
  const folder = await folderWithDatabase()
  const path = join(folder, '名册.csv')
  writeFileSync(path, LIST)

  const killed = startImport(folder, path)
  await killed.until('1 导入')
  const second = startImport(folder, path)
  expect(await second.ended).toBe(4)
  expect(second.said()).not.toContain('    at ')
  killed.kill()
  await killed.ended

  const whole = startImport(folder, path)
  await whole.until('1 导入')
  whole.answer('1')
  expect(await whole.ended).toBe(0)
  expect(whole.said()).toContain('新增2')

  const again = startImport(folder, path)
  expect(await again.ended).toBe(0)
  expect(again.said()).not.toContain('1 导入')
})

test('a workbook: shown as it is read and compared, asked about, taken in; a second time nothing is new', async () => {
  const folder = await folderWithDatabase()
  const path = join(folder, '名册.xlsx')
  const rows = manyRows().map((line) => line.split(','))
  writeFileSync(path, await writeXlsx({ title: '名册', header: HEADER.split(','), rows }))
  const list = startImport(folder, path)
  await list.until('1 导入')
  const progress = (words: string) =>
    [...list.said().matchAll(new RegExp(`${words}(\\d+)行`, 'g'))].map(([, n]) => Number(n))
  expect(progress('已读')).toEqual([expect.any(Number), expect.any(Number), MANY])
  expect(progress('已核对')).not.toEqual([])
  list.answer('1')
  expect(await list.ended).toBe(0)
  expect(list.said()).toContain(`新增${MANY}`)
  expect(await standingIn(folder)).toEqual({ people: MANY, open: 0 })

  const again = startImport(folder, path)
  expect(await again.ended).toBe(0)
  expect(again.said()).not.toContain('1 导入')
})

/** Two pages to compare, three to lay down; nobody has the name and the day of birth of another. */
const MANY = 2_100
const manyRows = () =>
  Array.from({ length: MANY }, (_, at) => `${90_000 + at},钱${nameOf(at)},男,${1930 + (at % 37)}-03-05,公历,第九支部,`)
const HAN = [...'大有小梅国庆建军春兰秋菊长江泰山']
const nameOf = (at: number) => `${HAN[at % 16]}${HAN[Math.floor(at / 16) % 16]}`

const chance = openChance('a list killed at')
/** The short form dies at the last two, between which people are there or not, and at some of the others. */
const points = (Object.keys(LIST_POINTS) as ListPoint[]).filter(
  (at) => LONG || at === 'before people are committed' || at === 'people taken in' || chance.below(2) === 0,
)

test('on the command line, killed with -9 at each point of its way: all or nobody, and the next try takes in all', async () => {
  const folder = await folderWithDatabase()
  const path = join(folder, '名册.csv')
  writeFileSync(path, `${[HEADER, ...manyRows().slice(0, 1_000)].join('\n')}\n`)
  for (const at of points) {
    const dying = startImport(folder, path, { at, the: 1 })
    dying.answer('1')
    expect([at, await dying.ended]).toEqual([at, null])
    const { people } = await standingIn(folder)
    expect([at, people]).toEqual([at, at === 'people taken in' ? 1_000 : 0])
  }
  const last = startImport(folder, path)
  expect(await last.ended).toBe(0)
  expect(last.said()).not.toContain('1 导入')
  expect(await standingIn(folder)).toEqual({ people: 1_000, open: 0 })
}, 600_000)

const STAFF = 'phone-0901'
let office: MortalOffice
beforeAll(async () => {
  office = await openMortalOffice({})
}, 60_000)
afterAll(() => office.close())

test('sent to the bot, which dies before one statement after the other: all or nobody, and it is told', async () => {
  const bytes = Buffer.from(`${[HEADER, ...manyRows()].join('\n')}\n`)
  office.network.say(
    STAFF,
    { bot: true },
    { kind: 'file', fileName: '名册.csv', file: { mediaType: 'text/csv', bytes } },
  )
  await expect.poll(() => office.db.selectFrom('inbox').select('id').execute(), { timeout: 20_000 }).not.toHaveLength(0)
  const told = (words: string) => office.heard(STAFF).filter((text) => text.includes(words)).length
  await dieUntil(() => told('1 导入') > 0)
  await office.receive(STAFF, '1')
  await dieUntil(() => told('导入好了') > 0)
  expect(await standing(office.db)).toEqual({ people: MANY, open: 0 })
  // Whoever dies while it is being sent says an answer again (README): twice at most, and never in other words.
  expect([told('1 导入'), told('导入好了')]).toEqual([oneOrTwo, oneOrTwo])
}, 600_000)

const oneOrTwo = expect.toSatisfy((times: number) => times === 1 || times === 2)

/** One life after the other, each some statements longer, until it is said. */
async function dieUntil(isSaid: () => boolean): Promise<void> {
  for (let query = 9; !isSaid(); query += 17) {
    if (query > 1_000) throw new Error('it never comes to an end')
    office.dieBefore(query)
    await office.settle()
    const { people } = await standing(office.db)
    expect([query, people]).toEqual([query, expect.toSatisfy((count: number) => count === 0 || count === MANY)])
    await office.restart()
  }
}
