import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { silentLog } from '../../src/base/log.ts'
import { openStore } from '../../src/store/open-store.ts'
import { startPostgres, usePostgres } from '../world/postgres.ts'
import { readPhones } from './phones.ts'
import { serverProcess } from './postgres-process.ts'
import { isIdle, patiently, startProgram, temporaryFolder, type, typePatiently } from './program.ts'

const PEOPLE = ['phone-0101', 'phone-0102', 'phone-0103']
/** More than the invented phones hand over a second time after a kill, so that the rest can only be in the journal. */
const MESSAGES = 130
const there = (await usePostgres()) !== undefined

const linesInJournal = (dataDir: string) => {
  const folder = join(dataDir, 'journal')
  const files = readdirSync(folder).filter((file) => file.endsWith('.journal'))
  return files.map((file) => readFileSync(join(folder, file), 'utf8').split('\n').length - 1).reduce((a, b) => a + b, 0)
}

test.skipIf(!there)(
  'kill -9 while the database is frozen, a stop while it is down: what came in is recorded once and answered once',
  async () => {
    const postgres = await startPostgres()
    onTestFinished(() => postgres.stop())
    const settings = { DATA_DIR: temporaryFolder(), DATABASE_URL: await postgres.createDatabase('killed') }
    const server = await serverProcess(settings.DATABASE_URL)
    const first = startProgram(settings)
    const url = await first.url()
    server?.freeze()
    onTestFinished(() => server?.thaw())
    for (let count = 0; count < MESSAGES; count++) await typePatiently(url, PEOPLE[count % 3] ?? '', '帮助')
    await patiently(() => linesInJournal(settings.DATA_DIR) >= MESSAGES, 'not all is in the journal')
    first.signal('SIGKILL')
    await first.ended()
    server?.thaw()

    const second = startProgram(settings)
    const again = await second.url()
    const answered = () => readPhones(settings.DATA_DIR).said.length
    await patiently(() => answered() >= MESSAGES, 'not all is answered')
    await patiently(() => isIdle(again), 'something is left lying')
    await server?.stop()
    await type(again, PEOPLE[0] ?? '', '帮助')
    second.signal('SIGTERM')
    expect(await second.ended()).toBe(0)
    await server?.start()

    const third = startProgram(settings)
    const last = await third.url()
    await patiently(() => answered() > MESSAGES, 'what came in before the stop is not answered')
    await patiently(() => isIdle(last), 'something is left lying')
    third.signal('SIGTERM')
    expect(await third.ended()).toBe(0)

    const store = await openStore({ databaseUrl: settings.DATABASE_URL, dataDir: '', log: silentLog })
    onTestFinished(() => store.close())
    const rows = await store.db
      .selectFrom('inbox')
      .select(['platform_message_id', 'state', 'replayed'])
      .orderBy('id')
      .execute()
    const { written, said } = readPhones(settings.DATA_DIR)
    expect(rows).toEqual(written.map((id) => ({ platform_message_id: id, state: 'handled', replayed: false })))
    expect(said).toHaveLength(MESSAGES + 1)
    expect(linesInJournal(settings.DATA_DIR)).toBe(0)
  },
)

test('a journal that cannot be written: the program says so and does not start', async () => {
  const DATA_DIR = temporaryFolder()
  mkdirSync(DATA_DIR, { recursive: true })
  writeFileSync(join(DATA_DIR, 'journal'), 'a file where the folder should be')
  const program = startProgram({ DATA_DIR })
  expect(await program.ended()).toBe(2)
  expect(program.said()).toContain('journal 不能使用')
})
