import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Message } from '../../src/feature.ts'
import { resumeDue, resumePushes } from '../../src/outbox/queries.ts'
import { type TestDatabase, testDatabase } from '../world/database.ts'
import { at, bindTo, type Desk, openDesk, STAFF, setStatus } from './desk.ts'

let store: TestDatabase
let desk: Desk

beforeAll(async () => {
  store = await testDatabase()
})
afterAll(() => store.close())
beforeEach(async () => {
  await store.reset()
  desk = await openDesk(store.db, at('23 09:00'))
})

const REFUSED = { outcome: 'failed', failure: 'refused' } as const
const TOO_OFTEN = { outcome: 'failed', failure: 'too-often' } as const
const UNCERTAIN = { outcome: 'uncertain' } as const
const toStaff = (text: string) => desk.tried.filter((one) => STAFF.includes(one.to) && one.text.includes(text))

describe('what is posted', () => {
  test('is posted once by its key, however often it is posted', async () => {
    await desk.post('0101', '茶话会', { once: 'a' })
    await desk.post('0101', '茶话会', { once: 'a' })
    await desk.post('0102', '茶话会', { once: 'b' })
    await desk.deliver()
    await desk.post('0101', '茶话会', { once: 'a' })
    await desk.deliver()
    expect(desk.tried.map((one) => one.to)).toEqual(['phone-0101', 'phone-0102'])
  })

  test('to somebody without WeChat is kept, with the reason, and so is what is posted to the dead', async () => {
    await setStatus(store.db, '0102', 'deceased')
    await desk.post('0203', '没有微信')
    await desk.post('0102', '去世了')
    await desk.deliver()
    const rows = await desk.rows()
    expect(rows.map(({ text, state, reason, ended_at }) => [text, state, reason, ended_at])).toEqual([
      ['没有微信', 'unreachable', '没有绑定微信', at('23 09:00')],
      ['去世了', 'unreachable', '已去世', at('23 09:00')],
    ])
    expect(desk.tried).toEqual([])
  })
})

describe('the order', () => {
  test('is that of posting within a chat; an alarm goes ahead of answers, and these of whatever is pushed', async () => {
    await desk.post('0101', '通知一')
    await desk.post('0102', '通知二')
    await desk.post('0101', '通知三')
    await desk.post('0103', '提醒', { kind: 'reminder' })
    await desk.post('0103', '祝贺', { kind: 'greeting' })
    await desk.post('0102', '紧急', { kind: 'urgent' })
    await desk.post('0102', '回复', { kind: 'reply' })
    await desk.deliver()
    expect(desk.look()).toEqual(['紧急', '回复', '提醒', '祝贺', '通知一', '通知二', '通知三'])
  })

  test('in a chat waits for an earlier message that is being tried again; other chats go on', async () => {
    desk.endings.push(REFUSED)
    await desk.post('0101', '甲一')
    await desk.post('0101', '甲二')
    await desk.post('0102', '乙一')
    await desk.deliver()
    expect(desk.look()).toEqual(['甲一', '乙一'])
    await desk.pass(at('23 09:01'))
    expect(desk.look()).toEqual(['甲一', '甲二'])
  })

  test('lets an answer pass a push that is being tried again, and holds a push behind an answer that is', async () => {
    desk.endings.push(REFUSED)
    await desk.post('0101', '通知')
    await desk.deliver()
    await desk.post('0101', '回复一', { kind: 'reply' })
    await desk.deliver()
    expect(desk.look()).toEqual(['通知', '回复一'])

    desk.endings.push(REFUSED)
    await desk.post('0102', '回复二', { kind: 'reply' })
    await desk.deliver()
    await desk.post('0102', '提醒', { kind: 'reminder' })
    await desk.deliver()
    expect(desk.look()).toEqual(['回复二'])
    await desk.pass(at('23 09:02'))
    expect(desk.look()).toEqual(['回复二', '提醒', '通知'])
  })
})

test('an alarm waits for nothing that is being tried again in its chat', async () => {
  desk.endings.push(TOO_OFTEN, REFUSED)
  await desk.post('0101', '收到您的报名', { kind: 'reply' })
  await desk.deliver()
  await desk.post('0101', '陈德福摔倒了', { kind: 'urgent' })
  await desk.deliver()
  await desk.post('0101', '李秀珍摔倒了', { kind: 'urgent' })
  await desk.deliver()
  const fresh = desk.look()
  expect(fresh.filter((text) => !text.includes('操作频繁'))).toEqual(['收到您的报名', '陈德福摔倒了', '李秀珍摔倒了'])
})

