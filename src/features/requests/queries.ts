/** All SQL of requests. */
import { sql } from 'kysely'
import type { NewRow, Row } from '../../../db/schema.ts'
import type { ChatId, Period, PersonId, Traces, Tx } from '../../feature.ts'
import { ANSWERED, type Entry, REPLIED } from './queries/entries.ts'
import type { Waiting } from './same-matter.ts'
import { UNWANTED } from './vocabulary.ts'

export * from './queries/beside.ts'
export * from './queries/entries.ts'
export * from './queries/list.ts'
export * from './queries/quick-texts.ts'
export * from './queries/topics.ts'
export * from './queries/unheard.ts'

export type Request = Row<'request'>
export type Channel = Request['channel']

export async function insertRequest(db: Tx, row: NewRow<'request'>): Promise<Request> {
  return db.insertInto('request').values(row).returningAll().executeTakeFirstOrThrow()
}

/** Who writes, and where. */
export interface Asker {
  readonly person: PersonId | null
  readonly chat: ChatId
}

/** The open requests of whoever writes here. Not what came by phone and was not written about since: nobody could answer it here. */
function openOf(db: Tx, { person, chat }: Asker) {
  return db
    .selectFrom('request')
    .selectAll()
    .where('state', '=', 'open')
    .where('chat_id', 'is not', null)
    .$if(person !== null, (query) => query.where('person_id', '=', person))
    .$if(person === null, (query) => query.where('chat_id', '=', chat).where('person_id', 'is', null))
    .orderBy('id', 'desc')
    .limit(1)
    .forUpdate()
}

/** The newest one with words since `since`; locked. */
export async function findRecent(db: Tx, from: Asker, since: Date): Promise<Request | undefined> {
  return openOf(db, from).where('last_at', '>=', since).executeTakeFirst()
}

/** Their newest one; locked. */
export async function findNewest(db: Tx, from: Asker): Promise<Request | undefined> {
  return openOf(db, from).executeTakeFirst()
}

/** Their newest cry for help that is not closed, with words since `since`; locked. */
export async function findUrgent(db: Tx, from: Asker, since?: Date): Promise<Request | undefined> {
  return openOf(db, from)
    .where('urgent', '=', true)
    .$if(since !== undefined, (query) => query.where('last_at', '>=', since ?? new Date(0)))
    .executeTakeFirst()
}

/**
 * Everything that somebody has brought, by whatever way, and that is not done, newest first, with all their words; what
 * stands for a question to staff and what is advertised are no matters of theirs.
 */
export async function waitingOf(db: Tx, { person, chat }: Asker): Promise<readonly Waiting[]> {
  return db
    .selectFrom('request')
    .innerJoin('request_entry as entry', 'entry.request_id', 'request.id')
    .select(['request.id', 'request.topic', 'request.last_at as lastAt'])
    .select(sql<string>`coalesce(string_agg(entry.text, ' ') filter (where entry.kind = 'words'), '')`.as('words'))
    .select(sql<boolean>`not bool_or(entry.kind = 'reply' and entry.withdrawn_at is null)`.as('unanswered'))
    .where('request.state', '=', 'open')
    .where('request.decides', 'is', null)
    .where('request.topic', '<>', UNWANTED)
    .$if(person !== null, (query) => query.where('request.person_id', '=', person))
    .$if(person === null, (query) => query.where('request.chat_id', '=', chat).where('request.person_id', 'is', null))
    .groupBy('request.id')
    .orderBy('request.id', 'desc')
    .execute()
}

/** Where what they advertise is kept; locked. */
export async function findUnwanted(db: Tx, from: Asker): Promise<Request | undefined> {
  return openOf(db, from).where('topic', '=', UNWANTED).executeTakeFirst()
}

/** Whether whoever brought it is not answered any more (拉黑). */
export async function isHushed(db: Tx, { chat_id }: Request): Promise<boolean> {
  if (chat_id === null) return false
  const chat = await db.selectFrom('chat').select('hushed_at').where('id', '=', chat_id).executeTakeFirst()
  return chat?.hushed_at != null
}

