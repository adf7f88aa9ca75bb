/** The whole program on a puppet service whose line fails: nothing lost, everything in order. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { monotonic, sleep } from '../../../src/base/clock.ts'
import { holdAgainst } from '../../faults/ledger.ts'
import { type TestDatabase, testDatabase } from '../../world/database.ts'
import { openStage, type Stage } from './stage.ts'

let store: TestDatabase
beforeAll(async () => {
  store = await testDatabase()
})
afterAll(() => store.close())
beforeEach(() => store.reset())

/** `leavesAGap`: nothing was heard for a while, and the book says so. */
const FAULTS: readonly [string, (stage: Stage) => Promise<void>, leavesAGap?: true][] = [
  [
    'cut 8 times',
    async ({ say, proxy }) => {
      for (let round = 0; round < 8; round += 1) {
        await say(5)
        await sleep(round * 12)
        proxy.cut()
      }
    },
  ],
  [
    'refused for a second',
    async ({ say, proxy }) => {
      await say(10)
      await proxy.refuse()
      await say(10)
      await sleep(1_000)
      await proxy.listen()
    },
  ],
  [
    'half-open',
    async ({ say, proxy }) => {
      await say(10)
      proxy.swallow('old')
      await say(10)
      await sleep(3_000)
      await say(5)
    },
    true,
  ],
  [
    'delayed by up to 4 ms',
    async ({ say, proxy }) => {
      proxy.jitter(4)
      await say(40)
    },
  ],
  [
    'killed with -9 and started again',
    async ({ say, service }) => {
      await say(10)
      await service.kill()
      await sleep(300)
      await service.revive()
      await say(10)
    },
  ],
]

/** The answer in hand when the line fails is the only one that may be said again: nobody knows whether it arrived. */
test.each(FAULTS)(
  '%s: every message is recorded and answered in order, one answer at most twice',
  async (what, fail, leavesAGap) => {
    const stage = await openStage(store)
    const from = monotonic()
    await fail(stage)
    await stage.answered()
    process.stdout.write(`${what}: all answered after ${Math.round(monotonic() - from)} ms\n`)
    const { ledger } = await stage.service.look()
    const { faults, doubled } = await holdAgainst(store.db, ledger)
    expect(faults).toEqual([])
    expect(doubled).toBeLessThanOrEqual(1)
    const gaps = await store.db.selectFrom('gap').select(['why', 'until_at']).execute()
    const isInTheBook = gaps.some(({ why, until_at }) => why === 'away' && until_at !== null)
    expect(isInTheBook || leavesAGap !== true).toBe(true)
  },
)
