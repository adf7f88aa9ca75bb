/** Notices themselves: drafts, plans, what is on its way. */

import { sql } from 'kysely'
import type { NewRow, Row } from '../../../../db/schema.ts'
import { DAY } from '../../../base/spans.ts'
import type { FileId, Look, PersonId, Tx } from '../../../feature.ts'
import type { Recurrence } from '../../../language/reading.ts'
import type { Recipients } from '../../people/public.ts'

export type Notice = Omit<Row<'notice'>, 'audience' | 'repeats'> & {
  readonly audience: Recipients
  readonly repeats: Recurrence | null
}

export type SurveyQuestion = Notice['questions'][number]

/** What the messages of a notice are about, as they stand in the outbox. */
export const aboutText = (noticeId: number): string => `notice:${noticeId}:text`
export const aboutRoom = (noticeId: number): string => `notice:${noticeId}:room`
export const aboutNudge = (noticeId: number): string => `notice:${noticeId}:nudge`

/** What is asked of whoever is to approve it. */
export const aboutApproval = (noticeId: number): string => `notice:${noticeId}:approval`

/** What is asked of the family of somebody who was not reached. */
export const aboutFamily = (noticeId: number, elder: PersonId): string => `notice:${noticeId}:family:${elder}`

/** The one that tells of the deadline after it was moved so many times. */
export const aboutMove = (noticeId: number, moves: number): string => `notice:${noticeId}:deadline:${moves}`

export async function insertNotice(tx: Tx, row: NewRow<'notice'>): Promise<number> {
  return (await tx.insertInto('notice').values(row).returning('id').executeTakeFirstOrThrow()).id
}

export async function findNotice(tx: Tx, id: number): Promise<Notice | undefined> {
  const row = await tx.selectFrom('notice').selectAll().where('id', '=', id).executeTakeFirst()
  return row as Notice | undefined
}

/** Locks the notice, so that it is decided about once. */
export async function lockNotice(tx: Tx, id: number): Promise<Notice | undefined> {
  const row = await tx.selectFrom('notice').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row as Notice | undefined
}

export async function findNotices(tx: Tx, ids: readonly number[]): Promise<readonly Notice[]> {
  const rows = await tx
    .selectFrom('notice')
    .selectAll()
    .where(sql<boolean>`id = any(${[...ids]}::int[])`)
    .execute()
  return rows as unknown as readonly Notice[]
}

export async function updateNotice(tx: Tx, id: number, change: Partial<NewRow<'notice'>>): Promise<void> {
  await tx.updateTable('notice').set(change).where('id', '=', id).execute()
}

/** Gives up what somebody has begun and not sent. Returns the titles. */
export async function dropDrafts(tx: Tx, personId: PersonId, since: Date): Promise<readonly string[]> {
  const rows = await tx
    .updateTable('notice')
    .set({ state: 'dropped' })
    .where('planned_by', '=', personId)
    .where('state', '=', 'draft')
    .where('created_at', '>', since)
    .returning('title')
    .execute()
  return rows.map(({ title }) => title)
}

/** What somebody has begun since a moment and neither sent nor given up. */
export async function findDraft(tx: Tx, personId: PersonId, since: Date): Promise<Notice | undefined> {
  const row = await tx
    .selectFrom('notice')
    .selectAll()
    .where('planned_by', '=', personId)
    .where('state', '=', 'draft')
    .where('created_at', '>', since)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row as Notice | undefined
}

/** When a confirmed notice began, or was planned: what was planned long ago and goes today is as new as what is sent today. */
const BEGUN = sql<Date>`case when state in ('sending', 'paused') then greatest(confirmed_at, starts_at) else confirmed_at end`

/** Nobody plans a notice further ahead, in milliseconds. */
const FARTHEST_AHEAD = 2 * 366 * DAY

/**
 * Confirmed or begun since a moment, the newest first, so many at most; and whatever is planned, however long ago. There is
 * an index of when they were confirmed: what went years ago is not looked through.
 */
