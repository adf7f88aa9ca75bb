import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createClaims } from '../../src/conversation/claims.ts'
import { endMessage, forgiveStarts, lockClaimed } from '../../src/conversation/queries.ts'
import { type Heard, recordMessages } from '../../src/conversation/record.ts'
import { type TestDatabase, testDatabase } from '../world/database.ts'

const NOW = new Date('2026-11-23T09:00:00+08:00')

let store: TestDatabase
beforeAll(async () => {
  store = await testDatabase()
})
afterAll(() => store.close())
beforeEach(async () => {
  await store.reset()
  await store.db.insertInto('account').values({ id: 'main', puppet: 'local' }).execute()
})

const NOBODY = { name: '', alias: '', roomAlias: '' }
let count = 0
const heard = (from: string, text: string, more: Partial<Heard> = {}): Heard => ({
  account: 'main',
  platformMessageId: `m${++count}`,
  sender: { platformId: from, name: from, alias: '', roomAlias: '' },
  kind: 'text',
  text,
  mentionsSelf: false,
  sentAt: NOW,
  ...more,
})
const record = (...messages: Heard[]) =>
  store.db.transaction().execute((tx) =>
    recordMessages(
      tx,
      messages.map((message) => ({ heard: message, receivedAt: NOW })),
    ),
  )
const inbox = () => store.db.selectFrom('inbox').selectAll().orderBy('id').execute()

