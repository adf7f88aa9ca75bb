/**
 * The line to a puppet service: cut, refused, swallowed, delayed, killed. What each fault took is printed; nothing here
 * depends on it but the limits that the office is promised.
 */
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { monotonic, sleep, systemClock } from '../../../src/base/clock.ts'
import { openRemoteEars } from './remote-ears.ts'

const numbered = (from: number, count: number) => Array.from({ length: count }, (_, at) => `第${from + at}条`)
/** For faults whose limits are not in question. */
const QUICK = { probeEveryMs: 100, answerMs: 600, openMs: 500 }
const DEAF = {
  onMessage: async () => {},
  onEcho() {},
  onState() {},
  async onFriendRequest() {},
  onUnreadRequest() {},
  onScan() {},
}
const TO_ZHANG = { kind: 'private', platformId: 'zhang' } as const

function report(what: string, ...numbers: readonly number[]): void {
  process.stdout.write(`${what}: ${numbers.map(Math.round).join(' ')}\n`)
}

test('messages come and go, with the account logged in once and nothing kept in the home folder', async () => {
  const home = mkdtempSync(join(tmpdir(), 'qwy-home-'))
  process.env['HOME'] = home
  const ears = await openRemoteEars({ tls: true })
  await ears.service.say('zhang', '在吗')
  await ears.hear(['在吗'])
  expect(await ears.chat.send({ to: TO_ZHANG, text: '在' })).toMatchObject({ outcome: 'sent' })
  const { ledger, logins, logouts } = await ears.service.look()
  expect(ledger.map((message) => message.text)).toEqual(['在吗', '在'])
  expect([logins, logouts]).toEqual([1, 0])
  expect(existsSync(join(home, '.wechaty'))).toBe(false)
})

test('a location comes with its address', async () => {
  const ears = await openRemoteEars()
  await ears.service.order({ do: 'say', from: 'zhang', kind: 'location', texts: ['人民公园\n幸福路12号'] })
  await ears.hear(['人民公园（幸福路12号）'])
})

test('cut again and again while people write: nothing is lost, the order stays, nobody is logged out', async () => {
  const ears = await openRemoteEars()
  const backs: number[] = []
  for (let round = 0; round < 10; round += 1) {
    await ears.service.say('zhang', ...numbered(round * 10, 5))
    const cutAt = monotonic()
    ears.proxy.cut()
    await ears.service.say('zhang', ...numbered(round * 10 + 5, 5))
    await ears.hear([`第${round * 10 + 9}条`])
    await ears.turn('online')
    backs.push((ears.states.findLast(({ state }) => state === 'online')?.at ?? 0) - cutAt)
  }
  expect(ears.texts()).toEqual(numbered(0, 100))
  expect((await ears.service.look()).logouts).toBe(0)
  report('back after a cut, ms', ...backs)
  expect(Math.max(...backs)).toBeLessThan(5_000)
})

test('refused for a while: what was said meanwhile comes, what was to be sent fails as offline', async () => {
  const ears = await openRemoteEars()
  await ears.proxy.refuse()
  await ears.turn('starting')
  await ears.service.say('zhang', '一', '二')
  expect(await ears.chat.send({ to: TO_ZHANG, text: '在' })).toEqual({ outcome: 'failed', failure: 'offline' })
  await sleep(1_000)
  await ears.proxy.listen()
  const from = monotonic()
  await ears.hear(['一', '二'])
  report('back after a refusal of 1 s, ms', monotonic() - from)
  expect(ears.texts()).toEqual(['一', '二'])
  expect((await ears.service.look()).logouts).toBe(0)
})

