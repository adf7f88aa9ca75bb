/** Delivery one by one to a platform that takes no time, unpaced, beside pg-boss fetching and completing one job after the other. */
import { PgBoss } from 'pg-boss'
import { demoOffice } from '../../../db/demo/office.ts'
import { monotonic } from '../../../src/base/clock.ts'
import { silentLog } from '../../../src/base/log.ts'
import { moveQuestions, openQuestions } from '../../../src/conversation/questions.ts'
import type { Hold, Message } from '../../../src/feature.ts'
import { listFeatures } from '../../../src/features/index.ts'
import { createPeoplePorts } from '../../../src/features/people/ports.ts'
import { createOutbox } from '../../../src/outbox/outbox.ts'
import { createPost } from '../../../src/outbox/post.ts'
import { DEFAULT_WINDOW } from '../../../src/outbox/window.ts'
import { isDatabaseFault } from '../../../src/store/retry.ts'
import { type Figure, type Measured, ratio } from '../figure.ts'
import { ACCOUNT, benchClock, fillOffice } from '../office.ts'
import type { Ground } from '../stores.ts'
import { onGround } from './inbox.ts'

/** Nobody asks it when a message goes: it is day. */
const workingOffice = { ...demoOffice, nextSending: (moment: Date) => moment, sentBy: (moment: Date) => moment }

const MESSAGES = 3_000
const NO_PACE = {
  pause: [0, 0],
  replyPause: 0,
  perMinute: Number.POSITIVE_INFINITY,
  perDay: Number.POSITIVE_INFINITY,
} as const

export const delivery: Figure = { id: 'delivery', measure: () => onGround('postgres', measure) }

async function measure(ground: Ground): Promise<readonly Measured[]> {
  const yard = { name: 'pg-boss, one by one', value: await pgBoss(ground.url ?? '') }
  await fillOffice(ground.store.db, MESSAGES)
  const answers = await deliver(ground, 'reply', (n) => ({ chat: n }))
  const notices = await deliver(ground, 'notice', (n) => ({ person: n }))
  return [ratio('answers delivered', answers, yard, 1), ratio('notices delivered', notices, yard, 1)]
}

async function pgBoss(url: string): Promise<number> {
  const boss = new PgBoss({ connectionString: url, supervise: false, schedule: false })
  await boss.start()
  await boss.createQueue('bench')
  await boss.insert(
    'bench',
    Array.from({ length: MESSAGES }, (_, n) => ({ data: { chat: n, text: '已给您报名' } })),
  )
  const from = monotonic()
  for (let n = 0; n < MESSAGES; n++) {
    const [job] = await boss.fetch('bench')
    if (job === undefined) throw new Error('pg-boss has lost a job')
    await boss.complete('bench', job.id)
  }
  const rate = (MESSAGES * 1000) / (monotonic() - from)
  await boss.stop()
  return rate
}

async function deliver(
  { store: { db } }: Ground,
  kind: Message['kind'],
  to: (n: number) => Message['to'],
): Promise<number> {
  const clock = benchClock()
  const ports = createPeoplePorts({}, demoOffice, clock)
  const post = createPost(ports, openQuestions, demoOffice)
  const messages = Array.from({ length: MESSAGES }, (_, n): Message => {
    return {
      to: to(n + 1),
      kind,
      once: `${kind} ${n}`,
      text: '已给您报名，重阳茶话会。',
      about: 'activity:1:1:invitation',
    }
  })
  await db.transaction().execute((tx) => post(tx, 'activities', messages, clock.now()))
  const features = listFeatures({ remindAt: '16:00' })
  const outbox = await createOutbox({
    db,
    log: silentLog,
    now: clock.now,
    zone: demoOffice.zone,
    window: DEFAULT_WINDOW,
    pace: NO_PACE,
    account: ACCOUNT,
    puppet: 'local',
    owner: 'bench',
    online: () => true,
    ports,
    post,
    moveQuestions,
    async stillWanted(tx, claimed, now) {
      const reasons = new Map<number, string | Hold>()
      for (const feature of features) {
        for (const [id, why] of (await feature.stillWanted?.(tx, claimed, now, workingOffice)) ?? [])
          reasons.set(id, why)
      }
      return reasons
    },
    send: async () => ({ outcome: 'sent' }),
    isDatabaseFault,
    changed: () => {},
  })
  const from = monotonic()
  while ((await outbox.deliverOne()).step === 'sent');
  const rate = (MESSAGES * 1000) / (monotonic() - from)
  await outbox.stop()
  const left = await db.selectFrom('outbox').select('id').where('state', '!=', 'sent').limit(1).execute()
  if (left.length > 0) throw new Error('something was not sent')
  return rate
}