/** The newest one that was answered since `since`; locked. */
export async function findAnswered(db: Tx, from: Asker, since: Date): Promise<Request | undefined> {
  return openOf(db, from)
    .where(sql<boolean>`exists (select 1 from request_entry entry where entry.request_id = request.id
      and entry.kind = 'reply' and entry.withdrawn_at is null and entry.at >= ${since})`)
    .executeTakeFirst()
}

/** The newest open one that was brought in this chat without a name; of this number, or with words since `since`; locked. */
export async function findNameless(
  db: Tx,
  chat: ChatId,
  which: { readonly number: number } | { readonly since: Date },
): Promise<Request | undefined> {
  return openOf(db, { person: null, chat })
    .where(sql<boolean>`exists (
      select 1 from request_entry entry join suggestion on suggestion.inbox_id = entry.inbox_id
      where entry.request_id = request.id and suggestion.anonymous)`)
    .$if('number' in which, (query) => query.where('id', '=', 'number' in which ? which.number : 0))
    .$if('since' in which, (query) => query.where('last_at', '>=', 'since' in which ? which.since : new Date(0)))
    .executeTakeFirst()
}

/** The one of this number, if it is theirs; locked. */
export async function findOwn(db: Tx, from: Asker, id: number): Promise<Request | undefined> {
  return openOf(db, from).where('id', '=', id).executeTakeFirst()
}

/** A request by its number, locked: two of the staff may see to it at once. */
export async function lockRequest(db: Tx, id: number): Promise<Request | undefined> {
  return db.selectFrom('request').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

/** The same, as far as one of the staff may see it. */
export async function lockShown(db: Tx, id: number, viewer: PersonId | undefined): Promise<Request | undefined> {
  const request = await lockRequest(db, id)
  return viewer !== undefined && request?.kept_from.includes(viewer) === true ? undefined : request
}

/** From whom it is kept, and who sees to it instead. */
export async function conceal(
  db: Tx,
  id: number,
  concealed: Pick<Request, 'kept_from' | 'discreet' | 'owner_id'>,
): Promise<void> {
  await db
    .updateTable('request')
    .set({ ...concealed, kept_from: [...concealed.kept_from] })
    .where('id', '=', id)
    .execute()
}

/** It is not about this one of the staff after all. */
export async function reveal(db: Tx, id: number, to: PersonId): Promise<void> {
  await db
    .updateTable('request')
    .set({ kept_from: sql<readonly number[]>`array_remove(kept_from, ${to})` })
    .where('id', '=', id)
    .execute()
}

/** The open one that stands for a question to staff; locked. */
export async function lockDecision(db: Tx, decides: string): Promise<Request | undefined> {
  return db
    .selectFrom('request')
    .selectAll()
    .where('state', '=', 'open')
    .where('decides', '=', decides)
    .forUpdate()
    .executeTakeFirst()
}

/** Whether what was asked so far is answered. */
export async function isAnswered(db: Tx, id: number): Promise<boolean> {
  const row = await db.selectFrom('request').select(REPLIED.as('replied')).where('id', '=', id).executeTakeFirst()
  return row?.replied === true
}

/**
 * More was said about it. It becomes urgent with one urgent word, and never less so; what is said after an answer has a
 * time of its own (`anew`), and is hurried from the beginning.
 */
export async function touch(
  db: Tx,
  request: Request,
  more: { readonly at: Date; readonly urgent: boolean; readonly due: Date; readonly anew: boolean },
): Promise<void> {
  const due_at = more.anew || more.due < request.due_at ? more.due : request.due_at
  const reminded = due_at === request.due_at ? request.reminded : null
  const changed = { last_at: more.at, urgent: request.urgent || more.urgent, due_at, reminded }
  await db.updateTable('request').set(changed).where('id', '=', request.id).execute()
}

/** Who has phoned writes about it now: it can be answered there. */
export async function answerIn(db: Tx, id: number, chat: ChatId): Promise<void> {
  await db.updateTable('request').set({ chat_id: chat }).where('id', '=', id).where('chat_id', 'is', null).execute()
}

export async function setOwner(db: Tx, id: number, owner: PersonId): Promise<void> {
  await db.updateTable('request').set({ owner_id: owner }).where('id', '=', id).execute()
}

export async function setDue(db: Tx, id: number, due: Date): Promise<void> {
  await db.updateTable('request').set({ due_at: due, reminded: null }).where('id', '=', id).execute()
}

export async function close(db: Tx, id: number, at: Date): Promise<void> {
  await db.updateTable('request').set({ state: 'done', done_at: at }).where('id', '=', id).execute()
}

/** As if it had never been closed; an opinion that was given stays. */
export async function reopen(db: Tx, id: number, due: Date): Promise<void> {
  const open = { state: 'open', done_at: null, due_at: due, reminded: null } as const
  await db.updateTable('request').set(open).where('id', '=', id).execute()
}

/** By when each of these requests is due, as far as they are open. */
export async function timesOf(db: Tx, ids: readonly number[]): Promise<ReadonlyMap<number, Date>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('request')
    .select(['id', 'due_at'])
    .where('id', 'in', ids)
    .where('state', '=', 'open')
    .execute()
  return new Map(rows.map(({ id, due_at }) => [id, due_at]))
}

