/** When the account could not be heard: written down, shown, told. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { DEMO_ACCOUNT, demoOffice } from '../../db/demo/office.ts'
import { seedDemo } from '../../db/demo/seed.ts'
import { sleep } from '../../src/base/clock.ts'
import { silentLog } from '../../src/base/log.ts'
import { createPeoplePorts } from '../../src/features/people/ports.ts'
import { sayInstant } from '../../src/language/say.ts'
import { createAlert } from '../../src/line/alert.ts'
import { createLineWatch, type LineState, type LineWatch } from '../../src/line/line-watch.ts'
import { lasting } from '../../src/line/wording.ts'
import { createPost } from '../../src/outbox/post.ts'
import { readStatus } from '../../src/status.ts'
import { type TestDatabase, testDatabase } from '../world/database.ts'

const at = (time: string): Date => new Date(`2026-11-23T${time.length === 5 ? `${time}:00` : time}+08:00`)
const sayMoment = (moment: Date) => sayInstant(moment, demoOffice.zone)

let store: TestDatabase
let now: Date
let watch: LineWatch
let alerts: string[]

beforeAll(async () => {
  store = await testDatabase()
})
afterAll(() => store.close())
beforeEach(async () => {
  await store.reset()
  await seedDemo(store.db, at('08:00'))
  alerts = []
  now = at('09:00')
  watch = newProcess()
})

/** `answer`: how long the webhook takes. */
function newProcess(answer = async () => {}): LineWatch {
  const ports = createPeoplePorts({}, demoOffice, { now: () => now })
  return createLineWatch({
    db: store.db,
    log: silentLog,
    account: DEMO_ACCOUNT,
    office: '退休办',
    now: () => now,
    sayMoment,
    toStaff: ports.toStaff,
    reach: ports.reach,
    post: createPost(ports, async () => {}, { zone: 'Asia/Shanghai', phone: '' }),
    mayTell: () => now >= at('08:00') && now < at('20:00'),
    posted() {},
    async alert(text) {
      alerts.push(text)
      await answer()
      return true
    },
  })
}

/** `09:00 online` and so on; time is at the last of them then. */
async function pass(...turns: readonly string[]): Promise<void> {
  for (const words of turns) {
    const [time = '', state] = words.split(' ')
    now = at(time)
    if (state !== undefined) watch.turn(state as LineState, now)
    await watch.settle()
  }
}

async function gaps(): Promise<readonly string[]> {
  const rows = await store.db.selectFrom('gap').selectAll().orderBy('from_at').execute()
  const clock = (moment: Date | null) => (moment === null ? '' : moment.toISOString().slice(11, 19))
  return rows.map((row) => `${clock(row.from_at)}–${clock(row.until_at)} ${row.why}`)
}

const told = async () => (await store.db.selectFrom('outbox').select('text').execute()).map((row) => row.text)

describe('gaps', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['none before the first login', ['09:00 starting', '09:01 logged-out', '09:05 online'], []],
    ['a cut', ['09:00 online', '09:10 starting', '09:12 online'], ['01:10:00–01:12:00 away']],
    [
      'a cut that ends in a lost login',
      ['09:00 online', '09:10 starting', '09:11 logged-out', '09:30 online'],
      ['01:10:00–01:30:00 logged-out'],
    ],
    ['one that goes on', ['09:00 online', '09:10 logged-out'], ['01:10:00– logged-out']],
  ])('%s', async (_what, turns, expected) => {
    await pass(...turns)
    expect(await gaps()).toEqual(expected)
  })

  test('the time between two runs, stopped in good order', async () => {
    await pass('09:00 online', '09:30 stopped')
    watch = newProcess()
    await pass('10:00 starting', '10:01 online')
    expect(await gaps()).toEqual(['01:30:00–02:01:00 stopped'])
  })

  test('the time between two runs, the first one killed: all but its last 15 s were heard', async () => {
    await pass('09:00 online', '09:30')
    watch = newProcess()
    await pass('10:00 starting', '10:01 online')
    expect(await gaps()).toEqual(['01:29:45–02:01:00 stopped'])
  })

  test('one that a stop lies in stays one', async () => {
    await pass('09:00 online', '09:10 starting', '09:20 stopped')
    watch = newProcess()
    await pass('10:00 starting', '10:01 online')
    expect(await gaps()).toHaveLength(1)
  })
})

