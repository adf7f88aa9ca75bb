/** What was said and done about requests, the files that came and went with it, and how answers fared on their way. */
import { sql } from 'kysely'
import type { NewRow, Row } from '../../../../db/schema.ts'
import type { ChatId, FileId, Look, PersonId, Tx } from '../../../feature.ts'

export type Entry = Row<'request_entry'>

/** Whether a request has an answer that was not taken back, and nothing was said after it. */
export const REPLIED = sql<boolean>`exists (
  select 1 from request_entry entry
  where entry.request_id = request.id and entry.kind = 'reply' and entry.withdrawn_at is null and not exists (
    select 1 from request_entry more
    where more.request_id = request.id and more.kind = 'words' and more.id > entry.id))`

/**
 * Whether nothing is owed to whoever asked but that it gets done: answered, and no new time was set since; an
 * emergency is never so far, nor a suggestion, to which the first answer only says that it was read.
 */
export const ANSWERED = sql<boolean>`(not request.urgent and request.topic <> 'suggestion' and ${REPLIED} and not exists (
  select 1 from request_entry later
  where later.request_id = request.id and later.kind = 'due' and later.id > (
    select max(entry.id) from request_entry entry
    where entry.request_id = request.id and entry.kind = 'reply' and entry.withdrawn_at is null)))`

/** Whether a request waits for an answer longer than the office has set itself. */
export const isLate = (now: Date) =>
  sql<boolean>`(request.state = 'open' and request.due_at < ${now} and not ${ANSWERED})`

export async function insertEntry(
  db: Tx,
  row: Omit<NewRow<'request_entry'>, 'file_id' | 'file_name'> & {
    readonly file_id?: FileId
    readonly file_name?: string
  },
): Promise<number> {
  return (await db.insertInto('request_entry').values(row).returning('id').executeTakeFirstOrThrow()).id
}

/** One line of a request's history. Its place in the history is its number, so nothing is ever left out. */
export type HistoryLine = Entry & {
  readonly by_name: string | null
  /** The content is still there. */
  readonly file_type: string | null
  /** How an answer fares, and why it waits or has failed; null of everything else. */
  readonly way: Row<'outbox'>['state'] | null
  readonly way_reason: string | null
}

/** All that was said and done about a request, oldest first, taken-back answers too. */
export async function wholeHistory(db: Tx, id: number): Promise<readonly HistoryLine[]> {
  return db
    .selectFrom('request_entry')
    .leftJoin('person', 'person.id', 'request_entry.by_person')
    .leftJoin('file', 'file.id', 'request_entry.file_id')
    .leftJoin('outbox', (join) => join.on('outbox.once', '=', sentAs))
    .selectAll('request_entry')
    .select(['person.name as by_name', 'file.media_type as file_type'])
    .select(['outbox.state as way', 'outbox.reason as way_reason'])
    .where('request_id', '=', id)
    .orderBy('request_entry.id')
    .execute()
}

/** The key under which an answer stands in the outbox. */
const sentAs = sql<string>`'request ' || request_entry.request_id || ':entry ' || request_entry.id`
export const keyOf = (request: number, entry: number): string => `request ${request}:entry ${entry}`

/** Answers since a moment that have not come to whom they were for, or that wait for something; taken-back ones not. */
export async function strandedSince(db: Tx, since: Date, now: Date) {
  return db
    .selectFrom('request_entry')
    .innerJoin('request', 'request.id', 'request_entry.request_id')
    .innerJoin('outbox', (join) => join.on('outbox.once', '=', sentAs))
    .select(['request_entry.id', 'request.id as request', 'request.asker', 'request.owner_id'])
    .select(['request_entry.by_person', 'outbox.state', 'outbox.reason'])
    .where('request_entry.kind', '=', 'reply')
    .where('request_entry.withdrawn_at', 'is', null)
    .where('request_entry.at', '>=', since)
    .where((eb) =>
      eb.or([
        eb('outbox.state', 'in', ['failed', 'expired', 'cancelled', 'unreachable']),
        eb.and([
          eb('outbox.state', '=', 'due'),
          eb('outbox.reason', 'is not', null),
          eb('outbox.created_at', '<', now),
        ]),
      ]),
    )
    .orderBy('request_entry.id')
    .execute()
}