test('what is said to somebody who has cried for help goes like an alarm', async () => {
  desk.endings.push(REFUSED)
  await desk.post('0101', '收到您的报名', { kind: 'reply' })
  await desk.deliver()
  await desk.post('0102', '收到', { kind: 'reply' })
  await desk.post('0101', '请马上打120', { kind: 'reply', atOnce: true })
  await desk.deliver()
  expect(desk.look()).toEqual(['收到您的报名', '请马上打120', '收到'])
})

test('what a platform that is away did not take is tried for hours', async () => {
  const away = { outcome: 'failed', failure: 'offline' } as const
  for (let time = 0; time < 40; time += 1) desk.endings.push(away)
  await desk.post('0101', '收到您的报名', { kind: 'reply' })
  await desk.pass(at('23 12:30'))
  expect(await desk.states()).toEqual(['收到您的报名 → sent'])
})

describe('the hours', () => {
  test('a push waits for the window, an answer and what is urgent do not', async () => {
    desk.setNow(at('23 21:00'))
    await desk.post('0101', '通知')
    await desk.post('0101', '提醒', { kind: 'reminder' })
    await desk.post('0101', '祝贺', { kind: 'greeting' })
    await desk.post('0102', '回复', { kind: 'reply' })
    await desk.post('0102', '紧急', { kind: 'urgent' })
    expect(await desk.deliver()).toEqual({ step: 'wait', until: at('24 08:30') })
    expect(desk.look()).toEqual(['紧急', '回复'])
    await desk.pass(at('24 08:29'))
    expect(desk.look()).toEqual([])
    await desk.pass(at('24 08:30'))
    expect(desk.look()).toEqual(['提醒', '祝贺', '通知'])
  })

  test('notBefore is kept, and moved into the window', async () => {
    await desk.post('0101', '十点', { notBefore: at('23 10:00') })
    await desk.post('0102', '中午', { notBefore: at('23 12:00') })
    await desk.post('0103', '十点的回复', { kind: 'reply', notBefore: at('23 12:10') })
    await desk.pass(at('23 18:00'))
    expect(desk.tried.map((one) => [one.text, one.at])).toEqual([
      ['十点', at('23 10:00')],
      ['十点的回复', at('23 12:10')],
      ['中午', at('23 15:00')],
    ])
  })

  test.each<[string, Partial<Message>, string, string]>([
    ['in time', { notAfter: at('23 09:00') }, '23 09:00', 'sent'],
    ['a second late', { notAfter: at('23 09:00') }, '23 09:00:01', 'expired'],
    ['before the window opens', { notAfter: at('24 07:00') }, '24 08:30', 'expired'],
    ['an answer that nobody waits for any more', { kind: 'reply', notAfter: at('23 10:00') }, '23 11:00', 'expired'],
  ])('notAfter, %s', async (_when, more, now, state) => {
    await desk.post('0101', '聚会', more)
    desk.setNow(at(now))
    await desk.deliver()
    expect(await desk.states()).toEqual([`聚会 → ${state}`])
    expect(desk.look()).toEqual(state === 'sent' ? ['聚会'] : [])
  })
})

