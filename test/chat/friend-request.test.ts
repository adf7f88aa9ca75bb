import { expect, test, vi } from 'vitest'
import { types } from 'wechaty-puppet'
import { type FriendshipSource, readFriendRequest } from '../../src/chat/read-friend-request.ts'

const QUICK = { attemptMs: 100, pauses: [1] }

function read(source: FriendshipSource, unread = () => {}, signal = new AbortController().signal) {
  return readFriendRequest({ source, patience: QUICK, signal, unread }, 'f')
}

function puppet(type: types.Friendship.Receive | types.Friendship.Confirm | types.Friendship.Verify): FriendshipSource {
  return {
    friendshipPayload: async (id) => ({
      id,
      contactId: 'c',
      hello: '我是张三&amp;李四',
      timestamp: 0,
      type,
      ticket: 't',
    }),
    contactPayload: async (id) => ({ id, name: '夕阳', type: 1, gender: 0, avatar: '', phone: [] }),
  }
}

test.each([
  [types.Friendship.Receive, false],
  [types.Friendship.Confirm, true],
] as const)('kind %s: accepted already is %s', async (type, accepted) => {
  expect(await read(puppet(type))).toEqual({
    requestId: 'f',
    platformId: 'c',
    name: '夕阳',
    hello: '我是张三&李四',
    accepted,
  })
})

test('the bot’s own request is none', async () => {
  expect(await read(puppet(types.Friendship.Verify))).toBeUndefined()
})

test('a platform that does not say who asks is asked each minute until it does; staff hear of it once', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  let [asked, told] = [0, 0]
  const friend = puppet(types.Friendship.Receive)
  const busy: FriendshipSource = {
    ...friend,
    async friendshipPayload(id) {
      asked += 1
      if (asked <= 40) throw new Error('busy')
      return friend.friendshipPayload(id)
    },
  }
  const reading = read(busy, () => {
    told += 1
  })
  await vi.advanceTimersByTimeAsync(3 * 60_000)
  expect(told).toBe(0)
  await vi.advanceTimersByTimeAsync(20 * 60_000)
  expect([(await reading)?.platformId, told]).toEqual(['c', 1])
  vi.useRealTimers()
})

test('a platform that never says is asked for a day, and no longer than the program runs', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const deaf = { ...puppet(types.Friendship.Receive), friendshipPayload: async () => Promise.reject(new Error('no')) }
  const reading = read(deaf)
  const stopping = new AbortController()
  const stopped = read(deaf, () => {}, stopping.signal)
  await vi.advanceTimersByTimeAsync(60_000)
  stopping.abort()
  expect(await stopped).toBeUndefined()
  await vi.advanceTimersByTimeAsync(2 * 86_400_000)
  expect(await reading).toBeUndefined()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})
