/** What a directory that shows few, or could not be read whole, says of those who are not in it: nothing. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Directory, findAgain } from '../../src/contacts/after-login.ts'
import type { Look } from '../../src/contacts/looking.ts'
import { type TestDatabase, testDatabase } from '../world/database.ts'

const NOW = new Date('2026-11-23T01:00:00Z')
const PEOPLE = ['甲', '乙', '丙', '丁', '戊']
let store: TestDatabase

beforeAll(async () => {
  store = await testDatabase()
}, 60_000)
afterAll(() => store.close())
beforeEach(async () => {
  await store.reset()
  await store.db.insertInto('account').values({ id: 'a', puppet: 'local' }).execute()
  const chat = (kind: 'private' | 'room', name: string) => ({
    account_id: 'a',
    kind,
    platform_id: `old ${name}`,
    name,
    remark: kind === 'private' ? name : null,
    created_at: NOW,
  })
  await store.db
    .insertInto('chat')
    .values([...PEOPLE.map((name) => chat('private', name)), chat('room', '群')])
    .execute()
})

interface Shown {
  readonly at?: 'old' | 'new'
  readonly unread?: readonly string[]
  readonly rooms?: readonly string[]
  readonly unreadRooms?: readonly string[]
}

function directory(
  names: readonly string[],
  { at = 'new', unread = [], rooms = [], unreadRooms = [] }: Shown = {},
): Directory {
  return {
    contacts: names.map((name) => ({ platformId: `${at} ${name}`, name, alias: name })),
    rooms: rooms.map((name) => ({ platformId: `old ${name}`, name, memberIds: [] })),
    unread: { contacts: unread, rooms: unreadRooms },
  }
}

const look = (shown: Directory, how: Look) =>
  store.db.transaction().execute((tx) => findAgain(tx, 'a', shown, { look: how, now: NOW }))

const places = async () => {
  const rows = await store.db.selectFrom('chat').select(['name', 'platform_id']).orderBy('id').execute()
  return rows.map(({ name, platform_id }) => platform_id?.replace(` ${name}`, '') ?? 'gone')
}

test('less than half: not taken at first; then those shown are moved, and nobody is gone', async () => {
  expect(await look(directory(['甲', '乙']), 'first')).toBeUndefined()
  expect(await look(directory(['甲', '乙']), 'last')).toMatchObject({ moved: 2, gone: [], goneRooms: [], whole: false })
  expect(await places()).toEqual(['new', 'new', 'old', 'old', 'old', 'old'])
})

test('the others are found when they are shown, and whoever never is is gone in the end', async () => {
  await look(directory(['甲', '乙']), 'last')
  expect(await look(directory(['甲', '乙', '丙'], { rooms: ['群'], unread: ['x'] }), 'later')).toMatchObject({
    moved: 1,
    whole: false,
  })
  const end = await look(directory(['甲', '乙', '丙'], { unread: ['x'] }), 'end')
  expect(end).toMatchObject({ gone: ['丁', '戊'], goneRooms: ['群'], whole: true })
  expect(await places()).toEqual(['new', 'new', 'new', 'gone', 'gone', 'gone'])
})

test('whoever is listed and could not be read is where they were, a room too', async () => {
  const shown = directory(['甲', '乙', '丙'], { at: 'old', unread: ['old 丁', 'old 戊'], unreadRooms: ['old 群'] })
  expect(await look(shown, 'first')).toMatchObject({ moved: 0, gone: [], goneRooms: [], whole: true })
  expect(await places()).toEqual(Array(6).fill('old'))
})

test('more than half, and all of it read: whoever is not there is gone at once', async () => {
  const found = await look(directory(['甲', '乙', '丙', '丁'], { rooms: ['群'] }), 'first')
  expect(found).toMatchObject({ moved: 4, gone: ['戊'], whole: true })
})

test('an id that is shown as somebody else’s is left at once, however few are shown', async () => {
  const shown = { ...directory([]), contacts: [{ platformId: 'old 甲', name: '乙', alias: '乙' }] }
  expect(await look(shown, 'last')).toMatchObject({ moved: 1, gone: ['甲'], whole: false })
  const rows = await store.db
    .selectFrom('chat')
    .select('platform_id')
    .where('name', 'in', ['甲', '乙'])
    .orderBy('id')
    .execute()
  expect(rows.map((row) => row.platform_id)).toEqual([null, 'old 甲'])
})

test('a remark that two bear is told once a login', async () => {
  const shown = {
    ...directory(PEOPLE, { rooms: ['群'] }),
    contacts: [...directory(PEOPLE).contacts, { platformId: 'y', name: '乙', alias: '甲' }],
  }
  expect((await look(shown, 'first'))?.doubtful).toHaveLength(1)
  expect((await look(shown, 'later'))?.doubtful).toHaveLength(0)
})

test('what was asked under a new id before the chat was found is asked in the chat, but for who they are', async () => {
  const chat = (platform_id: string) => ({
    account_id: 'a',
    kind: 'private' as const,
    platform_id,
    name: '',
    created_at: NOW,
  })
  const { id } = await store.db.insertInto('chat').values(chat('new 甲')).returning('id').executeTakeFirstOrThrow()
  const asked = (feature: string, closed_at: Date | null = null) => ({
    feature,
    closed_at,
    answer: 'x',
    payload: '{}',
    options: '[]',
    about: feature,
    title: '',
    chat_id: id,
    asked_at: NOW,
    expires_at: NOW,
  })
  await store.db
    .insertInto('awaited')
    .values([asked('identity'), asked('care'), asked('over', NOW)])
    .execute()
  await look(directory(PEOPLE), 'first')
  const rows = await store.db
    .selectFrom('awaited')
    .innerJoin('chat', 'chat.id', 'awaited.chat_id')
    .select(['awaited.feature', 'chat.name'])
    .orderBy('feature')
    .execute()
  expect(rows.map(({ feature, name }) => [feature, name])).toEqual([
    ['care', '甲'],
    ['identity', ''],
    // What is over is asked nowhere, and stays.
    ['over', ''],
  ])
})