/** Which of these requests are done. */
export async function doneAmong(db: Tx, ids: readonly number[]): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set()
  const rows = await db.selectFrom('request').select('id').where('id', 'in', ids).where('state', '=', 'done').execute()
  return new Set(rows.map(({ id }) => id))
}

export async function rate(db: Tx, id: number, rating: number): Promise<void> {
  await db.updateTable('request').set({ rating }).where('id', '=', id).execute()
}

/** The newest answer of a request that was not taken back, and whether it has left already. */
export async function lastReply(db: Tx, id: number): Promise<Entry | undefined> {
  return db
    .selectFrom('request_entry')
    .selectAll()
    .where('request_id', '=', id)
    .where('kind', '=', 'reply')
    .where('withdrawn_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The request that somebody of the staff has answered last since a moment, and has not taken back. */
export async function answeredLast(db: Tx, by: PersonId, since: Date): Promise<number | undefined> {
  const row = await db
    .selectFrom('request_entry')
    .select('request_id')
    .where('by_person', '=', by)
    .where('kind', '=', 'reply')
    .where('withdrawn_at', 'is', null)
    .where('at', '>', since)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.request_id
}

export async function withdraw(db: Tx, entry: number, at: Date): Promise<void> {
  await db.updateTable('request_entry').set({ withdrawn_at: at }).where('id', '=', entry).execute()
}

/** Which of these entries were taken back. */
export async function withdrawnAmong(db: Tx, entries: readonly number[]): Promise<ReadonlySet<number>> {
  if (entries.length === 0) return new Set()
  const rows = await db
    .selectFrom('request_entry')
    .select('id')
    .where('id', 'in', entries)
    .where('withdrawn_at', 'is not', null)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Which of these requests are open and wait for an answer. */
export async function unansweredAmong(db: Tx, ids: readonly number[]): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('request')
    .select('id')
    .where('id', 'in', ids)
    .where('state', '=', 'open')
    .where(sql<boolean>`not ${REPLIED}`)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Notes of what staff are reminded now. */
export async function markReminded(db: Tx, ids: readonly number[], step: 'half' | 'due' | 'overdue'): Promise<void> {
  await db
    .updateTable('request')
    .set({ reminded: step })
    .where(sql<boolean>`id = any(${[...ids]}::int[])`)
    .execute()
}

/** The newest requests of somebody, open ones first; `number`: only this one; `nameless`: that may be one without a name, from this chat. */
export async function ofPerson(db: Tx, person: PersonId, number: number | undefined, nameless?: ChatId) {
  return db
    .selectFrom('request')
    .select(['request.id', 'request.state', 'request.due_at', 'request.urgent', 'request.owner_id'])
    .select([ANSWERED.as('answered'), 'request.person_id', 'request.kept_from'])
    .where((eb) =>
      eb.or([
        eb('person_id', '=', person),
        ...(nameless === undefined ? [] : [eb.and([eb('person_id', 'is', null), eb('chat_id', '=', nameless)])]),
      ]),
    )
    .$if(number !== undefined, (query) => query.where('request.id', '=', number ?? 0))
    .orderBy(sql`request.state = 'open'`, 'desc')
    .orderBy('request.id', 'desc')
    .limit(3)
    .execute()
}

/** Opened (by channel), done and rated in a period, and what was open at its end, whenever it came. */
export async function count(db: Tx, { from, until }: Period) {
  const opened = await db
    .selectFrom('request')
    .select(['channel', sql<number>`count(*)::int`.as('all')])
    .where('opened_at', '>=', from)
    .where('opened_at', '<', until)
    .groupBy('channel')
    .execute()
  const ended = await db
    .selectFrom('request')
    .select([
      sql<number>`count(*)::int`.as('done'),
      sql<number>`(count(*) filter (where rating = 1))::int`.as('pleased'),
      sql<number>`count(rating)::int`.as('rated'),
    ])
    .where('done_at', '>=', from)
    .where('done_at', '<', until)
    .executeTakeFirstOrThrow()
  const { open } = await db
    .selectFrom('request')
    .select(sql<number>`count(*)::int`.as('open'))
    .where('opened_at', '<', until)
    .where((eb) => eb.or([eb('state', '=', 'open'), eb('done_at', '>=', until)]))
    .executeTakeFirstOrThrow()
  return { opened, ...ended, open }
}

/** Takes the words, the files and the name out of requests that were done before a moment. Returns out of how many. */
export async function blotOld(db: Tx, before: Date, limit: number): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    update request set asker = '', why = ''
    where id in (
      select id from request
      where state = 'done' and done_at < ${before} and (asker <> '' or why <> '' or exists (
        select 1 from request_entry entry
        where entry.request_id = request.id and (entry.text <> '' or entry.file_name is not null)))
      order by id limit ${limit})
    returning id`.execute(db)
  await sql`
    update request_entry set text = '', file_id = null, file_name = null
    where request_id = any(${rows.map(({ id }) => id)}::int[])`.execute(db)
  return rows.length
}

/** Where somebody may be named in the matter of another. */
const NAMING = [
  ['request', 'asker'],
  ['request', 'why'],
  ['request_entry', 'text'],
  ['quick_text', 'words'],
] as const

/** What somebody asked for, what they were told, and their name in what others said. */
export async function forget(db: Tx, person: PersonId, { words, chats }: Traces): Promise<void> {
  for (const word of words) {
    for (const [table, column] of NAMING) {
      await sql`
        update ${sql.table(table)} set ${sql.ref(column)} = replace(${sql.ref(column)}, ${word}, '某某')
        where position(${word} in ${sql.ref(column)}) > 0`.execute(db)
    }
  }
  // What they asked before it was known who they are too.
  const isOwn = sql<boolean>`(person_id = ${person} or chat_id = any(${[...chats]}::int[]))`
  const own = db.selectFrom('request').select('id').where(isOwn)
  // What staff wrote by its number (101 回：……) names nobody, and is told of them all the same.
  await sql`
    update inbox set text = '', file_name = null, file_id = null
    where id in (select inbox_id from request_entry where request_id in ${own})`.execute(db)
  await db
    .updateTable('request_entry')
    .set({ text: '', file_id: null, file_name: null })
    .where('request_id', 'in', own)
    .execute()
  await db.updateTable('request').set({ asker: '', why: '' }).where(isOwn).execute()
}
