/** All SQL of the inbox and of the turns. */
import { type ExpressionBuilder, type Kysely, sql } from 'kysely'
import type { NewRow, Row, Schema } from '../../db/schema.ts'
import type { PersonId, Traces, Tx } from '../feature.ts'
import { dropFiles } from '../files/public.ts'

export type InboxRow = Row<'inbox'>
export type ChatRow = Row<'chat'>

/**
 * The rows of chats on the platform, made where they are new; people's names follow the platform's. Returns an id for each
 * that was given, a chat's id as often as it occurs.
 */
export async function ensureChats(tx: Tx, chats: readonly ChatOnPlatform[]): Promise<readonly number[]> {
  const byKey = new Map(chats.map((chat) => [keyOf(chat), chat]))
  // In one order everywhere, so that two processes which record at once never wait for each other.
  const sorted = [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, chat]) => chat)
  const known = new Map((await findChats(tx, sorted)).map((row) => [keyOf(row), row]))
  const changed = sorted.filter((chat) => known.get(keyOf(chat))?.name !== chat.name)
  for (const row of await upsertChats(tx, changed)) known.set(keyOf(row), row)
  return chats.map((chat) => known.get(keyOf(chat))?.id ?? 0)
}

type ChatOnPlatform = NewRow<'chat'> & { readonly platform_id: string }
const CHAT_NAMED = ['id', 'account_id', 'kind', 'platform_id', 'name'] as const

function findChats(tx: Tx, chats: readonly ChatOnPlatform[]) {
  return tx
    .selectFrom('chat')
    .select(CHAT_NAMED)
    .where(sql<boolean>`(account_id, kind, platform_id) in (
      select * from unnest(${chats.map((chat) => chat.account_id)}::text[], ${chats.map((chat) => chat.kind)}::text[],
        ${chats.map((chat) => chat.platform_id)}::text[]))`)
    .execute()
}

