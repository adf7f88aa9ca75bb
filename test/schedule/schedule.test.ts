import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sleep } from '../../src/base/clock.ts'
import { UNREAD } from '../../src/base/unread.ts'
import type { Job, Moment } from '../../src/feature.ts'
import { type TestDatabase, testDatabase } from '../world/database.ts'
import { at, type Clockwork, dailyJob, message, openClockwork, write } from './clockwork.ts'

let store: TestDatabase
beforeAll(async () => {
  store = await testDatabase()
})
afterAll(() => store.close())
beforeEach(() => store.reset())

const begin = { begin: at('23 09:00') }
const open = (...jobs: Parameters<typeof dailyJob>[0][]): Promise<Clockwork> =>
  openClockwork(store.db, jobs.map(dailyJob), begin)

test('those who wait for an answer go between two pages, and a page knows that people are talking', async () => {
  const pages = dailyJob({
    async run({ db, briefly }) {
      const { length } = await db.selectFrom('audit').select('id').where('action', 'like', 'page%').execute()
      if (length >= 2) return { messages: [], again: false }
      await write(db, `page, ${briefly ? 'short' : 'long'}`)
      return { messages: [], again: true }
    },
  })
  const untilQuiet = () => store.db.transaction().execute((tx) => write(tx, 'an answer'))
  const work = await openClockwork(store.db, [pages], { ...begin, untilQuiet })
  await work.runAt('23 16:00')
  expect((await work.look()).slice(0, 3)).toEqual(['page, short', 'an answer', 'page, short'])
})

describe('what a job does aside', () => {
  /** Two steps, between which somebody else writes; a database of one connection would wait for ever inside the transaction. */
  const stepping = (
    more: Partial<Job> = {},
    between = () => store.db.transaction().execute((tx) => write(tx, 'somebody else')),
  ): Job =>
    dailyJob({
      async run({ db }) {
        const { length } = await db.selectFrom('audit').select('id').where('action', 'like', 'step%').execute()
        if (length >= 2) return { messages: [], again: false }
        return {
          messages: [],
          again: true,
          async aside(step) {
            for (const n of [1, 2]) {
              const isDone = await step(async (tx) => {
                await write(tx, `step ${n}`)
                return n === 2 ? [message('done')] : []
              })
              if (!isDone) return
              await between()
            }
          },
        }
      },
      ...more,
    })

  test('goes step by step, others between them, what it says is posted', async () => {
    const work = await openClockwork(store.db, [stepping()], begin)
    await work.runAt('23 16:00')
    expect(await work.look()).toEqual(['step 1', 'somebody else', 'step 2', 'test: done', 'somebody else'])
    expect(await work.runs()).toEqual(['daily 23 16:00 done'])
  })

  test('goes no further when the office stops, and is done after the next start', async () => {
    let stopping: Promise<void> | undefined
    const work: Clockwork = await openClockwork(
      store.db,
      [
        stepping({}, async () => {
          stopping = work.schedule.stop()
        }),
      ],
      begin,
    )
    await work.runAt('23 16:00')
    await stopping
    expect(await work.look()).toEqual(['step 1'])
    expect(await work.runs()).toEqual(['daily 23 16:00 open'])
  })

  test('that fails is tried again later', async () => {
    let fails = true
    const work = await openClockwork(
      store.db,
      [
        stepping({}, async () => {
          if (fails) throw new Error('away')
        }),
      ],
      begin,
    )
    await work.runAt('23 16:00')
    fails = false
    await work.runAt('23 16:02')
    expect(await work.look()).toEqual(['step 1', 'step 1', 'step 2', 'test: done'])
  })
})

