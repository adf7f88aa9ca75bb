/** How fast strangers are let in, that nobody is lost, and that everybody is greeted once. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { dealWithOne, type FriendParts, type FriendRequest, keepRequest } from '../../src/contacts/friends.ts'
import { type TestDatabase, testDatabase } from '../world/database.ts'

const ACCOUNT = 'a'
const SECOND = 1000
const HOUR = 3_600_000

let store: TestDatabase
let now = 0
let accepted: string[] = []
let greeted: string[] = []
let refused = new Set<string>()
let givenUp: string[] = []

const parts = (): FriendParts => ({
  db: store.db,
  account: ACCOUNT,
  now: () => new Date(now),
  pace: { pauseMs: 30 * SECOND, perDay: 3 },
  accept: async (requestId) => {
    accepted.push(requestId)
    return !refused.has(requestId)
  },
  greet: async ({ platformId }) => {
    greeted.push(platformId)
  },
  giveUp: async ({ id, request_id }) => {
    givenUp.push(request_id)
    await store.db.updateTable('friend_request').set({ state: 'failed' }).where('id', '=', id).execute()
  },
})

const request = (who: string, more: Partial<FriendRequest> = {}): FriendRequest => ({
  requestId: `request ${who}`,
  platformId: who,
  name: who,
  hello: `我是${who}`,
  accepted: false,
  ...more,
})

/** The program works for so long, looking again and again. */
async function live(span: number, step = 5 * SECOND): Promise<void> {
  for (const end = now + span; now < end; now += step) while (await dealWithOne(parts()));
}

beforeAll(async () => {
  store = await testDatabase()
}, 60_000)
afterAll(() => store.close())
beforeEach(async () => {
  await store.reset()
  await store.db.insertInto('account').values({ id: ACCOUNT, puppet: 'local' }).execute()
  now = Date.parse('2026-11-23T09:00:00+08:00')
  accepted = []
  greeted = []
  refused = new Set()
  givenUp = []
})

test('two a minute at most, so many a day; the others wait for the next day, nobody is lost, everybody is greeted once', async () => {
  const everybody = ['甲', '乙', '丙', '丁', '戊']
  for (const who of everybody) await keepRequest(parts(), request(who))
  await live(29 * SECOND)
  expect(accepted).toEqual(['request 甲'])
  await live(60 * SECOND)
  expect(accepted).toHaveLength(3)
  await live(23 * HOUR, HOUR / 4)
  expect(accepted).toHaveLength(3)
  await live(2 * HOUR, HOUR / 60)
  expect(accepted).toEqual(everybody.map((who) => `request ${who}`))
  expect(greeted).toEqual(everybody)
})

test('some seconds pass between being let in and the first words', async () => {
  await keepRequest(parts(), request('甲'))
  await live(5 * SECOND)
  expect([accepted, greeted]).toEqual([['request 甲'], []])
  await live(10 * SECOND)
  expect(greeted).toEqual(['甲'])
})

test('the event that fires again after a restart, by whatever id while it is open, changes nothing', async () => {
  await keepRequest(parts(), request('甲'))
  await keepRequest(parts(), request('甲', { requestId: 'request 甲 again' }))
  await live(60 * SECOND)
  await keepRequest(parts(), request('甲', { requestId: 'request 甲 again' }))
  await keepRequest(parts(), request('甲', { requestId: 'confirmed', accepted: true }))
  await live(60 * SECOND)
  expect([accepted, greeted]).toEqual([['request 甲 again'], ['甲']])
})

test('a name that no database takes is kept without what it refuses', async () => {
  await keepRequest(parts(), request('甲', { name: '甲\u0000\ud83d', hello: '我是\u0000' }))
  expect(await store.db.selectFrom('friend_request').select(['name', 'hello']).execute()).toEqual([
    { name: '甲\ufffd', hello: '我是' },
  ])
})

test('who is let in by hand while waiting is greeted, and needs letting in no more', async () => {
  for (const who of ['甲', '乙']) await keepRequest(parts(), request(who))
  await keepRequest(parts(), request('乙', { requestId: 'by hand', accepted: true }))
  await live(120 * SECOND)
  expect(accepted).toEqual(['request 甲'])
  expect(greeted.toSorted()).toEqual(['甲', '乙'].toSorted())
})

test('who struck the office off and asks again is let in again, and greeted only once in these days', async () => {
  await keepRequest(parts(), request('甲'))
  await live(60 * SECOND)
  await keepRequest(parts(), request('甲', { requestId: 'another' }))
  await live(60 * SECOND)
  expect([accepted, greeted]).toEqual([['request 甲', 'another'], ['甲']])
})

test('tries that fail keep to the pace too, others come first; after three staff are told, and who is then let in by hand is greeted', async () => {
  refused = new Set(['request 甲'])
  for (const who of ['甲', '乙']) await keepRequest(parts(), request(who))
  await live(29 * SECOND)
  expect(accepted).toEqual(['request 甲'])
  await live(300 * SECOND)
  expect(accepted).toEqual(['request 甲', 'request 乙', 'request 甲', 'request 甲'])
  expect(givenUp).toEqual(['request 甲'])
  await keepRequest(parts(), request('甲', { accepted: true }))
  await live(60 * SECOND)
  expect(greeted).toEqual(['乙', '甲'])
})

test('a card in what somebody who asks is called is kept nowhere', async () => {
  await keepRequest(parts(), request('甲', { name: '老王6222020200112233445' }))
  expect(await store.db.selectFrom('friend_request').select('name').execute()).toEqual([{ name: '老王［卡号已遮住］' }])
})
