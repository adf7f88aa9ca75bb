/** Who was asked to which text, and what they have said to it. */
import { sql } from 'kysely'
import { mayBeRead } from '../../../base/queries.ts'
import type { ChatId, Look, PersonId, Tx } from '../../../feature.ts'
import { type Audience, inAudience, REPORTED_DEAD } from '../../people/public.ts'
import { VERSION } from '../rules.ts'

/** Those of `ids`, retirees surely behind this chat, who were never asked about this version. */
export async function unaskedIn(db: Tx, chat: ChatId, ids: readonly PersonId[]): Promise<ReadonlySet<PersonId>> {
  const rows = await db
    .selectFrom('binding')
    .innerJoin('person', 'person.id', 'binding.person_id')
    .select('person.id')
    .where('binding.chat_id', '=', chat)
    .where('binding.until_at', 'is', null)
    .where('binding.confirmed', '=', true)
    .where('person.kind', '<>', 'staff')
    .where(sql<boolean>`person.id = any(${[...ids]}::int[])`)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('consent')
            .select('consent.id')
            .whereRef('consent.person_id', '=', 'person.id')
            .where('consent.version', '>=', VERSION),
        ),
      ),
    )
    .execute()
  return new Set(rows.map(({ id }) => id))
}

export async function noteAsked(db: Tx, person: PersonId, now: Date): Promise<void> {
  await db.insertInto('consent').values({ person_id: person, version: VERSION, how: 'chat', asked_at: now }).execute()
}

/** A new row for each; the newest counts, the earlier ones stay. */
export async function noteConsent(
  db: Tx,
  people: readonly PersonId[],
  said: { answer: 'agreed' | 'declined'; how: 'chat' | 'paper'; by: PersonId | null; now: Date; version?: number },
): Promise<void> {
  await sql`
    insert into consent (person_id, version, answer, how, asked_at, answered_at, entered_by)
    select id, ${said.version ?? VERSION}::int, ${said.answer}, ${said.how}, ${said.now}::timestamptz, ${said.now}::timestamptz, ${said.by}::int
    from unnest(${[...people]}::int[]) as id`.execute(db)
}

/** What those of an audience have said last, in the order of the roster; null: nothing yet. */
export async function consentsOf(db: Tx, audience: Audience) {
  return db
    .selectFrom('person')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('consent')
          .select(['consent.answer', 'consent.how'])
          .whereRef('consent.person_id', '=', 'person.id')
          .where('consent.answer', 'is not', null)
          .orderBy('consent.id', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .select(['person.name', 'last.answer', 'last.how'])
    .where('person.id', 'in', inAudience(db, audience))
    .orderBy('person.unit_id')
    .orderBy('person.id')
    .execute()
}

/** Whether somebody was ever asked, on the phone or on paper. */
export async function wasAsked(db: Tx, person: PersonId): Promise<boolean> {
  const row = await db.selectFrom('consent').select('id').where('person_id', '=', person).limit(1).executeTakeFirst()
  return row !== undefined
}

/** Whether somebody has answered to this version; what they said to an earlier one was said of other words. */
export async function hasAnswered(db: Tx, person: PersonId): Promise<boolean> {
  const row = await db
    .selectFrom('consent')
    .select('id')
    .where('person_id', '=', person)
    .where('answer', 'is not', null)
    .where('version', '>=', VERSION)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Questions that are open in a chat and have been read there. */
function openIn(db: Tx, chat: ChatId, now: Date) {
  return db
    .selectFrom('awaited')
    .leftJoin('outbox', 'outbox.id', 'awaited.outbox_id')
    .select('awaited.id')
    .where('awaited.chat_id', '=', chat)
    .where('awaited.closed_at', 'is', null)
    .where('awaited.expires_at', '>', now)
    .where((eb) => eb.or([eb('awaited.outbox_id', 'is', null), mayBeRead]))
    .limit(1)
}

/** Whether an open question offers this word as an answer: a vote asks 同意 or 不同意 too. */
export async function asksToAgree(db: Tx, chat: ChatId, word: string, now: Date): Promise<boolean> {
  const asked = openIn(db, chat, now).where(sql<boolean>`position(${word} in awaited.options::text) > 0`)
  return (await asked.executeTakeFirst()) !== undefined
}

/** Those who have read a notice before a moment, and were never asked anything. */
const onlyReaders = (before: Date, now: Date) => sql`
  from binding join person on person.id = binding.person_id
  where binding.until_at is null and binding.confirmed and person.status = 'active' and person.kind <> 'staff'
    and not ${REPORTED_DEAD}
    and not exists (select 1 from consent where consent.person_id = person.id)
    and not exists (
      select 1 from opt_out where opt_out.person_id = person.id and opt_out.kind = 'notice' and opt_out.ended_at is null)
    and exists (
      select 1 from outbox
      where outbox.person_id = person.id and outbox.chat_id = binding.chat_id and outbox.kind = 'notice'
        and outbox.state = 'sent' and outbox.ended_at <= ${before})
    and not exists (
      select 1 from awaited where awaited.chat_id = binding.chat_id and awaited.closed_at is null
        and awaited.answered_at is null and awaited.expires_at > ${now})`

export const isAnyOnlyReader = (before: Date, now: Date): Look =>
  sql<boolean>`exists (select 1 ${onlyReaders(before, now)})`

/** Somebody who has only received so far, in the chat in which they did. */
export interface OnlyReader {
  readonly id: PersonId
  readonly name: string
  readonly chat: ChatId
  /** How many people are behind the chat. */
  readonly sharing: number
}

/** At most `most` of them, one of a chat. */
export async function findOnlyReaders(db: Tx, before: Date, now: Date, most: number): Promise<readonly OnlyReader[]> {
  const { rows } = await sql<OnlyReader>`
    select distinct on (binding.chat_id) person.id, person.name, binding.chat_id as chat,
      (select count(*) from binding other where other.chat_id = binding.chat_id and other.until_at is null)::int as sharing
    ${onlyReaders(before, now)}
    order by binding.chat_id, person.id limit ${most}`.execute(db)
  return rows
}

/** Whether something was said in a chat since a moment, or something is asked there that has no answer yet. */
export async function isBusy(db: Tx, chat: ChatId, since: Date, now: Date): Promise<boolean> {
  const heard = db
    .selectFrom('inbox')
    .select('id')
    .where('chat_id', '=', chat)
    .where('received_at', '>', since)
    .limit(1)
  if ((await heard.executeTakeFirst()) !== undefined) return true
  return (await openIn(db, chat, now).where('awaited.answered_at', 'is', null).executeTakeFirst()) !== undefined
}

/** Names of those of `people` who have said no last. */
export async function declinedAmong(db: Tx, people: readonly PersonId[]): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('person')
    .select('name')
    .where(sql<boolean>`id = any(${[...people]}::int[])`)
    .where(sql<boolean>`(
      select answer from consent
      where person_id = person.id and answer is not null order by consent.id desc limit 1) = 'declined'`)
    .orderBy('id')
    .execute()
  return rows.map(({ name }) => name)
}

export async function hasDeclined(db: Tx, person: PersonId): Promise<boolean> {
  const newest = await db
    .selectFrom('consent')
    .select('answer')
    .where('person_id', '=', person)
    .where('answer', 'is not', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return newest?.answer === 'declined'
}
