import type { Kysely } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { DEMO_ACCOUNT, demoOffice } from '../../db/demo/office.ts'
import type { Schema } from '../../db/schema.ts'
import { findQuestions, openQuestions } from '../../src/conversation/questions.ts'
import type { Tx } from '../../src/feature.ts'
import { createPeoplePorts } from '../../src/features/people/ports.ts'
import { createPost, type OpenQuestions } from '../../src/outbox/post.ts'
import { type TestDatabase, testDatabase } from '../world/database.ts'
import { addressee, at, type Desk, openDesk } from './desk.ts'

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

/** A process of the same office that came later. */
const successor = (options: { readonly soleProcess?: boolean } = {}) =>
  openDesk(store.db, desk.now(), { owner: 'two', ...options })

/** Makes the database refuse `count` transactions that write how a send ended. */
function failToWrite(db: Kysely<Schema>, count: number): () => void {
  const original = db.transaction.bind(db)
  let left = count
  db.transaction = () => {
    if (left-- > 0) throw new Error('Connection terminated unexpectedly')
    return original()
  }
  return () => {
    db.transaction = original
  }
}

describe('a process that dies', () => {
  test('before sending: the message is due, and goes out after the restart', async () => {
    await desk.post('0101', '通知')
    const next = await successor()
    await next.deliver()
    expect(next.look()).toEqual(['通知'])
  })

  test.each([
    ['reminder', ['sent', 'sent'], 2],
    ['greeting', ['uncertain', 'sent'], 1],
  ] as const)('while sending a %s: its successor treats it as uncertain', async (kind, states, times) => {
    const dying = openDying()
    await desk.post('0101', '第一条', { kind })
    await desk.post('0101', '第二条', { kind })
    await dying.sending
    const next = await successor()
    await next.pass(at('23 09:05'))
    const texts = [...desk.look(), ...next.look()]
    expect(texts.filter((text) => text === '第一条')).toHaveLength(times)
    expect(texts.filter((text) => text === '第二条')).toHaveLength(1)
    expect((await next.rows()).filter((row) => row.feature === 'test').map((row) => row.state)).toEqual(states)
  })

  test('only seems to die: thawed, it writes nothing of what its successor has settled, and sends nothing more', async () => {
    const frozen = openDying({ ending: { outcome: 'failed', failure: 'too-often' } })
    await desk.post('0101', '生日快乐', { kind: 'greeting' })
    await desk.post('0102', '通知')
    await frozen.sending
    const next = await successor()
    await next.deliver()
    const before = await next.rows()

    await frozen.thaw()
    expect(await next.rows()).toEqual(before)
    const account = await store.db.selectFrom('account').selectAll().executeTakeFirstOrThrow()
    expect([account.paused_why, account.owner, account.epoch]).toEqual([null, 'two', 2])
  })

  /** Takes the first message in hand and stays there. */
  function openDying(options: { readonly ending?: Desk['endings'][number] } = {}) {
    const frozen = Promise.withResolvers<void>()
    const began = Promise.withResolvers<void>()
    desk.whileSending = () => {
      began.resolve()
      return frozen.promise
    }
    if (options.ending) desk.endings.push(options.ending)
    const sending = began.promise
    let delivered: Promise<unknown> = Promise.resolve()
    return {
      get sending() {
        delivered = desk.outbox.deliverOne()
        return sending
      },
      async thaw() {
        frozen.resolve()
        await delivered
      },
    }
  }
})