/** Which of these answers are for somebody who has been bound to another chat since they were written. */
export async function reboundAmong(db: Tx, entries: readonly number[]): Promise<ReadonlySet<number>> {
  if (entries.length === 0) return new Set()
  const rows = await db
    .selectFrom('request_entry')
    .innerJoin('request', 'request.id', 'request_entry.request_id')
    .innerJoin('binding', 'binding.person_id', 'request.person_id')
    .select('request_entry.id')
    .where('request_entry.id', 'in', entries)
    .whereRef('binding.from_at', '>', 'request_entry.at')
    .where('binding.until_at', 'is', null)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** What was written where the history has only a remark in brackets that it is not for all of the staff; oldest first. */
export async function withheldWords(db: Tx, id: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('request_entry as entry')
    .innerJoin('inbox', 'inbox.id', 'entry.inbox_id')
    .select('inbox.text')
    .where('entry.request_id', '=', id)
    .where('entry.kind', '=', 'words')
    .where('entry.text', 'like', '（%）')
    .whereRef('inbox.text', '<>', 'entry.text')
    .where('inbox.text', '<>', '')
    .orderBy('entry.id')
    .execute()
  return rows.map(({ text }) => text)
}

/** The message before one in its chat, no older than `since`: its words, and the file that it brought. */
export async function messageBefore(
  db: Tx,
  at: { readonly chat: ChatId; readonly inbox: number; readonly since: Date },
) {
  return db
    .selectFrom('inbox')
    .leftJoin('file', 'file.id', 'inbox.file_id')
    .select([
      'inbox.text',
      'inbox.received_at',
      'inbox.file_name',
      'file.id as file_id',
      'file.size',
      'file.media_type',
    ])
    .where('inbox.chat_id', '=', at.chat)
    .where('inbox.id', '<', at.inbox)
    .where('inbox.received_at', '>=', at.since)
    .orderBy('inbox.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The newest line to a chat that begins so: what a shortened quotation was taken from. */
export async function sentBeginning(db: Tx, chat: ChatId, beginning: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('outbox')
    .select('text')
    .where('chat_id', '=', chat)
    .where(sql<boolean>`starts_with(text, ${beginning})`)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.text
}

/** Those of these files that belong to what is not done yet. */
export async function filesOfOpen(db: Tx, files: readonly FileId[]): Promise<readonly FileId[]> {
  if (files.length === 0) return []
  const rows = await db
    .selectFrom('request_entry')
    .innerJoin('request', 'request.id', 'request_entry.request_id')
    .select('request_entry.file_id')
    .where('request.state', '=', 'open')
    .where('request_entry.file_id', 'in', files)
    .execute()
  return rows.flatMap(({ file_id }) => file_id ?? [])
}

/** A file of a request; `undefined` when there is none, it was cleared away, or `viewer` may not see it. */
export async function fileOfEntry(db: Tx, entry: number, viewer: PersonId) {
  return db
    .selectFrom('request_entry')
    .innerJoin('file', 'file.id', 'request_entry.file_id')
    .innerJoin('request', 'request.id', 'request_entry.request_id')
    .select(['file.id', 'request_entry.file_name as name'])
    .where('request_entry.id', '=', entry)
    .where(sql<boolean>`not ${viewer} = any(request.kept_from)`)
    .executeTakeFirst()
}

/** Whether staff have replied since a moment. */
export const isAnyReply = (since: Date): Look => sql<boolean>`
  exists (select 1 from request_entry where kind = 'reply' and at >= ${since})`
