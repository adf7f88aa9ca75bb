import { afterAll, beforeAll, expect, test } from 'vitest'
import { lastTold } from '../../src/conversation/queries.ts'
import { type Heard, recordMessages } from '../../src/conversation/record.ts'
import { type TestDatabase, testDatabase } from '../world/database.ts'

const at = (time: string) => new Date(`2026-11-23T${time}:00+08:00`)

let store: TestDatabase
beforeAll(async () => {
  store = await testDatabase()
  await store.db.insertInto('account').values({ id: 'main', puppet: 'local' }).execute()
})
afterAll(() => store.close())

const HEARD: Heard = {
  account: 'main',
  platformMessageId: 'm1',
  sender: { platformId: 'zhang', name: 'zhang', alias: '', roomAlias: '' },
  kind: 'text',
  text: '我家水管漏了',
  mentionsSelf: false,
  sentAt: at('09:00'),
}

/** An invitation to many goes out slowly, and an answer of the office overtakes it. */
test('what was sent last was read last, not what was written last, nor a picture', async () => {
  const { db } = store
  await db.transaction().execute((tx) => recordMessages(tx, [{ heard: HEARD, receivedAt: at('09:00') }]))
  const { id } = await db.selectFrom('chat').select('id').executeTakeFirstOrThrow()
  const row = (text: string, ended: string) => ({
    once: `${text} ${ended}`,
    account_id: 'main',
    chat_id: id,
    kind: 'notice' as const,
    lane: 6,
    feature: 'activities',
    text,
    not_before: at('09:00'),
    state: 'sent' as const,
    created_at: at('09:00'),
    ended_at: at(ended),
  })
  await db
    .insertInto('outbox')
    .values([row('请您参加茶话会', '09:20'), row('师傅明天来', '09:05'), row('', '09:21')])
    .execute()
  const last = await db.transaction().execute((tx) => lastTold(tx, id))
  expect(last).toMatchObject({ text: '请您参加茶话会', asks: false })
})
