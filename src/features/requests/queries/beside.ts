/** What somebody wrote before and after what they have brought, and what they were answered: for whoever sees to it. */

import { sql } from 'kysely'
import type { Row } from '../../../../db/schema.ts'
import { DAY } from '../../../base/spans.ts'
import type { PersonId, Tx } from '../../../feature.ts'

export interface Said {
  readonly at: Date
  readonly kind: Row<'inbox'>['kind']
  readonly text: string
  /** What the bot answered. */
  readonly answer: string | null
}

/** So long before it and after its last words, in milliseconds: a day. */
const AROUND = DAY
const MOST = 30

/**
 * In private, besides the request's own words, oldest first. Nothing of what was brought without a name, nor of what one of
 * the staff alone may read, unless that is `reader`.
 */
export async function saidBeside(
  db: Tx,
  { id, person_id, chat_id, opened_at, last_at }: Row<'request'>,
  reader: PersonId | null,
): Promise<readonly Said[]> {
  const isTheirs =
    person_id === null
      ? sql`inbox.person_id is null and inbox.chat_id = ${chat_id}`
      : sql`inbox.person_id = ${person_id}`
  const { rows } = await sql<Said>`
    select * from (
      select inbox.id, inbox.received_at as at, inbox.kind, inbox.text, (
        select string_agg(outbox.text, chr(10) order by outbox.id) from outbox
        where outbox.once in ('inbox ' || inbox.id || ':reply 1', 'inbox ' || inbox.id || ':reply 2')) as answer
      from inbox join chat on chat.id = inbox.chat_id
      where ${isTheirs} and chat.kind = 'private' and chat.page_person_id is null
        and inbox.received_at between ${new Date(opened_at.getTime() - AROUND)} and ${new Date(last_at.getTime() + AROUND)}
        and not exists (select 1 from suggestion where suggestion.inbox_id = inbox.id and suggestion.anonymous)
        and not exists (
          select 1 from request_entry entry join request other on other.id = entry.request_id
          where entry.inbox_id = inbox.id and (other.id = ${id} or (other.discreet and other.owner_id is distinct from ${reader})))
      order by inbox.id desc limit ${MOST}) as said
    order by id`.execute(db)
  return rows
}

/** Whether it was brought without a name. */
export async function isNameless(db: Tx, request: number): Promise<boolean> {
  const row = await db
    .selectFrom('request_entry')
    .innerJoin('suggestion', 'suggestion.inbox_id', 'request_entry.inbox_id')
    .select('request_entry.id')
    .where('request_entry.request_id', '=', request)
    .where('suggestion.anonymous', '=', true)
    .executeTakeFirst()
  return row !== undefined
}
