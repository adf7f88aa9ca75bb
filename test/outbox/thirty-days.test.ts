/** The pace of one account over a month, and how long somebody who asks must wait behind a broadcast. */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { CAREFUL_PACE, type Pace } from '../../src/outbox/pace.ts'
import { LONG, openChance } from '../faults/draw.ts'
import { type TestDatabase, testDatabase } from '../world/database.ts'
import { at, openDesk } from './desk.ts'

const MINUTE = 60_000
const DAY = 86_400_000
const DAYS = 30
/** With two hundred a day it takes minutes. */
const PACE: Pace = { ...CAREFUL_PACE, perDay: LONG ? CAREFUL_PACE.perDay : 20 }
const BOUND = { timeout: LONG ? 3_600_000 : 600_000 }
const BEGIN = at('23 08:30')

let store: TestDatabase
beforeAll(async () => {
  store = await testDatabase()
})
afterAll(() => store.close())
beforeEach(() => store.reset())

/** Notices to everybody whom a chat reaches, in turn; none of them has an age limit. */
async function postNotices(count: number): Promise<void> {
  await sql`
    with reached as (select id, account_id, row_number() over (order by id) - 1 as place from chat where kind = 'private')
    insert into outbox (once, account_id, chat_id, kind, lane, feature, text, not_before, state, created_at)
    select 'notice ' || n, account_id, reached.id, 'notice', 5, 'test', 'notice ' || n, ${BEGIN}, 'due', ${BEGIN}
    from generate_series(1, ${count}) n join reached on place = n % (select count(*) from reached)`.execute(store.db)
}

interface Sent {
  readonly at: number
  readonly push: boolean
}

/** The pairs in `moments` that are `apart` places from each other and closer than `ms`. */
const crowded = (moments: readonly number[], apart: number, ms: number) =>
  moments.filter((moment, index) => (moments[index + apart] ?? Number.POSITIVE_INFINITY) - moment < ms)

test(
  'thirty days with restarts: no minute and no day holds too many, the allowance is used, answers go at once',
  BOUND,
  async () => {
    const chance = openChance('thirty days')
    const open = (moment: Date, owner: number) => openDesk(store.db, moment, { pace: PACE, owner: `${owner}` })
    let desk = await open(BEGIN, 0)
    await postNotices((DAYS + 1) * PACE.perDay)
    const sent: Sent[] = []
    const waits: number[] = []
    const end = BEGIN.getTime() + DAYS * DAY
    let asks = BEGIN.getTime() + chance.below(MINUTE)
    let asked: number | undefined
    let restarts = 0
    while (desk.now().getTime() < end) {
      const before = desk.tried.length
      const delivery = await desk.outbox.deliverOne()
      for (const { at: moment, text } of desk.tried.slice(before)) {
        sent.push({ at: moment.getTime(), push: text.startsWith('notice') })
        if (text.startsWith('answer') && asked !== undefined) waits.push(moment.getTime() - asked)
      }
      if (delivery.step === 'sent') continue
      const until = delivery.step === 'wait' ? delivery.until.getTime() : end
      if (chance.below(60) === 0) {
        restarts += 1
        await desk.outbox.stop()
        desk = await open(new Date(desk.now().getTime() + chance.below(8 * MINUTE)), restarts)
        // What waits for an answer has waited behind the broadcast only since the program is back.
        if (asked !== undefined) asked = desk.now().getTime()
      } else if (asks <= until) {
        desk.setNow(new Date(Math.max(asks, desk.now().getTime())))
        asked = desk.now().getTime()
        await desk.post('0101', `answer ${asked}`, { kind: 'reply' })
        // Now and then while a broadcast goes out, seldom in between.
        asks = asked + 20_000 + chance.below(until - asked > MINUTE ? DAY / 2 : MINUTE)
      } else {
        desk.setNow(new Date(until))
      }
    }
    const pushes = sent.filter((one) => one.push).map((one) => one.at)
    const used = pushes.length / (DAYS * PACE.perDay)
    const longest = Math.max(...waits)
    process.stdout.write(
      `thirty days: ${sent.length} sent, ${restarts} restarts, ${(used * 100).toFixed(1)} % of the allowance, ${waits.length} answers, the longest wait ${longest} ms\n`,
    )
    expect(
      crowded(
        sent.map((one) => one.at),
        PACE.perMinute,
        MINUTE,
      ),
    ).toEqual([])
    expect(crowded(pushes, PACE.perDay, DAY)).toEqual([])
    expect(used).toBeGreaterThanOrEqual(0.97)
    expect(waits.length).toBeGreaterThan(20)
    expect(longest).toBeLessThanOrEqual(PACE.pause[1])
  },
)

test('an answer waits for one slot at most behind 100,000 pushes', BOUND, async () => {
  const desk = await openDesk(store.db, BEGIN, { pace: CAREFUL_PACE })
  await postNotices(100_000)
  await desk.pass(new Date(BEGIN.getTime() + MINUTE - 1))
  // The minute has three places left, which no push may take.
  expect(desk.look()).toHaveLength(12)
  await desk.post('0101', 'answer', { kind: 'reply' })
  await desk.pass(new Date(desk.now().getTime() + CAREFUL_PACE.pause[1]))
  expect(desk.look()).toContain('answer')
})
