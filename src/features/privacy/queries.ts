/** All SQL about consent (queries/consent.ts), what people want to receive, and who has seen their data. */
import { sql } from 'kysely'
import type { Row } from '../../../db/schema.ts'
import type { ChatId, FileId, PersonId, Traces, Tx } from '../../feature.ts'
import type { Found } from '../../files/public.ts'
import { type Audience, inAudience } from '../people/public.ts'
import type { OptOutKind } from './rules.ts'

export * from './queries/consent.ts'

/** Every kind that can be stopped. */
export const KINDS: readonly OptOutKind[] = ['notice', 'greeting', 'reminder']

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

/** Who has seen somebody's data and how, the latest first; `all`: how many times in all, with what is not among them. */
export async function seenOf(
  db: Tx,
  person: PersonId,
  most: number,
): Promise<readonly (Seen & { readonly all: number })[]> {
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
      .select(sql<number>`(sum(${count('disclosure.id')}) over ())::int`.as('all'))
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
