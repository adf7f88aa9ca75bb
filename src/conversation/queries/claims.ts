/** Messages waiting for their turn, and whose hands they are in. */
import { type Kysely, sql } from 'kysely'
import type { NewRow, Row, Schema } from '../../../db/schema.ts'
import type { Tx } from '../../feature.ts'

export type InboxRow = Row<'inbox'>

/**
 * Records messages in this order; those that the platform has delivered before are left out, unless they could not be read
 * then. Returns how many have news.
 */
export async function insertMessages(tx: Tx, rows: readonly NewRow<'inbox'>[]): Promise<number> {
  const inserted = await tx
    .insertInto('inbox')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['account_id', 'platform_message_id']).doNothing())
    .returning('id')
    .execute()
  return inserted.length + (inserted.length < rows.length ? await readAtLast(tx, rows) : 0)
}

/** Puts what is known now into the places of messages that could not be read: they have their turns once more. */
async function readAtLast(tx: Tx, rows: readonly NewRow<'inbox'>[]): Promise<number> {
  const read = rows.filter(({ sender_platform_id }) => sender_platform_id !== '')
  const ids = read.map(({ platform_message_id }) => platform_message_id)
  const unread = await tx
    .selectFrom('inbox')
    .select(['id', 'account_id', 'platform_message_id'])
    .where(sql<boolean>`(account_id, platform_message_id) in (
      select * from unnest(${read.map(({ account_id }) => account_id)}::text[], ${ids}::text[]))`)
    .where('kind', '=', 'other')
    .where('sender_platform_id', '=', '')
    .where(sql<boolean>`coalesce(handled_as, 'unreadable') = 'unreadable'`)
    .orderBy('id')
    .forUpdate()
    .execute()
  for (const { id, account_id, platform_message_id } of unread) {
    const found = read.find((row) => row.account_id === account_id && row.platform_message_id === platform_message_id)
    if (found !== undefined)
      await tx
        .updateTable('inbox')
        .set({ ...found, ...ANEW })
        .where('id', '=', id)
        .execute()
  }
  return unread.length
}

/** As of a message that nobody has looked at, but that it was heard before, without words. */
const ANEW = {
  attempts: 0,
  claimed_by: null,
  claimed_until: null,
  handled_at: null,
  handled_as: null,
  failure: null,
  hearings: sql<number>`hearings + 1`,
}

/** A process that claims: its workers' names begin with `id`; claims that begin with `heirTo` are a dead process's. */
export interface ClaimingProcess {
  readonly id: string
  readonly heirTo?: string | undefined
  /** It has to be so old before it takes a message that two have died over, in milliseconds; absent: five seconds. */
  readonly calmAfter?: number | undefined
  /** The office's clock, by which words pass a file that is long in coming; absent: they wait for it. */
  readonly now?: () => Date
}

/** Nobody may be at it any more: its lease of 20 seconds has ended, or its process is known to be dead. */
function isLeft(own: ClaimingProcess) {
  return sql<boolean>`(
    waiting.claimed_until is null or waiting.claimed_until < clock_timestamp()
    or (starts_with(waiting.claimed_by, ${own.heirTo ?? null}) and not starts_with(waiting.claimed_by, ${own.id})))`
}

/** So long words wait for a file before them, in milliseconds: they may be a cry for help. */
const WAITS_FOR_FILE = 20_000

/**
 * Its chat has no older message waiting, unless that waits for its file too long and these are words; its own file need not
 * be fetched first, and no words that have passed it are just having their turn. Asked as the chat's first message, so
 * that one look into an index answers it for each row; `not exists` may be answered by comparing all rows with all.
 */
function isNext({ now }: ClaimingProcess) {
  const longAgo = now === undefined ? null : new Date(now().getTime() - WAITS_FOR_FILE)
  return sql<boolean>`waiting.file_state is distinct from 'wanted' and waiting.id = (
    select older.id from inbox older
    where older.chat_id = waiting.chat_id and older.state = 'received' and (older.file_state is distinct from 'wanted'
      or waiting.file_state is not null or older.received_at < ${longAgo}::timestamptz is not true)
    order by older.id limit 1)
    and (waiting.file_state is null or (${aLaterInHand()}) is null)`
}

