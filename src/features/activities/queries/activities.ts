/** Activities themselves. */

import { sql } from 'kysely'
import type { NewRow, Row } from '../../../../db/schema.ts'
import { DAY } from '../../../base/spans.ts'
import { writtenOnce } from '../../../base/written-once.ts'
import type { ChatId, FileId, Look, Period, PersonId, Tx } from '../../../feature.ts'
import { type Audience, inAudience } from '../../people/public.ts'
import type { Detail } from '../plan/change-sheet.ts'
import { CURRENT_ANSWER } from './current-answer.ts'

export type Activity = Omit<Row<'activity'>, 'audience'> & { readonly audience: Audience }

export async function insertActivity(tx: Tx, row: NewRow<'activity'>): Promise<number> {
  return (await tx.insertInto('activity').values(row).returning('id').executeTakeFirstOrThrow()).id
}

export async function findActivity(tx: Tx, id: number): Promise<Activity | undefined> {
  const [row] = await byId(tx, { id })
  return row as Activity | undefined
}

const byId = writtenOnce((tx: Tx, { id }: { readonly id: number }) =>
  tx.selectFrom('activity').selectAll().where('id', '=', id),
)

/** Locks the activity, so that seats are given one after the other. */
export async function lockActivity(tx: Tx, id: number): Promise<Activity | undefined> {
  const row = await tx.selectFrom('activity').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row as Activity | undefined
}

/**
 * For an answer that concerns nobody else: where there are no seats to give, such answers need not wait for each other,
 * only for whoever changes the activity or answers for others; two of one person cannot both stay (`sign_up_current`).
 */
export async function lockForOne(tx: Tx, id: number): Promise<Activity | undefined> {
  const [row] = await sharedWithoutLimit(tx, { id })
  return row === undefined ? lockActivity(tx, id) : (row as unknown as Activity)
}

const sharedWithoutLimit = writtenOnce((tx: Tx, { id }: { readonly id: number }) =>
  tx.selectFrom('activity').selectAll().where('id', '=', id).where('seats', 'is', null).forShare(),
)

export async function updateDraft(tx: Tx, id: number, change: Partial<NewRow<'activity'>>): Promise<void> {
  await tx.updateTable('activity').set(change).where('id', '=', id).where('state', '=', 'draft').execute()
}

/** The latest draft that somebody has begun since a moment. */
export async function findDraft(tx: Tx, personId: PersonId, since: Date): Promise<Activity | undefined> {
  const row = await tx
    .selectFrom('activity')
    .selectAll()
    .where('planned_by', '=', personId)
    .where('state', '=', 'draft')
    .where('created_at', '>', since)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row as Activity | undefined
}

/** Notes that the silent are to be asked again, or (null) that they have been. */
export async function wantNudge(tx: Tx, id: number, at: Date | null): Promise<void> {
  const asks = at === null ? {} : { asks_again: true }
  await tx
    .updateTable('activity')
    .set({ nudge_at: at, ...asks })
    .where('id', '=', id)
    .execute()
}

/** Nobody who has not answered is asked once more, until staff want it. */
export async function stopAsking(tx: Tx, id: number): Promise<void> {
  await tx.updateTable('activity').set({ nudge_at: null, asks_again: false }).where('id', '=', id).execute()
}

/** Those of which staff want the silent asked again. */
export async function findToNudge(tx: Tx): Promise<readonly Activity[]> {
  const rows = await tx.selectFrom('activity').selectAll().where('nudge_at', 'is not', null).orderBy('id').execute()
  return rows as readonly Activity[]
}

/** What must reach everybody, was published so long ago (in milliseconds) and can still be answered, for whoever is asked about it. */
export async function findToClimb(tx: Tx, now: Date, since: number): Promise<readonly Activity[]> {
  const rows = await tx
    .selectFrom('activity')
    .selectAll()
    .where('state', '=', 'published')
    .where('must_reach_at', 'is not', null)
    .where('asks_again', '=', true)
    .where('is_repeat', '=', false)
    .where('nudge_at', 'is', null)
    .where('published_at', '<=', new Date(now.getTime() - since))
    .where('deadline_at', '>', now)
    .orderBy('id')
    .execute()
  return rows as unknown as readonly Activity[]
}

/** `at`: from when people are asked, of what is published. */
export async function setState(tx: Tx, id: number, state: 'published' | 'cancelled', at: Date): Promise<void> {
  const published_at = state === 'published' ? { published_at: at } : {}
  await tx
    .updateTable('activity')
    .set({ state, ...published_at })
    .where('id', '=', id)
    .execute()
}

