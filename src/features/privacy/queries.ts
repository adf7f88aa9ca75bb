/** All SQL about consent, what people want to receive, and who has seen their data. */
import { sql } from 'kysely'
import type { Row } from '../../../db/schema.ts'
import { mayBeRead } from '../../base/queries.ts'
import type { ChatId, FileId, PersonId, Traces, Tx } from '../../feature.ts'
import type { Found } from '../../files/public.ts'
import { type Audience, inAudience } from '../people/public.ts'
import { type OptOutKind, VERSION } from './rules.ts'

/** Every kind that can be stopped. */
export const KINDS: readonly OptOutKind[] = ['notice', 'greeting', 'reminder']

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

export async function optOut(db: Tx, person: PersonId, kinds: readonly OptOutKind[], now: Date): Promise<void> {
  if (kinds.length === 0) return
  await db
    .insertInto('opt_out')
    .values(kinds.map((kind) => ({ person_id: person, kind, since_at: now })))
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'kind']).where('ended_at', 'is', null).doUpdateSet({ since_at: now }),
    )
    .execute()
}

/** Nothing is sent any more, because they declined at this moment; what they wanted none of before stays as they said it. */
export async function declineAll(db: Tx, person: PersonId, now: Date): Promise<void> {
  const before = (await optOutsOf(db, [person])).map(({ kind }) => kind)
  await optOut(
    db,
    person,
    KINDS.filter((kind) => !before.includes(kind)),
    now,
  )
}

export async function optIn(db: Tx, person: PersonId, now: Date, kinds: readonly OptOutKind[] = KINDS): Promise<void> {
  await db
    .updateTable('opt_out')
    .set({ ended_at: now })
    .where('person_id', '=', person)
    .where('kind', 'in', kinds)
    .where('ended_at', 'is', null)
    .execute()
}

/**
 * Beside `opt_out`: it came of declining to be written to. They were told that they would be rung up instead, so it is no
 * wish to be left in peace.
 */
export const BY_DECLINING = sql<boolean>`exists (
  select 1 from consent
  where consent.person_id = opt_out.person_id and answer = 'declined' and answered_at = opt_out.since_at)`

/** What came of declining to be written to is over; what somebody said by itself stays. False: nothing came of it. */
export async function endDeclined(db: Tx, person: PersonId, now: Date): Promise<boolean> {
  const ended = await db
    .updateTable('opt_out')
    .set({ ended_at: now })
    .where('person_id', '=', person)
    .where('ended_at', 'is', null)
    .where(BY_DECLINING)
    .returning('kind')
    .execute()
  return ended.length > 0
}

export async function optOutsOf(db: Tx, people: readonly PersonId[]) {
  if (people.length === 0) return []
  return db
    .selectFrom('opt_out')
    .select(['person_id as personId', 'kind'])
    .where(sql<boolean>`person_id = any(${[...people]}::int[])`)
    .where('ended_at', 'is', null)
    .execute()
}

export async function peopleIn(db: Tx, audience: Audience): Promise<readonly PersonId[]> {
  return (await inAudience(db, audience).execute()).map(({ id }) => id)
}

/** Whether staff have made sure that this person is behind this chat. */
export async function isConfirmed(db: Tx, chat: ChatId, person: PersonId): Promise<boolean> {
  const binding = await db
    .selectFrom('binding')
    .select('id')
    .where('chat_id', '=', chat)
    .where('person_id', '=', person)
    .where('until_at', 'is', null)
    .where('confirmed', '=', true)
    .executeTakeFirst()
  return binding !== undefined
}

/** One way in which one of the staff has seen somebody's data. */
export interface Seen extends Pick<Row<'disclosure'>, 'how'> {
  readonly name: string
  /** What a sheet was taken away for. */
  readonly purpose: string | null
  readonly times: number
  /** The last time. */
  readonly at: Date
}

/** Who has seen somebody's data and how, the latest first. */
export async function seenOf(db: Tx, person: PersonId, most: number): Promise<readonly Seen[]> {
  const purpose = sql<string | null>`audit.detail ->> 'purpose'`
  const at = sql<Date>`coalesce(outbox.ended_at, disclosure.at)`
  const { count, max } = db.fn
  return (
    db
      .selectFrom('disclosure')
      .innerJoin('person', 'person.id', 'disclosure.viewer_id')
      .leftJoin('audit', 'audit.id', 'disclosure.audit_id')
      .leftJoin('outbox', 'outbox.id', 'disclosure.outbox_id')
      .select(['person.name', 'disclosure.how', purpose.as('purpose')])
      .select([sql<number>`${count('disclosure.id')}::int`.as('times'), sql<Date>`max(${at})`.as('at')])
      .where('disclosure.person_id', '=', person)
      // What was never sent, nobody has seen.
      .where(sql<boolean>`(disclosure.outbox_id is null or outbox.state in ('sent', 'uncertain'))`)
      .groupBy(['person.id', 'person.name', 'disclosure.how', purpose])
      .orderBy('at', 'desc')
      .orderBy(max('disclosure.id'), 'desc')
      .limit(most)
      .execute()
  )
}

export async function dropViews(db: Tx, before: Date): Promise<void> {
  await db.deleteFrom('disclosure').where('at', '<', before).execute()
}