describe('a half-open line', () => {
  test('is noticed within 15 s and back within 20, and a send on it is uncertain', async () => {
    const ears = await openRemoteEars()
    await ears.service.say('zhang', '之前')
    await ears.hear(['之前'])
    ears.proxy.swallow('old')
    const from = monotonic()
    const send = ears.chat.send({ to: TO_ZHANG, text: '在' })
    await ears.service.say('zhang', '一', '二', '三')
    await ears.turn('starting', 15_000)
    const noticed = monotonic()
    expect(await send).toEqual({ outcome: 'uncertain' })
    await ears.hear(['一', '二', '三'], 20_000 - (noticed - from))
    report('half-open: noticed, back, ms', noticed - from, monotonic() - from)
    expect(ears.texts()).toEqual(['之前', '一', '二', '三'])
    expect(ears.echoes).toEqual([])
    const { since, at } = ears.states.findLast(({ state }) => state === 'starting') ?? { since: undefined, at: 0 }
    expect(since?.getTime()).toBeLessThanOrEqual(systemClock.now().getTime() - (monotonic() - at) - 4_000)
  })

  test('that stays so for new connections too is open again as soon as they pass', async () => {
    const ears = await openRemoteEars({ waits: QUICK })
    ears.proxy.swallow('all')
    await ears.service.say('zhang', '一')
    await ears.turn('starting')
    await sleep(1_000)
    ears.proxy.pass()
    await ears.service.say('zhang', '二')
    await ears.hear(['一', '二'])
    expect(ears.texts()).toEqual(['一', '二'])
  })

  test('whose other end is buried late takes the new stream with it, which is noticed', async () => {
    const ears = await openRemoteEars({ waits: { ...QUICK, refusals: 2 } })
    ears.proxy.swallow('old')
    await ears.turn('starting')
    await ears.turn('online')
    ears.proxy.bury()
    await ears.service.say('zhang', '一')
    await ears.hear(['一'])
    await ears.turn('online')
  })

  test('is not seen where only this process stood still', async () => {
    const ears = await openRemoteEars({ waits: QUICK })
    const until = monotonic() + 1_500
    while (monotonic() < until);
    await sleep(1_500)
    expect(ears.states.map(({ state }) => state)).toEqual(['starting', 'online'])
  })
})

test('pieces that wait up to 4 ms longer: the order stays', async () => {
  const ears = await openRemoteEars()
  ears.proxy.jitter(4)
  const texts = numbered(0, 100)
  for (let at = 0; at < texts.length; at += 5) await ears.service.say('zhang', ...texts.slice(at, at + 5))
  await ears.hear(texts)
  expect(ears.texts()).toEqual(texts)
})

test('a service killed with -9 and started again: nothing is lost, the order stays', async () => {
  const ears = await openRemoteEars()
  await ears.service.say('zhang', ...numbered(0, 20))
  await ears.service.kill()
  await ears.turn('starting')
  await ears.service.revive()
  const from = monotonic()
  await ears.service.say('zhang', ...numbered(20, 5))
  await ears.hear(numbered(0, 25))
  report('back after the service was started again, ms', monotonic() - from)
  expect(ears.texts()).toEqual(numbered(0, 25))
})

describe('the login', () => {
  test('lost by the platform: nothing is sent, there is a code, and it comes back', async () => {
    const ears = await openRemoteEars()
    await ears.service.order({ do: 'offline' })
    await ears.turn('logged-out')
    expect(await ears.chat.send({ to: TO_ZHANG, text: '在' })).toEqual({ outcome: 'failed', failure: 'offline' })
    await ears.service.say('zhang', '一')
    await vi.waitUntil(() => ears.scans.length > 0)
    await ears.service.order({ do: 'online' })
    await ears.turn('online')
    await ears.hear(['一'])
  })

  test('lost and found at once is not undone by us', async () => {
    const ears = await openRemoteEars()
    await ears.service.order({ do: 'offline' })
    await ears.service.order({ do: 'online' })
    await sleep(300)
    await ears.turn('online')
    expect(await ears.service.look()).toMatchObject({ logins: 2, logouts: 1 })
  })

  test('stays when the program stops', async () => {
    const ears = await openRemoteEars()
    await ears.chat.stop()
    expect((await ears.service.look()).logouts).toBe(0)
  })
})

test('a wrong token stops the start', async () => {
  const ears = await openRemoteEars({ start: false, token: 'insecure_other', waits: QUICK })
  await expect(ears.chat.start(DEAF)).rejects.toMatchObject({ code: 'chat-not-started' })
  expect(ears.chat.state()).toBe('stopped')
})

test('a service that is not there yet does not stop the start', async () => {
  const ears = await openRemoteEars({ start: false })
  await ears.service.kill()
  await ears.chat.start(DEAF)
  expect(ears.chat.state()).toBe('starting')
  await ears.service.revive()
  await ears.turn('online')
})
