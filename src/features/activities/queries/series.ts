/** Series: activities that are held again and again. */
import { sql } from 'kysely'
import type { NewRow, Row } from '../../../../db/schema.ts'
import type { Tx } from '../../../feature.ts'
import type { Recurrence } from '../../../language/reading.ts'
import type { Activity } from './activities.ts'

export type Series = Omit<Row<'series'>, 'rule'> & { readonly rule: Recurrence }

export async function insertSeries(tx: Tx, row: NewRow<'series'>): Promise<number> {
  return (await tx.insertInto('series').values(row).returning('id').executeTakeFirstOrThrow()).id
}

export async function findSeries(tx: Tx, id: number): Promise<Series | undefined> {
  const row = await tx.selectFrom('series').selectAll().where('id', '=', id).executeTakeFirst()
  return row as Series | undefined
}

/** Series that go on, with their first activity, which was published. */
export async function findLiveSeries(
  tx: Tx,
): Promise<readonly { readonly series: Series; readonly first: Activity }[]> {
  const all = (await tx
    .selectFrom('series')
    .selectAll()
    .where('ended_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()) as unknown as readonly Series[]
  const found: { series: Series; first: Activity }[] = []
  for (const series of all) {
    const first = await tx
      .selectFrom('activity')
      .selectAll()
      .where('series_id', '=', series.id)
      .where('is_repeat', '=', false)
      .where('published_at', 'is not', null)
      .executeTakeFirst()
    if (first !== undefined) found.push({ series, first: first as unknown as Activity })
  }
  return found
}

export async function updateSeries(
  tx: Tx,
  id: number,
  change: Partial<Pick<NewRow<'series'>, 'made_until' | 'ended_at'>>,
): Promise<void> {
  await tx.updateTable('series').set(change).where('id', '=', id).execute()
}

/** The occurrences of a series after this one that still stand. */
export async function findFollowing(tx: Tx, activity: Activity): Promise<readonly { readonly id: number }[]> {
  return tx
    .selectFrom('activity')
    .select('id')
    .where('series_id', '=', activity.series_id)
    .where('is_repeat', '=', true)
    .where('state', '=', 'published')
    .where('starts_at', '>', activity.starts_at)
    .orderBy('id')
    .execute()
}

/** Everybody asked to an activity counts as coming. */
export async function countEverybodyIn(
  tx: Tx,
  activityId: number,
  by: { readonly person: number; readonly now: Date },
): Promise<void> {
  await sql`
    insert into sign_up (activity_id, person_id, answer, heads, companions, seat, channel, answered_at, entered_by)
    select activity_id, person_id, 'yes', 1, '[]', 'seated', 'series', ${by.now}, ${by.person}
    from invitation where activity_id = ${activityId}
    on conflict do nothing`.execute(tx)
}

/** Whoever is asked to an occurrence of a series hears of it only when something changes. */
export async function keepQuiet(tx: Tx, activityId: number, now: Date): Promise<void> {
  await tx
    .updateTable('invitation')
    .set({ asked_at: now, nudged_at: now, reminded_at: now, hours_at: now })
    .where('activity_id', '=', activityId)
    .execute()
}

/**
 * Answers follow from the two occurrences before: who came to either goes on coming, so that staying away once is staying
 * away once; who declined stays away. Seats are given as far as they reach.
 */
export async function inheritAnswers(tx: Tx, activity: Activity, now: Date): Promise<void> {
  await sql`
    with before as (
      select id, row_number() over (order by starts_at desc) as back from activity
      where series_id = ${activity.series_id} and state = 'published' and id <> ${activity.id}
        and starts_at < ${activity.starts_at}
      order by starts_at desc limit 2
    ), said as (
      select distinct on (sign_up.person_id) sign_up.person_id, sign_up.answer, sign_up.heads, sign_up.companions
      from sign_up join before on before.id = sign_up.activity_id
      where sign_up.replaced_at is null and sign_up.answer in ('yes', 'no')
      order by sign_up.person_id, (sign_up.answer = 'yes') desc, before.back
    ), placed as (
      select said.*, sum(heads) over (order by invitation.person_id) as upto
      from said join invitation on invitation.person_id = said.person_id and invitation.activity_id = ${activity.id}
    )
    insert into sign_up (activity_id, person_id, answer, heads, companions, seat, waiting_since, channel, answered_at)
    select ${activity.id}, person_id, answer, heads, companions,
      case when answer = 'no' then null
        when ${activity.seats}::int is null or upto <= ${activity.seats}::int then 'seated' else 'waiting' end,
      case when answer = 'yes' and ${activity.seats}::int is not null and upto > ${activity.seats}::int
        then ${now}::timestamptz end,
      'series', ${now}
    from placed
    on conflict do nothing`.execute(tx)
}