describe('an occurrence', () => {
  test('runs at its minute, once, however often the clock is looked at', async () => {
    const work = await open({})
    await work.runAt('23 15:59')
    expect(await work.look()).toEqual([])
    await work.runAt('23 16:00')
    await work.runAt('23 16:00')
    await work.runAt('23 16:01')
    expect(await work.look()).toEqual(['ran 23 16:00'])
    await work.runAt('24 16:00')
    expect(await work.look()).toEqual(['ran 24 16:00'])
  })

  test('is not run for the time before the job was known', async () => {
    const work = await openClockwork(store.db, [dailyJob()], { begin: at('23 16:05') })
    await work.runAt('23 16:06')
    expect(await work.look()).toEqual([])
  })

  test('is not run again after a restart', async () => {
    const first = await open({})
    await first.runAt('23 16:00')
    await first.schedule.stop()
    const second = await openClockwork(store.db, [dailyJob()], { begin: at('23 16:00') })
    await second.runAt('23 16:02')
    expect(await second.look()).toEqual(['ran 23 16:00'])
  })

  test('that fell into a restart runs after it', async () => {
    const first = await open({})
    await first.schedule.stop()
    const second = await openClockwork(store.db, [dailyJob()], { begin: at('23 17:00') })
    await second.runAt('23 17:00')
    expect(await second.look()).toEqual(['ran 23 16:00'])
  })

  test('asked for many times at once runs once', async () => {
    const work = await open({})
    work.setNow(at('23 16:00'))
    await Promise.all([work.schedule.runDue(), work.schedule.runDue(), work.schedule.runDue()])
    expect(await work.look()).toEqual(['ran 23 16:00'])
  })
})

describe('the clock jumps', () => {
  test.each([
    ['by minutes: all that was jumped over is made up for', '*/20 * * * *', 60, '23 09:50', ['23 09:20', '23 09:40']],
    ['within lateBy, to the minute', '0 16 * * *', 240, '23 20:00', ['23 16:00']],
    ['within the same minute counts as in time', '0 16 * * *', 0, '23 16:00:59', ['23 16:00']],
    ['by days: only what is not too late is run', '0 16 * * *', 240, '26 17:00', ['26 16:00']],
  ])('%s', async (_what, cron, lateBy, now, ran) => {
    const work = await open({ cron, lateBy })
    await work.runAt(now)
    expect(await work.look()).toEqual(ran.map((due) => `ran ${due}`))
  })

  test('beyond lateBy: skipped, and staff are told what was lost, once', async () => {
    const work = await open({ missed: async () => '明天茶话会的提醒' })
    await work.runAt('23 20:01')
    await work.runAt('23 20:02')
    await work.schedule.stop()
    const again = await openClockwork(store.db, [dailyJob()], { begin: at('23 20:03') })
    await again.runAt('23 20:03')
    expect(await again.look()).toEqual([
      'schedule: 明天茶话会的提醒本该在23 16:00发出，当时电脑没有开着，现在已经太晚，没有再发。需要的话请您打电话告诉大家。',
    ])
    expect(await again.runs()).toEqual(['daily 23 16:00 skipped'])
  })

  test('over days: staff hear of each day on which something was lost, and of no other', async () => {
    const work = await open({ missed: async ({ due }) => (due < at('25 00:00') ? '提醒' : undefined) })
    await work.runAt('27 09:00')
    expect((await work.look()).map((line) => line.slice(0, 25))).toEqual([
      'schedule: 提醒本该在23 16:00发出',
      'schedule: 提醒本该在24 16:00发出',
    ])
    expect(await work.runs()).toEqual(['23', '24', '25', '26'].map((day) => `daily ${day} 16:00 skipped`))
  })

  test('back: nothing runs twice, and it goes on where it was', async () => {
    const work = await open({})
    await work.runAt('23 16:00')
    await work.runAt('23 15:00')
    await work.runAt('23 16:00')
    await work.runAt('24 16:00')
    expect(await work.look()).toEqual(['ran 23 16:00', 'ran 24 16:00'])
  })

  test('while an occurrence was recorded and not yet run: what is too late by then is reported, not sent', async () => {
    const work = await open({ missed: async () => '提醒', run: () => Promise.reject(new Error('broken')) })
    await work.runAt('23 16:00')
    const healed = await openClockwork(store.db, [dailyJob({ missed: async () => '提醒' })], { begin: at('25 09:00') })
    await healed.runAt('25 09:00')
    expect((await healed.look()).map((line) => line.slice(0, 25))).toEqual([
      'schedule: 提醒本该在24 16:00发出',
      'schedule: 提醒本该在23 16:00发出',
    ])
    expect(await healed.runs()).toEqual(['daily 23 16:00 skipped', 'daily 24 16:00 skipped'])
  })
})