describe('the database goes away', () => {
  test('after a send: the ending is written when it is back, nothing is sent twice', async () => {
    await desk.post('0101', '生日快乐', { kind: 'greeting' })
    await desk.post('0101', '第二条')
    let restore = () => {}
    desk.whileSending = async () => {
      desk.whileSending = undefined
      restore = failToWrite(store.db, 2)
    }
    await expect(desk.deliver()).rejects.toThrow('Connection terminated')
    await expect(desk.deliver()).rejects.toThrow('Connection terminated')
    restore()
    await desk.deliver()
    expect(desk.look()).toEqual(['生日快乐', '第二条'])
    expect(await desk.states()).toEqual(['生日快乐 → sent', '第二条 → sent'])
  })

  test('after a send and before the stop: what is known is written at the stop', async () => {
    await desk.post('0101', '通知')
    let restore = () => {}
    desk.whileSending = async () => {
      restore = failToWrite(store.db, 1)
    }
    await expect(desk.deliver()).rejects.toThrow('Connection terminated')
    restore()
    await desk.outbox.stop()
    expect(await desk.states()).toEqual(['通知 → sent'])
  })

  test('and is away at the stop too: that ends all the same', async () => {
    await desk.post('0101', '通知')
    let restore = () => {}
    desk.whileSending = async () => {
      restore = failToWrite(store.db, 10)
    }
    await expect(desk.deliver()).rejects.toThrow('Connection terminated')
    await desk.outbox.stop()
    restore()
  })

  test('while claiming, the claim having been committed: the message is not left lying', async () => {
    await desk.deliver()
    await desk.post('0101', '通知')
    await desk.post('0101', '后来的')
    const original = store.db.transaction.bind(store.db)
    store.db.transaction = () => {
      store.db.transaction = original
      const builder = original()
      const execute = builder.execute.bind(builder)
      builder.execute = async (work) => {
        await execute(work)
        throw new Error('Connection terminated unexpectedly')
      }
      return builder
    }
    await expect(desk.deliver()).rejects.toThrow('Connection terminated')
    expect(await desk.states()).toEqual(['通知 → sending', '后来的 → due'])
    await desk.pass(at('23 09:01'))
    expect(desk.look()).toEqual(['通知', '后来的'])
  })
})

describe('a process that stood still between claiming and sending', () => {
  afterEach(() => void vi.restoreAllMocks())

  const standStill = (ms: number) => {
    const now = performance.now.bind(performance)
    vi.spyOn(performance, 'now').mockImplementation(() => now() + ms)
  }

  test('hands nothing more over of what goes in several parts', async () => {
    const desk = await openDesk(store.db, at('23 09:00'), { owner: 'sleeper', soleProcess: false })
    const might: boolean[] = []
    desk.whileSending = async (mayGoOn) => {
      might.push(mayGoOn())
      standStill(60_000)
      might.push(mayGoOn())
    }
    await desk.post('0101', '答复', { kind: 'reply' })
    await desk.outbox.deliverOne()
    expect(might).toEqual([true, false])
  })

  /** Stands still for `ms` while it asks for the last time whether the message is wanted. */
  const openSleeper = (ms: number) =>
    openDesk(store.db, at('23 09:00'), {
      owner: 'sleeper',
      soleProcess: false,
      async stillWanted() {
        standStill(ms)
        return new Map()
      },
    })

  test('does not send: the account may be another’s by now', async () => {
    const sleeper = await openSleeper(60_000)
    await sleeper.post('0101', '答复', { kind: 'reply' })
    await sleeper.outbox.deliverOne()
    expect(sleeper.look()).toEqual([])
    expect((await sleeper.rows()).map((row) => [row.state, row.reason])).toEqual([['due', '电脑停顿了一会儿']])
  })

  test('and when nobody has taken the account it goes on soon', async () => {
    const sleeper = await openSleeper(60_000)
    await sleeper.post('0101', '答复', { kind: 'reply' })
    await sleeper.outbox.deliverOne()
    const awake = await openDesk(store.db, sleeper.now(), { owner: 'sleeper', soleProcess: false })
    await awake.pass(at('23 09:00:03'))
    expect(awake.look()).toEqual(['答复'])
  })
})