describe('taking in', () => {
  test('the same message five times is one row', async () => {
    const message = heard('zhang', '我去')
    const fresh = []
    for (let time = 0; time < 5; time++) fresh.push(await record(message))
    expect(fresh).toEqual([1, 0, 0, 0, 0])
    expect(await inbox()).toHaveLength(1)
  })

  test('what could not be read is overwritten when it is read, and has its turn once more', async () => {
    const unread = (id: string) =>
      heard('', '', { platformMessageId: id, kind: 'other', sender: { ...NOBODY, platformId: '' } })
    const read = (id: string) => heard('zhang', '我去', { platformMessageId: id })
    await record(unread('a'), unread('b'), unread('c'))
    const ending = { state: 'handled', handled_at: NOW, handled_as: 'unreadable', attempts: 1 } as const
    await store.db.updateTable('inbox').set(ending).where('platform_message_id', '<>', 'c').execute()
    expect(await record(read('a'), read('a'), read('c'), read('d'), unread('d'))).toBe(3)
    expect(await record(unread('a'), read('a'))).toBe(0)
    const rows = (await inbox()).map(({ platform_message_id, text, state, attempts, hearings }) => {
      return [platform_message_id, text, state, attempts, hearings]
    })
    expect(rows).toEqual([
      ['a', '我去', 'received', 0, 1],
      ['b', '', 'handled', 1, 0],
      ['c', '我去', 'received', 0, 1],
      ['d', '我去', 'received', 0, 0],
    ])
    const chats = await store.db.selectFrom('chat').select('platform_id').orderBy('id').execute()
    expect(chats.map((chat) => chat.platform_id).sort()).toEqual(['', 'zhang'])
  })

  test('what was forgotten is not heard again when the platform offers it once more', async () => {
    await record(heard('', '', { platformMessageId: 'a', kind: 'other', sender: { ...NOBODY, platformId: '' } }))
    await store.db.updateTable('inbox').set({ state: 'handled', handled_as: 'overheard' }).execute()
    expect(await record(heard('zhang', '我去', { platformMessageId: 'a' }))).toBe(0)
  })

  test('a name that the platform does not say this time stays', async () => {
    await record(heard('zhang', '一'))
    await record(heard('zhang', '二', { sender: { ...NOBODY, platformId: 'zhang' } }))
    expect(await store.db.selectFrom('chat').select('name').execute()).toEqual([{ name: 'zhang' }])
  })

  test('many at once are rows in their order, each once, and a chat bears its last name', async () => {
    const old = heard('zhang', '旧')
    await record(old)
    const named = (name: string) => ({ sender: { platformId: 'zhang', name, alias: '', roomAlias: '' } })
    const batch = [
      heard('li', '一'),
      heard('zhang', '二', named('甲')),
      old,
      heard('li', '三'),
      heard('zhang', '四', named('乙')),
    ]
    expect(await record(...batch, ...batch)).toBe(4)
    expect((await inbox()).map((row) => row.text)).toEqual(['旧', '一', '二', '三', '四'])
    const chats = await store.db.selectFrom('chat').select('name').orderBy('id').execute()
    expect(chats.map((chat) => chat.name)).toEqual(['乙', 'li'])
  })

  test('a card in what somebody is called is kept nowhere', async () => {
    const name = '老王6222020200112233445'
    await record(heard('wang', '我去', { sender: { platformId: 'wang', name, alias: name, roomAlias: name } }))
    const blotted = '老王［卡号已遮住］'
    const called = { sender_name: blotted, sender_alias: blotted, sender_room_alias: blotted }
    expect(await inbox()).toMatchObject([called])
    expect(await store.db.selectFrom('chat').select('name').execute()).toEqual([{ name: blotted }])
  })

  test('the same words twice are two rows, and so is the same id on another account', async () => {
    await store.db.insertInto('account').values({ id: 'second', puppet: 'local' }).execute()
    await record(heard('zhang', '我去'))
    await record(heard('zhang', '我去', { platformMessageId: 'same' }))
    await record(heard('zhang', '我去', { platformMessageId: 'same', account: 'second' }))
    expect(await inbox()).toHaveLength(3)
  })

  test.each([
    ['empty', '', ''],
    ['only faces', '👌[强]', '👌[强]'],
    ['with U+0000', '我\u0000去', '我去'],
    ['with half a character', '我去\ud83d', '我去\ufffd'],
    ['10,000 characters', '话'.repeat(10_000), '话'.repeat(10_000)],
    ['more than 10,000', '话'.repeat(12_345), '话'.repeat(10_000)],
    ['cut in the middle of a character', `${'话'.repeat(9_999)}👌`, `${'话'.repeat(9_999)}\ufffd`],
  ])('a text that is %s', async (_what, text, kept) => {
    await record(heard('zhang', text))
    expect((await inbox())[0]?.text).toBe(kept)
  })

  test.each(['\u0000', '\ud83d'])('names and a quotation with %j in them', async (bad) => {
    const name = `老${bad}陈`
    const sender = { platformId: 'zhang', name, alias: name, roomAlias: name }
    const room = { platformId: 'room', name }
    await record(heard('zhang', '好', { sender, room, quote: { name, text: name } }))
    const kept = `老${bad === '\u0000' ? '' : '\ufffd'}陈`
    expect((await inbox())[0]).toMatchObject({
      sender_name: kept,
      sender_alias: kept,
      sender_room_alias: kept,
      quote: { name: kept, text: kept },
    })
    expect(await store.db.selectFrom('chat').select('name').executeTakeFirst()).toEqual({ name: kept })
  })

  test('a chat is made once, and follows the platform’s name for it', async () => {
    await record(heard('zhang', '一'))
    await record(heard('zhang', '二', { sender: { platformId: 'zhang', name: '新名', alias: '', roomAlias: '' } }))
    await record(heard('zhang', '三', { room: { platformId: 'zhang', name: '群' } }))
    const chats = await store.db.selectFrom('chat').select(['kind', 'platform_id', 'name']).orderBy('id').execute()
    expect(chats).toEqual([
      { kind: 'private', platform_id: 'zhang', name: '新名' },
      { kind: 'room', platform_id: 'zhang', name: '群' },
    ])
  })
})