describe('a job that throws', () => {
  test('is tried again after 1, 5 and 15 minutes and given up, nothing of its tries is kept, staff are told', async () => {
    const tried: string[] = []
    const work = await open({
      lateBy: 0,
      async run(occasion) {
        tried.push(occasion.now.toISOString().slice(11, 16))
        await write(occasion.db, 'half done')
        throw new Error('broken')
      },
    })
    for (const time of ['16:00', '16:01', '16:05', '16:06', '16:21', '16:40', '17:00']) await work.runAt(`23 ${time}`)
    expect(tried).toEqual(['08:00', '08:01', '08:06', '08:21'])
    expect(await work.look()).toEqual([
      'schedule: 每天的提醒（23 16:00）试了几次都没有办成，请您看一下，并告诉维护的同志。',
    ])
    expect(await work.runs()).toEqual(['daily 23 16:00 failed'])
    await work.runAt('24 16:00')
    expect(tried).toHaveLength(5)
  })

  test('because of the database is not given up while it is in time', async () => {
    let full = true
    const work = await open({
      lateBy: 60,
      async run(occasion) {
        if (full) throw Object.assign(new Error('no space left'), { code: '53100' })
        await write(occasion.db, 'ran')
        return { messages: [], again: false }
      },
    })
    for (let minute = 10; minute < 50; minute += 1) await work.runAt(`23 16:${minute}`)
    full = false
    await work.runAt('23 16:55')
    expect([await work.look(), await work.runs()]).toEqual([['ran'], ['daily 23 16:00 done']])
    full = true
    for (const hour of ['16', '17', '18', '19', '20', '21']) await work.runAt(`24 ${hour}:00`)
    expect(await work.runs()).toEqual(['daily 23 16:00 done', 'daily 24 16:00 failed'])
  })

  test('and then does not goes on as if nothing had happened', async () => {
    let broken = true
    const work = await open({
      async run(occasion) {
        if (broken) throw new Error('broken')
        await write(occasion.db, 'ran')
        return { messages: [], again: false }
      },
    })
    await work.runAt('23 16:00')
    broken = false
    await work.runAt('23 16:01')
    expect(await work.look()).toEqual(['ran'])
    expect(await work.runs()).toEqual(['daily 23 16:00 done'])
  })

  test('keeps no other job from running, and neither does one that cannot say what was lost', async () => {
    const work = await open(
      { id: 'first', run: () => Promise.reject(new Error('broken')) },
      { id: 'second', cron: '0 10 * * *', lateBy: 0, missed: () => Promise.reject(new Error('broken')) },
      { id: 'third' },
    )
    await work.runAt('23 16:00')
    expect(await work.look()).toEqual(['ran 23 16:00'])
  })

  test('is itself to blame, though it fails by what nobody reads and another is at work by then', async () => {
    const club = sql`insert into club (name) values ('书法协会') ${sql.raw(UNREAD)}`
    const work = await open(
      {
        id: 'first',
        async run({ db }) {
          await sql`select 1`.execute(db)
          await club.execute(db)
          await club.execute(db)
          return { messages: [], again: false }
        },
      },
      { id: 'second' },
    )
    await work.runAt('23 16:00')
    expect(await work.look()).toEqual(['ran 23 16:00'])
    expect((await work.runs()).toSorted()).toEqual(['first 23 16:00 open', 'second 23 16:00 done'])
  })
})

