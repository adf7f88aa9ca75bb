/** The whole program on a puppet service whose line fails: nothing lost, nothing twice, everything in order. */
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { demoOffice } from '../../../db/demo/office.ts'
import { createApp } from '../../../src/app.ts'
import { monotonic, sleep, systemClock } from '../../../src/base/clock.ts'
import { silentLog } from '../../../src/base/log.ts'
import { openChat } from '../../../src/chat/open-chat.ts'
import { listFeatures } from '../../../src/features/index.ts'
import { QUICK_PACE } from '../../../src/outbox/pace.ts'
import { DEFAULT_WINDOW } from '../../../src/outbox/window.ts'
import { openRehearsal } from '../../../src/rehearsal/open-rehearsal.ts'
import { type TestDatabase, testDatabase } from '../../world/database.ts'
import { checkLedger } from './ledger.ts'
import { type FaultyProxy, startProxy } from './proxy.ts'
import { type Service, startService } from './service.ts'
import { TOKEN } from './token.ts'

const PEOPLE = ['phone-0101', 'phone-0102', 'phone-0103', 'phone-0104']

let store: TestDatabase
beforeAll(async () => {
  store = await testDatabase()
})
afterAll(() => store.close())
beforeEach(() => store.reset())

interface Stage {
  readonly service: Service
  readonly proxy: FaultyProxy
  /** The people in turn ask for help, so many times in all. */
  say(count: number): Promise<void>
  /** Resolves when everything said so far is answered; a send in doubt is tried again a minute later. */
  answered(): Promise<void>
}

async function openStage(): Promise<Stage> {
  const service = await startService()
  const proxy = await startProxy(service.port)
  let count = 0
  let ahead = 0
  const clock = { now: () => new Date(systemClock.now().getTime() + ahead) }
  const ids = () => `id-${++count}`
  // Seeds the office; its phones are those of the service.
  const { account } = await openRehearsal({ db: store.db, machine: clock, ids, nextSending: (at) => at })
  const chat = await openChat({
    puppet: 'wechaty-puppet-service',
    options: { token: TOKEN, endpoint: `127.0.0.1:${proxy.port}`, tls: { disable: true } },
    account,
    log: silentLog,
    now: clock.now,
    lineWaits: { probeEveryMs: 300, answerMs: 1_500, openMs: 1_000 },
  })
  const app = createApp({
    db: store.db,
    soleProcess: true,
    chat,
    clock,
    ids,
    log: silentLog,
    office: demoOffice,
    features: listFeatures({ remindAt: '16:00' }),
    pace: { ...QUICK_PACE, pause: [0, 0], replyPause: 0, perMinute: 100_000 },
    window: DEFAULT_WINDOW,
  })
  await app.prepare()
  await app.start()
  onTestFinished(async () => {
    await app.stop()
    await proxy.close()
    await service.close()
  })
  await vi.waitUntil(() => app.line() === 'online', { timeout: 60_000 })
  let said = 0
  return {
    service,
    proxy,
    async say(times) {
      for (let time = 0; time < times; time += 1) {
        said += 1
        await service.say(PEOPLE[said % PEOPLE.length] ?? '', '帮助')
      }
    },
    async answered() {
      const done = async () => {
        const rows = await store.db
          .selectFrom('outbox')
          .select('state')
          .where('once', 'like', 'inbox %:reply%')
          .execute()
        return rows.length >= said && rows.every(({ state }) => state === 'sent')
      }
      for (let minute = 0; minute < 10 && !(await done()); minute += 1) {
        await vi.waitUntil(done, { timeout: 6_000, interval: 50 }).catch(() => {})
        ahead += 61_000
      }
    },
  }
}

const FAULTS: readonly [string, (stage: Stage) => Promise<void>][] = [
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

test.each(FAULTS)('%s: every message is recorded once and answered once, in order', async (what, fail) => {
  const stage = await openStage()
  const from = monotonic()
  await fail(stage)
  await stage.answered()
  process.stdout.write(`${what}: all answered after ${Math.round(monotonic() - from)} ms\n`)
  const { ledger } = await stage.service.look()
  expect(await checkLedger(store.db, ledger)).toEqual([])
})
