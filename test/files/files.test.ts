import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { DEMO_ACCOUNT, demoOffice } from '../../db/demo/office.ts'
import type { Feature, Tx } from '../../src/feature.ts'
import { filesFeature } from '../../src/files/clear-old.ts'
import { keepFile, readFile } from '../../src/files/public.ts'
import { at, openDesk } from '../outbox/desk.ts'
import { type TestDatabase, testDatabase } from '../world/database.ts'

let store: TestDatabase
beforeAll(async () => {
  store = await testDatabase()
}, 60_000)
afterAll(() => store.close())
beforeEach(() => store.reset())

const inTx = <T>(work: (tx: Tx) => Promise<T>) => store.db.transaction().execute(work)
const LONG_AGO = new Date('2026-05-01T09:00:00+08:00')
const NOW = at('23 03:20')
const bytesOf = (text: string) => new TextEncoder().encode(text)
const keep = (text: string, moment = LONG_AGO) =>
  inTx((tx) => keepFile(tx, { mediaType: 'text/plain', bytes: bytesOf(text) }, moment))
const kept = async () => (await store.db.selectFrom('file').select('id').execute()).map(({ id }) => id)

describe('a content', () => {
  test('is kept once, as it came, every byte of it', async () => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256)
    const first = await inTx((tx) => keepFile(tx, { mediaType: 'image/png', bytes }, NOW))
    const second = await inTx((tx) => keepFile(tx, { mediaType: 'image/jpeg', bytes }, NOW))
    expect(second).toBe(first)
    const read = await inTx((tx) => readFile(tx, first))
    expect(read?.mediaType).toBe('image/png')
    expect(Buffer.from(read?.bytes ?? '').equals(bytes)).toBe(true)
  })

  test('of nothing is one too, and one that is not there is undefined', async () => {
    const id = await keep('')
    expect((await inTx((tx) => readFile(tx, id)))?.bytes).toHaveLength(0)
    expect(await inTx((tx) => readFile(tx, 'nowhere'))).toBeUndefined()
  })

  test.each(['', 'text', 'text/html; charset=utf-8', 'a/b/c', `a/${'b'.repeat(100)}`])(
    'with the media type %j is just bytes',
    async (mediaType) => {
      const id = await inTx((tx) => keepFile(tx, { mediaType, bytes: bytesOf('x') }, NOW))
      expect((await inTx((tx) => readFile(tx, id)))?.mediaType).toBe('application/octet-stream')
    },
  )
})

describe('clearing away', () => {
  const office = { ...demoOffice, nextSending: (moment: Date) => moment, sentBy: (moment: Date) => moment }

  /** Runs the job until it has no more to do. */
  async function clear(features: readonly Feature[] = []): Promise<void> {
    const job = filesFeature(features, 90).jobs?.[0]
    for (let again = true; again; ) {
      const result = await inTx((db) => job?.run({ db, now: NOW, due: NOW, office }) ?? Promise.reject())
      again = result.again
    }
  }

  test('takes what nothing has used for 90 days, however much, and nothing younger', async () => {
    for (let index = 0; index < 230; index += 1) await keep(`${index}`)
    const young = await keep('young', at('01 00:00'))
    const seenAgain = await keep('1', at('20 00:00'))
    await clear()
    expect((await kept()).toSorted()).toEqual([young, seenAgain].toSorted())
  })

  test('leaves what a feature holds on to, and still comes to an end', async () => {
    const held: string[] = []
    for (let index = 0; index < 150; index += 1) held.push(await keep(`held ${index}`))
    await keep('free')
    await clear([
      { id: 'album', rights: {}, keepsFiles: async (_db, files) => files.filter((id) => held.includes(id)) },
    ])
    expect((await kept()).toSorted()).toEqual(held.toSorted())
  })

  test('leaves what waits to be sent; of what was sent, the message keeps the name', async () => {
    const desk = await openDesk(store.db, NOW)
    await desk.post('0101', '', {
      once: 'sheet',
      file: { name: '名单.xlsx', mediaType: 'a/b', bytes: bytesOf('sheet') },
    })
    await store.db.updateTable('file').set({ used_at: LONG_AGO }).execute()
    await clear()
    expect(await kept()).toHaveLength(1)
    await desk.pass(at('23 09:00'))
    await clear()
    expect(await kept()).toEqual([])
    expect(await desk.rows()).toMatchObject([{ state: 'sent', file_name: '名单.xlsx', file_id: null }])
  })

  test('what came in keeps its name too', async () => {
    await openDesk(store.db, NOW)
    const id = await keep('sheet')
    const chat = await store.db.selectFrom('chat').select('id').limit(1).executeTakeFirstOrThrow()
    const common = { sender_platform_id: '', sender_name: '', sender_alias: '', sender_room_alias: '', text: '' }
    const row = { ...common, account_id: DEMO_ACCOUNT, platform_message_id: 'm', chat_id: chat.id, kind: 'file' }
    const moments = { sent_at: LONG_AGO, received_at: LONG_AGO, mentions_self: false, state: 'handled' as const }
    const file = { file_state: 'had' as const, file_name: '名单.xlsx', file_id: id }
    await store.db
      .insertInto('inbox')
      .values({ ...row, ...moments, ...file })
      .execute()
    await clear()
    expect(await store.db.selectFrom('inbox').select(['file_name', 'file_id']).execute()).toEqual([
      { file_name: '名单.xlsx', file_id: null },
    ])
  })
})
