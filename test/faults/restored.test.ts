import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sleep } from '../../src/base/clock.ts'
import { until } from '../world/world.ts'
import { readPhones } from './phones.ts'
import { postForm, startProgram, temporaryFolder, type } from './program.ts'

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

test('a snapshot is restored: what came in since counts again, nobody is answered twice, staff hear of it', async () => {
  const DATA_DIR = temporaryFolder()
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
  first.signal('SIGTERM')
  expect(await first.ended()).toBe(0)

  const second = startProgram({ DATA_DIR })
  url = await second.url()
  await type(url, 'phone-0102', '我去')
  await said('phone-0102', '记下了，您去重阳茶话会')
  second.signal('SIGKILL')
  await second.ended()

  const [snapshot = ''] = readdirSync(join(DATA_DIR, 'snapshots'))
  expect((await restore(DATA_DIR)).said).toContain(snapshot)
  const done = await restore(DATA_DIR, join(DATA_DIR, 'snapshots', snapshot))
  expect([done.code, done.said]).toEqual([0, expect.stringContaining('原来的数据留在')])

  const third = startProgram({ DATA_DIR })
  url = await third.url()
  await said(STAFF, '数据恢复后补记了')
  await type(url, STAFF, '谁报名了')
  await said(STAFF, '1人')
  await type(url, 'phone-0103', '我去')
  await said('phone-0103', '记下了，您去重阳茶话会')
  expect(heard('phone-0102', '记下了，您去重阳茶话会')).toBe(1)
  expect(heard('phone-0102', '您可以这样跟我说')).toBe(1)
  expect(heard(STAFF, '数据恢复后补记了')).toBe(1)
  third.signal('SIGTERM')
  expect(await third.ended()).toBe(0)
})