export async function findConfirmed(tx: Tx, since: Date, limit: number): Promise<readonly Notice[]> {
  const begun = sql`select id from notice where confirmed_at > ${new Date(since.getTime() - FARTHEST_AHEAD)}
    and ${BEGUN} > ${since}
    order by ${BEGUN} desc, id desc limit ${limit}`
  const rows = await tx
    .selectFrom('notice')
    .selectAll()
    .where(sql<boolean>`id in (${begun}) or (state = 'planned' and confirmed_at is not null)`)
    .orderBy(BEGUN, 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows as unknown as readonly Notice[]
}

/** Those that wait for a second person, the newest first. */
export async function findWaitingForApproval(tx: Tx): Promise<readonly Notice[]> {
  const rows = await tx
    .selectFrom('notice')
    .selectAll()
    .where('state', '=', 'approving')
    .orderBy('approval_asked_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows as unknown as readonly Notice[]
}

/** Those that a second person was asked about before a moment, who has not decided. */
export async function findUndecided(tx: Tx, before: Date): Promise<readonly Notice[]> {
  const rows = await tx
    .selectFrom('notice')
    .selectAll()
    .where('state', '=', 'approving')
    .where('approval_asked_at', '<=', before)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows as unknown as readonly Notice[]
}

/** Urgent ones that began to go before a moment, are still of use, and of which nobody was told since whom they do not get through to. */
export async function findUrgent(tx: Tx, before: Date): Promise<readonly Notice[]> {
  const rows = await tx
    .selectFrom('notice')
    .selectAll()
    .where('urgent_why', 'is not', null)
    .where('state', '=', 'sending')
    .where('by_hand', '=', false)
    .where((eb) => eb.or([eb('stuck_told_at', 'is', null), eb('stuck_told_at', '<=', before)]))
    .where('starts_at', '<=', before)
    .where('starts_at', '>', new Date(before.getTime() - DAY))
    .orderBy('id')
    .execute()
  return rows as unknown as readonly Notice[]
}

/** Who has read that they are to decide about a notice. */
export async function whoWasAsked(tx: Tx, noticeId: number): Promise<readonly PersonId[]> {
  const rows = await tx
    .selectFrom('outbox')
    .select('person_id')
    .distinct()
    .where('about', '=', aboutApproval(noticeId))
    .where('state', 'in', ['sent', 'sending', 'uncertain'])
    .execute()
  return rows.flatMap(({ person_id }) => person_id ?? [])
}

/** Whether there is any notice but drafts and those that were called off: without one, the job has nothing to look for. */
export const isAnyUnderWay = (): Look => sql<boolean>`
  exists (select 1 from notice where state in ('approving', 'planned', 'sending', 'paused'))`

/** Whether one that is open has come so far that people are rung up. */
export const isAnyClimbing = (): Look => sql<boolean>`
  exists (select 1 from notice where climbed_at is not null and state in ('sending', 'paused'))`

/** Planned notices whose time has come. */
export async function findToStart(tx: Tx, now: Date): Promise<readonly Notice[]> {
  const rows = await tx
    .selectFrom('notice')
    .selectAll()
    .where('state', '=', 'planned')
    .where('starts_at', '<=', now)
    .orderBy('starts_at')
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows as unknown as readonly Notice[]
}

/** Notices that were to be answered until now and whose planner does not know yet how it went. */
export async function findToReport(tx: Tx, now: Date): Promise<readonly Notice[]> {
  const rows = await tx
    .selectFrom('notice')
    .selectAll()
    .where('state', 'in', ['sending', 'paused'])
    .where('deadline_at', '<=', now)
    .where('reported_at', 'is', null)
    .orderBy('id')
    .limit(20)
    .execute()
  return rows as unknown as readonly Notice[]
}

/** Notices that are of no use any more and whose planner has not been told whom they had not reached. */
export async function findEnded(tx: Tx, now: Date): Promise<readonly Notice[]> {
  const rows = await tx
    .selectFrom('notice')
    .selectAll()
    .where('ends_at', '<', now)
    .where('end_told_at', 'is', null)
    .where('state', 'in', ['sending', 'paused'])
    .where('by_hand', '=', false)
    .orderBy('id')
    .limit(20)
    .execute()
  return rows as unknown as readonly Notice[]
}

/** Those whose silent ones are to be asked again now, as that was put off. */
export async function findNudgesDue(tx: Tx, now: Date): Promise<readonly { readonly id: number }[]> {
  return tx
    .selectFrom('notice')
    .select('id')
    .where('nudge_at', '<=', now)
    .where('state', '=', 'sending')
    .where(sql<boolean>`coalesce(least(deadline_at, ends_at) > ${now}, true)`)
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** Takes somebody's name and number out of what was told to others. */
export async function forgetInTexts(tx: Tx, names: readonly string[]): Promise<void> {
  const columns = [
    'title',
    'text',
    'text_before',
    'choices',
    'questions',
    'file_name',
    'audience_words',
    'audience',
  ] as const
  for (const name of names) {
    await sql`
      update notice set title = replace(title, ${name}, '某某'), text = replace(text, ${name}, '某某'),
        text_before = replace(text_before, ${name}, '某某'), file_name = replace(file_name, ${name}, '某某'),
        audience_words = replace(audience_words, ${name}, '某某'), audience = replace(audience::text, ${name}, '某某')::jsonb,
        choices = replace(choices::text, ${name}, '某某')::jsonb, questions = replace(questions::text, ${name}, '某某')::jsonb
      where position(${name} in concat_ws(' ', ${sql.join(columns.map((column) => sql.ref(column)))})) > 0`.execute(tx)
  }
}

/** Those of these files that a notice still to be sent brings. */
export async function keptForNotices(tx: Tx, files: readonly FileId[]): Promise<readonly FileId[]> {
  const rows = await tx
    .selectFrom('notice')
    .select('file_id')
    .where(sql<boolean>`file_id = any(${[...files]}::text[])`)
    .where('state', 'in', ['draft', 'approving', 'planned'])
    .execute()
  return rows.flatMap(({ file_id }) => file_id ?? [])
}

/** On their way, to reach everybody, and still open; those without a deadline for a week. */
export async function findToClimb(tx: Tx, now: Date): Promise<readonly Notice[]> {
  const rows = await tx
    .selectFrom('notice')
    .selectAll()
    .where('must_reach', '=', true)
    .where('state', '=', 'sending')
    .where(
      sql<boolean>`least(deadline_at, ends_at, case when deadline_at is null then confirmed_at + interval '7 days' end) > ${now}`,
    )
    .orderBy('id')
    .execute()
  return rows as unknown as readonly Notice[]
}