describe('at the instant of sending it is asked again', () => {
  test('whether the person lives', async () => {
    await desk.post('0101', '茶话会')
    await desk.post('0101', '答复', { kind: 'reply' })
    await desk.post('0102', '茶话会', { once: '0102' })
    await setStatus(store.db, '0101', 'deceased')
    await desk.deliver()
    expect(desk.tried.map((one) => one.to)).toEqual(['phone-0102'])
    const ended = (await desk.rows()).filter((row) => row.state === 'cancelled')
    expect(ended.map((row) => row.reason)).toEqual(['已去世', '已去世'])
  })

  test('whether any feature still wants it, with what it is about', async () => {
    const asked: unknown[] = []
    const picky = await openDesk(store.db, at('23 09:00'), {
      async stillWanted(_tx, messages) {
        asked.push(...messages)
        return new Map(messages.flatMap((one) => (one.about === 'activity:1:v1' ? [[one.id, '活动改期了']] : [])))
      },
    })
    await picky.post('0101', '旧的', { about: 'activity:1:v1' })
    await picky.post('0101', '新的', { about: 'activity:1:v2' })
    await picky.deliver()
    expect(picky.look()).toEqual(['新的'])
    expect((await picky.rows()).map((row) => [row.state, row.reason])).toEqual([
      ['cancelled', '活动改期了'],
      ['sent', null],
    ])
    expect(asked).toContainEqual({
      id: 1,
      feature: 'test',
      about: 'activity:1:v1',
      personId: expect.any(Number),
      chatId: expect.any(Number),
      kind: 'notice',
    })
  })

  test('where they can be reached: on a new phone, or nowhere', async () => {
    await desk.post('0101', '换了手机')
    await desk.post('0102', '丢了')
    await store.db.updateTable('chat').set({ platform_id: 'new' }).where('platform_id', '=', 'phone-0101').execute()
    await store.db.updateTable('chat').set({ platform_id: null }).where('platform_id', '=', 'phone-0102').execute()
    await desk.deliver()
    expect(desk.tried.map((one) => [one.to, one.text])).toEqual([['new', '换了手机']])
    const [moved, lost] = await desk.rows()
    expect([moved?.state, moved?.sent_to]).toEqual(['sent', 'new'])
    expect([lost?.state, lost?.reason]).toEqual(['unreachable', '微信里找不到了，要重新核对'])
  })

  test('on which account: what was posted for one goes out on the other when the person has moved', async () => {
    await desk.post('0101', '换了号')
    const { db } = store
    await db.insertInto('account').values({ id: 'other', puppet: 'local' }).execute()
    await db.updateTable('chat').set({ account_id: 'other' }).where('platform_id', '=', 'phone-0101').execute()
    await desk.deliver()
    expect(desk.tried).toEqual([])
    const [row] = await desk.rows()
    expect([row?.state, row?.account_id]).toEqual(['due', 'other'])
  })

  test('on which account: lines to staff leave the one that is silent by the one that is heard, pushes do not', async () => {
    const { db } = store
    await desk.post('0901', '有人找您', { kind: 'staff' })
    await desk.post('0901', '通知')
    await desk.post('0902', '没有别的号', { kind: 'staff' })
    await db
      .insertInto('account')
      .values({ id: 'other', puppet: 'local', heard_until: at('23 09:10') })
      .execute()
    await db
      .updateTable('account')
      .set({ heard_until: at('23 09:00') })
      .where('id', '<>', 'other')
      .execute()
    await bindTo(db, 'other', '0901')
    const other = await openDesk(db, at('23 09:10'), { account: 'other', owner: 'two' })
    await other.deliver()
    expect(other.tried.map((one) => [one.to, one.text])).toEqual([['other-0901', '有人找您']])
    expect(await desk.states()).toEqual(['有人找您 → sent', '通知 → due', '没有别的号 → due'])
    await db
      .updateTable('account')
      .set({ heard_until: at('23 09:10') })
      .execute()
    await desk.deliver()
    expect(desk.look()).toEqual(['没有别的号', '通知'])
  })

  test('on which account: everything leaves one that was silent for half an hour, of those whom the other knows', async () => {
    const { db } = store
    await desk.post('0101', '两个号都加过')
    await desk.post('0102', '只加过一个号')
    await desk.post('0103', '只加过一个号的回话', { kind: 'reply' })
    await db
      .insertInto('account')
      .values({ id: 'other', puppet: 'local', heard_until: at('23 09:29') })
      .execute()
    await db
      .updateTable('account')
      .set({ heard_until: at('23 09:00') })
      .where('id', '<>', 'other')
      .execute()
    await bindTo(db, 'other', '0101')
    const other = await openDesk(db, at('23 09:31'), { account: 'other', owner: 'two' })
    await other.deliver()
    expect(other.tried).toEqual([])
    await db
      .updateTable('account')
      .set({ heard_until: at('23 09:31') })
      .where('id', '=', 'other')
      .execute()
    await other.deliver()
    expect(other.tried.map((one) => [one.to, one.text])).toEqual([['other-0101', '两个号都加过']])
    expect(await desk.states()).toEqual(['两个号都加过 → sent', '只加过一个号 → due', '只加过一个号的回话 → due'])
  })

  test('nothing is claimed while the line is down', async () => {
    desk.online = false
    await desk.post('0101', '等着')
    expect(await desk.deliver()).toEqual({ step: 'away' })
    expect(await desk.states()).toEqual(['等着 → due'])
    desk.online = true
    await desk.deliver()
    expect(desk.look()).toEqual(['等着'])
  })
})

