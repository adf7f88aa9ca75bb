/** How long a claim takes behind a million waiting messages, and while an old transaction keeps what was handled in the way. */
import { type Kysely, sql } from 'kysely'
import pg from 'pg'
import type { Schema } from '../../../db/schema.ts'
import { monotonic } from '../../../src/base/clock.ts'
import { createClaims } from '../../../src/conversation/claims.ts'
import { endMessage } from '../../../src/conversation/queries.ts'
import { atMost, type Figure, type Measured, percentile } from '../figure.ts'
import { ACCOUNT, fillOffice } from '../office.ts'
import type { Ground } from '../stores.ts'
import { onGround } from './inbox.ts'

const WAITING = 1_000_000
const CHATS = 20_000
const PAGE = 50_000
/** Handled while the old transaction lasts: two minutes at 200 a second. */
const HANDLED = 24_000
const CLAIMS = 500
const MOST_MS = 5

export const claiming: Figure = { id: 'claiming', measure: () => onGround('postgres', measure) }

async function measure({ store: { db }, url = '' }: Ground): Promise<readonly Measured[]> {
  await fillOffice(db, CHATS)
  await fillInbox(db)
  const behind = await claimSome(db, CLAIMS)
  const old = new pg.Client({ connectionString: url })
  await old.connect()
  await old.query('begin isolation level repeatable read')
  await old.query('select count(*) from account')
  await claimSome(db, HANDLED)
  const held = await claimSome(db, CLAIMS)
  await old.end()
  return [
    ...describe('behind 1,000,000 waiting', behind),
    ...describe(`the same, xmin held for ${HANDLED.toLocaleString('en')} messages`, held),
  ]
}

function describe(name: string, times: readonly number[]): readonly Measured[] {
  return [
    atMost(`a claim ${name}, half`, percentile(times, 0.5), MOST_MS, 'ms'),
    atMost(`a claim ${name}, 99 of 100`, percentile(times, 0.99), MOST_MS, 'ms'),
    { name: `a claim ${name}, the longest`, value: `${Math.max(...times).toFixed(1)} ms` },
  ]
}

/** In pages, since no statement of the program may take longer than half a minute. */
async function fillInbox(db: Kysely<Schema>): Promise<void> {
  for (let from = 1; from <= WAITING; from += PAGE) {
    await sql`
      insert into inbox (account_id, platform_message_id, chat_id, sender_platform_id, sender_name, sender_alias,
        sender_room_alias, kind, text, mentions_self, sent_at, received_at, state)
      select ${ACCOUNT}, 'm' || n, 1 + n % ${CHATS}::int, 'phone-' || (1 + n % ${CHATS}::int), '某', '', '', 'text', '我去', false,
        '2026-11-23T01:00:00Z', '2026-11-23T01:00:00Z', 'received'
      from generate_series(${from}::int, ${from + PAGE - 1}::int) n`.execute(db)
  }
  await sql`analyze inbox`.execute(db)
}

/** Claims and handles one message after the other; returns what each claim took, in milliseconds. */
async function claimSome(db: Kysely<Schema>, count: number): Promise<readonly number[]> {
  const claims = createClaims(db, { id: 'bench' })
  const times: number[] = []
  const ending = {
    state: 'handled',
    handled_at: new Date(0),
    person_id: null,
    handled_as: 'bench',
    deed: null,
    failure: null,
  } as const
  for (let n = 0; n < count; n++) {
    const from = monotonic()
    const [row] = await claims.claim('bench/1', 1)
    times.push(monotonic() - from)
    await db.transaction().execute((tx) => endMessage(tx, row?.id ?? 0, ending))
    claims.release('bench/1', [])
  }
  return times
}
