/** Whatever the clock does, and whenever the program is started again: each item is done once, or reported once. */
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { dayOf } from '../../src/base/calendar.ts'
import type { Job } from '../../src/feature.ts'
import { dayOfLunar, lunarOf } from '../../src/language/lunar.ts'
import { type TestDatabase, testDatabase } from '../world/database.ts'
import { dailyJob, openClockwork, write } from './clockwork.ts'

let store: TestDatabase
beforeAll(async () => {
  store = await testDatabase()
})
afterAll(() => store.close())
beforeEach(() => store.reset())

const SHANGHAI = 'Asia/Shanghai'
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Notes the moment that it was due, done or lost. */
function honestJob(cron: string, lateBy: number): Job {
  return dailyJob({
    cron,
    lateBy,
    missed: async ({ due }) => `(${due.toISOString()})`,
    async run({ db, due }) {
      await write(db, `ran (${due.toISOString()})`)
      return { messages: [], again: false }
    },
  })
}

/** Looks at the clock at each of `moments`, in a new process where it `restarts` before that; what ran and what was reported lost, in order. */
async function live(
  job: Job,
  zone: string,
  moments: readonly Date[],
  restarts: (index: number) => boolean = () => true,
): Promise<{ ran: string[]; lost: string[] }> {
  let work: Awaited<ReturnType<typeof openClockwork>> | undefined
  for (const [index, moment] of moments.entries()) {
    if (work !== undefined && restarts(index)) {
      await work.schedule.stop()
      work = undefined
    }
    work ??= await openClockwork(store.db, [job], { begin: moment, zone })
    work.setNow(moment)
    await work.schedule.runDue()
  }
  await work?.schedule.stop()
  const rows = await store.db.selectFrom('audit').select('action').orderBy('id').execute()
  const dues = (which: RegExp) =>
    rows.flatMap(({ action }) => (which.test(action) ? [/\((.*?)\)/.exec(action)?.[1] ?? ''] : []))
  return { ran: dues(/^ran /), lost: dues(/^schedule: /) }
}

const utc = (...moments: string[]) => moments.map((moment) => new Date(`${moment}Z`))
const iso = (...moments: string[]) => utc(...moments).map((moment) => moment.toISOString())

describe('one by one', () => {
  test.each<[string, string, string, number, string[], string[], string[]]>([
    [
      'an hour forward',
      SHANGHAI,
      '0 16 * * *',
      240,
      ['2026-11-23T07:30', '2026-11-23T08:30', '2026-11-23T09:30'],
      ['2026-11-23T08:00'],
      [],
    ],
    [
      'an hour back, over an item that is done',
      SHANGHAI,
      '0 16 * * *',
      240,
      ['2026-11-23T07:30', '2026-11-23T08:10', '2026-11-23T07:10', '2026-11-23T08:00', '2026-11-23T08:20'],
      ['2026-11-23T08:00'],
      [],
    ],
    [
      'two days forward',
      SHANGHAI,
      '0 16 * * *',
      240,
      ['2026-11-23T07:30', '2026-11-25T09:00'],
      ['2026-11-25T08:00'],
      ['2026-11-23T08:00', '2026-11-24T08:00'],
    ],
    [
      'two days back, and on from there',
      SHANGHAI,
      '0 16 * * *',
      240,
      ['2026-11-25T07:30', '2026-11-25T08:00', '2026-11-23T08:00', '2026-11-24T08:00', '2026-11-26T08:00'],
      ['2026-11-25T08:00', '2026-11-26T08:00'],
      [],
    ],
    [
      'a standstill of twenty seconds over the minute',
      SHANGHAI,
      '0 16 * * *',
      0,
      ['2026-11-23T07:59:50', '2026-11-23T08:00:10', '2026-11-23T08:00:11'],
      ['2026-11-23T08:00'],
      [],
    ],
    [
      'a start at midnight, again and again',
      SHANGHAI,
      '0 0 * * *',
      5,
      ['2026-11-22T15:59:59', '2026-11-22T16:00:00', '2026-11-22T16:00:00', '2026-11-22T16:00:01', '2026-11-22T16:01'],
      ['2026-11-22T16:00'],
      [],
    ],
    [
      'the end of February',
      SHANGHAI,
      '0 9 28-31,1 * *',
      60,
      ['2027-02-27T01:00', '2027-02-28T01:00', '2027-03-01T01:00', '2027-03-02T01:00'],
      ['2027-02-28T01:00', '2027-03-01T01:00'],
      [],
    ],
    [
      'the end of February in a leap year',
      SHANGHAI,
      '0 9 29 2 *',
      60,
      ['2028-02-28T01:00', '2028-02-29T01:30', '2028-03-01T01:00', '2029-03-01T01:00'],
      ['2028-02-29T01:00'],
      [],
    ],
    [
      'three days off',
      SHANGHAI,
      '0 9 * * *',
      60,
      ['2026-10-01T00:00', '2026-10-04T00:59', '2026-10-04T01:00'],
      ['2026-10-04T01:00'],
      ['2026-10-01T01:00', '2026-10-02T01:00', '2026-10-03T01:00'],
    ],
    [
      'a zone that skips the hour',
      'Europe/Berlin',
      '30 2 * * *',
      30,
      ['2026-03-28T12:00', '2026-03-29T01:00', '2026-03-29T01:30', '2026-03-29T12:00'],
      ['2026-03-29T01:00'],
      [],
    ],
    [
      'a zone that has the hour twice',
      'Europe/Berlin',
      '30 2 * * *',
      30,
      ['2026-10-24T12:00', '2026-10-25T00:30', '2026-10-25T01:15', '2026-10-25T01:30', '2026-10-25T12:00'],
      ['2026-10-25T00:30'],
      [],
    ],
  ])('%s', async (_what, zone, cron, lateBy, moments, ran, lost) => {
    expect(await live(honestJob(cron, lateBy), zone, utc(...moments))).toEqual({ ran: iso(...ran), lost: iso(...lost) })
  })
})

