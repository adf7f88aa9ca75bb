import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { sleep } from '../../src/base/clock.ts'
import { silentLog } from '../../src/base/log.ts'
import { openStore } from '../../src/store/open-store.ts'
import { until } from '../world/world.ts'
import { readPhones } from './phones.ts'
import { folderWithDatabase, postForm, startProgram, type } from './program.ts'

const STAFF = 'phone-0901'
const PLAN = '下周三上午9点在活动中心办重阳茶话会，限30人，请第一支部的同志回复'
const RESTORE = join(import.meta.dirname, '..', '..', 'src', 'restore.ts')

/** Runs `npm run restore` as a person would; resolves with its exit code and what it said. */
function restore(dataDir: string, ...args: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [RESTORE, ...args], { env: { PATH: process.env['PATH'], DATA_DIR: dataDir } })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })))
}

/** The phones hold both answers; in this snapshot the one is due and the other's message not yet handled. */
async function retakeInFlight(dataDir: string, file: string): Promise<void> {
  const store = await openStore({ dataDir, log: silentLog })
  const answerTo = (contact: string) =>
    store.db
      .updateTable('outbox')
      .where('kind', '=', 'reply')
      .where('chat_id', 'in', (qb) => qb.selectFrom('chat').select('id').where('platform_id', '=', contact))
  const messageOf = (contact: string) => store.db.updateTable('inbox').where('sender_platform_id', '=', contact)
  await answerTo('phone-0102').set({ state: 'due', ended_at: null }).execute()
  await messageOf('phone-0103').set({ state: 'received' }).execute()
  await answerTo('phone-0103').set({ once: sql`'gone ' || id` }).execute()
  await store.snapshot?.(file)
  await answerTo('phone-0102').set({ state: 'sent' }).execute()
  await messageOf('phone-0103').set({ state: 'handled' }).execute()
  await store.close()
}

test('a snapshot is restored: what came in since counts again, nobody is answered twice, staff hear of it', async () => {
  const DATA_DIR = await folderWithDatabase()
  const heard = (contact: string, words: string) =>
    readPhones(DATA_DIR).said.filter(({ chat, text }) => chat === contact && text.includes(words)).length
  const said = (contact: string, words: string) =>
    until(async () => sleep(50).then(() => heard(contact, words) > 0), `${contact} did not hear ${words}`)

  const first = startProgram({ DATA_DIR })
  let url = await first.url()
  expect((await restore(DATA_DIR, 'any')).code).toBe(4)
  expect(first.said()).toContain('断电可能丢最近的改动')
  await postForm(url, '/clock', { step: 'morning' })
  await type(url, STAFF, PLAN)
  await said(STAFF, '1 发布')
  await type(url, STAFF, '1')
  await said('phone-0107', '重阳茶话会')
  await type(url, 'phone-0102', '帮助')
  await said('phone-0102', '您可以这样跟我说')
  await type(url, 'phone-0103', '帮助')
  await said('phone-0103', '您可以这样跟我说')
  first.signal('SIGTERM')
  expect(await first.ended()).toBe(0)
  const [snapshot = ''] = readdirSync(join(DATA_DIR, 'snapshots'))
  const file = join(DATA_DIR, 'snapshots', snapshot)
  await retakeInFlight(DATA_DIR, file)

  const second = startProgram({ DATA_DIR })
  url = await second.url()
  await type(url, 'phone-0102', '我去')
  await said('phone-0102', '记下了，您去重阳茶话会')
  second.signal('SIGKILL')
  await second.ended()

  expect((await restore(DATA_DIR)).said).toContain(snapshot)
  const done = await restore(DATA_DIR, file)
  expect([done.code, done.said]).toEqual([0, expect.stringContaining('原来的数据留在')])

  const third = startProgram({ DATA_DIR })
  url = await third.url()
  await said(STAFF, '数据恢复后补记了')
  await said(STAFF, '可能已经收到，没有再发')
  await type(url, STAFF, '谁报名了')
  await said(STAFF, '1人')
  await type(url, 'phone-0103', '我去')
  await said('phone-0103', '记下了，您去重阳茶话会')
  expect(heard('phone-0102', '记下了，您去重阳茶话会')).toBe(1)
  for (const contact of ['phone-0102', 'phone-0103']) expect(heard(contact, '您可以这样跟我说')).toBe(1)
  // One of what came in since, and one of what was not yet handled.
  expect(heard(STAFF, '数据恢复后补记了')).toBe(2)
  expect(heard(STAFF, '可能已经收到，没有再发')).toBe(1)
  third.signal('SIGTERM')
  expect(await third.ended()).toBe(0)
})
