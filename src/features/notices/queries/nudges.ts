/** Who is asked once more. */
import { sql } from 'kysely'
import type { PersonId, Tx } from '../../../feature.ts'
import { gotIt, MAY_BE_ASKED, type ToPost } from './audience.ts'
import { aboutNudge } from './notices.ts'

/** Somebody who is to be written to once more. */
export interface Again extends ToPost {
  /** They have written, although it was no answer. */
  readonly heard: boolean
  /** The how-manieth time it is. */
  readonly nudge: number
}

/** The next page of people who are to be asked once more. */
export async function findToNudge(tx: Tx, limit: number): Promise<readonly Again[]> {
  return tx
    .selectFrom('notice_person')
    .innerJoin('notice', 'notice.id', 'notice_person.notice_id')
    .innerJoin('person', 'person.id', 'notice_person.person_id')
    .select([
      'notice.id as noticeId',
      'person.id',
      'person.name',
      'person.honorific',
      'notice_person.nudges_wanted as nudge',
      sql<boolean>`notice_person.heard_at is not null`.as('heard'),
    ])
    .whereRef('notice_person.nudges_posted', '<', 'notice_person.nudges_wanted')
    .where('notice.state', '=', 'sending')
    .orderBy('notice_person.notice_id')
    .orderBy('notice_person.person_id')
    .limit(limit)
    .execute()
}

export async function markNudged(tx: Tx, noticeId: number, people: readonly PersonId[]): Promise<void> {
  await tx
    .updateTable('notice_person')
    .set({ nudges_posted: sql<number>`nudges_wanted` })
    .where('notice_id', '=', noticeId)
    .where(sql<boolean>`person_id = any(${[...people]}::int[])`)
    .execute()
}

/** Who may be asked again: so many times at most, and only those who have had it since `until`. */
export interface MayNudge {
  readonly most: number
  /** Absent: whoever has it. */
  readonly until?: Date
  /** Only those who were not asked again later than this, called back or not; absent: whenever that was. */
  readonly askedUntil?: Date
}

/** Whom the notice has reached, who have not answered, and who may still be asked again. */
const isSilent = (tx: Tx, noticeId: number, { most, until, askedUntil }: MayNudge) => sql<boolean>`
  notice_person.notice_id = ${noticeId} and nudges_wanted - nudges_off < ${most}
  and person_id in (${gotIt(tx, noticeId, until)}) and ${MAY_BE_ASKED}
  and not exists (select 1 from notice_answer where notice_answer.notice_id = notice_person.notice_id
    and notice_answer.person_id = notice_person.person_id and replaced_at is null)
  and ${askedUntil === undefined ? sql`true` : isLeftInPeace(noticeId, askedUntil)}`

/** Nothing by which they are asked again is to go, or has gone, or was called back, since. */
const isLeftInPeace = (noticeId: number, askedUntil: Date) => sql<boolean>`(nudges_wanted = 0
  or nudges_posted >= nudges_wanted and not exists (select 1 from outbox
    where about = ${aboutNudge(noticeId)} and outbox.person_id = notice_person.person_id
      and (outbox.state in ('due', 'sending') or coalesce(ended_at, outbox.created_at) > ${askedUntil})))`

/** How many would be asked again. */
export async function countToNudge(tx: Tx, noticeId: number, may: MayNudge): Promise<number> {
  const row = await tx
    .selectFrom('notice_person')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(isSilent(tx, noticeId, may))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Wants those asked once more whom the notice has reached and who have not answered. */
export async function wantNudges(tx: Tx, noticeId: number, may: MayNudge): Promise<number> {
  const result = await tx
    .updateTable('notice_person')
    .set({ nudges_wanted: sql<number>`nudges_wanted + 1` })
    .where(isSilent(tx, noticeId, may))
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** Asking again about a notice is called back for all to whom it has not gone. Returns how many they are; it does not count as asked. */
export async function callBackNudges(tx: Tx, noticeId: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with waiting as (
      select outbox.id, person_id from outbox join notice on notice.id = ${noticeId}
      where about = ${aboutNudge(noticeId)} and outbox.state = 'due' and outbox.id > coalesce(nudges_off_to, 0)),
    people as (
      update notice_person set nudges_off = nudges_off + 1, nudges_posted = nudges_wanted
      where notice_id = ${noticeId}
        and (nudges_posted < nudges_wanted or person_id in (select person_id from waiting))
      returning person_id),
    put_off as (
      update notice set nudge_at = null, nudges_off_to = coalesce((select max(id) from waiting), nudges_off_to)
      where id = ${noticeId})
    select count(*)::int as count from people`.execute(tx)
  return rows[0]?.count ?? 0
}

/** Those of these messages by which somebody was to be asked again, and which were called back. */
export async function nudgesOff(tx: Tx, messages: readonly number[]): Promise<ReadonlySet<number>> {
  if (messages.length === 0) return new Set()
  const rows = await tx
    .selectFrom('outbox')
    .innerJoin('notice', (join) => join.on('outbox.about', '=', sql<string>`'notice:' || notice.id || ':nudge'`))
    .select('outbox.id')
    .where(sql<boolean>`outbox.id = any(${[...messages]}::int[])`)
    .whereRef('outbox.id', '<=', 'notice.nudges_off_to')
    .execute()
  return new Set(rows.map(({ id }) => id))
}