/** A later message of the chat that is just having its turn. */
function aLaterInHand() {
  return sql`
    select later.id from inbox later
    where later.chat_id = waiting.chat_id and later.state = 'received' and later.id > waiting.id
      and later.claimed_until > clock_timestamp()
    limit 1`
}

/** What tells whether it may be taken. */
const LOOKED_AT = sql`id, chat_id, attempts, claimed_by, claimed_until, file_state`

/** More candidates than are wanted: another process may be taking the first ones at this moment. */
const SPARE = 10

/**
 * Takes, for each of these workers, the oldest message whose turn it is, for 20 seconds by the database's clock, and
 * counts the start; none before id `from`. Whoever is named several times gets as many, of as many chats. Committed
 * before handling, so that a message which kills the process is given up in the end. What was started before is only
 * given to the worker that has it in hand.
 *
 * The line is walked row by row, as far as is needed. Asked for all at once, PostgreSQL would look at whatever waits: from
 * a quiet day it believes that next to nothing does.
 */
export async function claimMessages(
  db: Kysely<Schema>,
  workers: readonly string[],
  own: ClaimingProcess,
  from = 0,
): Promise<readonly InboxRow[]> {
  const names = sql`${[...workers]}::text[]`
  const mayTake = sql`(waiting.claimed_by = any(${names}) or (waiting.attempts = 0 and ${isLeft(own)}))`
  const { rows } = await sql<InboxRow>`
    with recursive line as (
      (select ${LOOKED_AT} from inbox where state = 'received' and id >= ${from} order by id limit 1)
      union all
      select later.* from line cross join lateral (
        select ${LOOKED_AT} from inbox where state = 'received' and id > line.id order by id limit 1) later),
    due as (
      select waiting.id from inbox waiting
      where waiting.id = any(array(
          select waiting.id from line waiting where ${mayTake} and ${isNext(own)} limit ${workers.length + SPARE}))
        and waiting.state = 'received' and ${mayTake} and waiting.file_state is distinct from 'wanted'
      order by waiting.id limit ${workers.length}
      for update skip locked),
    given as (select array_agg(id order by id) as ids from due)
    update inbox set attempts = attempts + 1, claimed_by = (${names})[array_position((select ids from given), id)],
      claimed_until = clock_timestamp() + interval '20 seconds'
    where id = any((select ids from given)::bigint[])
    returning *`.execute(db)
  return rows
}

/** So many of the oldest messages are looked through for those that were started: they were the oldest then. */
const LOOKED_THROUGH = 1000

/** The oldest message whose turn was started `starts` times at most and never ended, nobody being at it any more. */
export async function findLeft(db: Kysely<Schema>, own: ClaimingProcess, starts: number): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    select waiting.id from (
      select * from inbox where state = 'received' order by id limit ${LOOKED_THROUGH}) waiting
    where waiting.attempts between 1 and ${starts} and ${isLeft(own)} and ${isNext(own)}
    order by waiting.id limit 1`.execute(db)
  return rows[0]?.id
}

/** Takes such a message as `claimMessages` does, unless another process was quicker. */
export async function claimLeft(
  db: Kysely<Schema>,
  id: number,
  worker: string,
  own: ClaimingProcess,
): Promise<InboxRow | undefined> {
  const { rows } = await sql<InboxRow>`
    update inbox waiting set attempts = attempts + 1, claimed_by = ${worker},
      claimed_until = clock_timestamp() + interval '20 seconds'
    where waiting.id = ${id} and waiting.state = 'received' and ${isLeft(own)}
    returning waiting.*`.execute(db)
  return rows[0]
}

/** Leaves a message alone for half a minute, so that one that cannot even be given up does not hold up the others. */
export async function putOff(db: Kysely<Schema>, id: number, worker: string): Promise<void> {
  await sql`
    update inbox set claimed_by = ${`${worker}/later`}, claimed_until = clock_timestamp() + interval '30 seconds'
    where id = ${id} and state = 'received'`.execute(db)
}

/** Takes back starts that the database itself has spoilt. */
export async function forgiveStarts(db: Kysely<Schema>, ids: readonly number[], worker: string): Promise<void> {
  await db
    .updateTable('inbox')
    .set((eb) => ({ attempts: eb('attempts', '-', 1) }))
    .where(sql<boolean>`id = any(${[...ids]}::bigint[])`)
    .where('state', '=', sql.lit('received'))
    .where('claimed_by', '=', worker)
    .execute()
}
