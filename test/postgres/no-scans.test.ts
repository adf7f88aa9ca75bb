/**
 * What a message costs must not grow with the roster: every statement of its turn is explained again, and none may look
 * at more than a few of some thousand people. Of a turn is what two turns ask alike: a job that runs beside one of them,
 * such as the one that sets remarks after a login, may well look at everybody.
 */
import { sql } from 'kysely'
import pg from 'pg'
import { afterEach, describe, expect, test } from 'vitest'
import { sleep } from '../../src/base/clock.ts'
import { laneOf } from '../../src/outbox/lanes.ts'
import { QUICK_PACE } from '../../src/outbox/pace.ts'
import { SETTINGS } from '../../src/store/pool.ts'
import { ACCOUNT, openBenchOffice } from '../bench/office.ts'
import { type Ground, openGround } from '../bench/stores.ts'
import { usePostgres } from '../world/postgres.ts'
import { until } from '../world/world.ts'

const PEOPLE = 3_000
/** The history of one person, the members of the office: never so many. */
const FEW = 100
/** In milliseconds. */
const A_MOMENT = 300
const UNIQUE_VIOLATION = '23505'
const AS_THE_PROGRAM = SETTINGS.map((setting) => `-c ${setting}`).join(' ')

interface Asked {
  readonly text: string
  readonly values: readonly unknown[]
}

const { query } = pg.Client.prototype
afterEach(() => {
  pg.Client.prototype.query = query
})

/** Everything that is asked meanwhile, in order: by the turn, and by whatever job of the office runs beside it. */
async function listenTo(doing: () => Promise<void>): Promise<readonly Asked[]> {
  const asked: Asked[] = []
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [config] = args as [string | { text: string; values?: readonly unknown[] }]
    if (typeof config === 'object') asked.push({ text: config.text, values: config.values ?? [] })
    return Reflect.apply(query, this, args) as unknown
  } as typeof query
  await doing()
  pg.Client.prototype.query = query
  return asked
}

/** The most rows that any step of its plan reads, those it leaves out included. */
async function mostRead(client: pg.Client, { text, values }: Asked): Promise<number> {
  const { rows } = await client.query(`explain (analyze, format json) ${text}`, [...values])
  const read = (plan: Plan): number =>
    Math.max(plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0), ...(plan.Plans ?? []).map(read))
  return read((rows[0] as { 'QUERY PLAN': readonly [{ Plan: Plan }] })['QUERY PLAN'][0].Plan)
}

/** What was written a moment ago cannot be written again; it was found by its key. */
function whatIsThere(error: unknown): number {
  if (error instanceof pg.DatabaseError && error.code === UNIQUE_VIOLATION) return 0
  throw error
}

interface Plan {
  readonly 'Actual Rows': number
  readonly 'Rows Removed by Filter'?: number
  readonly Plans?: readonly Plan[]
}

/** A notice to everybody that waits for tomorrow; nobody has counted its rows yet. */
async function layNotice({ store: { db } }: Ground): Promise<void> {
  await sql`
    insert into outbox (once, account_id, chat_id, person_id, kind, lane, feature, about, text, not_before, not_after, state, created_at)
    select 'waits ' || id, ${ACCOUNT}, id, id, 'notice', ${laneOf('notice')}, 'notices', 'notice:1:text', '停水', now() + interval '100 years',
      now() + interval '101 years', 'due', now() from person`.execute(db)
}

describe.skipIf((await usePostgres()) === undefined)('a turn, and the way of its answer', () => {
  test.each([
    ['我去', async () => {}],
    ['我和老伴都去，几点开始？', async () => {}],
    ['你好', async () => {}],
    ['我去', layNotice],
  ] as const)('read a few rows, however many people there are: %s', async (words, lay) => {
    const ground = await openGround('postgres')
    const office = await openBenchOffice(ground.store, { people: PEOPLE, pace: QUICK_PACE, journal: ground.journal })
    await lay(ground)
    const areAnswered = (count: number) => office.network.ledger().length >= 2 * count
    const hear = async (nth: number) => {
      office.network.say(office.contact(nth + 1), { bot: true }, { text: words })
      await until(async () => areAnswered(nth), `message ${nth} was not answered`)
      // How it went is written down after it has gone.
      await sleep(A_MOMENT)
    }
    office.network.line.release()
    await hear(1)
    const [asked, askedAgain] = [await listenTo(() => hear(2)), await listenTo(() => hear(3))]
    await office.stop()

    const client = new pg.Client({ connectionString: ground.url, options: AS_THE_PROGRAM })
    await client.connect()
    const again = new Set(askedAgain.map(({ text }) => text))
    const statements = asked.filter(
      ({ text }) => again.has(text) && /^\s*(select|with|update|insert|delete)/.test(text),
    )
    expect(statements.length).toBeGreaterThan(8)
    const wide: string[] = []
    for (const one of statements) {
      await client.query('begin')
      const read = await mostRead(client, one).catch(whatIsThere)
      await client.query('rollback')
      if (read > FEW) wide.push(`${read} rows: ${one.text}`)
    }
    await client.end()
    await ground.clear()
    expect(wide).toEqual([])
  })
})