describe('a send that fails', () => {
  test('is tried again after 1, 5, 15 and 60 minutes, then given up, and staff hear of it once', async () => {
    desk.endings.push(REFUSED, REFUSED, REFUSED, REFUSED, REFUSED)
    await desk.post('0101', '茶话会')
    await desk.pass(at('23 11:00'))
    const tries = desk.tried.filter((one) => one.to === 'phone-0101').map((one) => one.at)
    expect(tries).toEqual(['09:00', '09:01', '09:06', '09:21', '10:21'].map((time) => at(`23 ${time}`)))
    expect(await desk.states()).toEqual(['茶话会 → failed'])
    expect(toStaff('有一条消息没能发给').map((one) => one.to)).toEqual(STAFF)
    expect(toStaff('没能发给')[0]?.text).toContain('微信拒绝发送')
  })

  test.each(['no-such-chat', 'too-long'])('for good (%s) is not tried again', async (failure) => {
    desk.endings.push({ outcome: 'failed', failure })
    await desk.post('0101', '茶话会')
    await desk.pass(at('23 11:00'))
    expect(desk.tried.filter((one) => one.to === 'phone-0101')).toHaveLength(1)
    expect(await desk.states()).toEqual(['茶话会 → failed'])
  })

  test('and was a line to staff about a failure brings no further line', async () => {
    desk.endings.push(...Array.from({ length: 40 }, () => ({ outcome: 'failed', failure: 'no-such-chat' }) as const))
    await desk.post('0101', '茶话会')
    await desk.pass(at('23 18:00'))
    const rows = await desk.rows()
    expect(rows.map((row) => [row.feature, row.state])).toEqual([
      ['test', 'failed'],
      ['outbox', 'failed'],
      ['outbox', 'failed'],
    ])
  })

  test('because of too many stops the pushes, tells staff once at any hour, and answers go on', async () => {
    desk.setNow(at('23 15:00'))
    desk.endings.push(TOO_OFTEN)
    await desk.post('0101', '通知一')
    await desk.post('0102', '通知二')
    await desk.deliver()
    expect(toStaff('操作频繁').map((one) => one.to)).toEqual(STAFF)
    await desk.post('0103', '答复', { kind: 'reply' })
    await desk.pass(at('23 18:00'))
    expect(await desk.states()).toEqual(['通知一 → due', '通知二 → due', '答复 → sent'])
    expect(await desk.deliver()).toEqual({ step: 'idle' })

    desk.endings.push(TOO_OFTEN)
    await desk.post('0104', '又频繁', { kind: 'reply' })
    await desk.pass(at('23 18:10'))
    expect(toStaff('操作频繁')).toHaveLength(STAFF.length)
    expect(await desk.states()).toContain('又频繁 → sent')
  })

  test('goes on after the pushes are resumed', async () => {
    desk.endings.push(TOO_OFTEN)
    await desk.post('0101', '通知')
    await desk.pass(at('23 10:00'))
    await store.db.updateTable('account').set({ paused_why: null, paused_at: null }).execute()
    await desk.deliver()
    expect(await desk.states()).toEqual(['通知 → sent'])
  })
})

describe('an account that the platform lets send no more', () => {
  const BANNED = { outcome: 'failed', failure: 'banned' } as const
  const six = ['0101', '0102', '0103', '0104', '0105', '0106']

  test('sends no push after the first that says so, and staff hear what to do', async () => {
    desk.endings.push(BANNED)
    for (const number of six) await desk.post(number, `通知 ${number}`)
    await desk.pass(at('23 11:00'))
    expect(desk.tried.filter(({ text }) => text.startsWith('通知'))).toHaveLength(1)
    expect(toStaff('微信号被封或受限了')).toHaveLength(STAFF.length)
  })

  const BROKEN = { outcome: 'failed', failure: 'broken' } as const

  test.each([
    ['are refused', REFUSED],
    ['get nothing, in words that nobody knows', BROKEN],
  ])('is taken for one where five people one after the other %s', async (_how, ending) => {
    desk.endings.push(...six.slice(1).map(() => ending))
    for (const number of six) await desk.post(number, `通知 ${number}`)
    await desk.pass(at('23 11:00'))
    expect(desk.tried.filter(({ text }) => text.startsWith('通知'))).toHaveLength(5)
    expect(toStaff('连着5位都发不出去')).toHaveLength(STAFF.length)
  })

  test('is not where somebody between them gets theirs, and where one is refused again and again', async () => {
    const SENT = { outcome: 'sent' } as const
    desk.endings.push(REFUSED, REFUSED, REFUSED, REFUSED, SENT, ...Array.from({ length: 12 }, () => REFUSED))
    for (const number of six) await desk.post(number, `通知 ${number}`)
    await desk.pass(at('23 09:05'))
    expect(toStaff('发不出去，微信号')).toHaveLength(0)
    expect(desk.tried.length).toBeGreaterThan(9)
  })
})