describe('staff', () => {
  test('are told a minute after one that was longer than a minute, with what came late', async () => {
    await pass('09:00 online', '09:10 starting', '09:15 online')
    const sender = { sender_platform_id: 'x', sender_name: '', sender_alias: '', sender_room_alias: '' }
    const { id } = await store.db.selectFrom('chat').select('id').limit(1).executeTakeFirstOrThrow()
    const message = {
      account_id: DEMO_ACCOUNT,
      chat_id: id,
      ...sender,
      kind: 'text',
      text: '在吗',
      mentions_self: false,
    }
    const times = { sent_at: at('09:12'), received_at: at('09:15:01'), state: 'handled' as const }
    await store.db
      .insertInto('inbox')
      .values({ ...message, ...times, platform_message_id: 'm', quote: null })
      .execute()
    expect(await told()).toEqual([])
    await pass('09:16', '09:17')
    const [first, ...others] = await told()
    expect(first).toBe(
      '微信从11月23日（周一）上午9点10分起有5分钟收不到消息（断线），现在已恢复。\n这段时间里的来信，已补收到1条；可能还有没收到的，请在手机微信上看一看。',
    )
    expect(new Set(others)).toEqual(new Set(others.length > 0 ? [first] : []))
  })

  test('are told what was sent meanwhile and may not have arrived', async () => {
    await pass('09:00 online', '09:10 starting', '09:15 online')
    const { id } = await store.db.selectFrom('chat').select('id').limit(1).executeTakeFirstOrThrow()
    const sent = (time: string, state: 'sent' | 'uncertain') => ({
      once: time,
      account_id: DEMO_ACCOUNT,
      chat_id: id,
      kind: 'notice' as const,
      lane: 6,
      feature: 'test',
      text: '停水',
      not_before: at(time),
      state,
      tried_at: at(time),
      created_at: at(time),
    })
    await store.db
      .insertInto('outbox')
      // A send that was under way when it began counts too.
      .values([
        sent('09:08', 'uncertain'),
        sent('09:09:30', 'uncertain'),
        sent('09:12', 'sent'),
        sent('09:15', 'uncertain'),
      ])
      .execute()
    await pass('09:17')
    const line = (await told()).find((text) => text.includes('收不到消息'))
    expect(line).toContain('可能有没收到的，请在手机微信上看一看。另有1条发出的消息不知道对方收到没有。')
  })

  test('are not told of a shorter one', async () => {
    await pass('09:00 online', '09:10 starting', '09:11 online', '09:30')
    expect(await told()).toEqual([])
  })
})

describe('another account', () => {
  /** One more account of this office, last heard at `time`. */
  async function addOther(time: string, gap?: LineState & ('logged-out' | 'away')): Promise<void> {
    await store.db
      .insertInto('account')
      .values({ id: 'second', puppet: 'local', heard_until: at(time) })
      .execute()
    if (gap === undefined) return
    await store.db
      .insertInto('gap')
      .values({ account_id: 'second', from_at: at(time), why: gap })
      .execute()
  }

  test.each([
    [
      'logged out',
      'logged-out',
      '另一个微信号（second）从11月23日（周一）上午9点起没有登录，消息收不到也发不出。\n请打开勤务员的网页，用手机微信扫码登录。',
    ],
    [
      'whose program is gone',
      undefined,
      '另一个微信号（second）从11月23日（周一）上午9点起程序没有运行，消息收不到也发不出。\n请到那台电脑上看看勤务员是不是停了。',
    ],
  ] as const)('%s: staff are told once, by this one, while it lasts', async (_what, gap, text) => {
    await addOther('09:00', gap)
    await pass('09:00 online', '09:02')
    expect(await told()).toEqual([])
    await pass('09:04', '09:05', '10:00')
    expect(new Set(await told())).toEqual(new Set([text]))
    const rows = await store.db.selectFrom('outbox').select(['account_id', 'person_id']).execute()
    expect(new Set(rows.map((row) => row.person_id)).size).toBe(rows.length)
  })

  test('is no concern while this one cannot be heard itself, nor at night', async () => {
    await addOther('09:00', 'logged-out')
    await pass('09:00 logged-out', '09:10', '21:00 online', '21:30')
    expect((await told()).filter((text) => text.includes('second'))).toEqual([])
  })
})

