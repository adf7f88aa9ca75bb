/** What people answered. */
import { sql } from 'kysely'
import type { NewRow, Row } from '../../../../db/schema.ts'
import type { Cutoff, PersonId, Tx } from '../../../feature.ts'

export type NoticeAnswer = Row<'notice_answer'>

/** How many chose each of the choices, and how many none of them; the sum of the numbers. Whoever chose several counts with each. */
export async function countAnswers(tx: Tx, noticeId: number) {
  const { rows } = await sql<{ place: number | null; count: number; sum: number }>`
    select place, count(*) filter (where chosen is not null)::int as count, coalesce(sum(number), 0)::int as sum
    from notice_answer left join lateral unnest(chosen) as place on true
    where notice_id = ${noticeId} and replaced_at is null
    group by place`.execute(tx)
  const countOf = (place: number | null) => rows.find((one) => one.place === place)?.count ?? 0
  return { countOf, none: countOf(null), sum: rows.reduce((all, { sum }) => all + sum, 0) }
}

/** The current answer of a person. */
export async function findAnswer(tx: Tx, noticeId: number, personId: PersonId): Promise<NoticeAnswer | undefined> {
  return tx
    .selectFrom('notice_answer')
    .selectAll()
    .where('notice_id', '=', noticeId)
    .where('person_id', '=', personId)
    .where('replaced_at', 'is', null)
    .executeTakeFirst()
}

/** What people answered to a notice before they changed their minds, the oldest first. */
export async function listEarlier(tx: Tx, noticeId: number): Promise<readonly NoticeAnswer[]> {
  return tx
    .selectFrom('notice_answer')
    .selectAll()
    .where('notice_id', '=', noticeId)
    .where('replaced_at', 'is not', null)
    .orderBy('id')
    .execute()
}

/** Whom of these pairs it is known what they answer. */
export async function answeredAmong(
  tx: Tx,
  pairs: readonly { readonly noticeId: number; readonly personId: PersonId }[],
): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('notice_answer')
    .select(['notice_id', 'person_id'])
    .where('replaced_at', 'is', null)
    .where(sql<boolean>`notice_id = any(${pairs.map(({ noticeId }) => noticeId)}::int[])`)
    .where(sql<boolean>`person_id = any(${pairs.map(({ personId }) => personId)}::int[])`)
    .execute()
  return new Set(rows.map(({ notice_id, person_id }) => `${notice_id}:${person_id}`))
}

/** Keeps an answer; an earlier one stays as history. */
export async function keepAnswer(tx: Tx, row: NewRow<'notice_answer'>): Promise<void> {
  await tx
    .updateTable('notice_answer')
    .set({ replaced_at: row.answered_at })
    .where('notice_id', '=', row.notice_id)
    .where('person_id', '=', row.person_id)
    .where('replaced_at', 'is', null)
    .execute()
  await tx.insertInto('notice_answer').values(row).execute()
}

/**
 * Takes out what `by` entered for others since a message of the inbox; what it had replaced counts again. Returns whose
 * answers it changed, in order, who was only told of it, and of how many an earlier one counts again.
 */
export async function takeBackEntered(
  tx: Tx,
  { noticeId, from, by }: { readonly noticeId: number; readonly from: number; readonly by: PersonId },
): Promise<{ readonly names: readonly string[]; readonly told: readonly string[]; readonly restored: number }> {
  const changed = new Set<PersonId>()
  const restored = new Set<PersonId>()
  for (const { table, of } of KEPT_IN) {
    const gone = await sql<{ person_id: PersonId }>`
      with gone as (
        delete from ${table} where notice_id = ${noticeId} and inbox_id >= ${from} and entered_by = ${by}
          and channel in ('pasted', 'phone')
        returning person_id, replaced_at)
      select person_id from gone where replaced_at is null`.execute(tx)
    const people = gone.rows.map(({ person_id }) => person_id)
    const again = await sql<{ person_id: PersonId }>`
      update ${table} set replaced_at = null where id in (
        select max(id) from ${table} where notice_id = ${noticeId} and person_id = any(${people}::int[])
        group by ${of} having bool_and(replaced_at is not null))
      returning person_id`.execute(tx)
    for (const id of people) changed.add(id)
    for (const { person_id } of again.rows) restored.add(person_id)
  }
  const told = await takeBackTold(tx, { noticeId, from, by })
  const [names, toldOnly] = [
    await namesOf(tx, [...changed]),
    await namesOf(
      tx,
      told.filter((id) => !changed.has(id)),
    ),
  ]
  return { names, told: toldOnly, restored: restored.size }
}

/** So many messages may wait before one that is handled at the same moment; without a bound the whole inbox would be read. */
const MOST_WAITING = 1_000

/** Those who were told by telephone since then, and have still to choose, have not heard of it. */
async function takeBackTold(
  tx: Tx,
  { noticeId, from, by }: { readonly noticeId: number; readonly from: number; readonly by: PersonId },
): Promise<readonly PersonId[]> {
  // What is noted of them bears the moment of the message by which it was entered.
  const { rows } = await sql<{ person_id: PersonId }>`
    update notice_person set heard_at = null, handed_at = nullif(handed_at, heard_at)
    where notice_id = ${noticeId}
      and heard_at in (select handled_at from inbox where id >= ${from} and person_id = ${by} and handled_at is not null)
      -- Whoever wrote at that very moment has heard of it all the same; what was handled then came not long before.
      and not exists (
        select 1 from inbox
        where inbox.id >= ${from - MOST_WAITING} and inbox.person_id = notice_person.person_id and handled_at = heard_at)
    returning person_id`.execute(tx)
  return rows.map(({ person_id }) => person_id)
}

async function namesOf(tx: Tx, people: readonly PersonId[]): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('person')
    .select('name')
    .where(sql<boolean>`id = any(${[...people]}::int[])`)
    .orderBy('id')
    .execute()
  return rows.map(({ name }) => name)
}

/** Where answers are kept, and of what one of them counts at a time. */
const KEPT_IN = [
  { table: sql.table('notice_answer'), of: sql.raw('person_id') },
  { table: sql.table('survey_answer'), of: sql.raw('person_id, question') },
]

/** Takes the words out of somebody's answers; that they answered stays, for the figures. */
export async function forget(tx: Tx, personId: PersonId): Promise<void> {
  await tx.updateTable('notice_answer').set({ words: null, number: null }).where('person_id', '=', personId).execute()
}

/** Puts `instead` for the words of what was answered long ago to a notice or a survey; that it was answered stays. */
export async function blotOldAnswers(tx: Tx, { private: before, limit }: Cutoff, instead: string): Promise<number> {
  let most = 0n
  for (const { table } of KEPT_IN) {
    const { numAffectedRows = 0n } = await sql`
      update ${table} set words = ${instead}
      where id in (
        select id from ${table} where answered_at < ${before} and words <> ${instead} order by id limit ${limit})`.execute(
      tx,
    )
    if (numAffectedRows > most) most = numAffectedRows
  }
  return Number(most)
}