describe('after a complaint of the platform', () => {
  const complain = async (): Promise<void> => {
    desk.endings.push(TOO_OFTEN)
    await desk.post('0101', '通知')
    await desk.deliver()
  }
  const isPaused = async () =>
    (await store.db.selectFrom('account').select('paused_why').executeTakeFirstOrThrow()).paused_why !== null
  const resumeAt = (moment: Date) =>
    store.db.transaction().execute((tx) => resumePushes(tx, [desk.outbox.account], moment))
  const resume = () => store.db.transaction().execute((tx) => resumeDue(tx, desk.now()))

  test('pushes go again by themselves at the moment that a person has set, and not before', async () => {
    await complain()
    await resumeAt(at('23 11:00'))
    desk.setNow(at('23 10:59'))
    expect(await resume()).toEqual([])
    desk.setNow(at('23 11:00'))
    expect(await resume()).toHaveLength(1)
    await desk.deliver()
    expect(await desk.states()).toEqual(['通知 → sent'])
  })

  test('another one takes that moment away, and staff hear of it', async () => {
    await complain()
    await resumeAt(at('23 11:00'))
    desk.setNow(at('23 10:00'))
    desk.endings.push(TOO_OFTEN)
    await desk.post('0104', '又频繁', { kind: 'reply' })
    await desk.deliver()
    expect(toStaff('操作频繁')).toHaveLength(2 * STAFF.length)
    desk.setNow(at('23 11:00'))
    expect(await resume()).toEqual([])
    expect(await isPaused()).toBe(true)
  })

  test('answers go on, more slowly than before; what is urgent does not wait', async () => {
    desk = await openDesk(store.db, at('23 09:00'), {
      pace: { pause: [4000, 4000], replyPause: 800, perMinute: 60, perDay: 200 },
    })
    const gaps = async (kind: 'reply' | 'urgent'): Promise<readonly number[]> => {
      const from = desk.tried.length
      for (const number of ['0102', '0103', '0104'])
        await desk.post(number, `${kind} ${number}`, { kind, once: `${number} ${desk.now().toISOString()} ${kind}` })
      await desk.pass(new Date(desk.now().getTime() + 60_000))
      const times = desk.tried.slice(from).map((one) => one.at.getTime())
      return times.slice(1).map((time, index) => time - (times[index] ?? 0))
    }
    expect(await gaps('reply')).toEqual([800, 800])
    await store.db.updateTable('account').set({ paused_why: 'too-often', paused_at: desk.now() }).execute()
    expect(await gaps('reply')).toEqual([8000, 8000])
    expect(await gaps('urgent')).toEqual([800, 800])
  })
})

describe('an answer, which somebody waits for', () => {
  const tries = () => desk.tried.filter((one) => one.to === 'phone-0101').map((one) => [one.text, one.at])
  const tried = (...times: string[]) => times.map((time) => ['答复', at(`23 09:${time}`)])

  test('is tried again after 3 and 15 seconds, 1 and 5 minutes', async () => {
    desk.endings.push(REFUSED, REFUSED, REFUSED, REFUSED, REFUSED)
    await desk.post('0101', '答复', { kind: 'reply' })
    await desk.pass(at('23 11:00'))
    expect(tries()).toEqual(tried('00', '00:03', '00:18', '01:18', '06:18'))
    expect(await desk.states()).toEqual(['答复 → failed'])
  })

  test('is left alone for a minute when the platform has had too much', async () => {
    desk.endings.push(TOO_OFTEN)
    await desk.post('0101', '答复', { kind: 'reply' })
    await desk.pass(at('23 11:00'))
    expect(tries()).toEqual(tried('00', '01'))
  })

  test('and may have come already is said three times at most, then staff look', async () => {
    desk.endings.push(UNCERTAIN, UNCERTAIN, UNCERTAIN)
    await desk.post('0101', '答复', { kind: 'reply' })
    await desk.pass(at('23 11:00'))
    expect(tries()).toEqual(tried('00', '00:03', '00:18'))
    expect(await desk.states()).toEqual(['答复 → uncertain'])
    expect(toStaff('可能已经收到')).toHaveLength(STAFF.length)
  })

  test('is followed by the next one in its order, some seconds later', async () => {
    desk.endings.push(UNCERTAIN)
    await desk.post('0101', '答复', { kind: 'reply' })
    await desk.post('0101', '下一条', { kind: 'reply' })
    await desk.pass(at('23 09:00:03'))
    expect(tries().map(([text]) => text)).toEqual(['答复', '答复', '下一条'])
  })
})

