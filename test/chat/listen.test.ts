/** What is announced and not safe yet is asked for again: by the next login of the same process, or by the next process. */
import { EventEmitter } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type Puppet, types } from 'wechaty-puppet'
import { silentLog } from '../../src/base/log.ts'
import { openAnnounced } from '../../src/chat/announced.ts'
import type { Incoming } from '../../src/chat/chat.ts'
import { listen } from '../../src/chat/listen.ts'
import { NOON } from './phones.ts'

/** A platform that says what it is asked while `answers`, and announces nothing twice. */
function platform() {
  const emitter = Object.assign(new EventEmitter(), {
    isLoggedIn: true,
    answers: true,
    async messagePayload(id: string) {
      if (!emitter.answers) throw new Error('not logged in')
      return { id, talkerId: 'zhang', listenerId: 'bot', text: '我去', timestamp: 0, type: types.Message.Text }
    },
    async contactPayload(id: string) {
      return { id, name: '张三', alias: '', type: 1, gender: 0, avatar: '', phone: [] }
    },
    async friendshipPayload(id: string) {
      if (!emitter.answers) throw new Error('busy')
      return { id, contactId: 'wang', hello: '我是王五', timestamp: 0, type: types.Friendship.Receive, ticket: id }
    },
  })
  return emitter
}

type Platform = ReturnType<typeof platform>

/** Somebody who listens to it, and has heard what. */
function ears(puppet: Platform, ids: ReturnType<typeof noted>, keep: () => Promise<void> = async () => {}) {
  const heard: Incoming[] = []
  const requests: string[] = []
  const stopping = new AbortController()
  const listening = listen(puppet as unknown as Puppet, {
    account: 'a',
    log: silentLog,
    now: () => NOON,
    patience: { attemptMs: 50, pauses: [1] },
    announced: ids,
    events: {
      onMessage: async (incoming) => void heard.push(incoming),
      async onFriendRequest({ requestId }) {
        requests.push(requestId)
        await keep()
      },
      onEcho() {},
      onState() {},
      onUnreadRequest() {},
      onScan() {},
    },
    turnTo() {},
    stopping: stopping.signal,
  })
  const stop = () => {
    listening.leave()
    stopping.abort()
  }
  return { heard, requests, noteSent: listening.noteSent, stop }
}

function noted() {
  const open = () => openAnnounced(undefined, () => {})
  return { messages: open(), requests: open() }
}

const logIn = (puppet: Platform) => puppet.emit('login', { contactId: 'bot' })
const settled = async () => {
  for (let turn = 0; turn < 20; turn += 1) await setImmediate()
  await new Promise((resolve) => setTimeout(resolve, 20))
}
const textsOf = (heard: readonly Incoming[]) => heard.map(({ kind, text }) => `${kind} ${text}`)

test('what could not be read is told, and asked for once more at the next login', async () => {
  const [puppet, ids] = [platform(), noted()]
  const { heard } = ears(puppet, ids)
  logIn(puppet)
  puppet.answers = false
  puppet.emit('message', { messageId: 'm1' })
  await settled()
  expect([textsOf(heard), ids.messages.left()]).toEqual([['other '], ['m1']])
  puppet.answers = true
  logIn(puppet)
  await settled()
  expect([textsOf(heard), ids.messages.left()]).toEqual([['other ', 'text 我去'], []])
})

test('what can never be read is asked for at one more login, and no other', async () => {
  const [puppet, ids] = [platform(), noted()]
  const { heard } = ears(puppet, ids)
  puppet.answers = false
  puppet.emit('message', { messageId: 'm1' })
  await settled()
  for (let time = 0; time < 3; time += 1) {
    logIn(puppet)
    await settled()
  }
  expect([heard.length, ids.messages.left()]).toEqual([2, []])
})

test('the bot’s own words that cannot be read are nobody’s message', async () => {
  const [puppet, ids] = [platform(), noted()]
  const { heard, noteSent } = ears(puppet, ids)
  logIn(puppet)
  puppet.answers = false
  puppet.emit('message', { messageId: 'own' })
  noteSent('own')
  await settled()
  expect([heard.length, ids.messages.left()]).toEqual([0, []])
})

test('logged out before it was read: nothing is told of it before the next login', async () => {
  const [puppet, ids] = [platform(), noted()]
  const { heard } = ears(puppet, ids)
  logIn(puppet)
  Object.assign(puppet, { answers: false, isLoggedIn: false })
  puppet.emit('message', { messageId: 'm1' })
  await settled()
  expect([heard.length, ids.messages.left()]).toEqual([0, ['m1']])
  Object.assign(puppet, { answers: true, isLoggedIn: true })
  logIn(puppet)
  await settled()
  expect([textsOf(heard), ids.messages.left()]).toEqual([['text 我去'], []])
})

test('a friend request that was not read, or not kept, is asked for by the next process', async () => {
  const ids = noted()
  const busy = platform()
  busy.answers = false
  const first = ears(busy, ids)
  busy.emit('friendship', { friendshipId: 'f1' })
  await settled()
  first.stop()
  await settled()
  expect(ids.requests.left()).toEqual(['f1'])
  const puppet = platform()
  const second = ears(puppet, ids, () => new Promise(() => {}))
  logIn(puppet)
  await settled()
  second.stop()
  expect([second.requests, ids.requests.left()]).toEqual([['f1'], ['f1']])
  const third = ears(puppet, ids)
  logIn(puppet)
  await settled()
  expect([third.requests, ids.requests.left()]).toEqual([['f1'], []])
})
