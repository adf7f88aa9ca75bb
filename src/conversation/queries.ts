/** All SQL of the inbox and of the turns. */
import { type Kysely, sql } from 'kysely'
import type { NewRow, Row, Schema } from '../../db/schema.ts'
import type { Tx } from '../feature.ts'

export type InboxRow = Row<'inbox'>
export type ChatRow = Row<'chat'>

/**
 * The rows of chats on the platform, made where they are new; their names follow the platform's. Returns an id for each
 * that was given, a chat's id as often as it occurs.
 */
export async function ensureChats(
  tx: Tx,
  chats: readonly (NewRow<'chat'> & { readonly platform_id: string })[],
): Promise<readonly number[]> {
  const byKey = new Map(chats.map((chat) => [keyOf(chat), chat]))
  // In one order everywhere, so that two processes which record at once never wait for each other.
  const sorted = [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, chat]) => chat)
  const rows = await tx
    .insertInto('chat')
    .values(sorted)
    .onConflict((conflict) =>
      conflict.columns(['account_id', 'kind', 'platform_id']).doUpdateSet((eb) => ({ name: eb.ref('excluded.name') })),
    )
    .returning(['id', 'account_id', 'kind', 'platform_id'])
    .execute()
  const ids = new Map(rows.map((row) => [keyOf(row), row.id]))
  return chats.map((chat) => ids.get(keyOf(chat)) ?? 0)
}

const keyOf = (chat: Pick<NewRow<'chat'>, 'account_id' | 'kind' | 'platform_id'>) =>
  JSON.stringify([chat.account_id, chat.kind, chat.platform_id])

/** Records messages in this order; those that the platform has delivered before are left out. Returns how many were new. */
export async function insertMessages(tx: Tx, rows: readonly NewRow<'inbox'>[]): Promise<number> {
  const inserted = await tx
    .insertInto('inbox')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['account_id', 'platform_message_id']).doNothing())
    .returning('id')
    .execute()
  return inserted.length
}

/**
 * Takes the oldest message whose chat has no older one waiting, for 20 seconds by the database's clock, and counts the
 * start. Committed before handling, so that a message which kills the process is given up in the end. The claims of
 * those whose names begin with `heirTo` are a dead process's, unless they begin with this process's own `id`.
 */
export async function claimMessage(
  db: Kysely<Schema>,
  worker: string,
  own: { readonly id: string; readonly heirTo?: string | undefined },
): Promise<InboxRow | undefined> {
  const { rows } = await sql<InboxRow>`
    update inbox set attempts = attempts + 1, claimed_by = ${worker}, claimed_until = clock_timestamp() + interval '20 seconds'
    where id = (
      select waiting.id from inbox waiting
      where waiting.state = 'received'
        and (waiting.claimed_until is null or waiting.claimed_until < clock_timestamp() or waiting.claimed_by = ${worker}
          or (starts_with(waiting.claimed_by, ${own.heirTo ?? null}) and not starts_with(waiting.claimed_by, ${own.id})))
        and not exists (
          select 1 from inbox older
          where older.chat_id = waiting.chat_id and older.state = 'received' and older.id < waiting.id)
      order by waiting.id limit 1
      for update skip locked)
    returning *`.execute(db)
  return rows[0]
}

/** Leaves a message alone for half a minute, so that one that cannot even be given up does not hold up the others. */
export async function putOff(db: Kysely<Schema>, id: number, worker: string): Promise<void> {
  await sql`
    update inbox set claimed_by = ${`${worker}/later`}, claimed_until = clock_timestamp() + interval '30 seconds'
    where id = ${id} and state = 'received'`.execute(db)
}

/** Takes back a start that the database itself has spoilt. */
export async function forgiveStart(db: Kysely<Schema>, id: number, worker: string): Promise<void> {
  await db
    .updateTable('inbox')
    .set((eb) => ({ attempts: eb('attempts', '-', 1) }))
    .where('id', '=', id)
    .where('state', '=', 'received')
    .where('claimed_by', '=', worker)
    .execute()
}

/** Locks a claimed message for its turn; `undefined` when it was taken over or handled meanwhile. */
export async function lockClaimed(tx: Tx, id: number, worker: string): Promise<InboxRow | undefined> {
  return tx
    .selectFrom('inbox')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'received')
    .where('claimed_by', '=', worker)
    .forUpdate()
    .executeTakeFirst()
}

export async function endMessage(
  tx: Tx,
  id: number,
  ending: {
    state: 'handled' | 'failed'
    handled_at: Date
    person_id: number | null
    handled_as: string
    failure: string | null
  },
): Promise<void> {
  await tx.updateTable('inbox').set(ending).where('id', '=', id).execute()
}

/** What the message before this one, of the same sender in the same chat, was handled as; `undefined` after an hour of silence. */
export async function findPrevious(tx: Tx, row: InboxRow): Promise<string | undefined> {
  const previous = await tx
    .selectFrom('inbox')
    .select('handled_as')
    .where('chat_id', '=', row.chat_id)
    .where('sender_platform_id', '=', row.sender_platform_id)
    .where('id', '<', row.id)
    .where('received_at', '>', new Date(row.received_at.getTime() - 3_600_000))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return previous?.handled_as ?? undefined
}

/** Whether something of this sender in this chat was not understood within the last day. */
export async function hasMissed(tx: Tx, row: InboxRow): Promise<boolean> {
  const missed = await tx
    .selectFrom('inbox')
    .select('id')
    .where('chat_id', '=', row.chat_id)
    .where('sender_platform_id', '=', row.sender_platform_id)
    .where('id', '<', row.id)
    .where('received_at', '>', new Date(row.received_at.getTime() - 86_400_000))
    .where('handled_as', 'in', ['miss', 'handed-over'])
    .limit(1)
    .executeTakeFirst()
  return missed !== undefined
}

export async function findChat(tx: Tx, id: number): Promise<ChatRow> {
  return tx.selectFrom('chat').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

/** Adds a line to the audit trail. */
export async function writeAudit(
  tx: Tx,
  line: { at: Date; personId: number | null; action: string; detail: object },
): Promise<void> {
  const { at, personId: person_id, action } = line
  await tx
    .insertInto('audit')
    .values({ at, person_id, action, detail: JSON.stringify(line.detail) })
    .execute()
}

/** How many messages wait for their turn, and how many were given up since a moment. */
export async function readFigures(db: Kysely<Schema>, since: Date): Promise<{ waiting: number; failed: number }> {
  return db
    .selectFrom('inbox')
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere('state', '=', 'received').as('waiting'),
      eb.fn.countAll<number>().filterWhere('state', '=', 'failed').filterWhere('received_at', '>', since).as('failed'),
    ])
    .executeTakeFirstOrThrow()
}