describe('work in pages', () => {
  /** Marks three clubs a page; throws once when `crash` says so. */
  const broadcast = (crash: () => boolean) =>
    dailyJob({
      id: 'broadcast',
      async run({ db }) {
        const clubs = await db
          .selectFrom('club')
          .select(['id', 'name'])
          .where('name', 'like', 'todo%')
          .limit(3)
          .execute()
        for (const { id, name } of clubs) {
          await db
            .updateTable('club')
            .set({ name: `done ${id}` })
            .where('id', '=', id)
            .execute()
          await write(db, name)
        }
        if (crash()) throw new Error('died')
        return { messages: clubs.map(({ name }) => message(name)), again: clubs.length === 3 }
      },
    })

  beforeEach(async () => {
    const values = Array.from({ length: 8 }, (_, index) => ({ name: `todo ${index}` }))
    await store.db.insertInto('club').values(values).execute()
  })

  const everything = Array.from({ length: 8 }, (_, index) => [`todo ${index}`, `test: todo ${index}`])
    .flat()
    .sort()

  test('goes on until nothing is left, each page by itself', async () => {
    const work = await openClockwork(store.db, [broadcast(() => false)], begin)
    await work.runAt('23 16:00')
    expect((await work.look()).toSorted()).toEqual(everything)
    expect(await work.runs()).toEqual(['broadcast 23 16:00 done'])
  })

  test('goes on after a page that died, without repeating the pages before it', async () => {
    let pages = 0
    const work = await openClockwork(store.db, [broadcast(() => ++pages === 2)], begin)
    await work.runAt('23 16:00')
    expect(await work.look()).toHaveLength(6)
    await work.runAt('23 16:01')
    const all = await store.db.selectFrom('audit').select('action').execute()
    expect(all.map((row) => row.action).sort()).toEqual(everything)
  })

  test('is not too late for its later pages because the earlier ones took long', async () => {
    let minute = 0
    const work = await openClockwork(
      store.db,
      [
        {
          ...broadcast(() => {
            work.setNow(at(`23 16:0${++minute}`))
            return false
          }),
          lateBy: 1,
        },
      ],
      begin,
    )
    await work.runAt('23 16:00')
    expect((await work.look()).toSorted()).toEqual(everything)
  })

  test('goes on after a restart in the middle; a stop lets the page in hand finish and begins no other', async () => {
    const stopping: { now?: () => Promise<void> } = {}
    const work = await openClockwork(
      store.db,
      [
        broadcast(() => {
          void stopping.now?.()
          return false
        }),
      ],
      begin,
    )
    stopping.now = work.schedule.stop
    await work.runAt('23 16:00')
    expect(await work.look()).toHaveLength(6)
    const next = await openClockwork(store.db, [broadcast(() => false)], { begin: at('23 16:01') })
    await next.runAt('23 16:01')
    expect((await next.look()).toSorted()).toEqual(everything)
  })
})

