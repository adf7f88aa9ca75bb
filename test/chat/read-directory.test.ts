import { expect, test } from 'vitest'
import { type DirectorySource, readDirectory } from '../../src/chat/read-directory.ts'

const QUICK = { attemptMs: 20, pauses: [1] }
const NEVER = new Promise<never>(() => {})

/** Of those named in `silent` the platform says nothing but that they are there. */
function platform(silent: readonly string[], more: Partial<DirectorySource> = {}): DirectorySource {
  return {
    currentUserId: 'bot',
    contactList: async () => ['bot', ...Array.from({ length: 40 }, (_, at) => `c${at}`)],
    contactPayload: async (id) =>
      silent.includes(id) ? NEVER : { id, name: id, alias: `remark ${id}`, type: 1, gender: 0, avatar: '', phone: [] },
    roomList: async () => ['r1', 'r2'],
    roomPayload: async (id) =>
      silent.includes(id) ? NEVER : { id, topic: id, memberIdList: ['bot'], adminIdList: [], avatar: '' },
    ...more,
  }
}

test('whoever is named and cannot be read is told by their id', async () => {
  const { contacts, rooms, unread } = await readDirectory(platform(['c3', 'r2']), QUICK)
  expect(contacts).toHaveLength(39)
  expect(contacts[3]).toEqual({ platformId: 'c4', name: 'c4', alias: 'remark c4' })
  expect(rooms.map(({ platformId }) => platformId)).toEqual(['r1'])
  expect(unread).toEqual({ contacts: ['c3'], rooms: ['r2'] })
})

test.each(['contactList', 'roomList'] as const)('a platform that never answers %s is given up', async (list) => {
  await expect(readDirectory(platform([], { [list]: () => NEVER }), QUICK, 30)).rejects.toThrow('does not name')
})

test('a line that is lost meanwhile ends the question', async () => {
  const losing = new AbortController()
  const line = { up: async () => losing.signal, lost: () => losing.signal, whenLost() {} }
  const reading = readDirectory(platform([], { contactList: () => NEVER }), { ...QUICK, line }, 600_000)
  losing.abort()
  await expect(reading).rejects.toThrow('does not name')
})