async function upsertChats(tx: Tx, chats: readonly ChatOnPlatform[]) {
  if (chats.length === 0) return []
  return tx
    .insertInto('chat')
    .values(chats)
    .onConflict((conflict) =>
      // A person may call themselves as they like; a room of another name may be another room, so staff are asked first.
      conflict.columns(['account_id', 'kind', 'platform_id']).doUpdateSet({
        name: sql`case when chat.kind = 'private' or chat.name = '' then excluded.name else chat.name end`,
        renamed_to: sql`case
          when chat.kind = 'private' or chat.name in ('', excluded.name) then null
          when excluded.name = '' then chat.renamed_to
          else excluded.name end`,
      }),
    )
    .returning(CHAT_NAMED)
    .execute()
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

/** A process that claims: its workers' names begin with `id`; claims that begin with `heirTo` are a dead process's. */
export interface ClaimingProcess {
  readonly id: string
  readonly heirTo?: string | undefined
  /** It has to be so old before it takes a message that two have died over, in milliseconds; absent: five seconds. */
  readonly calmAfter?: number | undefined
}

/** Nobody may be at it any more: its lease of 20 seconds has ended, or its process is known to be dead. */
function isLeft(own: ClaimingProcess) {
  return sql<boolean>`(
    waiting.claimed_until is null or waiting.claimed_until < clock_timestamp()
    or (starts_with(waiting.claimed_by, ${own.heirTo ?? null}) and not starts_with(waiting.claimed_by, ${own.id})))`
}

/** Its chat has no older message waiting, and its own file need not be fetched first. */
const isNext = sql<boolean>`waiting.file_state is distinct from 'wanted' and not exists (
  select 1 from inbox older
  where older.chat_id = waiting.chat_id and older.state = 'received' and older.id < waiting.id)`

/**
 * Takes, for each of these workers, the oldest message whose turn it is, for 20 seconds by the database's clock, and
 * counts the start; none before id `from`. Committed before handling, so that a message which kills the process is given
 * up in the end. What was started before is only given to the worker that has it in hand.
 */
export async function claimMessages(
  db: Kysely<Schema>,
  workers: readonly string[],
  own: ClaimingProcess,
  from = 0,
): Promise<readonly InboxRow[]> {
  const names = sql`${[...workers]}::text[]`
  const { rows } = await sql<InboxRow>`
    with due as (
      select waiting.id from inbox waiting
      where waiting.state = 'received' and waiting.id >= ${from}
        and (waiting.claimed_by = any(${names}) or (waiting.attempts = 0 and ${isLeft(own)})) and ${isNext}
      order by waiting.id limit ${workers.length}
      for update skip locked),
    given as (select id, (${names})[(row_number() over (order by id))::int] as worker from due)
    update inbox set attempts = attempts + 1, claimed_by = given.worker,
      claimed_until = clock_timestamp() + interval '20 seconds'
    from given where inbox.id = given.id
    returning inbox.*`.execute(db)
  return rows
}

/** So many of the oldest messages are looked through for those that were started: they were the oldest then. */
const LOOKED_THROUGH = 1000

/** The oldest message whose turn was started `starts` times at most and never ended, nobody being at it any more. */
export async function findLeft(db: Kysely<Schema>, own: ClaimingProcess, starts: number): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    select waiting.id from (
      select * from inbox where state = 'received' order by id limit ${LOOKED_THROUGH}) waiting
    where waiting.attempts between 1 and ${starts} and ${isLeft(own)} and ${isNext}
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

/** The oldest message of an account whose file is wanted, those in hand left out; counts the start. */
export async function startFetch(
  db: Kysely<Schema>,
  account: string,
  inHand: readonly number[],
): Promise<InboxRow | undefined> {
  return db
    .updateTable('inbox')
    .set((eb) => ({ file_tries: eb('file_tries', '+', 1) }))
    .where('id', '=', (eb) =>
      eb
        .selectFrom('inbox as wanted')
        .select((inner) => inner.fn.min('wanted.id').as('id'))
        .where('wanted.account_id', '=', account)
        .where('wanted.file_state', '=', sql.lit('wanted'))
        .$if(inHand.length > 0, (query) => query.where('wanted.id', 'not in', inHand)),
    )
    .returningAll()
    .executeTakeFirst()
}

/** Takes back a start that only the line has spoilt. */
export async function takeBackFetch(db: Kysely<Schema>, id: number): Promise<void> {
  await db
    .updateTable('inbox')
    .set((eb) => ({ file_tries: eb('file_tries', '-', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Writes how the fetching of a file ended, unless that is written already. */
export async function endFetch(
  tx: Tx,
  id: number,
  ending: { file_state: 'had'; file_id: string; file_name: string } | { file_state: 'too-large' | 'lost' },
): Promise<void> {
  await tx.updateTable('inbox').set(ending).where('id', '=', id).where('file_state', '=', sql.lit('wanted')).execute()
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
    .where('state', '=', sql.lit('received'))
    .where('claimed_by', '=', worker)
    .execute()
}

/** Locks a claimed message for its turn; `undefined` when it was taken over or handled meanwhile. */
export async function lockClaimed(tx: Tx, id: number, worker: string): Promise<InboxRow | undefined> {
  return tx
    .selectFrom('inbox')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', sql.lit('received'))
    .where('claimed_by', '=', worker)
    .forUpdate()
    .executeTakeFirst()
}

/** A message whose turn it is, with what is known of it before anything is read. */
export interface OpenedRow extends InboxRow {
  readonly chat: Pick<ChatRow, 'id' | 'kind' | 'account_id' | 'name' | 'page_person_id'>
  /** What the message before this one, of the same sender in the same chat, was handled as; null after an hour of silence. */
  readonly previous: string | null
  /** Something of this sender in this chat was not understood within the last day. */
  readonly missed: boolean
}

/** Who of those who share a phone is writing there now. */
export async function rememberWriter(tx: Tx, chatId: number, person: PersonId, now: Date): Promise<void> {
  await tx.updateTable('chat').set({ writer_id: person, writer_at: now }).where('id', '=', chatId).execute()
}

/** Like `lockClaimed`, with all that the turn needs of the message's chat; one query, since it is asked for every message. */
export async function openClaimed(tx: Tx, id: number, worker: string): Promise<OpenedRow | undefined> {
  const found = await tx
    .selectFrom('inbox')
    .innerJoin('chat', 'chat.id', 'inbox.chat_id')
    .selectAll('inbox')
    .select(['chat.kind as chat_kind', 'chat.name as chat_name', 'chat.page_person_id'])
    .select((eb) => [
      earlierThan(eb, '1 hour').select('earlier.handled_as').orderBy('earlier.id', 'desc').limit(1).as('previous'),
      eb.exists(earlierThan(eb, '1 day').where('earlier.handled_as', 'in', ['miss', 'handed-over'])).as('missed'),
    ])
    .where('inbox.id', '=', id)
    .where('inbox.state', '=', 'received')
    .where('inbox.claimed_by', '=', worker)
    .forUpdate('inbox')
    .executeTakeFirst()
  if (found === undefined) return undefined
  const { chat_kind, chat_name, page_person_id, missed, ...row } = found
  const chat = { id: row.chat_id, kind: chat_kind, account_id: row.account_id, name: chat_name, page_person_id }
  return { ...row, chat, missed: missed === true }
}

/** The messages before this one, of the same sender in the same chat, not older than `span`. */
function earlierThan(eb: ExpressionBuilder<Schema, 'inbox'>, span: string) {
  return eb
    .selectFrom('inbox as earlier')
    .whereRef('earlier.chat_id', '=', 'inbox.chat_id')
    .whereRef('earlier.sender_platform_id', '=', 'inbox.sender_platform_id')
    .whereRef('earlier.id', '<', 'inbox.id')
    .where(sql<boolean>`earlier.received_at > inbox.received_at - ${span}::interval`)
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

/** Lets words wait once more that were kept in a chat since a moment. */
export async function reopenKept(tx: Tx, chatId: number, since: Date): Promise<void> {
  await tx
    .updateTable('inbox')
    .set((eb) => ({
      state: 'received',
      attempts: 0,
      claimed_by: null,
      claimed_until: null,
      handled_at: null,
      handled_as: null,
      hearings: eb('hearings', '+', 1),
    }))
    .where('chat_id', '=', chatId)
    .where('state', '=', 'handled')
    .where('handled_as', 'like', '%:kept')
    .where('received_at', '>', since)
    .execute()
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

/** What the engine may have kept of somebody. A name that others bear too, alone or within theirs, stays: it names them. */
export async function findTraces(tx: Tx, person: PersonId): Promise<Traces> {
  const chats = await tx
    .selectFrom('binding')
    .innerJoin('chat', 'chat.id', 'binding.chat_id')
    .select(['chat.id', 'chat.name'])
    .distinct()
    .where('binding.person_id', '=', person)
    .where(
      sql<boolean>`not exists (
        select 1 from binding other where other.chat_id = chat.id and other.person_id <> ${person})`,
    )
    .execute()
  const { name, phone } = await tx
    .selectFrom('person')
    .select(['name', 'phone'])
    .where('id', '=', person)
    .executeTakeFirstOrThrow()
  const shared = await tx
    .selectFrom('person')
    .select('id')
    .where('id', '<>', person)
    .where(sql<boolean>`position(${name} in name) > 0`)
    .limit(1)
    .executeTakeFirst()
  const names = shared === undefined ? [name] : []
  const phones = phone === null ? [] : [phone, phone.replace(/\D/g, '')]
  const nicknames = chats.map((chat) => chat.name).filter((nickname) => nickname.length >= SHORTEST_NICKNAME)
  return { person, chats: chats.map(({ id }) => id), words: [...names, ...phones, ...nicknames].filter(Boolean) }
}

/** Shorter ones (大海) are words that anybody writes. */
const SHORTEST_NICKNAME = 3

/** Takes away what somebody wrote and what they were asked, and their name from what others wrote. */
export async function forgetTraces(tx: Tx, traces: Traces, now: Date): Promise<void> {
  await forgetChats(tx, traces, now)
  // The one exception that the audit trail knows; see the migration that protects it.
  await sql`select set_config('office.forgetting', 'yes', true)`.execute(tx)
  for (const word of traces.words) await forgetWord(tx, word)
  await sql`select set_config('office.forgetting', 'no', true)`.execute(tx)
}

async function forgetChats(tx: Tx, { person, chats }: Traces, now: Date): Promise<void> {
  const own = sql<boolean>`(person_id = ${person} or chat_id = any(${[...chats]}::int[]))`
  const senders = tx
    .selectFrom('chat')
    .select('platform_id')
    .where(sql<boolean>`id = any(${[...chats]}::int[])`)
    .where('platform_id', 'is not', null)
    .$narrowType<{ platform_id: string }>()
  const sent = await tx.selectFrom('inbox').select('file_id').where(own).where('file_id', 'is not', null).execute()
  await tx
    .updateTable('inbox')
    .set({ text: '', quote: null, sender_name: '', sender_alias: '', sender_room_alias: '', sender_platform_id: '' })
    .set({ file_name: null, file_id: null })
    .where((eb) => eb.or([own, eb('sender_platform_id', 'in', senders)]))
    .execute()
  await dropFiles(
    tx,
    sent.flatMap(({ file_id }) => file_id ?? []),
  )
  await tx
    .updateTable('friend_request')
    .set({ name: '', hello: '', platform_id: '' })
    .where('platform_id', 'in', senders)
    .execute()
  await tx
    .updateTable('awaited')
    .set({ payload: '{}', options: '[]', title: '', closed_at: sql<Date>`coalesce(closed_at, ${now}::timestamptz)` })
    .where(own)
    .execute()
  await tx
    .updateTable('chat')
    .set({ name: '', platform_id: null, remark: null, renamed_to: null, writer_id: null })
    .where(sql<boolean>`id = any(${[...chats]}::int[])`)
    .execute()
}

async function forgetWord(tx: Tx, word: string): Promise<void> {
  const gone = (column: string) => sql`replace(${sql.ref(column)}::text, ${word}, '某某')`
  const holds = (column: string) => sql`position(${word} in ${sql.ref(column)}::text) > 0`
  for (const column of ['text', 'sender_name', 'sender_alias', 'sender_room_alias', 'file_name']) {
    await sql`update inbox set ${sql.ref(column)} = ${gone(column)} where ${holds(column)}`.execute(tx)
  }
  await sql`update inbox set quote = ${gone('quote')}::jsonb where ${holds('quote')}`.execute(tx)
  await sql`update awaited set title = ${gone('title')}, payload = ${gone('payload')}::jsonb,
    options = ${gone('options')}::jsonb
    where ${holds('title')} or ${holds('payload')} or ${holds('options')}`.execute(tx)
  await sql`update audit set detail = ${gone('detail')}::jsonb where ${holds('detail')}`.execute(tx)
}

/** What is older than this may lose its words. */
export interface Cutoff {
  readonly private: Date
  readonly room: Date
  readonly limit: number
}

/** Takes the words out of messages and answered questions that are older than they are kept; at most `limit` messages. */
export async function blotOldWords(tx: Tx, cutoff: Cutoff): Promise<number> {
  const { rows } = await sql`
    update inbox set text = '', quote = null, file_name = null, file_id = null
    where id in (
      select inbox.id from inbox join chat on chat.id = inbox.chat_id
      where (inbox.text <> '' or inbox.file_name is not null) and inbox.state <> 'received'
        and inbox.received_at < case chat.kind when 'room' then ${cutoff.room}::timestamptz else ${cutoff.private}::timestamptz end
      order by inbox.id limit ${cutoff.limit})
    returning id`.execute(tx)
  await tx
    .updateTable('awaited')
    .set({ payload: '{}' })
    .where('asked_at', '<', cutoff.private)
    .where('expires_at', '<', cutoff.private)
    .where(sql<boolean>`payload <> '{}'`)
    .execute()
  return rows.length
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

/** What people on the roster wrote in private, up to and without `until`: how much, by how many, how much of it to staff. */
export async function countMessages(tx: Tx, from: Date, until: Date) {
  const row = await tx
    .selectFrom('inbox')
    .innerJoin('chat', 'chat.id', 'inbox.chat_id')
    .where('chat.kind', '=', 'private')
    .where('inbox.person_id', 'is not', null)
    .where('inbox.received_at', '>=', from)
    .where('inbox.received_at', '<', until)
    .select((eb) => [
      eb.fn.countAll<number>().as('messages'),
      eb.fn.count<number>('inbox.person_id').distinct().as('people'),
      eb.fn.countAll<number>().filterWhere('inbox.handled_as', 'like', 'handed-over%').as('handedOver'),
    ])
    .executeTakeFirstOrThrow()
  return { messages: Number(row.messages), people: Number(row.people), handedOver: Number(row.handedOver) }
}
