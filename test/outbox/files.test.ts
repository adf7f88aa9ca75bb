/** A message with a file: the words, then the file, each with its own fate. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../world/database.ts'
import { at, type Desk, openDesk, STAFF } from './desk.ts'

let store: TestDatabase
let desk: Desk
beforeAll(async () => {
  store = await testDatabase()
}, 60_000)
afterAll(() => store.close())
beforeEach(async () => {
  await store.reset()
  desk = await openDesk(store.db, at('23 09:00'))
})

const SHEET = { name: '名单.xlsx', mediaType: 'application/x-sheet', bytes: new TextEncoder().encode('表') }
const REFUSED = { outcome: 'failed', failure: 'refused' } as const

describe('a message with a file', () => {
  test('is the words first and then the file, whatever is posted after it', async () => {
    await desk.post('0101', '名单在下面', { file: SHEET })
    await desk.post('0101', '看完请回话')
    await desk.deliver()
    expect(desk.look()).toEqual(['名单在下面', '［名单.xlsx］', '看完请回话'])
  })

  test('without words is the file alone', async () => {
    await desk.post('0101', '', { once: 'sheet', file: SHEET })
    await desk.deliver()
    expect(desk.look()).toEqual(['［名单.xlsx］'])
  })

  test('is posted once by its key, and the same content is kept once for all', async () => {
    for (const to of ['0101', '0102', '0101']) await desk.post(to, '名单', { once: `sheet ${to}`, file: SHEET })
    await desk.deliver()
    expect(desk.look()).toEqual(['名单', '［名单.xlsx］', '名单', '［名单.xlsx］'])
    expect(await store.db.selectFrom('file').select(['size', 'media_type']).execute()).toEqual([
      { size: 3, media_type: 'application/x-sheet' },
    ])
  })

  test('may name one that is kept, under another name', async () => {
    await desk.post('0101', '', { once: 'a', file: SHEET })
    const { id } = await store.db.selectFrom('file').select('id').executeTakeFirstOrThrow()
    await desk.post('0102', '', { once: 'b', file: { name: '重阳名单.xlsx', id } })
    await desk.deliver()
    expect(desk.look()).toEqual(['［名单.xlsx］', '［重阳名单.xlsx］'])
  })

  test('that was cleared away meanwhile is not sent, and the row says why', async () => {
    await desk.post('0101', '名单', { file: { name: '旧名单.xlsx', id: '0'.repeat(64) } })
    await desk.deliver()
    expect(desk.look()).toEqual(['名单'])
    expect((await desk.rows()).at(-1)).toMatchObject({ state: 'cancelled', reason: '文件放得太久，已经清理' })
  })
})

describe('when the file does not go out', () => {
  test('the words are not said again, and what comes behind waits for it', async () => {
    await desk.post('0101', '名单在下面', { file: SHEET })
    await desk.post('0101', '看完请回话')
    desk.endings.push({ outcome: 'sent' }, REFUSED)
    await desk.deliver()
    expect(desk.look()).toEqual(['名单在下面', '［名单.xlsx］'])
    await desk.pass(at('23 09:05'))
    expect(desk.look()).toEqual(['［名单.xlsx］', '看完请回话'])
  })

  test('at all, staff hear which file it was', async () => {
    await desk.post('0101', '', { once: 'sheet', file: SHEET })
    desk.endings.push({ outcome: 'failed', failure: 'no-such-chat' })
    await desk.deliver()
    const told = desk.tried.filter(({ to, text }) => STAFF.includes(to) && text.includes('［文件 名单.xlsx］'))
    expect(told).toHaveLength(STAFF.length)
  })

  test('and nobody knows, the echo of a file of that name settles it, and no other', async () => {
    await desk.post('0101', '', { once: 'sheet', file: SHEET })
    const echo = { to: { platformId: 'phone-0101' }, text: '', sentAt: desk.now() }
    desk.whileSending = async () => {
      desk.outbox.hearEcho({ ...echo, platformMessageId: 'e1', fileName: '别的.xlsx' })
      desk.outbox.hearEcho({ ...echo, platformMessageId: 'e2', fileName: '名单.xlsx' })
    }
    desk.endings.push({ outcome: 'uncertain' })
    await desk.deliver()
    expect(await desk.rows()).toMatchObject([{ state: 'sent', platform_message_id: 'e2' }])
  })
})
