/** All SQL of suggestions. */
import { type RawBuilder, sql } from 'kysely'
import type { NewRow } from '../../../db/schema.ts'
import type { Period, PersonId, Tx } from '../../feature.ts'
import { isShownTo } from '../requests/public.ts'

/** What is proposed in several breaths of one message is one suggestion. */
export async function keep(db: Tx, row: NewRow<'suggestion'>): Promise<void> {
  await db
    .insertInto('suggestion')
    .values(row)
    .onConflict((kept) => kept.column('inbox_id').doUpdateSet({ text: sql`suggestion.text || '，' || excluded.text` }))
    .execute()
}

/** A suggestion with the request that it has become. */
export interface Kept {
  readonly number: number
  readonly text: string
  readonly field: string
  readonly anonymous: boolean
  readonly at: Date
  /** 陈德福（第一支部第一小组）, 一位同志（匿名）. */
  readonly asker: string
  /** Who sees to it; null: nobody yet. */
  readonly owner: string | null
  /** Until when. */
  readonly due_at: Date
  readonly done: boolean
  /** What its author was told last; null: nothing yet. */
  readonly answer: string | null
}

/** Which suggestions are looked for. */
export type Sought =
  | { readonly number: number }
  | Period
  | { readonly done: boolean | undefined; readonly most: number }

/**
 * By the number of its request, or those of a period, oldest first; or the newest `most` of those that are done or not.
 * Whoever is complained of sees none of it.
 */
export async function find(db: Tx, by: Sought, viewer: PersonId | undefined): Promise<readonly Kept[]> {
  const { rows } = await sql<Kept>`
    select request.id as number, suggestion.text, suggestion.field, suggestion.anonymous, suggestion.at,
      request.asker, request.due_at, owner.name as owner, request.state = 'done' as done, (
        select reply.text from request_entry reply
        where reply.request_id = request.id and reply.kind = 'reply' and reply.withdrawn_at is null
        order by reply.id desc limit 1) as answer
    from suggestion
    join request_entry entry on entry.inbox_id = suggestion.inbox_id and entry.kind = 'words'
    join request on request.id = entry.request_id
    left join person owner on owner.id = request.owner_id
    where ${isSought(by)} and ${isShownTo(viewer)}
    order by request.id ${sql.raw('most' in by ? 'desc' : 'asc')}
    limit ${'most' in by ? by.most : null}`.execute(db)
  return rows
}

function isSought(by: Sought): RawBuilder<boolean> {
  if ('number' in by) return sql<boolean>`request.id = ${by.number}`
  if ('from' in by) return sql<boolean>`suggestion.at >= ${by.from} and suggestion.at < ${by.until}`
  return by.done === undefined ? sql<boolean>`true` : sql<boolean>`(request.state = 'done') = ${by.done}`
}

/** How many there are, and how many of them have no result yet. */
export async function count(
  db: Tx,
  viewer: PersonId | undefined,
): Promise<{ readonly all: number; readonly waiting: number }> {
  const { rows } = await sql<{ all: number; waiting: number }>`
    select count(*)::int as all, count(*) filter (where request.state <> 'done')::int as waiting
    from suggestion
    join request_entry entry on entry.inbox_id = suggestion.inbox_id and entry.kind = 'words'
    join request on request.id = entry.request_id
    where ${isShownTo(viewer)}`.execute(db)
  return rows[0] ?? { all: 0, waiting: 0 }
}

/** Takes the words out of suggestions that were settled before a moment. Returns out of how many. */
export async function blotOld(db: Tx, before: Date, limit: number): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    update suggestion set text = ''
    where inbox_id in (
      select suggestion.inbox_id from suggestion
      join request_entry entry on entry.inbox_id = suggestion.inbox_id and entry.kind = 'words'
      join request on request.id = entry.request_id
      where suggestion.text <> '' and request.state = 'done' and request.done_at < ${before}
      order by suggestion.inbox_id limit ${limit})`.execute(db)
  return Number(numAffectedRows)
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