describe('a job that is woken', () => {
  const woken = (): Job => {
    const { cron: _never, ...job } = dailyJob({ id: 'woken', lateBy: 0 })
    return job
  }
  const wake = (work: Clockwork) => store.db.transaction().execute((tx) => work.schedule.wake(tx, ['woken', 'woken']))

  test('runs at once; asked for twice in one transaction, once', async () => {
    const work = await openClockwork(store.db, [woken()], begin)
    await wake(work)
    await work.runAt('23 09:00')
    expect(await work.look()).toEqual(['ran 23 09:00'])
  })

  test('runs once more when it is woken again at the very same moment', async () => {
    const work = await openClockwork(store.db, [woken()], begin)
    await wake(work)
    await work.runAt('23 09:00')
    await wake(work)
    await work.runAt('23 09:00')
    expect(await work.look()).toEqual(['ran 23 09:00', 'ran 23 09:00'])
  })

  test('does not run when the transaction that woke it was undone', async () => {
    const work = await openClockwork(store.db, [woken()], begin)
    const undone = store.db.transaction().execute(async (tx) => {
      await work.schedule.wake(tx, ['woken'])
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    await work.runAt('23 09:01')
    expect(await work.look()).toEqual([])
  })

  test('is never too late: a person asked for it before the computer went off', async () => {
    const work = await openClockwork(store.db, [woken()], begin)
    await wake(work)
    await work.runAt('26 09:00')
    expect(await work.look()).toEqual(['ran 23 09:00'])
  })
})

describe('what comes next', () => {
  test('is the first moment of any job, up to a limit', async () => {
    const work = await open({}, { id: 'noon', cron: '0 12 * * *' })
    expect(await work.schedule.nextDue(at('23 11:59'))).toBeUndefined()
    expect(await work.schedule.nextDue(at('23 12:00'))).toEqual(at('23 12:00'))
    expect(await work.schedule.nextDue(at('24 12:00'))).toEqual(at('23 12:00'))
    work.setNow(at('23 12:00'))
    expect(await work.schedule.nextDue(at('24 12:00'))).toEqual(at('23 16:00'))
  })

  test('may be another try behind something that could run now', async () => {
    const work = await open({ run: () => Promise.reject(new Error('broken')) })
    await work.runAt('23 16:00')
    work.setNow(at('23 16:00:30'))
    await store.db.transaction().execute((tx) => work.schedule.wake(tx, ['daily']))
    expect(await work.schedule.nextDue(at('24 12:00'))).toEqual(at('23 16:01'))
  })

  test('may be another try', async () => {
    const work = await open({ run: () => Promise.reject(new Error('broken')) })
    await work.runAt('23 16:00')
    expect(await work.schedule.nextDue(at('24 12:00'))).toEqual(at('23 16:01'))
  })
})

describe('a clock that is moved by hand', () => {
  /** Looks every hour, and has something to do from noon on. */
  const hourly = (more: Partial<Job> = {}) => ({
    id: 'hourly',
    cron: '0 * * * *',
    lateBy: 0,
    mayHaveWork: ({ now }: Moment) => sql<boolean>`${now}::timestamptz >= ${at('23 12:00')}`,
    missed: async () => 'an hour',
    ...more,
  })

  test('passes over what will find nothing to do, and nothing of it is missed', async () => {
    const work = await open(hourly())
    expect(await work.schedule.nextDue(at('23 18:00'))).toEqual(at('23 12:00'))
    await work.runAt('23 12:00')
    expect(await work.runs()).toEqual(['hourly 23 12:00 done'])
    expect(await work.look()).toEqual(['ran 23 12:00'])
  })

  test('stops for a job that cannot tell', async () => {
    const work = await open(hourly(), { cron: '0 11 * * *' })
    expect(await work.schedule.nextDue(at('23 18:00'))).toEqual(at('23 11:00'))
  })

  test('goes past nothing that was due before it was looked at', async () => {
    const work = await open({})
    await work.runAt('23 15:59:59')
    work.setNow(at('23 16:00:02'))
    expect(await work.schedule.nextDue(at('23 20:00'))).toBeUndefined()
    await work.runAt('23 16:10')
    expect(await work.runs()).toEqual(['daily 23 16:00 done'])
  })

  test('that stays where it was has passed over nothing: what comes to be done meanwhile is done', async () => {
    let isBusy = false
    const work = await open(hourly({ mayHaveWork: () => sql<boolean>`${isBusy}::boolean` }))
    expect(await work.schedule.nextDue(at('23 18:00'))).toBeUndefined()
    await work.runAt('23 09:30')
    isBusy = true
    await work.runAt('23 10:00')
    expect(await work.runs()).toEqual(['hourly 23 10:00 done'])
  })
})

test('a job with a wrong expression is found at the start', async () => {
  await expect(open({ cron: '61 * * * *' })).rejects.toThrow('61 * * * *')
})

test('at work it runs at once what fell due while it was off', async () => {
  const ran = Promise.withResolvers<void>()
  const work = await open({
    async run() {
      ran.resolve()
      return { messages: [], again: false }
    },
  })
  work.setNow(at('23 16:30'))
  work.schedule.start()
  await ran.promise
  await work.schedule.stop()
  expect(await work.runs()).toEqual(['daily 23 16:00 done'])
})

/** What a dead process leaves in hand is taken over within this, in milliseconds. */
const TAKEN_OVER = 30_000

test('at work it looks every few seconds for what others have left, also when the clock was set back', async () => {
  const ran = Promise.withResolvers<void>()
  const work = await open({
    async run() {
      ran.resolve()
      return { messages: [], again: false }
    },
  })
  work.schedule.start()
  await work.schedule.runDue()
  work.setNow(at('23 07:00'))
  await store.db.transaction().execute((tx) => work.schedule.wake(tx, ['daily']))
  const late = sleep(TAKEN_OVER).then(() => {
    throw new Error('it did not look')
  })
  await Promise.race([ran.promise, late])
  await work.schedule.stop()
})
