import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { silentLog } from '../../src/base/log.ts'
import { createFetching, type Fetched } from '../../src/conversation/fetch-files.ts'
import { claimMessages } from '../../src/conversation/queries.ts'
import { type Heard, recordMessages } from '../../src/conversation/record.ts'
import { isDatabaseFault } from '../../src/store/retry.ts'
import { type TestDatabase, testDatabase } from '../world/database.ts'

const NOW = new Date('2026-11-23T09:00:00+08:00')
const HAD: Fetched = { outcome: 'had', name: 'a.txt', mediaType: 'text/plain', bytes: new TextEncoder().encode('字') }

let store: TestDatabase
beforeAll(async () => {
  store = await testDatabase()
}, 60_000)
afterAll(() => store.close())
beforeEach(async () => {
  await store.reset()
  await store.db
    .insertInto('account')
    .values([{ id: 'main', puppet: 'local' }])
    .execute()
})

async function record(platformMessageId: string, from: string, more: Partial<Heard> = {}): Promise<void> {
  const sender = { platformId: from, name: from, alias: '', roomAlias: '' }
  const heard = { account: 'main', platformMessageId, sender, kind: 'text', text: '', mentionsSelf: false, sentAt: NOW }
  await store.db.transaction().execute((tx) => recordMessages(tx, [{ heard: { ...heard, ...more }, receivedAt: NOW }]))
}
const file = (name = '') => ({ kind: 'file', file: { name } })

function fetching(fetch: (id: string) => Promise<Fetched>, online = () => true, isRoster = false) {
  return createFetching({
    db: store.db,
    log: silentLog,
    now: () => NOW,
    account: 'main',
    online,
    mayBeRoster: async () => isRoster,
    mostBytes: 1,
    fetch,
    isDatabaseFault,
    fetched() {},
  })
}
const claim = async (worker: string) => (await claimMessages(store.db, [worker], { id: 'p' }))[0]?.platform_message_id
const inbox = () =>
  store.db.selectFrom('inbox').select(['file_state', 'file_tries', 'file_name']).orderBy('id').execute()

describe('the order', () => {
  test('a message waits for its file, and those behind it in its chat; other chats go on', async () => {
    await record('m1', 'zhang', file())
    await record('m2', 'zhang', { text: '上面是名单' })
    await record('m3', 'li', { text: '在吗' })
    expect([await claim('a'), await claim('b')]).toEqual(['m3', undefined])
    expect(await fetching(async () => HAD).fetchOne()).toBe(true)
    expect([await claim('a'), await claim('b')]).toEqual(['m1', undefined])
  })

  test('words pass a file that has been wanted for long; another file does not', async () => {
    await record('m1', 'zhang', file())
    await record('m2', 'zhang', file())
    await record('m3', 'zhang', { text: '我摔倒了起不来' })
    const claimAfter = async (ms: number) => {
      const now = () => new Date(NOW.getTime() + ms)
      return (await claimMessages(store.db, ['a'], { id: 'p', now }))[0]?.platform_message_id
    }
    expect(await claimAfter(20_000)).toBeUndefined()
    expect(await claimAfter(20_001)).toBe('m3')
    await fetching(async () => HAD).fetchOne()
    // One turn at a time in a chat: the file is here now, and they have theirs.
    expect(await claimAfter(20_001)).toBeUndefined()
    await store.db.updateTable('inbox').set({ state: 'handled' }).where('platform_message_id', '=', 'm3').execute()
    expect(await claimAfter(20_001)).toBe('m1')
  })

  test('several are on their way at once, none twice', async () => {
    for (const from of ['zhang', 'li', 'wang']) await record(from, from, file())
    const asked: string[] = []
    const slow = Promise.withResolvers<Fetched>()
    const { fetchOne } = fetching((id) => {
      asked.push(id)
      return slow.promise
    })
    const all = Promise.all([fetchOne(), fetchOne(), fetchOne(), fetchOne()])
    await expect.poll(() => asked).toEqual(['zhang', 'li', 'wang'])
    slow.resolve(HAD)
    expect(await all).toEqual([true, true, true, false])
    expect((await inbox()).map((row) => row.file_state)).toEqual(['had', 'had', 'had'])
  })
})

