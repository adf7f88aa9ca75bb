/** What else people are sent, as it stands in the outbox; and what staff sent last. */
import { sql } from 'kysely'
import type { PersonId, Tx } from '../../../feature.ts'
import { aboutRoom, aboutText } from './notices.ts'

/** When other notices and announcements go to these people, or went, from a moment on: one row each. */
export async function findOtherNotices(
  tx: Tx,
  people: readonly PersonId[],
  since: Date,
): Promise<readonly { readonly personId: PersonId; readonly at: Date }[]> {
  const rows = await tx
    .selectFrom('outbox')
    .select(['person_id as personId', sql<Date>`coalesce(ended_at, not_before)`.as('at')])
    .where('kind', '=', sql.lit('notice'))
    .where(sql<boolean>`person_id = any(${[...people]}::int[])`)
    .where('state', 'in', [
      sql.lit('due' as const),
      sql.lit('sending' as const),
      sql.lit('sent' as const),
      sql.lit('uncertain' as const),
    ])
    .where(sql<boolean>`coalesce(ended_at, not_before) >= ${since}`)
    .execute()
  return rows.flatMap(({ personId, at }) => (personId === null ? [] : [{ personId, at }]))
}

/** Which notices and announcements these people were sent since a moment: what each is about. */
export async function noticesSince(
  tx: Tx,
  people: readonly PersonId[],
  since: Date,
): Promise<readonly { readonly personId: PersonId; readonly about: string | null }[]> {
  const rows = await tx
    .selectFrom('outbox')
    .select(['person_id as personId', 'about'])
    .where('kind', '=', sql.lit('notice'))
    .where(sql<boolean>`person_id = any(${[...people]}::int[])`)
    .where('state', 'in', [sql.lit('sent' as const), sql.lit('uncertain' as const)])
    .where('ended_at', '>=', since)
    .execute()
  return rows.flatMap(({ personId, about }) => (personId === null ? [] : [{ personId, about }]))
}

/** The messages of a notice that are still to go, by day; `from`: when the first of them may. */
export async function dueByDay(
  tx: Tx,
  noticeId: number,
  { now, zone }: { readonly now: Date; readonly zone: string },
): Promise<readonly { readonly from: Date; readonly count: number }[]> {
  const { rows } = await sql<{ from: Date; count: number }>`
    select min(not_before) as "from", count(*)::int as count from outbox
    where about in (${aboutText(noticeId)}, ${aboutRoom(noticeId)}) and state in ('due', 'sending') and file_name is null
    group by to_char(greatest(not_before, ${now}::timestamptz) at time zone ${zone}, 'YYYY-MM-DD')`.execute(tx)
  return rows
}

/** People of a notice whose message is still to be made. */
export async function countUnposted(tx: Tx, noticeId: number): Promise<number> {
  const row = await tx
    .selectFrom('notice_person')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('notice_id', '=', noticeId)
    .where('posted_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
