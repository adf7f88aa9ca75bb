/** The yardstick: transactions that write the same rows and do nothing else. */
import pg from 'pg'
import { monotonic } from '../../../src/base/clock.ts'
import { lineTo } from '../../../src/store/pglite-line.ts'
import { startPglite } from '../../../src/store/pglite-proxy.ts'

type Run = (sql: string, values: readonly unknown[]) => Promise<unknown>

const CONNECTIONS = 10

/** Bare transactions a second on PostgreSQL, over ten connections. */
export async function barePostgres(url: string, count: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS })
  const work = async (n: number) => {
    const client = await pool.connect()
    await writeRows((sql, values) => client.query(sql, [...values]), n)
    client.release()
  }
  const rate = await rateOf(count, CONNECTIONS, work)
  await pool.end()
  return rate
}

/** Bare transactions a second through the worker; the folder must not be open. */
export async function barePglite(folder: string, count: number): Promise<number> {
  const pglite = await startPglite(folder)
  const client = new pg.Client({ stream: () => lineTo(pglite), user: 'postgres', database: 'postgres' })
  await client.connect()
  const rate = await rateOf(count, 1, (n) => writeRows((sql, values) => client.query(sql, [...values]), n))
  await client.end()
  await pglite.close()
  return rate
}

/** What comes in, the answer that it is, and the receipt. */
async function writeRows(run: Run, n: number): Promise<void> {
  const at = new Date(Date.UTC(2026, 10, 23, 1))
  await run('begin', [])
  await run(
    `insert into inbox (account_id, platform_message_id, chat_id, sender_platform_id, sender_name, sender_alias,
       sender_room_alias, kind, text, mentions_self, sent_at, received_at, state)
     values ($1, $2, $3, $4, $5, '', '', 'text', $6, false, $7, $7, 'handled')`,
    ['bench', `bare-${n}`, n, `phone-${n}`, `某${n}`, '我去', at],
  )
  await run(
    `insert into sign_up (activity_id, person_id, answer, heads, companions, seat, channel, answered_at)
     values (1, $1, 'yes', 1, '[]', 'seated', 'private', $2)`,
    [n, at],
  )
  await run(
    `insert into outbox (once, account_id, chat_id, kind, lane, feature, text, not_before, created_at, state)
     values ($1, $2, $3, 'reply', 1, 'activities', $4, $5, $5, 'due')`,
    [`bare ${n}`, 'bench', n, '已给您报名，重阳茶话会，11月25日（周三）上午9点，活动中心。去不了了请回2。', at],
  )
  await run('commit', [])
}

async function rateOf(count: number, atOnce: number, work: (n: number) => Promise<void>): Promise<number> {
  let next = 0
  const from = monotonic()
  const worker = async () => {
    while (next < count) {
      next += 1
      await work(next)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return (count * 1000) / (monotonic() - from)
}
