/** Series: activities that are held again and again. */
import { sql } from 'kysely'
import type { NewRow, Row } from '../../../../db/schema.ts'
import type { PersonId, Tx } from '../../../feature.ts'
import type { Recurrence } from '../../../language/reading.ts'
import { DETAILS } from '../plan/change-sheet.ts'
import type { Activity } from './activities.ts'

/** What each occurrence has from the first, unless it is held otherwise. */
export const SERIES_COLUMNS = [
  'title',
  'place',
  'seats',
  'remind_at',
  'reminds_today',
  'reminds_ahead',
  ...DETAILS,
] as const
/** What every occurrence has instead of what the first had. */
export type SeriesDetails = Partial<Pick<Activity, (typeof SERIES_COLUMNS)[number]>>

/** How a series is held. */
export interface SeriesPlan {
  readonly rule: Recurrence
  readonly changed: SeriesDetails
}

export type Series = Omit<Row<'series'>, keyof SeriesPlan | 'next'> &
  SeriesPlan & {
    /** How it is held from a moment on. `made`: the occurrence that was made ahead of its time. Instants as ISO strings. */
    readonly next: (SeriesPlan & { readonly from: string; readonly made?: string }) | null
  }

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

/** Locks a series, so that it is changed, ended and continued one after the other. */
export async function lockSeries(tx: Tx, id: number): Promise<Series | undefined> {
  const row = await tx.selectFrom('series').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row as Series | undefined
}

export async function updateSeries(
  tx: Tx,
  id: number,
  {
    rule,
    changed,
    next,
    ...change
  }: Partial<Pick<Series, 'made_until' | 'ended_at' | 'last_on' | 'rule' | 'changed' | 'next'>>,
): Promise<void> {
  const plan = {
    ...(rule && { rule: JSON.stringify(rule) }),
    ...(changed && { changed: JSON.stringify(changed) }),
    ...(next !== undefined && { next: next === null ? null : JSON.stringify(next) }),
  }
  await tx
    .updateTable('series')
    .set({ ...change, ...plan })
    .where('id', '=', id)
    .execute()
}

/** The first activity of a series, whatever became of it. */
export async function firstOfSeries(tx: Tx, id: number): Promise<Activity> {
  const row = await tx
    .selectFrom('activity')
    .selectAll()
    .where('series_id', '=', id)
    .where('is_repeat', '=', false)
    .executeTakeFirstOrThrow()
  return row as unknown as Activity
}

/** The occurrences of a series from a moment on that still stand, the soonest first. */
export async function findStanding(tx: Tx, seriesId: number, from: Date): Promise<readonly Activity[]> {
  const rows = await tx
    .selectFrom('activity')
    .selectAll()
    .where('series_id', '=', seriesId)
    .where('state', '=', 'published')
    .where('starts_at', '>=', from)
    .orderBy('starts_at')
    .orderBy('id')
    .execute()
  return rows as unknown as readonly Activity[]
}

/**
 * Whom a change of these occurrences concerns, with the first of them that each would come to: whoever has not declined;
 * of those who never answered only who was asked to one that is still to come.
 */
const concerned = (activities: readonly number[]) => sql<{ person_id: PersonId; activity_id: number }>`(
  select distinct on (invitation.person_id) invitation.person_id, invitation.activity_id
  from invitation
  join activity on activity.id = invitation.activity_id
  join person on person.id = invitation.person_id and person.status = 'active'
  left join sign_up on sign_up.activity_id = invitation.activity_id
    and sign_up.person_id = invitation.person_id and sign_up.replaced_at is null
  where invitation.activity_id = any(${[...activities]}::int[]) and invitation.asked_at is not null
    and sign_up.answer is distinct from 'no' and (sign_up.answer is not null or not activity.is_repeat)
  order by invitation.person_id, activity.starts_at, activity.id)`

export async function findConcerned(tx: Tx, activities: readonly number[]): Promise<readonly PersonId[]> {
  const { rows } = await sql<{ id: PersonId }>`
    select person_id as id from ${concerned(activities)} those order by person_id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Each hears of these occurrences once, with the first that concerns them; of the others they count as told. */
export async function tellOnce(
  tx: Tx,
  activities: readonly number[],
  what: 'off' | 'change',
  now: Date,
): Promise<void> {
  const told =
    what === 'off'
      ? sql`told_off_at = ${now}`
      : sql`told_version = (select version from activity where activity.id = invitation.activity_id)`
  await sql`
    with those as materialized (select * from ${concerned(activities)} found)
    update invitation set ${told}
    where activity_id = any(${[...activities]}::int[]) and not exists (
      select 1 from those where those.person_id = invitation.person_id and those.activity_id = invitation.activity_id)`.execute(
    tx,
  )
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

/** Whoever is asked to an occurrence of a series is not asked anew; `byHabit`: and hears of it only when something changes. */
export async function keepQuiet(tx: Tx, activityId: number, now: Date, byHabit: boolean): Promise<void> {
  await tx
    .updateTable('invitation')
    .set({ asked_at: now, nudged_at: now, ...(byHabit && { reminded_at: now, hours_at: now, ahead_at: now }) })
    .where('activity_id', '=', activityId)
    .execute()
}

/**
 * Answers follow from the two occurrences before: who came to either goes on coming, so that staying away once is staying
 * away once; who declined stays away. Seats are given as far as they reach; who waits stands a millisecond behind the one
 * before, so that nobody loses the place who says it again.
 */
export async function inheritAnswers(tx: Tx, activity: Activity, now: Date): Promise<void> {
  await sql`
    with before as (
      select id, row_number() over (order by starts_at desc) as back from activity
      where series_id = ${activity.series_id} and state = 'published' and id <> ${activity.id}
        and starts_at < ${activity.starts_at}
      order by starts_at desc limit 2
    ), said as (
      select distinct on (sign_up.person_id) sign_up.person_id, sign_up.answer, sign_up.heads, sign_up.companions,
        sign_up.along_with, case when sign_up.along_with is not null then sign_up.entered_by end as brought_by,
        sign_up.seat = 'seated' as had_seat, coalesce(sign_up.waiting_since, sign_up.answered_at) as since, sign_up.id
      from sign_up join before on before.id = sign_up.activity_id
      where sign_up.replaced_at is null and sign_up.answer in ('yes', 'no')
      order by sign_up.person_id, (sign_up.answer = 'yes') desc, before.back
    ), placed as (
      select said.*, sum(heads) over (order by had_seat desc nulls last, since, said.id) as upto
      from said join invitation on invitation.person_id = said.person_id and invitation.activity_id = ${activity.id}
    )
    insert into sign_up (activity_id, person_id, answer, heads, companions, entered_by, along_with, seat, waiting_since,
      channel, answered_at)
    select ${activity.id}, person_id, answer, heads, companions, brought_by, along_with,
      case when answer = 'no' then null
        when ${activity.seats}::int is null or upto <= ${activity.seats}::int then 'seated' else 'waiting' end,
      case when answer = 'yes' and ${activity.seats}::int is not null and upto > ${activity.seats}::int
        then ${now}::timestamptz + row_number() over (order by upto, id) * interval '1 millisecond' end,
      'series', ${now}
    from placed order by upto, id
    on conflict do nothing`.execute(tx)
}
