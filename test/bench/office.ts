/** A large office at work: some thousands of people, all asked to one activity, their phones in this process. */
import { type Kysely, sql } from 'kysely'
import { demoOffice } from '../../db/demo/office.ts'
import type { Schema } from '../../db/schema.ts'
import { createApp } from '../../src/app.ts'
import type { App } from '../../src/app-parts.ts'
import { monotonic, sleep } from '../../src/base/clock.ts'
import { randomIds } from '../../src/base/ids.ts'
import { type Log, silentLog } from '../../src/base/log.ts'
import type { Chat } from '../../src/chat/chat.ts'
import { createNetwork, type Network } from '../../src/chat/local/network.ts'
import { openChat } from '../../src/chat/open-chat.ts'
import { listFeatures } from '../../src/features/index.ts'
import type { Journal } from '../../src/journal/journal.ts'
import { CAREFUL_PACE, type Pace } from '../../src/outbox/pace.ts'
import { DEFAULT_WINDOW } from '../../src/outbox/window.ts'
import type { Store } from '../../src/store/open-store.ts'
import { officeTime } from '../world/world.ts'

export interface BenchOffice {
  readonly db: Kysely<Schema>
  readonly network: Network
  readonly app: App
  readonly chat: Chat
  /** The contact of the n-th person, from 1. */
  contact(n: number): string
  stop(): Promise<void>
}

export interface BenchOptions {
  readonly people: number
  readonly journal?: Journal
  /** Counts the statements of the app. */
  readonly count?: () => void
  readonly pace?: Pace
  /** Hears what the app says of itself. */
  readonly log?: Log
  /** A line to a puppet elsewhere, instead of the phones here. */
  readonly chat?: (account: string) => Promise<Chat>
}

export const ACCOUNT = 'bench'
const BEGIN = '2026-11-23 09:00'
/** The activity that everybody is asked to. */
const TITLE = '重阳茶话会'

/** A Monday at nine, from when on the clock runs. */
export function benchClock() {
  const [begin, from] = [officeTime(BEGIN).getTime(), monotonic()]
  return { now: () => new Date(begin + monotonic() - from) }
}

/** Opens the office on an empty, migrated database, and starts it; the line is held until `network.line.release`. */
export async function openBenchOffice(store: Store, options: BenchOptions): Promise<BenchOffice> {
  const clock = benchClock()
  await fillOffice(store.db, options.people)
  const network = createNetwork({ now: clock.now, ids: randomIds })
  for (let n = 1; n <= options.people; n++) network.addContact({ id: contactOf(n), name: `某${n}` })
  const chat = await (options.chat?.(ACCOUNT) ??
    openChat({ puppet: 'local', account: ACCOUNT, log: silentLog, now: clock.now, network }))
  const app = createApp({
    db: options.count === undefined ? store.db : counting(store.db, options.count),
    soleProcess: store.kind === 'pglite',
    chat,
    clock,
    ids: randomIds,
    log: options.log ?? silentLog,
    office: demoOffice,
    features: listFeatures({ remindAt: '16:00' }),
    pace: options.pace ?? CAREFUL_PACE,
    window: DEFAULT_WINDOW,
    ...(options.journal === undefined ? {} : { journal: options.journal }),
  })
  await app.prepare()
  network.line.hold()
  await app.start()
  while (chat.state() !== 'online') await sleep(5)
  return { db: store.db, network, app, chat, contact: contactOf, stop: () => app.stop() }
}

const contactOf = (n: number) => `phone-${n}`

function counting(db: Kysely<Schema>, count: () => void): Kysely<Schema> {
  return db.withPlugin({
    transformQuery({ node }) {
      count()
      return node
    },
    transformResult: async ({ result }) => result,
  })
}

/** People 1 to `count`, each bound to a chat, asked to the activity, the question open. */
export async function fillOffice(db: Kysely<Schema>, count: number): Promise<void> {
  const now = officeTime(BEGIN)
  const starts = officeTime('2026-11-25 09:00')
  await sql`insert into account (id, puppet) values (${ACCOUNT}, 'local')`.execute(db)
  await sql`
    insert into person (id, number, name, former_unit, phone)
    select n, n::text, '张' || n, '车间', '138' || n from generate_series(1, ${count}::int) n`.execute(db)
  await sql`insert into appointment (person_id, role, from_day) values (1, 'staff', '2020-01-01')`.execute(db)
  await sql`
    insert into chat (id, account_id, kind, platform_id, name, created_at)
    select n, ${ACCOUNT}, 'private', 'phone-' || n, '某' || n, ${now} from generate_series(1, ${count}::int) n`.execute(
    db,
  )
  await sql`
    insert into binding (chat_id, person_id, confirmed, from_at)
    select n, n, true, ${now} from generate_series(1, ${count}::int) n`.execute(db)
  await sql`
    insert into activity (id, title, starts_at, place, audience_words, audience, deadline_at, state, planned_by, created_at, published_at)
    values (1, ${TITLE}, ${starts}, '活动中心', '全体', '{"kind":"all"}', ${starts}, 'published', 1, ${now}, ${now})`.execute(
    db,
  )
  await sql`
    insert into invitation (activity_id, person_id, asked_at)
    select 1, n, ${now} from generate_series(1, ${count}::int) n`.execute(db)
  await sql`
    insert into outbox (id, once, account_id, chat_id, person_id, kind, lane, feature, about, text, not_before, state, attempts,
      created_at, ended_at, sent_to)
    select n, 'ask ' || n, ${ACCOUNT}, n, n, 'notice', 5, 'activities', 'activity:1:1:invitation', '【请回复】', ${now}, 'sent', 1,
      ${now}, ${now}::timestamptz - interval '2 days', 'phone-' || n from generate_series(1, ${count}::int) n`.execute(
    db,
  )
  await sql`
    insert into awaited (feature, answer, payload, options, about, title, chat_id, person_id, outbox_id, asked_at, expires_at)
    select 'activities', 'sign-up', jsonb_build_object('activityId', 1, 'personId', n), ${OPTIONS}::jsonb, 'activity:1', ${TITLE}, n, n, n,
      ${now}, ${starts} from generate_series(1, ${count}::int) n`.execute(db)
  for (const table of ['person', 'chat', 'activity', 'outbox'] as const) {
    await sql`select setval(pg_get_serial_sequence(${table}, 'id'), ${count + 1})`.execute(db)
  }
  // Not the whole database: of a table analyzed while empty the planner would believe that it stays so, which no office has.
  await sql`analyze account, person, chat, binding, activity, invitation, outbox, awaited`.execute(db)
}

const OPTIONS = JSON.stringify([
  { number: 1, value: 'yes', label: '去', words: ['参加', '报名', '我去', '能去'] },
  { number: 2, value: 'no', label: '不去', words: ['不参加', '不报名', '我不去', '去不了'] },
])
