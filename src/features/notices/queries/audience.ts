/** Whom a notice is for: the frozen audience, who has got it, who is to be written to. */
import { type RawBuilder, sql } from 'kysely'
import { unlessThere } from '../../../base/queries.ts'
import type { PersonId, Tx } from '../../../feature.ts'
import { inAudience, REPORTED_DEAD } from '../../people/public.ts'
import { aboutRoom, aboutText, type Notice } from './notices.ts'

/** Freezes the audience: a row a person, in one statement however many they are. Returns how many are new. */
export async function freezeAudience(tx: Tx, notice: Pick<Notice, 'id' | 'audience' | 'corrects_id'>): Promise<number> {
  const people = wholeOf(tx, notice).as('audience')
  const insert = tx
    .insertInto('notice_person')
    .columns(['notice_id', 'person_id'])
    .expression(tx.selectFrom(people).select([sql.lit(notice.id).as('notice_id'), 'audience.id']))
  const result = await unlessThere(tx, (mayBeThere) =>
    (mayBeThere ? insert.onConflict((conflict) => conflict.doNothing()) : insert).executeTakeFirst(),
  )
  return Number(result.numInsertedOrUpdatedRows ?? 0n)
}

/** How many of those whom a notice is for are said to have died. */
export async function countMourned(tx: Tx, noticeId: number): Promise<number> {
  const row = await tx
    .selectFrom('departure')
    .innerJoin('notice_person', 'notice_person.person_id', 'departure.person_id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('departure.how', '=', 'deceased')
    .where('departure.state', '=', 'reported')
    .where('notice_person.notice_id', '=', noticeId)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/**
 * Whom a notice has reached, or may have, until a moment: by a message of their own, in a room, pasted by hand,
 * or by telephone.
 */
export function gotIt(tx: Tx, noticeId: number, until?: Date) {
  const latest = until ?? 'infinity'
  const gone = sql`('sent', 'uncertain', 'sending') and coalesce(ended_at, tried_at) <= ${latest}::timestamptz`
  return tx
    .selectFrom('notice_person')
    .select('notice_person.person_id as id')
    .where('notice_person.notice_id', '=', noticeId)
    .where(sql<boolean>`(coalesce(notice_person.handed_at <= ${latest}::timestamptz, false)
      or exists (select 1 from outbox where about = ${aboutText(noticeId)} and state in ${gone}
        and outbox.person_id = notice_person.person_id)
      or exists (select 1 from outbox where about = ${aboutRoom(noticeId)} and state in ${gone}
        and outbox.chat_id = notice_person.room_id)
      or exists (select 1 from notice_answer where notice_answer.notice_id = notice_person.notice_id
        and notice_answer.person_id = notice_person.person_id and answered_at <= ${latest}::timestamptz))`)
}

/** Whoever of `notice_person` may still be asked something: nobody is of whom it is said that they have died (rule 28). */
export const MAY_BE_ASKED = sql<boolean>`exists (select 1 from person
  where person.id = notice_person.person_id and person.status = 'active' and not ${REPORTED_DEAD})`

export async function countGotIt(tx: Tx, noticeId: number): Promise<number> {
  const row = await tx
    .selectFrom(gotIt(tx, noticeId).as('those'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** The corrections of a notice that stand, the oldest first: what was called back before anybody had it does not. */
export async function findCorrections(tx: Tx, noticeId: number): Promise<readonly Notice[]> {
  const rows = await tx
    .selectFrom('notice')
    .selectAll()
    .where('corrects_id', '=', noticeId)
    .where('confirmed_at', 'is not', null)
    .orderBy('confirmed_at')
    .orderBy('id')
    .execute()
  const stand: Notice[] = []
  for (const one of rows as unknown as readonly Notice[])
    if (one.state !== 'cancelled' || (await countGotIt(tx, one.id)) > 0) stand.push(one)
  return stand
}

/** Who has come to the audience of a notice since it was frozen, in order. */
export async function listLatecomers(
  tx: Tx,
  notice: Pick<Notice, 'id' | 'audience' | 'corrects_id'>,
): Promise<readonly PersonId[]> {
  const rows = await tx
    .selectFrom(wholeOf(tx, notice).as('audience'))
    .select('audience.id')
    .where(
      sql<boolean>`not exists (select 1 from notice_person
        where notice_id = ${notice.id} and notice_person.person_id = audience.id)`,
    )
    .orderBy('audience.id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Whom a notice is for by now; a correction is for those who got what it puts right. */
export const wholeOf = (tx: Tx, { audience, corrects_id }: Pick<Notice, 'audience' | 'corrects_id'>) =>
  corrects_id === null ? inAudience(tx, audience) : gotIt(tx, corrects_id)

/** Those of an audience whom a notice is not for yet, or who were left out of its rooms; in order. */
export async function notYetFor(tx: Tx, noticeId: number, audience: Notice['audience']): Promise<readonly PersonId[]> {
  const rows = await tx
    .selectFrom(inAudience(tx, audience).as('audience'))
    .select('audience.id')
    .where(isLeftOut(noticeId, sql.ref('audience.id')))
    .orderBy('audience.id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Whether a notice is not for somebody yet, or they were left out of its rooms. */
export async function isNotYetFor(tx: Tx, noticeId: number, personId: PersonId): Promise<boolean> {
  const row = await tx.selectNoFrom(isLeftOut(noticeId, sql`${personId}::int`).as('left_out')).executeTakeFirstOrThrow()
  return row.left_out
}

const isLeftOut = (noticeId: number, person: RawBuilder<unknown>) => sql<boolean>`not exists (
  select 1 from notice_person
  where notice_id = ${noticeId} and person_id = ${person}
    and (posted_at is null or room_id is not null or handed_at is not null
      or exists (select 1 from notice where notice.id = ${noticeId} and by_hand)
      or exists (select 1 from outbox where about = ${aboutText(noticeId)} and outbox.person_id = ${person})))`

/** Somebody for whom a message is to be made. */
export interface ToPost {
  readonly noticeId: number
  readonly id: PersonId
  readonly name: string
  readonly honorific: string | null
}

/**
 * The next page of people whose message is still to be made, of one notice, the urgent ones first; whoever was added just now
 * waits. First which notice, then its people by the index of those who are left: joined in one go, the server reads and
 * sorts all who are left for every page.
 */
export async function findToPost(tx: Tx, now: Date, limit: number): Promise<readonly ToPost[]> {
  const { rows } = await sql<ToPost>`
    with which as materialized (
      select notice.id from notice
      cross join lateral (
        select 1 from notice_person where notice_id = notice.id and ${isToPost(now)} limit 1) as left_over
      where notice.state = 'sending' order by notice.urgent_why is null, notice.id limit 1),
    page as materialized (
      select notice_id, person_id from notice_person
      where notice_id = (select id from which) and ${isToPost(now)} order by person_id limit ${limit})
    select page.notice_id as "noticeId", person.id, person.name, person.honorific
    from page join person on person.id = page.person_id order by person.id`.execute(tx)
  return rows
}

const isToPost = (now: Date) => sql<boolean>`posted_at is null and (goes_at is null or goes_at <= ${now}::timestamptz)`

/** Returns those who are marked: nobody who was taken back meanwhile. */
export async function markPosted(
  tx: Tx,
  noticeId: number,
  people: readonly PersonId[],
  now: Date,
): Promise<ReadonlySet<PersonId>> {
  const rows = await tx
    .updateTable('notice_person')
    .set({ posted_at: now })
    .where('notice_id', '=', noticeId)
    .where(sql<boolean>`person_id = any(${[...people]}::int[])`)
    .returning('person_id')
    .execute()
  return new Set(rows.map(({ person_id }) => person_id))
}

/** Whether somebody may mean a notice in a room: it is for them and stands there, or they have it by themselves. */
export async function mayAnswerInRoom(tx: Tx, noticeId: number, personId: PersonId): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select exists (select 1 from notice_person where notice_id = ${noticeId} and person_id = ${personId})
      and (exists (select 1 from notice_room where notice_id = ${noticeId})
        or ${personId}::int in (${gotIt(tx, noticeId)})) as may`.execute(tx)
  return rows[0]?.may ?? false
}

export async function isFor(tx: Tx, noticeId: number, personId: PersonId): Promise<boolean> {
  const row = await tx
    .selectFrom('notice_person')
    .select('person_id')
    .where('notice_id', '=', noticeId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row !== undefined
}

/** Those of `people` whom a notice is for, in their order. */
export async function addresseesAmong<P extends { readonly id: PersonId }>(
  tx: Tx,
  noticeId: number,
  people: readonly P[],
): Promise<readonly P[]> {
  if (people.length === 0) return []
  const ids = people.map(({ id }) => id)
  const rows = await tx
    .selectFrom('notice_person')
    .select('person_id')
    .where('notice_id', '=', noticeId)
    .where('person_id', 'in', ids)
    .execute()
  const addressed = new Set(rows.map(({ person_id }) => person_id))
  return people.filter(({ id }) => addressed.has(id))
}

/** Notes that somebody has written, although it was no answer. */
export async function markHeard(tx: Tx, noticeId: number, personId: PersonId, now: Date): Promise<void> {
  await tx
    .updateTable('notice_person')
    .set({ heard_at: now })
    .where('notice_id', '=', noticeId)
    .where('person_id', '=', personId)
    .execute()
}

/** Whether somebody has written about it since, without having answered it. */
export async function hasHeardSince(tx: Tx, noticeId: number, personId: PersonId, since: Date): Promise<boolean> {
  const row = await tx
    .selectFrom('notice_person')
    .select('person_id')
    .where('notice_id', '=', noticeId)
    .where('person_id', '=', personId)
    .where('heard_at', '>', since)
    .executeTakeFirst()
  return row !== undefined
}

/** Somebody was told of it by telephone: they have it, and have still to answer. */
export async function markTold(tx: Tx, noticeId: number, personId: PersonId, now: Date): Promise<void> {
  await tx
    .updateTable('notice_person')
    .set({ heard_at: now, handed_at: sql<Date>`coalesce(handed_at, ${now}::timestamptz)` })
    .where('notice_id', '=', noticeId)
    .where('person_id', '=', personId)
    .execute()
}

/** Some of a notice's frozen audience who read it in no room, in order. */
export async function listPeople(tx: Tx, noticeId: number, limit: number): Promise<readonly PersonId[]> {
  const rows = await tx
    .selectFrom('notice_person')
    .select('person_id')
    .where('notice_id', '=', noticeId)
    .where('room_id', 'is', null)
    .orderBy('person_id')
    .limit(limit)
    .execute()
  return rows.map(({ person_id }) => person_id)
}

/**
 * Those of a notice's frozen audience who have not answered, in order. Of one that climbs without those to whom it went
 * since `settled`: they came later than the others, and have had no time yet.
 */
export async function listUnanswered(tx: Tx, noticeId: number, settled: Date): Promise<readonly PersonId[]> {
  const rows = await tx
    .selectFrom('notice_person')
    .leftJoin('notice_answer', (join) =>
      join
        .onRef('notice_answer.notice_id', '=', 'notice_person.notice_id')
        .onRef('notice_answer.person_id', '=', 'notice_person.person_id')
        .on('notice_answer.replaced_at', 'is', null),
    )
    .innerJoin('notice', 'notice.id', 'notice_person.notice_id')
    .select('notice_person.person_id')
    .where('notice_person.notice_id', '=', noticeId)
    .where('notice_answer.id', 'is', null)
    .where(sql<boolean>`(notice.climbed_at is null or not exists (
      select 1 from outbox where about = ${aboutText(noticeId)} and outbox.person_id = notice_person.person_id
        and state in ('due', 'sending', 'sent', 'uncertain') and coalesce(ended_at, tried_at, created_at) > ${settled}))`)
    // Whoever was added just now gets it first.
    .where((eb) => eb.or([eb('notice_person.posted_at', 'is not', null), eb('notice_person.goes_at', 'is', null)]))
    // Whoever read it in a group need not be rung up where nothing is asked.
    .where((eb) => eb.or([eb('notice.answers', '<>', 'none'), eb('notice_person.handed_at', 'is', null)]))
    .orderBy('notice_person.person_id')
    .execute()
  return rows.map(({ person_id }) => person_id)
}

/** Whether one of these people is about to get a notice that wants an answer. */
export async function isAskedSoon(tx: Tx, people: readonly PersonId[]): Promise<boolean> {
  if (people.length === 0) return false
  const row = await tx
    .selectFrom('notice_person')
    .innerJoin('notice', 'notice.id', 'notice_person.notice_id')
    .select('notice.id')
    .where('notice_person.person_id', 'in', people)
    .where('notice_person.posted_at', 'is', null)
    .where('notice.state', '=', 'sending')
    .where('notice.answers', '<>', 'none')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
