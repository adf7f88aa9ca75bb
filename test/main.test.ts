import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { folderWithDatabase, patiently, startProgram, temporaryFolder, type } from './faults/program.ts'

describe('a start that cannot succeed ends with a sentence and a code', () => {
  test('2: all bad settings at once, and no secret', async () => {
    const program = startProgram({
      PORT: 'abc',
      REMIND_AT: '25:00',
      DATABASE_URL: 'mysql://root:hunter2@db',
      CONSOLE_PASSWORD: 'hunter2',
    })
    expect(await program.ended()).toBe(2)
    for (const name of ['PORT', 'REMIND_AT', 'DATABASE_URL', 'CONSOLE_PASSWORD']) {
      expect(program.said()).toContain(`- ${name}：`)
    }
    expect(program.said()).not.toContain('hunter2')
    expect(program.said()).not.toContain('    at ')
  })

  test('2: with a real account the office has to say who it is', async () => {
    const program = startProgram({ WECHATY_PUPPET: 'wechaty-puppet-service' })
    expect(await program.ended()).toBe(2)
    expect(program.said()).toContain('- OFFICE_NAME：')
    expect(program.said()).toContain('- OFFICE_PHONE：')
  })

  test('3: a database that is not there', async () => {
    const program = startProgram({
      DATA_DIR: temporaryFolder(),
      DATABASE_URL: 'postgres://clerk:hunter2@127.0.0.1:1/office',
    })
    expect(await program.ended()).toBe(3)
    expect(program.said()).toContain('连不上数据库 127.0.0.1:1/office')
    expect(program.said()).not.toContain('hunter2')
  })
})

test('one folder, from the first start to the last: 4, 5, 6 and 0', async () => {
  const DATA_DIR = temporaryFolder()
  const first = startProgram({ DATA_DIR })
  const url = await first.url()
  expect(first.said()).toContain('演练')
  expect(await (await fetch(url)).text()).toContain('演练')

  const second = startProgram({ DATA_DIR })
  expect(await second.ended()).toBe(4)
  expect(second.said()).toContain(`${first.pid}`)

  await type(url, 'phone-0101', '帮助')
  const stopping = performance.now()
  first.signal('SIGTERM')
  expect(await first.ended()).toBe(0)
  expect(performance.now() - stopping).toBeLessThan(20_000)

  const port = await takenPort()
  const third = startProgram({ DATA_DIR, PORT: `${port}` })
  expect(await third.ended()).toBe(5)
  expect(third.said()).toContain(`端口${port}已被别的程序占用`)

  const puppet = { WECHATY_PUPPET: 'wechaty-puppet-nowhere', OFFICE_NAME: '退休办', OFFICE_PHONE: '0000-8800100' }
  const fourth = startProgram({ DATA_DIR, ...puppet })
  expect(await fourth.ended()).toBe(6)
  expect(fourth.said()).toContain('npm install wechaty-puppet-nowhere')

  const last = startProgram({ DATA_DIR })
  await last.url()
  last.signal('SIGINT')
  expect(await last.ended()).toBe(0)
})

test('a start warns in plain words when nobody is on duty', async () => {
  const DATA_DIR = await folderWithDatabase()
  const first = startProgram({ DATA_DIR })
  const url = await first.url()
  expect(first.said()).not.toContain('没有人值班')
  for (const words of ['王芳不值班了', '刘志强不值班了']) await type(url, 'phone-0902', words)
  const phones = join(DATA_DIR, 'phones.jsonl')
  await patiently(() => readFileSync(phones, 'utf8').includes('现在没有人值班'), 'nobody heard that nobody is on duty')
  first.signal('SIGTERM')
  await first.ended()

  const second = startProgram({ DATA_DIR })
  await second.url()
  expect(second.said()).toContain('\n请注意：现在没有人值班，急事会告诉全体工作人员。排值班请说：让王芳值班。\n')
  second.signal('SIGTERM')
  await second.ended()
})

/** A port that somebody else listens on until the test has ended. */
async function takenPort(): Promise<number> {
  const server = createServer()
  onTestFinished(() => void server.close())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