describe('an account has one owner', () => {
  test('who dies: the process that has its folder need not wait, any other must', async () => {
    const dead = await openDesk(store.db, at('23 09:00'), { owner: 'folder/1', soleProcess: false })
    await dead.deliver()
    await dead.post('0101', '通知')
    const other = await openDesk(store.db, at('23 09:00'), { owner: 'other/1', heirTo: 'other/' })
    expect(await other.deliver()).toEqual({ step: 'away' })
    const heir = await openDesk(store.db, at('23 09:00'), { owner: 'folder/2', heirTo: 'folder/' })
    await heir.deliver()
    expect(heir.look()).toEqual(['通知'])
  })

  test('until it gives the account up', async () => {
    const first = await openDesk(store.db, at('23 09:00'), { owner: 'first', soleProcess: false })
    const second = await openDesk(store.db, at('23 09:00'), { owner: 'second', soleProcess: false })
    await first.deliver()
    await first.post('0101', '通知')
    expect(await second.deliver()).toEqual({ step: 'away' })
    expect(second.look()).toEqual([])
    await first.outbox.stop()
    await second.deliver()
    expect(second.look()).toEqual(['通知'])
  })

  test('or until its lease has run out by the database’s clock', async () => {
    const first = await openDesk(store.db, at('23 09:00'), { owner: 'first', soleProcess: false })
    const second = await openDesk(store.db, at('23 09:00'), { owner: 'second', soleProcess: false })
    await first.deliver()
    await first.post('0101', '通知')
    await store.db
      .updateTable('account')
      .set({ lease_until: new Date(0) })
      .execute()
    await second.deliver()
    expect(second.look()).toEqual(['通知'])
    await first.post('0101', '第二条')
    expect(await first.deliver()).toEqual({ step: 'away' })
  })
})

