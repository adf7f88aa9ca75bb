import { expect, test } from 'vitest'
import { types } from 'wechaty-puppet'
import { type FriendshipSource, readFriendRequest } from '../../src/chat/read-friend-request.ts'

const QUICK = { attemptMs: 100, pauses: [1] }

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
  expect(await readFriendRequest(puppet(type), 'f', QUICK)).toEqual({
    requestId: 'f',
    platformId: 'c',
    name: '夕阳',
    hello: '我是张三&李四',
    accepted,
  })
})

test('the bot’s own request, and one that cannot be read, are none', async () => {
  expect(await readFriendRequest(puppet(types.Friendship.Verify), 'f', QUICK)).toBeUndefined()
  const deaf = { ...puppet(types.Friendship.Receive), friendshipPayload: async () => Promise.reject(new Error('no')) }
  expect(await readFriendRequest(deaf, 'f', QUICK)).toBeUndefined()
})