/** Whom a published activity is for has grown. */
export async function setAudience(tx: Tx, id: number, audience: Audience): Promise<void> {
  await tx
    .updateTable('activity')
    .set({ audience: JSON.stringify(audience) })
    .where('id', '=', id)
    .execute()
}

export async function peopleOfAudience(tx: Tx, audience: Audience): Promise<readonly PersonId[]> {
  const rows = await inAudience(tx, audience).execute()
  return rows.map((row) => row.id)
}

/** Published and not over, the soonest first. */
export async function findOpen(tx: Tx, now: Date): Promise<readonly Activity[]> {
  const rows = await tx
    .selectFrom('activity')
    .selectAll()
    .where('state', '=', 'published')
    .where('starts_at', '>', now)
    .orderBy('starts_at')
    .orderBy('id')
    .execute()
  return rows as unknown as readonly Activity[]
}

/** Published activities that began at or after `since`, over by `now`, the latest first. */
export async function findRecent(tx: Tx, since: Date, now: Date): Promise<readonly Activity[]> {
  const rows = await tx
    .selectFrom('activity')
    .selectAll()
    .where('state', '=', 'published')
    .where('starts_at', '>=', since)
    .where('starts_at', '<=', now)
    .orderBy('starts_at', 'desc')
    .execute()
  return rows as unknown as readonly Activity[]
}

/** Every activity that was published, the latest first. */
export async function findPublished(tx: Tx, limit: number): Promise<readonly Activity[]> {
  const rows = await tx
    .selectFrom('activity')
    .selectAll()
    .where('published_at', 'is not', null)
    .orderBy('starts_at', 'desc')
    .limit(limit)
    .execute()
  return rows as unknown as readonly Activity[]
}

/** Published activities that start in [`from`, `until`). */
export async function findStarting(tx: Tx, from: Date, until: Date): Promise<readonly Activity[]> {
  const rows = await tx
    .selectFrom('activity')
    .selectAll()
    .where('state', '=', 'published')
    .where('starts_at', '>=', from)
    .where('starts_at', '<', until)
    .orderBy('starts_at')
    .execute()
  return rows as unknown as readonly Activity[]
}

/** Changes a published activity. `isTold`: people must hear of it, so that what was made for the version before is void. */
export async function amend(
  tx: Tx,
  activity: Activity,
  change: Partial<
    Pick<
      NewRow<'activity'>,
      | 'title'
      | 'place'
      | 'starts_at'
      | 'ends_at'
      | 'seats'
      | 'deadline_at'
      | 'must_reach_at'
      | 'remind_at'
      | 'reminds_today'
      | 'reminds_ahead'
      | 'off_at'
      | Detail
    >
  >,
  told: string | undefined,
): Promise<void> {
  const version = told === undefined ? {} : { version: activity.version + 1, changed_words: told }
  await tx
    .updateTable('activity')
    .set({ ...change, ...version })
    .where('id', '=', activity.id)
    .execute()
  if (told === undefined) return
  await tx
    .updateTable('invitation')
    .set({ reminded_at: null, hours_at: null, ahead_at: null })
    .where('activity_id', '=', activity.id)
    .execute()
}

/** Activities that took place in a period, and how many people signed up for them, with how many seats. */
export async function countHeld(tx: Tx, { from, until }: Period) {
  const row = await tx
    .selectFrom('activity')
    .leftJoin('sign_up', (join) =>
      join
        .onRef('sign_up.activity_id', '=', 'activity.id')
        .on('sign_up.replaced_at', 'is', null)
        .on('sign_up.seat', '=', 'seated')
        .on('sign_up.answer', '=', 'yes'),
    )
    .where('activity.state', '=', 'published')
    .where('activity.starts_at', '>=', from)
    .where('activity.starts_at', '<', until)
    .select((eb) => [
      eb.fn.count<number>('activity.id').distinct().as('activities'),
      eb.fn.coalesce(eb.fn.sum<number>('sign_up.heads'), eb.lit(0)).as('heads'),
    ])
    .executeTakeFirstOrThrow()
  return { activities: Number(row.activities), heads: Number(row.heads) }
}

/** Other published activities that go on while this one does; `usual`: how long, in milliseconds, where nobody said. */
export async function findOverlapping(
  tx: Tx,
  activity: Activity,
  until: Date,
  usual: number,
): Promise<readonly Activity[]> {
  const rows = await tx
    .selectFrom('activity')
    .selectAll()
    .where('state', '=', 'published')
    .where('id', '!=', activity.id)
    .where('starts_at', '<', until)
    .where('starts_at', '>', new Date(activity.starts_at.getTime() - DAY))
    .orderBy('starts_at')
    .execute()
  const found = rows as unknown as readonly Activity[]
  return found.filter(
    (one) => (one.ends_at?.getTime() ?? one.starts_at.getTime() + usual) > activity.starts_at.getTime(),
  )
}

