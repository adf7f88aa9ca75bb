/** The whole program in this process, its chat account behind a puppet service in another one, and a faulty line between. */
import { onTestFinished, vi } from 'vitest'
import { demoOffice } from '../../../db/demo/office.ts'
import { createApp } from '../../../src/app.ts'
import { systemClock } from '../../../src/base/clock.ts'
import { silentLog } from '../../../src/base/log.ts'
import { openChat } from '../../../src/chat/open-chat.ts'
import { listFeatures } from '../../../src/features/index.ts'
import { QUICK_PACE } from '../../../src/outbox/pace.ts'
import { DEFAULT_WINDOW } from '../../../src/outbox/window.ts'
import { openRehearsal } from '../../../src/rehearsal/open-rehearsal.ts'
import type { TestDatabase } from '../../world/database.ts'
import { type FaultyProxy, startProxy } from './proxy.ts'
import { type Service, startService } from './service.ts'
import { TOKEN } from './token.ts'

const PEOPLE = ['phone-0101', 'phone-0102', 'phone-0103', 'phone-0104']

export interface Stage {
  readonly store: TestDatabase
  readonly service: Service
  readonly proxy: FaultyProxy
  /** The people in turn ask for help, so many times in all. */
  say(count: number): Promise<void>
  /** Resolves when everything said so far is answered and nothing is in hand; a send in doubt is tried again seconds later. */
  answered(): Promise<void>
}

/** The office at work on an empty `store`, its phones at the other end of a line that can fail; closed with the test. */
export async function openStage(store: TestDatabase): Promise<Stage> {
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
    store,
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
        const rows = await store.db.selectFrom('outbox').select(['once', 'state', 'attempts', 'not_before']).execute()
        const answers = rows.filter(({ once }) => /^inbox \d+:reply/.test(once))
        // A line to staff that is in doubt waits for a minute; at night, one about the login waits for the morning.
        const waits = ({ attempts, not_before }: (typeof rows)[number]) => attempts > 0 || not_before > clock.now()
        const ended = rows.every((row) => (row.state === 'due' ? waits(row) : row.state !== 'sending'))
        return ended && answers.length >= said && answers.every(({ state }) => state === 'sent')
      }
      for (let jump = 0; jump < 20 && !(await done()); jump += 1) {
        await vi.waitUntil(done, { timeout: 6_000, interval: 50 }).catch(() => {})
        ahead += 20_000
      }
    },
  }
}
