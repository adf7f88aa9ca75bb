/** A login whose puppet lives elsewhere: what becomes of a send and of a message when the line between them is lost. */
import { expect, test, vi } from 'vitest'
import { silentLog } from '../../src/base/log.ts'
import { openAnnounced } from '../../src/chat/announced.ts'
import type { Incoming } from '../../src/chat/chat.ts'
import type { Lifeline } from '../../src/chat/lifeline.ts'
import type { Network } from '../../src/chat/local/network.ts'
import { PuppetLocal } from '../../src/chat/local/puppet.ts'
import { openSession, type Session } from '../../src/chat/session.ts'
import { NOON, smallNetwork } from './phones.ts'

/** Longer than any test waits. */
const NEVER_MS = 600_000

class Remote extends PuppetLocal {
  readonly #loss = new AbortController()
  readonly line: Lifeline = {
    up: async () => this.#loss.signal,
    lost: () => this.#loss.signal,
    whenLost() {},
  }
  /** What is asked about a message waits for this. */
  readonly answers = Promise.withResolvers<void>()

  /** What was told of as having come. */
  readonly offered = new Set<string>()

  constructor(network: Network) {
    super(network)
    this.on('message', ({ messageId }) => void this.offered.add(messageId))
  }

  lose(): void {
    this.#loss.abort()
  }

  override async messageRawPayload(id: string) {
    await this.answers.promise
    return super.messageRawPayload(id)
  }
}

async function logIn(): Promise<{
  session: Session
  puppet: Remote
  heard: Incoming[]
  say: (text: string) => string
}> {
  const network = smallNetwork()
  const puppet = new Remote(network)
  const heard: Incoming[] = []
  const states: string[] = []
  const session = await openSession({
    account: 'a',
    puppetName: 'remote',
    openPuppet: () => puppet,
    log: silentLog,
    now: () => NOON,
    announced: { messages: openAnnounced(undefined, () => {}), requests: openAnnounced(undefined, () => {}) },
    waits: {
      sendMs: NEVER_MS,
      stopMs: 500,
      fetch: { attemptMs: NEVER_MS, pauses: [] },
      fetchFile: { attemptMs: NEVER_MS, pauses: [] },
    },
    events: {
      onMessage: async (incoming) => void heard.push(incoming),
      onEcho() {},
      onState() {},
      async onFriendRequest() {},
      onUnreadRequest() {},
      onScan() {},
    },
    turnTo: (state) => void states.push(state),
  })
  await session.begin()
  await vi.waitUntil(() => states.includes('online'), { interval: 2 })
  return { session, puppet, heard, say: (text) => network.say('zhang', { bot: true }, { text }).id }
}

test('a send under way when the line is lost is uncertain at once: nobody will answer on that line', async () => {
  const { session, puppet } = await logIn()
  const handed = Promise.withResolvers<void>()
  puppet.messageSendText = () => {
    handed.resolve()
    return new Promise(() => {})
  }
  const send = session.send({ to: { kind: 'private', platformId: 'zhang' }, text: '您好' }, () => true)
  await handed.promise
  puppet.lose()
  expect(await send).toEqual({ outcome: 'uncertain' })
  await session.end()
})

test('a message that the new line offers again while it still waits for its turn is taken in once', async () => {
  const { session, puppet, heard, say } = await logIn()
  const texts = Array.from({ length: 12 }, (_, at) => `第${at + 1}句`)
  const ids = texts.map(say)
  await vi.waitUntil(() => puppet.offered.size === ids.length, { interval: 2 })
  puppet.emit('message', { messageId: ids.at(-1) ?? '' })
  puppet.answers.resolve()
  await vi.waitUntil(() => heard.length >= texts.length, { interval: 2 })
  await session.end()
  expect(heard.map(({ text }) => text)).toEqual(texts)
})

test('a remark that the platform never answers holds up no stop', async () => {
  const { session, puppet } = await logIn()
  puppet.contactAlias = () => new Promise<never>(() => {})
  const called = session.setAlias('zhang', '张三·一支部')
  await session.end()
  expect(await called).toBe(false)
})
