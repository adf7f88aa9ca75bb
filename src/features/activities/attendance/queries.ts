/** All SQL about who came, and how it was. */
import { sql } from 'kysely'
import type { NewRow, Row } from '../../../../db/schema.ts'
import type { PersonId, Tx } from '../../../feature.ts'
import { CURRENT_ANSWER } from '../queries/current-answer.ts'

export type State = Row<'attendance'>['state']

/** The newest word about somebody counts. */
export async function noteAttendance(tx: Tx, rows: readonly NewRow<'attendance'>[]): Promise<void> {
  if (rows.length === 0) return
  await tx
    .insertInto('attendance')
    .values([...rows])
    .onConflict((conflict) =>
      conflict.columns(['activity_id', 'person_id']).doUpdateSet((eb) => ({
        state: eb.ref('excluded.state'),
        at: eb.ref('excluded.at'),
        by_id: eb.ref('excluded.by_id'),
        inbox_id: eb.ref('excluded.inbox_id'),
      })),
    )
    .execute()
}

export async function takeBack(tx: Tx, activityId: number, personId: PersonId): Promise<void> {
  await tx.deleteFrom('attendance').where('activity_id', '=', activityId).where('person_id', '=', personId).execute()
}

/** What was noted about an activity, by person. */
export async function attendanceOf(tx: Tx, activityId: number): Promise<ReadonlyMap<PersonId, State>> {
  const rows = await tx
    .selectFrom('attendance')
    .select(['person_id', 'state'])
    .where('activity_id', '=', activityId)
    .execute()
  return new Map(rows.map((row) => [row.person_id, row.state]))
}

/** Those of these people who were asked to the activity, in any way. */
export async function invitedAmong(
  tx: Tx,
  activityId: number,
  people: readonly PersonId[],
): Promise<ReadonlySet<PersonId>> {
  const rows = await tx
    .selectFrom('invitation')
    .select('person_id')
    .where('activity_id', '=', activityId)
    .where(sql<boolean>`person_id = any(${[...people]}::int[])`)
    .execute()
  return new Set(rows.map((row) => row.person_id))
}

/** Whoever was there and was not asked yet: noted as here or, where nobody was looked for, with a seat. The next page. */
export async function findToAskOpinion(tx: Tx, activityId: number, limit: number) {
  return tx
    .selectFrom('invitation')
    .innerJoin('person', 'person.id', 'invitation.person_id')
    .leftJoin('attendance', (join) =>
      join
        .onRef('attendance.activity_id', '=', 'invitation.activity_id')
        .onRef('attendance.person_id', '=', 'invitation.person_id'),
    )
    .leftJoin('sign_up', (join) => join.on(CURRENT_ANSWER))
    .select(['person.id', 'person.name', 'person.honorific'])
    .where('invitation.activity_id', '=', activityId)
    .where('person.status', '=', 'active')
    .where(sql<boolean>`case when exists (select 1 from attendance one where one.activity_id = ${activityId})
      then attendance.state = 'here' else sign_up.seat = 'seated' and sign_up.answer = 'yes' end`)
    .where(sql<boolean>`not exists (select 1 from activity_rating
      where activity_id = ${activityId} and person_id = person.id)`)
    .orderBy('person.id')
    .limit(limit)
    .execute()
}

export async function noteAsked(tx: Tx, activityId: number, people: readonly PersonId[], now: Date): Promise<void> {
  if (people.length === 0) return
  const rows = people.map((person_id) => ({ activity_id: activityId, person_id, asked_at: now }))
  await tx
    .insertInto('activity_rating')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function rate(
  tx: Tx,
  key: { readonly activityId: number; readonly personId: PersonId },
  said: { readonly rating?: number; readonly words?: string; readonly answered_at: Date },
): Promise<void> {
  await tx
    .updateTable('activity_rating')
    .set(said)
    .where('activity_id', '=', key.activityId)
    .where('person_id', '=', key.personId)
    .execute()
}

/** How those who answered found it, and what they said. */
export async function ratingsOf(tx: Tx, activityId: number) {
  return tx
    .selectFrom('activity_rating')
    .innerJoin('person', 'person.id', 'activity_rating.person_id')
    .select(['activity_rating.rating', 'activity_rating.words', 'person.name'])
    .where('activity_id', '=', activityId)
    .where('answered_at', 'is not', null)
    .orderBy('answered_at')
    .execute()
}

export async function markSummarised(tx: Tx, activityId: number, now: Date): Promise<void> {
  await tx.updateTable('activity').set({ summarised_at: now }).where('id', '=', activityId).execute()
}

/**
 * Active people who were asked to `times` activities or more since a moment and came to none of them. They came where
 * they were noted as here or, where nobody was looked for, had a seat. `last`: when they came before, ever. `among`: only
 * those of these people.
 */
export async function findSeldom(
  tx: Tx,
  span: { readonly since: Date; readonly now: Date; readonly times: number },
  among?: readonly PersonId[],
): Promise<readonly { id: PersonId; name: string; asked: number; last: Date | null; title: string | null }[]> {
  const { rows } = await sql<{ id: PersonId; name: string; asked: string; last: Date | null; title: string | null }>`
    with held as (
      select invitation.person_id, activity.id, activity.title, activity.starts_at,
        case when exists (select 1 from attendance one where one.activity_id = activity.id)
          then attendance.state = 'here' else sign_up.seat = 'seated' and sign_up.answer = 'yes' end as came
      from activity
      join invitation on invitation.activity_id = activity.id
      left join attendance on attendance.activity_id = activity.id and attendance.person_id = invitation.person_id
      left join sign_up on sign_up.activity_id = activity.id and sign_up.person_id = invitation.person_id
        and sign_up.replaced_at is null
      where activity.state = 'published' and activity.starts_at <= ${span.now}
        and ${among === undefined ? sql`true` : sql`invitation.person_id = any(${[...among]}::int[])`})
    select person.id, person.name,
      count(*) filter (where held.starts_at >= ${span.since}) as asked,
      max(held.starts_at) filter (where held.came) as last,
      (array_agg(held.title order by held.starts_at desc) filter (where held.came))[1] as title
    from held join person on person.id = held.person_id
    where person.status = 'active'
    group by person.id
    having count(*) filter (where held.starts_at >= ${span.since}) >= ${span.times}
      and coalesce(bool_or(held.came) filter (where held.starts_at >= ${span.since}), false) = false
    order by max(held.starts_at) filter (where held.came) nulls first, person.id`.execute(tx)
  return rows.map((row) => ({ ...row, asked: Number(row.asked) }))
}

/** What somebody said about an activity says who they are. */
export async function forgetOpinions(tx: Tx, personId: PersonId): Promise<void> {
  await tx.updateTable('activity_rating').set({ words: null }).where('person_id', '=', personId).execute()
}

/** What was said before a moment goes; how good it was stays. */
export async function blotOldOpinions(tx: Tx, before: Date, limit: number): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    update activity_rating set words = null
    where (activity_id, person_id) in (
      select activity_id, person_id from activity_rating
      where answered_at < ${before} and words is not null limit ${limit})`.execute(tx)
  return Number(numAffectedRows)
}