describe('claiming', () => {
  const claim = async (worker: string, heirTo?: string) =>
    (await createClaims(store.db, { id: worker, heirTo }).claim(worker, 1))[0]?.text
  const end = async (text: string) => {
    const row = (await inbox()).find((one) => one.text === text)
    const ending = {
      state: 'handled',
      handled_at: NOW,
      person_id: null,
      handled_as: 'test',
      deed: null,
      failure: null,
    } as const
    await store.db.transaction().execute((tx) => endMessage(tx, row?.id ?? 0, ending))
  }
  beforeEach(async () => {
    for (const [from, text] of [
      ['zhang', '张一'],
      ['zhang', '张二'],
      ['li', '李一'],
    ] as const)
      await record(heard(from, text))
  })

  test('keeps the order in a chat: the next message waits for the one before', async () => {
    expect([await claim('a'), await claim('b'), await claim('c')]).toEqual(['张一', '李一', undefined])
    await end('张一')
    expect(await claim('c')).toBe('张二')
  })

  test('serves several workers at once, one message a chat', async () => {
    const claims = createClaims(store.db, { id: 'one' })
    const rows = await Promise.all(['a', 'b', 'c'].map((worker) => claims.claim(worker, 1)))
    const served = rows
      .flat()
      .map((row) => `${row.text} ${row.claimed_by} ${row.attempts}`)
      .sort()
    expect(served).toEqual(['张一 a 1', '李一 b 1'].sort())
  })

  test('counts the start before handling', async () => {
    await claim('a')
    await claim('a')
    expect((await inbox()).map((row) => row.attempts)).toEqual([2, 0, 0])
  })

  test('takes a start back that the database has spoilt, but not another worker’s', async () => {
    await claim('a')
    const [row] = await inbox()
    await forgiveStarts(store.db, [row?.id ?? 0], 'b')
    expect((await inbox())[0]?.attempts).toBe(1)
    await forgiveStarts(store.db, [row?.id ?? 0], 'a')
    expect((await inbox())[0]?.attempts).toBe(0)
  })

  test('the same, told while the database is away, counts when it is back', async () => {
    const claims = createClaims(store.db, { id: 'one' })
    const [row] = await claims.claim('one/a', 1)
    claims.forgive('one/a', [row?.id ?? 0])
    claims.release('one/a', [row?.id ?? 0])
    const [again] = await claims.claim('one/a', 1)
    expect([again?.text, again?.attempts]).toEqual(['张一', 1])
  })

  test('is another’s again when the claim has run out, and the first one finds it gone', async () => {
    await claim('a')
    const row = (await inbox())[0]
    await sql`update inbox set claimed_until = clock_timestamp() - interval '1 second'`.execute(store.db)
    expect(await claim('b')).toBe('张一')
    const locked = (worker: string) => store.db.transaction().execute((tx) => lockClaimed(tx, row?.id ?? 0, worker))
    expect(await locked('a')).toBeUndefined()
    expect((await locked('b'))?.text).toBe('张一')
  })

  test('is free at once where nobody else can be alive', async () => {
    await claim('before the restart')
    expect(await claim('after it', '')).toBe('张一')
  })

  test('is free at once for whoever has inherited the dead one’s folder, and for nobody else', async () => {
    await claim('folder/before')
    expect(await claim('elsewhere/one', 'elsewhere/')).toBe('李一')
    expect(await claim('folder/after', 'folder/')).toBe('张一')
  })

  test('of what a dead process had in hand is given out one by one, with nothing else in hand', async () => {
    const before = createClaims(store.db, { id: 'folder/before' })
    await Promise.all(['folder/before/1', 'folder/before/2'].map((worker) => before.claim(worker, 1)))
    await record(heard('wang', '王一'))
    const claims = createClaims(store.db, { id: 'folder/after', heirTo: 'folder/' })
    const given: string[] = []
    const take = async (worker: string) => {
      const [row] = await claims.claim(worker, 1)
      given.push(`${row?.text} ${row?.attempts}`)
      await end(row?.text ?? '')
      claims.release(worker, [])
    }
    const both = [take('folder/after/1'), take('folder/after/2')]
    await both[0]
    expect(given).toEqual(['张一 2'])
    await both[1]
    expect(given).toEqual(['张一 2', '李一 2'])
    await take('folder/after/1')
    expect(given).toEqual(['张一 2', '李一 2', '张二 1'])
  })

  test('of a message that two have died over waits for a process that has lived for a while', async () => {
    for (const id of ['folder/one', 'folder/two']) await claim(id, 'folder/')
    expect(await claim('folder/three', 'folder/')).toBe('李一')
    const calm = createClaims(store.db, { id: 'folder/four', heirTo: 'folder/', calmAfter: 0 })
    expect((await calm.claim('folder/four', 1))[0]?.text).toBe('张一')
  })

  test('of a message that has been handled meanwhile is no claim', async () => {
    await claim('a')
    await end('张一')
    const row = (await inbox())[0]
    expect(await store.db.transaction().execute((tx) => lockClaimed(tx, row?.id ?? 0, 'a'))).toBeUndefined()
  })
})