/** How many of an audience are asked to another activity and have not declined. */
export async function countShared(tx: Tx, activityId: number, audience: Audience): Promise<number> {
  const row = await tx
    .selectFrom('invitation')
    .leftJoin('sign_up', (join) => join.on(CURRENT_ANSWER))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('invitation.activity_id', '=', activityId)
    .where('invitation.person_id', 'in', inAudience(tx, audience))
    .where((eb) => eb.or([eb('sign_up.answer', 'is', null), eb('sign_up.answer', '!=', 'no')]))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Published and cancelled ones that start in [`from`, `until`), with heads that have a seat or wait. */
export async function findInMonth(tx: Tx, from: Date, until: Date) {
  const rows = await tx
    .selectFrom('activity')
    .leftJoin('sign_up', (join) =>
      join.onRef('sign_up.activity_id', '=', 'activity.id').on('sign_up.replaced_at', 'is', null),
    )
    .select((eb) => [
      'activity.id',
      'activity.title',
      'activity.place',
      'activity.nature',
      'activity.starts_at',
      'activity.state',
      'activity.seats',
      eb.fn.coalesce(eb.fn.sum<number>('heads').filterWhere('seat', '=', 'seated'), eb.lit(0)).as('seated'),
      eb.fn.coalesce(eb.fn.sum<number>('heads').filterWhere('seat', '=', 'waiting'), eb.lit(0)).as('waiting'),
      sql<number>`coalesce(sum(heads) filter (where seat = 'seated' and answer = 'yes'), 0)`.as('coming'),
    ])
    .where('activity.published_at', 'is not', null)
    .where('activity.starts_at', '>=', from)
    .where('activity.starts_at', '<', until)
    .groupBy('activity.id')
    .orderBy('activity.starts_at')
    .execute()
  return rows.map((row) => ({
    ...row,
    seated: Number(row.seated),
    coming: Number(row.coming),
    waiting: Number(row.waiting),
  }))
}

/** Takes somebody's name and number out of what was planned: 联系人, 某某九十寿宴. */
export async function forgetInPlans(tx: Tx, names: readonly string[]): Promise<void> {
  const columns = [
    'title',
    'place',
    'contact',
    'note',
    'changed_words',
    'bring',
    'rain',
    'landmark',
    'cost',
    'file_name',
    'audience_words',
  ] as const
  const blotted = (name: string) => [
    sql`audience = replace(audience::text, ${name}, '某某')::jsonb`,
    ...columns.map((column) => sql`${sql.ref(column)} = replace(${sql.ref(column)}, ${name}, '某某')`),
  ]
  for (const name of names) {
    await sql`
      update activity set ${sql.join(blotted(name))}
      where position(${name} in concat_ws(' ', audience::text, ${sql.join(columns.map((column) => sql.ref(column)))})) > 0`.execute(
      tx,
    )
  }
}

/** Those of these files that go with an activity which is not over. */
export async function keepsFiles(tx: Tx, files: readonly FileId[]): Promise<readonly FileId[]> {
  const rows = await tx
    .selectFrom('activity')
    .select('file_id')
    .distinct()
    .where('state', 'in', ['draft', 'published'])
    .where(sql<boolean>`file_id = any(${[...files]}::text[])`)
    .execute()
  return rows.flatMap(({ file_id }) => file_id ?? [])
}

/** The payload of a question of this feature that is open in a chat and not answered yet. */
export async function openQuestion(tx: Tx, chatId: ChatId, answer: string, now: Date): Promise<unknown> {
  const row = await tx
    .selectFrom('awaited')
    .select('payload')
    .where('chat_id', '=', chatId)
    .where('feature', '=', 'activities')
    .where('answer', '=', answer)
    .where('closed_at', 'is', null)
    .where('answered_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.payload
}

/** Whether one that is published starts between two moments, the second not counted. */
export const isAnyStarting = (from: Date, until: Date): Look => sql<boolean>`
  exists (select 1 from activity where state = 'published' and starts_at >= ${from} and starts_at < ${until})`

/** Whether one must reach everybody and can still be answered. */
export const isAnyMustReach = (now: Date): Look => sql<boolean>`
  exists (select 1 from activity where state = 'published' and must_reach_at is not null and deadline_at > ${now})`

/** Whether there is one of which `findToNudge` or `findToClimb` may find. */
export const isAnyToAskAgain = (now: Date): Look => sql<boolean>`
  (exists (select 1 from activity where nudge_at is not null) or ${isAnyMustReach(now)})`