describe('a question', () => {
  const question = {
    answer: 'sign-up',
    payload: {},
    about: 'activity:1',
    title: '茶话会',
    options: [],
    until: at('30 09:00'),
  }

  test('is opened with its message, once, and only where the message can be read', async () => {
    const opened: unknown[] = []
    const openQuestions: OpenQuestions = async (_tx, questions) => {
      opened.push(...questions.map(({ chatId, outboxId, expects }) => [chatId > 0, outboxId, expects.about]))
    }
    const post = createPost(createPeoplePorts({}, demoOffice, { now: desk.now }), openQuestions, demoOffice)
    const postTo = async (tx: Tx, to: string) => ({
      to: await addressee(tx, to),
      kind: 'notice' as const,
      text: '去不去？',
      once: to,
      expects: question,
    })
    const posted = await store.db.transaction().execute(async (tx) => {
      const messages = [await postTo(tx, '0101'), await postTo(tx, '0101'), await postTo(tx, '0203')]
      return [await post(tx, 'test', messages, desk.now()), await post(tx, 'test', messages, desk.now())]
    })
    expect(posted).toEqual([2, 0])
    expect(opened).toEqual([[true, 1, 'activity:1']])
  })

  test('may be answered while its message is tried again because nobody knows whether it came', async () => {
    const asked = await openDesk(store.db, at('23 09:00'), { openQuestions })
    const isOpen = () =>
      store.db
        .transaction()
        .execute(async (tx) => (await findQuestions(tx, 1, { own: [1], helped: [] }, at('23 09:01'))).length)
    asked.endings.push({ outcome: 'failed', failure: 'broken' }, { outcome: 'uncertain' })
    await asked.post('0101', '去不去？', { expects: question })
    await asked.deliver()
    expect([await isOpen(), await asked.states()]).toEqual([0, ['去不去？ → due']])
    asked.setNow(at('23 09:01'))
    await asked.deliver()
    expect([await isOpen(), await asked.states()]).toEqual([1, ['去不去？ → due']])
  })

  test('is asked in the chat in which its message goes', async () => {
    const asked = await openDesk(store.db, at('23 09:00'), { openQuestions })
    await asked.post('0101', '去不去？', { expects: question })
    const moved = await store.db
      .updateTable('binding')
      .set({ until_at: at('23 08:00') })
      .where('person_id', '=', 1)
      .returning('chat_id')
      .execute()
    const chat = await store.db
      .insertInto('chat')
      .values({
        account_id: DEMO_ACCOUNT,
        kind: 'private',
        platform_id: 'phone-new',
        name: '陈德福',
        created_at: at('23 08:00'),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await store.db
      .insertInto('binding')
      .values({ chat_id: chat.id, person_id: 1, from_at: at('23 08:00'), confirmed: true })
      .execute()
    await asked.deliver()
    const rows = await store.db.selectFrom('awaited').select('chat_id').execute()
    expect([moved.length, asked.tried.map(({ to }) => to), rows]).toEqual([1, ['phone-new'], [{ chat_id: chat.id }]])
  })

  test('of many, those that are there already are left out, and each word comes as it is', async () => {
    const post = createPost(createPeoplePorts({}, demoOffice, { now: desk.now }), async () => {}, demoOffice)
    const names = ['😀', '😁', "'", '"', '\\', '{', '}', ',', 'NULL', '', '\n', ...'甲乙丙丁戊己庚辛壬癸子丑寅卯']
    const posted = await store.db.transaction().execute(async (tx) => {
      // Of the second, who has no chat, what was asked is kept with the row.
      const both = [await addressee(tx, '0101'), await addressee(tx, '0203')]
      const messages = names.map((name, index) => ({
        to: both[index % 2] ?? { chat: 0 },
        kind: 'notice' as const,
        text: `${name}您好😀`,
        once: `many ${index}`,
        notBefore: at(`23 1${index % 3}:00`),
        expects: { ...question, title: name },
      }))
      const put = (some: typeof messages) => post(tx, 'test', some, desk.now())
      return [await put(messages.slice(0, 1)), await put([...messages, ...messages]), await put(messages)]
    })
    expect(posted).toEqual([1, names.length - 1, 0])
    const rows = await desk.rows()
    expect(rows.map(({ text }) => text)).toEqual(names.map((name) => `${name}您好😀`))
    expect(rows.map(({ not_before }) => not_before)).toEqual(names.map((_, index) => at(`23 1${index % 3}:00`)))
    const asked = names.map((name, index) => (index % 2 === 0 ? undefined : name))
    expect(rows.map(({ expects }) => (expects as { title: string } | null)?.title)).toEqual(asked)
  })

  test('more than fit in one insert are all posted', async () => {
    const post = createPost(createPeoplePorts({}, demoOffice, { now: desk.now }), async () => {}, demoOffice)
    const count = await store.db.transaction().execute(async (tx) => {
      const to = await addressee(tx, '0101')
      const messages = Array.from({ length: 2500 }, (_, index) => ({
        to,
        kind: 'notice' as const,
        text: '通知',
        once: `${index}`,
      }))
      return post(tx, 'test', messages, desk.now())
    })
    expect(count).toBe(2500)
  })
})

test('a line to staff that was said by day and could not go then comes in the morning; an urgent one at once', async () => {
  desk.online = false
  desk.setNow(at('23 19:59'))
  await desk.post('0101', '有一件事', { kind: 'staff' })
  await desk.post('0101', '有人摔倒了', { kind: 'urgent' })
  await desk.pass(at('23 23:31'))
  desk.online = true
  await desk.pass(at('24 08:00'))
  expect(desk.tried.map((one) => [one.text, one.at])).toEqual([
    ['有人摔倒了', at('23 23:31')],
    ['有一件事', at('24 08:00')],
  ])
})

test('at work it sends what is posted, and stops with the send in hand finished', async () => {
  const sending = Promise.withResolvers<void>()
  const finish = Promise.withResolvers<void>()
  desk.whileSending = () => {
    sending.resolve()
    return finish.promise
  }
  desk.outbox.start()
  await desk.post('0101', '通知一')
  await desk.post('0102', '通知二')
  desk.outbox.poke()
  await sending.promise
  const stopped = desk.outbox.stop()
  finish.resolve()
  await stopped
  expect(await desk.states()).toEqual(['通知一 → sent', '通知二 → due'])
})