describe('a send of which nobody knows', () => {
  test.each(['reply', 'urgent', 'reminder', 'notice'] as const)('%s: is sent once more', async (kind) => {
    desk.endings.push(UNCERTAIN)
    await desk.post('0101', '明天开会', { kind })
    await desk.pass(at('23 09:01'))
    expect(desk.look()).toEqual(['明天开会', '明天开会'])
    expect(await desk.states()).toEqual(['明天开会 → sent'])
  })

  test('greeting: goes to staff, and is not said twice', async () => {
    desk.endings.push(UNCERTAIN)
    await desk.post('0101', '生日快乐', { kind: 'greeting' })
    await desk.pass(at('23 11:00'))
    expect(desk.tried.filter((one) => one.to === 'phone-0101')).toHaveLength(1)
    expect(await desk.states()).toEqual(['生日快乐 → uncertain'])
    expect(toStaff('可能已经收到').map((one) => one.to)).toEqual(STAFF)
  })

  test('again and again: ends as uncertain, never as failed, and staff look', async () => {
    desk.endings.push(...Array.from({ length: 5 }, () => UNCERTAIN))
    await desk.post('0101', '明天开会', { kind: 'reminder' })
    await desk.pass(at('23 11:20'))
    expect(await desk.states()).toEqual(['明天开会 → uncertain'])
    expect(toStaff('可能已经收到')).toHaveLength(STAFF.length)
  })
})

describe('a message that must wait', () => {
  test('is looked at again after half an hour, and goes when nothing holds it any more', async () => {
    let held = true
    desk = await openDesk(store.db, at('23 09:00'), {
      stillWanted: async (_tx, messages) => new Map(held ? messages.map(({ id }) => [id, { waits: '等确认' }]) : []),
    })
    await desk.post('0101', '通知')
    await desk.pass(at('23 10:00'))
    expect(desk.look()).toEqual([])
    expect(await desk.rows()).toMatchObject([{ state: 'due', reason: '等确认' }])
    held = false
    await desk.pass(at('23 10:35'))
    expect(desk.look()).toEqual(['通知'])
  })

  test('whose moment is over is not looked at again at once, and for ever', async () => {
    let asked = 0
    desk = await openDesk(store.db, at('23 09:00'), {
      async stillWanted(_tx, messages) {
        asked += 1
        return asked > 20
          ? new Map()
          : new Map(messages.map(({ id }) => [id, { waits: '等确认', until: at('23 08:59') }]))
      },
    })
    await desk.post('0101', '通知')
    await desk.deliver()
    expect(asked).toBeLessThan(3)
    expect(await desk.rows()).toMatchObject([{ state: 'due', reason: '等确认' }])
  })

  test('one line of code before it is sent: a death entered after the post, before the claim', async () => {
    await desk.post('0101', '生日快乐', { kind: 'greeting' })
    await setStatus(store.db, '0101', 'deceased')
    await desk.deliver()
    expect(desk.look()).toEqual([])
    expect(await desk.states()).toEqual(['生日快乐 → cancelled'])
  })
})

describe('a page that shows how many have gone', () => {
  test('hears of each message when its fate is written down, and not before', async () => {
    const seen: Promise<readonly string[]>[] = []
    const changed = () => seen.push(watched.states())
    const watched = await openDesk(store.db, desk.now(), { owner: 'watched', changed })
    await watched.post('0101', '第一条')
    await watched.post('0102', '第二条')
    watched.endings.push({ outcome: 'sent' }, REFUSED)
    await watched.deliver()
    expect(await Promise.all(seen)).toEqual([
      ['第一条 → sent', '第二条 → due'],
      ['第一条 → sent', '第二条 → due'],
    ])
  })
})
