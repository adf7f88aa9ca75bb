/** Three processes claim from one inbox: every message is handled once, in the order of its chat. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Schema } from '../../db/schema.ts'
import { silentLog } from '../../src/base/log.ts'
import { openStore } from '../../src/store/open-store.ts'
import { LONG } from '../faults/draw.ts'
import { usePostgres } from '../world/postgres.ts'

const postgres = await usePostgres()
const SCRIPT = join(import.meta.dirname, 'claim-process.ts')
const MESSAGES = LONG ? 1_000_000 : 3_000
const CHATS = 500

/**
 * Rows that are looked at for one claim: those in hand, the older ones of the chat; never all that wait, which would be half
 * of all messages on the average. A busy machine, on which claims are let go and taken again, has shown 300 instead of 15.
 */
const MOST_READ = 500

/** Rows of the inbox that the server has read, by index or without. */
async function readOf(db: Kysely<Schema>): Promise<number> {
  await sql`select pg_stat_force_next_flush()`.execute(db)
  const { rows } = await sql<{ read: number }>`
    select (seq_tup_read + idx_tup_fetch)::int as read from pg_stat_user_tables where relname = 'inbox'`.execute(db)
  return rows[0]?.read ?? Number.POSITIVE_INFINITY
}

/** Resolves with how many it has ended. */
async function claimAll(databaseUrl: string, name: string): Promise<number> {
  const child = spawn(process.execPath, [SCRIPT, databaseUrl, name], { stdio: ['ignore', 'pipe', 'inherit'] })
  return Number(Buffer.concat(await child.stdout.toArray()).toString())
}

describe.skipIf(!postgres)('three processes on one inbox', () => {
  test(`of ${MESSAGES} messages none is claimed twice or out of order`, {
    timeout: LONG ? 3_600_000 : 600_000,
  }, async () => {
    const databaseUrl = (await postgres?.createDatabase('claims')) ?? ''
    const store = await openStore({ databaseUrl, dataDir: '', log: silentLog })
    onTestFinished(() => store.close())
    await fill()

    const ended = await Promise.all(['one', 'two', 'three'].map((name) => claimAll(databaseUrl, name)))
    expect(ended.reduce((sum, count) => sum + count, 0)).toBe(MESSAGES)

    const { rows } = await sql<{ count: number; more: number; early: number }>`
      select count(*) filter (where state = 'handled')::int as count, count(*) filter (where attempts <> 1)::int as more,
        count(*) filter (where handled_at < before)::int as early
      from (select *, lag(handled_at) over (partition by chat_id order by id) as before from inbox) ordered`.execute(
      store.db,
    )
    expect(rows).toEqual([{ count: MESSAGES, more: 0, early: 0 }])
    const read = await readOf(store.db)
    expect(read / MESSAGES).toBeLessThan(MOST_READ)
    process.stdout.write(
      `claims: ${MESSAGES} by three processes (${ended.join(', ')}), none twice, ${Math.round(read / MESSAGES)} rows read for each\n`,
    )

    async function fill(): Promise<void> {
      await sql`insert into account (id, puppet) values ('main', 'local')`.execute(store.db)
      await sql`
        insert into chat (account_id, kind, platform_id, name, created_at)
        select 'main', 'private', 'phone ' || n, '', to_timestamp(0) from generate_series(1, ${CHATS}) n`.execute(
        store.db,
      )
      // The planner is to believe that the table is empty, as it was when the office began.
      await sql`analyze inbox`.execute(store.db)
      await sql`
        insert into inbox (account_id, platform_message_id, chat_id, sender_platform_id, sender_name, sender_alias,
          sender_room_alias, kind, text, mentions_self, sent_at, received_at, state)
        select 'main', n::text, n % ${CHATS} + 1, '', '', '', '', 'text', '', false, to_timestamp(0), to_timestamp(0),
          'received' from generate_series(1, ${MESSAGES}) n`.execute(store.db)
    }
  })
})