test('whatever the clock does', async () => {
  const leap = fc.oneof(
    fc.constantFrom(HOUR, -HOUR, 2 * DAY, -2 * DAY, 20_000, 0, 3 * DAY),
    fc.integer({ min: 0, max: 90 * MINUTE }),
  )
  const begin = new Date('2027-02-26T20:00:00Z')
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(leap, fc.boolean()), { minLength: 3, maxLength: 8 }), async (story) => {
      await store.reset()
      const leaps = story.map(([ms]) => ms)
      const isNewProcess = (index: number) => story[index - 1]?.[1] ?? true
      const moments = leaps.map((_, index) => {
        const passed = leaps.slice(0, index + 1).reduce((sum, ms) => sum + ms, 0)
        return new Date(begin.getTime() + passed)
      })
      const { ran, lost } = await live(honestJob('0 */3 * * *', 90), SHANGHAI, [begin, ...moments], isNewProcess)
      const last = Math.max(begin.getTime(), ...moments.map(Number))
      const due: string[] = []
      // The first one is at six in the morning of the office.
      for (let at = begin.getTime() + 2 * HOUR; at <= last; at += 3 * HOUR) due.push(new Date(at).toISOString())
      expect([...ran, ...lost].sort()).toEqual(due)
    }),
    { numRuns: 12 },
  )
})

test('a leap lunar month: everybody’s day comes once, also where the program was off', async () => {
  // 2025 has a sixth month twice: from June 25 and from July 25.
  const people = [
    { name: '六月初一', month: 6, day: 1 },
    { name: '六月三十', month: 6, day: 30 },
    { name: '七月初一', month: 7, day: 1 },
  ]
  const whose = (day: string) =>
    people.filter(({ month, day: at }) => dayOfLunar({ year: 2025, month, day: at, leap: false }) === day)
  const names = (due: Date) => whose(dayOf(due, SHANGHAI)).map(({ name }) => name)
  const greet = dailyJob({
    cron: '0 9 * * *',
    lateBy: 120,
    missed: async ({ due }) => names(due).map((name) => `(${name})`)[0],
    async run({ db, due }) {
      for (const name of names(due)) await write(db, `ran (${name})`)
      return { messages: [], again: false }
    },
  })
  expect(lunarOf('2025-08-01')).toMatchObject({ month: 6, leap: true })
  const days = Array.from({ length: 90 }, (_, index) => new Date(Date.parse('2025-06-10T01:05:00Z') + index * DAY))
  const isOn = (moment: Date) => moment < new Date('2025-07-23') || moment > new Date('2025-07-26')
  const { ran, lost } = await live(greet, SHANGHAI, days.filter(isOn))
  expect({ ran, lost }).toEqual({ ran: ['六月初一', '七月初一'], lost: ['六月三十'] })
})
