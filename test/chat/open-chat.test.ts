import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { EXIT } from '../../src/base/errors.ts'
import { silentLog } from '../../src/base/log.ts'
import { openChat } from '../../src/chat/open-chat.ts'
import { NOON, smallNetwork } from './phones.ts'

const base = { account: 'a', log: silentLog, now: () => NOON }

describe('a platform is chosen by name', () => {
  test('local', async () => {
    const chat = await openChat({ ...base, puppet: 'local', network: smallNetwork() })
    expect([chat.puppet, chat.account, chat.state()]).toEqual(['local', 'a', 'stopped'])
  })

  test('a package that npm has', async () => {
    expect((await openChat({ ...base, puppet: 'wechaty-puppet-service' })).puppet).toBe('wechaty-puppet-service')
  })

  test.each([
    ['wechaty-puppet-nowhere', '请先安装：npm install wechaty-puppet-nowhere'],
    ['zod', '没有 wechaty 的 puppet'],
    ['../../src/main.ts', '不是一个 npm 包的名字'],
  ])('%s: says what to do', async (puppet, advice) => {
    await expect(openChat({ ...base, puppet })).rejects.toMatchObject({
      name: 'UserError',
      exitCode: EXIT.chatFailed,
      message: expect.stringContaining(advice),
    })
  })
})

test('wechaty keeps quiet: no output, no handlers that keep a broken process alive, no files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'quiet-'))
  const script = `
    const { createNetwork } = await import('${import.meta.resolve('../../src/chat/local/network.ts')}')
    const { openChat } = await import('${import.meta.resolve('../../src/chat/open-chat.ts')}')
    const network = createNetwork({ now: () => new Date(0), ids: () => 'm' })
    const log = { info() {}, warn() {}, error() {}, debug() {} }
    const chat = await openChat({ puppet: 'local', account: 'a', log, now: () => new Date(0), network })
    await chat.start({ async onMessage() {}, onEcho() {}, onState() {}, onScan() {} })
    await chat.stop()
    process.exitCode = 40 + process.listenerCount('uncaughtException') + process.listenerCount('unhandledRejection')`
  const env = { ...process.env, WECHATY_LOG: 'verbose' }
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd: folder, env, encoding: 'utf8' })
  const left = readdirSync(folder)
  rmSync(folder, { recursive: true })
  expect({ code: run.status, output: run.stdout, left }).toEqual({ code: 40, output: '', left: [] })
})