describe('how it ends', () => {
  test.each<[string, Fetched, object]>([
    ['had, under the name it was sent with', HAD, { file_state: 'had', file_name: '名册.xlsx' }],
    ['too large', { outcome: 'too-large' }, { file_state: 'too-large', file_name: '名册.xlsx' }],
    ['lost', { outcome: 'lost' }, { file_state: 'lost', file_name: '名册.xlsx' }],
  ])('%s', async (_, fetched, expected) => {
    await record('m1', 'zhang', file('名册.xlsx'))
    await fetching(async () => fetched).fetchOne()
    expect(await inbox()).toEqual([{ file_tries: 1, ...expected }])
  })

  test('without a name the platform’s own serves', async () => {
    await record('m1', 'zhang', file())
    await fetching(async () => HAD).fetchOne()
    expect(await inbox()).toMatchObject([{ file_name: 'a.txt' }])
  })

  test.each([
    ['名册.csv', 'had'],
    ['证明.docx', 'secret'],
  ])('of what staff have sent without a name, %s is %s where numbers stand in it', async (name, state) => {
    await record('m1', 'zhang', file())
    const bytes = new TextEncoder().encode('身份证号：11010519491231002X')
    const had: Fetched = { outcome: 'had', name, mediaType: 'text/plain', bytes }
    await fetching(
      async () => had,
      () => true,
      true,
    ).fetchOne()
    expect(await inbox()).toMatchObject([{ file_state: state }])
  })

  test('nobody is asked while the line is down, and what the line spoilt does not count', async () => {
    await record('m1', 'zhang', file())
    expect(
      await fetching(
        async () => HAD,
        () => false,
      ).fetchOne(),
    ).toBe(false)
    for (let time = 0; time < 5; time += 1) {
      expect(await fetching(async () => ({ outcome: 'offline' })).fetchOne()).toBe(false)
    }
    expect(await inbox()).toEqual([{ file_state: 'wanted', file_tries: 0, file_name: null }])
  })

  test('what the database has spoilt does not count', async () => {
    await record('m1', 'zhang', file())
    const full = Object.assign(new Error('no space left'), { code: '53100' })
    for (let time = 0; time < 5; time += 1) {
      await expect(fetching(() => Promise.reject(full)).fetchOne()).rejects.toThrow('no space left')
    }
    expect(await inbox()).toMatchObject([{ file_state: 'wanted', file_tries: 0 }])
  })

  test('nor where the database is away when that is to be told', async () => {
    await record('m1', 'zhang', file())
    const away = Object.assign(new Error('gone'), { code: 'ECONNRESET' })
    const { updateTable } = store.db
    let asked = 0
    const { fetchOne } = fetching(async () => {
      asked += 1
      store.db.updateTable = () => {
        throw away
      }
      throw away
    })
    for (let time = 0; time < 5; time += 1) {
      await expect(fetchOne()).rejects.toThrow('gone')
      store.db.updateTable = updateTable
    }
    expect(asked).toBe(5)
    expect(await inbox()).toMatchObject([{ file_state: 'wanted', file_tries: 1 }])
  })

  test('one that ends the process each time is given up after three starts', async () => {
    await record('m1', 'zhang', file())
    let asked = 0
    const dies = () => {
      asked += 1
      return Promise.reject(new Error('the process is dead'))
    }
    for (let start = 0; start < 3; start += 1) await expect(fetching(dies).fetchOne()).rejects.toThrow()
    expect(await fetching(dies).fetchOne()).toBe(true)
    expect(asked).toBe(3)
    expect(await inbox()).toMatchObject([{ file_state: 'lost' }])
  })

  test('what is shown in a room is left alone', async () => {
    await record('m1', 'zhang', { ...file(), room: { platformId: 'room', name: '群' } })
    expect(await inbox()).toEqual([{ file_state: null, file_tries: 0, file_name: null }])
  })
})
