import { createServer } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { EXIT } from '../../src/base/errors.ts'
import { type Console, startConsole } from '../../src/console/console.ts'
import { createFakeRehearsal } from './fake-rehearsal.ts'
import { siteOptions } from './test-site.ts'

const running: Console[] = []
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop()
})

async function start(given: Partial<Parameters<typeof startConsole>[0]> = {}): Promise<Console> {
  const started = await startConsole({ ...siteOptions(), port: 0, host: '127.0.0.1', ...given })
  running.push(started)
  return started
}

/** Everything a stream says, up to and with the first piece that holds `word`, or its end. */
async function readUntil(reader: ReadableStreamDefaultReader<string>, word: string): Promise<string> {
  let heard = ''
  while (!heard.includes(word)) {
    const { done, value } = await reader.read()
    if (done) return heard
    heard += value
  }
  return heard
}

async function listenTo(url: string) {
  const answer = await fetch(url)
  if (!answer.body) throw new Error(`no stream from ${url}`)
  return answer.body.pipeThrough(new TextDecoderStream()).getReader()
}

describe('starting', () => {
  it('answers under the address it tells', async () => {
    const { url } = await start()
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
    expect(await (await fetch(url)).text()).toContain('办公室近况')
  })

  it('says what to do when the port is taken', async () => {
    const { url } = await start()
    const port = Number(new URL(url).port)
    await expect(start({ port })).rejects.toMatchObject({
      code: 'port-in-use',
      exitCode: EXIT.portInUse,
      message: expect.stringContaining(`端口${port}已被别的程序占用`),
    })
    await expect(start({ port })).rejects.toThrow('PORT=')
  })

  it.each([
    ['0.0.0.0', undefined, '必须先设密码'],
    ['192.168.1.5', undefined, '必须先设密码'],
    ['127.0.0.1', '1234567', '至少要8位'],
    ['203.0.113.1', '12345678', '没有203.0.113.1这个地址'],
  ])('on %s with the password %s: %s', async (host, password, words) => {
    await expect(start({ host, password })).rejects.toMatchObject({
      exitCode: EXIT.badConfig,
      message: expect.stringContaining(words),
    })
  })

  it('leaves nothing subscribed when it could not start', async () => {
    const rehearsal = createFakeRehearsal()
    const port = Number(new URL((await start()).url).port)
    await expect(start({ port, rehearsal })).rejects.toThrow()
    expect(rehearsal.listeners()).toBe(0)
  })
})

describe('the live line', () => {
  it('tells at once what a page has missed, then every change', async () => {
    const rehearsal = createFakeRehearsal()
    const { url } = await start({ rehearsal })
    const page = await (await fetch(url)).text()
    const seen = /sse-connect="\/live\?seen=([^"]+)"/.exec(page)?.[1]
    rehearsal.arrive({ chatId: 'bot', to: 'zhang-san', text: '一' })
    const line = await listenTo(`${url}live?seen=${seen}`)
    expect(await readUntil(line, 'event: changed')).toContain('event: changed')
    rehearsal.arrive({ chatId: 'bot', to: 'zhang-san', text: '二' })
    expect(await readUntil(line, 'event: changed')).toContain('event: changed')
  })

  it('says nothing new to a page that has seen everything', async () => {
    const { url } = await start({ rehearsal: createFakeRehearsal() })
    const seen = /seen=([^"]+)"/.exec(await (await fetch(url)).text())?.[1]
    const line = await listenTo(`${url}live?seen=${seen}`)
    expect(await readUntil(line, 'hello')).not.toContain('changed')
  })

  it('joins changes that come in a heap', async () => {
    const rehearsal = createFakeRehearsal()
    const { url, stop } = await start({ rehearsal })
    const line = await listenTo(`${url}live?seen=none`)
    for (let count = 0; count < 200; count += 1) rehearsal.arrive({ chatId: 'bot', to: 'zhang-san', text: `${count}` })
    const heard = readUntil(line, 'never said')
    await stop()
    expect((await heard).split('event: changed').length - 1).toBeLessThan(5)
  })

  it('ends when the console stops, and lets go of the rehearsal and the port', async () => {
    const rehearsal = createFakeRehearsal()
    const { url, stop } = await start({ rehearsal })
    const lines = await Promise.all([listenTo(`${url}live`), listenTo(`${url}live`)])
    expect(rehearsal.listeners()).toBe(1)
    await stop()
    for (const line of lines) expect(await readUntil(line, 'never said')).toContain('hello')
    expect(rehearsal.listeners()).toBe(0)
    const next = createServer()
    await new Promise<void>((resolve) => next.listen(Number(new URL(url).port), '127.0.0.1', resolve))
    await new Promise((resolve) => next.close(resolve))
  })
})