test('the page shows it', async () => {
  await pass('09:00 online', '09:10 logged-out')
  now = at('09:14')
  const code = 'https://login.weixin.qq.com/l/abc'
  const status = await readStatus(store.db, {
    line: 'logged-out',
    now,
    code,
    toBegin: undefined,
    features: [],
    office: { name: '', phone: '', zone: 'Asia/Shanghai' },
    sayMoment,
  })
  expect(status.lines[1]).toEqual({
    label: '一天内收不到消息',
    value: '11月23日（周一）上午9点10分起4分钟（没有登录），还没恢复',
    state: 'trouble',
  })
  expect(status.code).toMatchObject({ text: code, svg: expect.stringContaining('<svg') })
})

describe('the webhook', () => {
  async function robot(status: number): Promise<{ url: string; heard: unknown[] }> {
    const heard: unknown[] = []
    const server = createServer((request, response) => {
      void request.toArray().then((parts) => {
        heard.push(JSON.parse(Buffer.concat(parts).toString()))
        response.writeHead(status).end()
      })
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    onTestFinished(() => void server.close())
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, heard }
  }

  test('gets a sentence as a group robot takes it', async () => {
    const { url, heard } = await robot(200)
    expect(await createAlert(url, silentLog)('断线了')).toBe(true)
    expect(heard).toEqual([{ msgtype: 'text', text: { content: '断线了' } }])
  })

  test.each([
    ['refuses', async () => (await robot(500)).url],
    ['is not there', async () => 'http://127.0.0.1:9/'],
  ])('that %s is no reason to fail', async (_what, url) => {
    expect(await createAlert(await url(), silentLog)('断线了')).toBe(false)
  })

  test.each<[LineState, string, number]>([
    ['logged-out', '09:00:09', 0],
    ['logged-out', '09:00:10', 1],
    ['starting', '09:00:59', 0],
    ['starting', '09:01', 1],
  ])('hears of a line that is %s since 09:00 at %s: %i times', async (state, time, times) => {
    now = at(time)
    watch.turn(state, at('09:00'))
    watch.start()
    await watch.stop()
    expect(alerts).toHaveLength(times)
  })

  test('that is slow hears it once, also while the database is away', async () => {
    const answered = Promise.withResolvers<void>()
    const transaction = vi.spyOn(store.db, 'transaction').mockImplementation(() => {
      throw new Error('the database is away')
    })
    onTestFinished(() => transaction.mockRestore())
    watch = newProcess(() => answered.promise)
    now = at('09:06')
    watch.turn('logged-out', at('09:05'))
    watch.start()
    for (let time = 0; time < 3; time++) {
      await sleep(20)
      watch.turn('logged-out', at('09:05'))
    }
    answered.resolve()
    await watch.stop()
    expect(alerts).toHaveLength(1)
  })

  test('hears of a lost login once, and that it is back', async () => {
    watch.start()
    onTestFinished(() => watch.stop())
    const later = async (time: string, state: LineState) => {
      watch.turn(state, now)
      now = at(time)
      watch.turn(state, at('09:05'))
      await sleep(100)
    }
    await later('09:06', 'logged-out')
    await later('09:07', 'logged-out')
    await later('09:08', 'online')
    expect(alerts).toEqual([
      '退休办的微信从11月23日（周一）上午9点05分起没有登录，消息收不到也发不出。请打开勤务员的网页，用手机微信扫码登录。',
      '退休办的微信已恢复，可以收发消息。',
    ])
  })
})

test('the webhook hears of a ban once, and of the next one', async () => {
  watch.start()
  onTestFinished(() => watch.stop())
  const later = async (why: 'banned' | 'too-often' | null, since: string) => {
    await store.db
      .updateTable('account')
      .set({ paused_why: why, paused_at: why && at(since) })
      .where('id', '=', DEMO_ACCOUNT)
      .execute()
    for (let time = 0; time < 2; time++) {
      watch.turn('online', now)
      await sleep(100)
    }
  }
  await later('too-often', '09:04')
  await later('banned', '09:05')
  await later(null, '09:05')
  await later('banned', '10:05')
  expect(alerts).toEqual([
    expect.stringContaining('退休办的微信号从11月23日（周一）上午9点05分起被封或受限，群发和提醒都停了。'),
    expect.stringContaining('上午10点05分起被封或受限'),
  ])
})

test.each([
  [1_000, '1秒'],
  [59_000, '59秒'],
  [60_000, '1分钟'],
  [3_600_000, '1小时'],
  [7_500_000, '2小时5分钟'],
  [200_000_000, '2天'],
])('%i ms are %s', (ms, words) => expect(lasting(ms)).toBe(words))