/** What was done and changed before a moment goes; at most `limit` of each. Returns how many of the one that had more. */
export async function dropTrail(db: Tx, before: Date, limit: number): Promise<number> {
  // The exception that the protection of both knows; see its migration.
  await sql`select set_config('office.outdated', 'yes', true)`.execute(db)
  const done = await sql`
    delete from audit where id in (
      select id from audit where at < ${before} and not exists (select 1 from disclosure where audit_id = audit.id)
        and at < (select at from audit order by id desc limit 1) - interval '1 year'
      order by id limit ${limit})`.execute(db)
  const changed = await sql`
    delete from person_change where id in (
      select id from person_change where at < ${before}
        and at < (select at from person_change order by id desc limit 1) - interval '1 year'
      order by id limit ${limit})`.execute(db)
  await sql`select set_config('office.outdated', 'no', true)`.execute(db)
  return Math.max(Number(done.numAffectedRows ?? 0), Number(changed.numAffectedRows ?? 0))
}

/**
 * Of those who have died or moved away before a moment only what an archive needs stays: name, number, unit, days of birth,
 * retirement and joining the party. Returns of how many, at most `limit`.
 */
export async function fadeGone(db: Tx, before: Date, limit: number): Promise<number> {
  const { rows } = await sql<{ id: PersonId }>`
    update person set phone = null, landline = null, residence = null, living = null, health = null, skills = null,
      note = null, hardship = null, contact_by = null, remark = null, liaison_id = null
    where id in (
      select person.id from person join departure on departure.person_id = person.id
      where person.status in ('deceased', 'moved') and departure.state = 'final' and departure.settled_at < ${before}
        and (exists (select 1 from relative where person_id = person.id)
          or exists (select 1 from person_tag where person_id = person.id)
          or num_nonnulls(phone, landline, residence, living, health, skills, note, hardship, contact_by, remark, liaison_id) > 0)
      order by person.id limit ${limit})
    returning id`.execute(db)
  const gone = rows.map(({ id }) => id)
  await sql`delete from relative where person_id = any(${gone}::int[])`.execute(db)
  await sql`delete from person_tag where person_id = any(${gone}::int[])`.execute(db)
  return gone.length
}

export interface TrailLine {
  readonly at: Date
  readonly name: string | null
  /** What was written; null when it was not done by chat. */
  readonly words: string | null
  readonly refused: boolean
}

/** The newest lines of the audit trail, of somebody of this name or of everybody. */
export async function trailOf(db: Tx, name: string | undefined, limit: number): Promise<readonly TrailLine[]> {
  const rows = await db
    .selectFrom('audit')
    .leftJoin('person', 'person.id', 'audit.person_id')
    .leftJoin('inbox', (join) => join.on(sql<boolean>`inbox.id = (audit.detail ->> 'inbox')::bigint`))
    .select(['audit.at', 'audit.action', 'person.name', 'inbox.text'])
    .$if(name !== undefined, (query) => query.where('person.name', '=', name ?? ''))
    .orderBy('audit.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ at, action, name: by, text }) => ({ at, name: by, words: text, refused: action === 'refused' }))
}

/** Notes that somebody's data are deleted now; the features take them away one by one. */
export async function noteForgotten(db: Tx, person: PersonId, now: Date): Promise<void> {
  await db.updateTable('person').set({ forgotten_at: now }).where('id', '=', person).execute()
}

/** Notes that their name is to be looked for in all files, and who hears when it is done. */
export async function beginForgetting(db: Tx, person: PersonId, by: PersonId | null, now: Date): Promise<void> {
  await db
    .insertInto('forgetting')
    .values({ person_id: person, by_id: by, begun_at: now, name: null, names: '[]' })
    .execute()
}

/** The first of those whose name is still looked for in files. */
export async function nextForgetting(db: Tx) {
  const row = await db
    .selectFrom('forgetting')
    .selectAll()
    .where('name', 'is not', null)
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { id, by_id: by, begun_at: begunAt, after_file: afterFile, name, looked, erased, unread } = row
  const names = row.names as readonly string[]
  return { id, by, begunAt, afterFile, name: name ?? '', names, total: { looked, erased, unread } }
}

/** Notes how far the search for a name has come. */
export async function noteLookedInto(db: Tx, id: number, found: Found, last: FileId): Promise<void> {
  await db
    .updateTable('forgetting')
    .set((eb) => ({
      after_file: last,
      looked: eb('looked', '+', found.looked),
      erased: eb('erased', '+', found.erased),
      unread: eb('unread', '+', found.unread),
    }))
    .where('id', '=', id)
    .execute()
}

/** All files are looked into: nothing keeps the name any more. */
export async function endForgetting(db: Tx, id: number): Promise<void> {
  await db.deleteFrom('forgetting').where('id', '=', id).execute()
}

export async function forget(db: Tx, person: PersonId, { name, names }: Traces): Promise<void> {
  await db
    .updateTable('forgetting')
    .set({ name, names: JSON.stringify(names) })
    .where('person_id', '=', person)
    .execute()
  await db.deleteFrom('consent').where('person_id', '=', person).execute()
  await db.deleteFrom('opt_out').where('person_id', '=', person).execute()
  await db.deleteFrom('disclosure').where('person_id', '=', person).execute()
}
