/** The platform shows the account its own messages: that ends what a send has left open. */
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import * as clock from '../../src/base/clock.ts'
import type { Echo } from '../../src/outbox/echoes.ts'
import { type TestDatabase, testDatabase } from '../world/database.ts'
import { at, type Desk, openDesk } from './desk.ts'

const UNCERTAIN = { outcome: 'uncertain' } as const
const CHEN = 'phone-0101'

let store: TestDatabase
let desk: Desk
beforeAll(async () => {
  store = await testDatabase()
})
afterAll(() => store.close())
beforeEach(async () => {
  vi.restoreAllMocks()
  await store.reset()
  desk = await openDesk(store.db, at('23 09:00'))
})

const echo = (text: string, more: Partial<Echo> = {}): Echo => ({
  platformMessageId: 'e1',
  to: { platformId: CHEN },
  text,
  sentAt: desk.now(),
  ...more,
})

/** The send's own answer has had time enough. */
async function later(): Promise<void> {
  const now = clock.monotonic()
  vi.spyOn(performance, 'now').mockReturnValue(now + 3_000)
  await desk.deliver()
}

async function sendUncertain(text: string, kind: 'notice' | 'greeting' = 'notice'): Promise<void> {
  await desk.post('0101', text, { kind })
  desk.endings.push(UNCERTAIN)
  await desk.deliver()
}

test('an echo during the send settles it', async () => {
  desk.whileSending = async () => desk.outbox.hearEcho(echo('在吗'))
  await sendUncertain('在吗')
  expect(await desk.states()).toEqual(['在吗 → sent'])
})

test.each(['notice', 'greeting'] as const)('an echo after the send settles a %s, blanks aside', async (kind) => {
  await sendUncertain('在 吗', kind)
  expect(await desk.states()).toEqual([kind === 'notice' ? '在 吗 → due' : '在 吗 → uncertain'])
  desk.outbox.hearEcho(echo('在吗'))
  await later()
  expect(await desk.states()).toEqual(['在 吗 → sent'])
})

test('an echo of what a dead owner had in hand settles it: nothing is said again', async () => {
  const dead = Promise.withResolvers<void>()
  desk.whileSending = async () => {
    dead.resolve()
    await new Promise(() => {})
  }
  await desk.post('0101', '在吗', { kind: 'reply' })
  void desk.deliver()
  await dead.promise
  const after = await openDesk(store.db, at('23 09:01'))
  after.outbox.hearEcho({ ...echo('在吗'), sentAt: at('23 09:00') })
  await after.pass(at('23 09:10'))
  expect(await after.states()).toEqual(['在吗 → sent'])
  expect(after.tried).toEqual([])
})

test('of a long text the echo of its last part says that all of it is there, that of another says nothing', async () => {
  const text = `${'前'.repeat(500)}\n\n${'后'.repeat(300)}`
  await sendUncertain(text)
  desk.outbox.hearEcho(echo('前'.repeat(500)))
  await later()
  expect(await desk.states()).toEqual([`${text} → due`])
  desk.outbox.hearEcho(echo('后'.repeat(300)))
  await later()
  expect(await desk.states()).toEqual([`${text} → sent`])
})

test.each<[string, () => Partial<Echo>]>([
  ['in another chat', () => ({ to: { platformId: 'phone-0102' } })],
  ['with other words', () => ({ text: '在的' })],
  ['from before it', () => ({ sentAt: at('23 08:59') })],
])('an echo %s says nothing', async (_what, more) => {
  await sendUncertain('在吗')
  desk.outbox.hearEcho(echo('在吗', more()))
  await later()
  expect(await desk.states()).toEqual(['在吗 → due'])
})

test('the echo of the same words sent before says nothing', async () => {
  await desk.post('0101', '收到', { once: 'a' })
  await desk.deliver()
  await desk.post('0101', '收到', { once: 'b' })
  desk.endings.push(UNCERTAIN)
  desk.outbox.hearEcho(echo('收到', { platformMessageId: 'm1' }))
  await desk.deliver()
  expect(await desk.states()).toEqual(['收到 → sent', '收到 → due'])
})

test('an echo that the database refuses holds up no send', async () => {
  await sendUncertain('在吗')
  desk.outbox.hearEcho(echo('在吗', { platformMessageId: 'e\u0000' }))
  await desk.post('0102', '通知')
  await later()
  expect(desk.look()).toEqual(['在吗', '通知'])
})
