/** All SQL of suggestions. */
import { type RawBuilder, sql } from 'kysely'
import type { NewRow } from '../../../db/schema.ts'
import type { Period, PersonId, Tx } from '../../feature.ts'

export async function keep(db: Tx, row: NewRow<'suggestion'>): Promise<void> {
  await db.insertInto('suggestion').values(row).execute()
}

/** A suggestion with the request that it has become. */
export interface Kept {
  readonly number: number
  readonly text: string
  readonly field: string
  readonly anonymous: boolean
  readonly done: boolean
  readonly answered: boolean
}

/** By the number of its request, or those of a period; oldest first. */
export async function find(db: Tx, by: { readonly number: number } | Period): Promise<readonly Kept[]> {
  const of: RawBuilder<boolean> =
    'number' in by
      ? sql<boolean>`request.id = ${by.number}`
      : sql<boolean>`suggestion.at >= ${by.from} and suggestion.at < ${by.until}`
  const { rows } = await sql<Kept>`
    select request.id as number, suggestion.text, suggestion.field, suggestion.anonymous, request.state = 'done' as done,
      exists (
        select 1 from request_entry reply
        where reply.request_id = request.id and reply.kind = 'reply' and reply.withdrawn_at is null) as answered
    from suggestion
    join request_entry entry on entry.inbox_id = suggestion.inbox_id and entry.kind = 'words'
    join request on request.id = entry.request_id
    where ${of}
    order by request.id`.execute(db)
  return rows
}

/** What somebody proposed, under their name or not, is blotted out where the chat was nobody else's. */
export async function forget(db: Tx, person: PersonId): Promise<void> {
  const own = sql`
    select inbox.id from inbox
    where inbox.chat_id in (select chat_id from binding where person_id = ${person})
      and not exists (
        select 1 from binding other where other.chat_id = inbox.chat_id and other.person_id <> ${person})`
  await sql`update request_entry set text = '' where inbox_id in (
    select inbox_id from suggestion where inbox_id in (${own}))`.execute(db)
  await sql`update suggestion set text = '' where inbox_id in (${own})`.execute(db)
}
