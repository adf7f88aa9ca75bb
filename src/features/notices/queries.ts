/** All SQL of notices. */
import { type RawBuilder, sql } from 'kysely'
import type { NewRow, Row } from '../../../db/schema.ts'
import type { PersonId, Scope, Tx } from '../../feature.ts'
import type { Recurrence } from '../../language/reading.ts'
import { type Audience, inAudience } from '../people/public.ts'

export type Notice = Omit<Row<'notice'>, 'audience' | 'repeats'> & {
  readonly audience: Audience
  readonly repeats: Recurrence | null
}
export type NoticeAnswer = Row<'notice_answer'>

/** Where one person stands with a notice. */
export type State =
  | 'answered'
  | 'sent'
  | 'sending'
  | 'planned'
  | 'waiting'
  | 'uncertain'
  | 'phone'
  | 'failed'
  | 'expired'
  | 'cancelled'

/** What the messages of a notice are about, as they stand in the outbox. */
export const aboutText = (noticeId: number): string => `notice:${noticeId}:text`
export const aboutNudge = (noticeId: number): string => `notice:${noticeId}:nudge`

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

/** Confirmed since a moment, the newest first. */
export async function findConfirmed(tx: Tx, since: Date, limit: number): Promise<readonly Notice[]> {
  const rows = await tx
    .selectFrom('notice')
    .selectAll()
    .where('confirmed_at', '>', since)
    .orderBy('confirmed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows as unknown as readonly Notice[]
}

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

/** Freezes the audience: a row a person, in one statement however many they are. Returns how many are new. */
export async function freezeAudience(tx: Tx, notice: Pick<Notice, 'id' | 'audience' | 'corrects_id'>): Promise<number> {
  const people =
    notice.corrects_id === null
      ? inAudience(tx, notice.audience).as('audience')
      : gotIt(tx, notice.corrects_id).as('audience')
  const result = await tx
    .insertInto('notice_person')
    .columns(['notice_id', 'person_id'])
    .expression(tx.selectFrom(people).select([sql.lit(notice.id).as('notice_id'), 'audience.id']))
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows ?? 0n)
}

/** Whom a notice has reached, or may have. */
function gotIt(tx: Tx, noticeId: number) {
  return tx
    .selectFrom('notice_person')
    .innerJoin('outbox', (join) =>
      join.onRef('outbox.person_id', '=', 'notice_person.person_id').on('outbox.about', '=', aboutText(noticeId)),
    )
    .select('notice_person.person_id as id')
    .distinct()
    .where('notice_person.notice_id', '=', noticeId)
    .where('outbox.state', 'in', ['sent', 'uncertain', 'sending'])
}

export async function countGotIt(tx: Tx, noticeId: number): Promise<number> {
  const row = await tx
    .selectFrom(gotIt(tx, noticeId).as('those'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Adds somebody to a notice that has begun; false when it is for them already. */
export async function addPerson(tx: Tx, noticeId: number, personId: PersonId): Promise<boolean> {
  const result = await tx
    .insertInto('notice_person')
    .values({ notice_id: noticeId, person_id: personId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Somebody for whom a message is to be made. */
export interface ToPost {
  readonly noticeId: number
  readonly id: PersonId
  readonly name: string
  readonly honorific: string | null
}

/** The next page of people whose message is still to be made, in order. */
export async function findToPost(tx: Tx, limit: number): Promise<readonly ToPost[]> {
  return tx
    .selectFrom('notice_person')
    .innerJoin('notice', 'notice.id', 'notice_person.notice_id')
    .innerJoin('person', 'person.id', 'notice_person.person_id')
    .select(['notice.id as noticeId', 'person.id', 'person.name', 'person.honorific'])
    .where('notice_person.posted_at', 'is', null)
    .where('notice.state', '=', 'sending')
    .orderBy('notice_person.notice_id')
    .orderBy('notice_person.person_id')
    .limit(limit)
    .execute()
}

export async function markPosted(tx: Tx, noticeId: number, people: readonly PersonId[], now: Date): Promise<void> {
  await tx
    .updateTable('notice_person')
    .set({ posted_at: now })
    .where('notice_id', '=', noticeId)
    .where(sql<boolean>`person_id = any(${[...people]}::int[])`)
    .execute()
}

/** The next page of people who are to be asked once more. */
export async function findToNudge(
  tx: Tx,
  limit: number,
): Promise<readonly (ToPost & { heard: boolean; nudge: number })[]> {
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

/** Wants those asked once more whom the notice has reached and who have not answered, `most` times at most. */
export async function wantNudges(tx: Tx, noticeId: number, most: number): Promise<number> {
  const result = await tx
    .updateTable('notice_person')
    .set({ nudges_wanted: sql<number>`nudges_wanted + 1` })
    .where('notice_id', '=', noticeId)
    .where('nudges_wanted', '<', most)
    .where('person_id', 'in', gotIt(tx, noticeId))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('notice_answer')
            .select('notice_answer.id')
            .where('notice_answer.notice_id', '=', noticeId)
            .whereRef('notice_answer.person_id', '=', 'notice_person.person_id')
            .where('notice_answer.replaced_at', 'is', null),
        ),
      ),
    )
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** When other notices and announcements go to these people, or went, from a moment on: one row each. */
export async function findOtherNotices(
  tx: Tx,
  people: readonly PersonId[],
  since: Date,
): Promise<readonly { readonly personId: PersonId; readonly at: Date }[]> {
  const rows = await tx
    .selectFrom('outbox')
    .select(['person_id as personId', sql<Date>`coalesce(ended_at, not_before)`.as('at')])
    .where('kind', '=', 'notice')
    .where(sql<boolean>`person_id = any(${[...people]}::int[])`)
    .where('state', 'in', ['due', 'sending', 'sent', 'uncertain'])
    .where(sql<boolean>`coalesce(ended_at, not_before) >= ${since}`)
    .execute()
  return rows.flatMap(({ personId, at }) => (personId === null ? [] : [{ personId, at }]))
}

/** Those of an audience to whom another notice goes or went since a moment. */
export async function countWithOtherNotice(tx: Tx, audience: Audience, since: Date, until: Date): Promise<number> {
  const row = await tx
    .selectFrom(inAudience(tx, audience).as('audience'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('outbox')
          .select('outbox.id')
          .whereRef('outbox.person_id', '=', 'audience.id')
          .where('outbox.kind', '=', 'notice')
          .where('outbox.state', 'in', ['due', 'sending', 'sent', 'uncertain'])
          .where(sql<boolean>`coalesce(outbox.ended_at, outbox.not_before) >= ${since}`)
          .where(sql<boolean>`coalesce(outbox.ended_at, outbox.not_before) < ${until}`),
      ),
    )
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Whether somebody was sent another notice since a moment. */
export async function hadNoticeSince(tx: Tx, people: readonly PersonId[], since: Date): Promise<ReadonlySet<PersonId>> {
  const rows = await tx
    .selectFrom('outbox')
    .select('person_id')
    .where('kind', '=', 'notice')
    .where(sql<boolean>`person_id = any(${[...people]}::int[])`)
    .where('state', 'in', ['sent', 'uncertain'])
    .where('ended_at', '>=', since)
    .execute()
  return new Set(rows.flatMap(({ person_id }) => person_id ?? []))
}

/** Pushes that wait in the outbox already. */
export async function countWaitingPushes(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom('outbox')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', '=', 'due')
    .where('kind', 'in', ['notice', 'reminder', 'greeting'])
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Some of an audience, to show how each of them will read it: those with an honorific of their own first. */
export async function someOf(
  tx: Tx,
  audience: Audience,
  limit: number,
): Promise<readonly { readonly name: string; readonly honorific: string | null }[]> {
  return tx
    .selectFrom(inAudience(tx, audience).as('audience'))
    .innerJoin('person', 'person.id', 'audience.id')
    .select(['person.name', 'person.honorific'])
    .distinctOn(sql`coalesce(right(person.honorific, 2), '')`)
    .orderBy(sql`coalesce(right(person.honorific, 2), '')`, 'desc')
    .orderBy('person.id')
    .limit(limit)
    .execute()
}

/** Those of an audience who do not want notices. */
export async function countOptedOut(tx: Tx, audience: Audience): Promise<number> {
  const row = await tx
    .selectFrom(inAudience(tx, audience).as('audience'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('opt_out')
          .select('opt_out.id')
          .whereRef('opt_out.person_id', '=', 'audience.id')
          .where('opt_out.kind', '=', 'notice')
          .where('opt_out.ended_at', 'is', null),
      ),
    )
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Where a row of `notice_person` (with `notice`, `outbox` and `notice_answer` beside it) stands; exactly one for each. */
const stateAt = (now: Date): RawBuilder<State> => sql<State>`case
  when notice_answer.id is not null then 'answered'
  when outbox.state = 'sent' then 'sent'
  when outbox.state = 'sending' then 'sending'
  when outbox.state = 'uncertain' then 'uncertain'
  when outbox.state = 'unreachable' then 'phone'
  when outbox.state = 'failed' then 'failed'
  when outbox.state = 'expired' then 'expired'
  when outbox.state = 'cancelled' or notice.state = 'cancelled' then 'cancelled'
  when notice.state = 'paused' or outbox.reason is not null or outbox.not_before > ${now} then 'waiting'
  else 'planned' end`

function standing(tx: Tx, noticeId: number) {
  return tx
    .selectFrom('notice_person')
    .innerJoin('notice', 'notice.id', 'notice_person.notice_id')
    .innerJoin('person', 'person.id', 'notice_person.person_id')
    .leftJoin('outbox', (join) =>
      join
        .on('outbox.about', '=', aboutText(noticeId))
        .onRef('outbox.person_id', '=', 'notice_person.person_id')
        .on('outbox.file_name', 'is', null),
    )
    .leftJoin('notice_answer', (join) =>
      join
        .onRef('notice_answer.notice_id', '=', 'notice_person.notice_id')
        .onRef('notice_answer.person_id', '=', 'notice_person.person_id')
        .on('notice_answer.replaced_at', 'is', null),
    )
    .leftJoin('unit', 'unit.id', 'person.unit_id')
    .leftJoin('unit as above', (join) => join.onRef('above.id', '=', 'unit.parent_id').on('unit.kind', '=', 'group'))
    .where('notice_person.notice_id', '=', noticeId)
}

const BRANCH = sql<string | null>`coalesce(above.name, unit.name)`

/** How many of each 支部 (null: of none) stand where. The sum is the frozen audience. */
export async function countStates(
  tx: Tx,
  noticeId: number,
  now: Date,
): Promise<readonly { readonly branch: string | null; readonly state: State; readonly count: number }[]> {
  const rows = await standing(tx, noticeId)
    .select((eb) => [BRANCH.as('branch'), stateAt(now).as('stands'), eb.fn.countAll<number>().as('count')])
    .groupBy(['branch', 'stands'])
    .orderBy(sql`min(coalesce(above.id, unit.id))`)
    .execute()
  return rows.map(({ branch, stands: state, count }) => ({ branch, state, count: Number(count) }))
}

/** How many chose which. */
export async function countAnswers(tx: Tx, noticeId: number) {
  const rows = await tx
    .selectFrom('notice_answer')
    .select((eb) => ['choice', eb.fn.countAll<number>().as('count'), eb.fn.sum<number>('number').as('sum')])
    .where('notice_id', '=', noticeId)
    .where('replaced_at', 'is', null)
    .groupBy('choice')
    .orderBy('choice')
    .execute()
  return rows.map(({ choice, count, sum }) => ({ choice, count: Number(count), sum: Number(sum ?? 0) }))
}

/** One person's line of a notice. */
export interface Standing {
  readonly id: PersonId
  readonly name: string
  readonly branch: string | null
  readonly group: string | null
  readonly state: State
  readonly reason: string | null
  readonly sentAt: Date | null
  readonly heard: boolean
  readonly choice: number | null
  readonly number: number | null
  readonly words: string | null
  readonly channel: NoticeAnswer['channel'] | null
  readonly answeredAt: Date | null
}

/** Everybody whom a notice is for, by 支部 and 小组, as far as somebody may see them; of `states` only, where given. */
export async function listStandings(
  tx: Tx,
  noticeId: number,
  { now, scope, states }: { readonly now: Date; readonly scope: Scope; readonly states?: readonly State[] },
): Promise<readonly Standing[]> {
  const own = scope === 'office' ? undefined : inAudience(tx, { from: scope.units.map((unit) => ({ unit, name: '' })) })
  if (scope !== 'office' && scope.units.length === 0) return []
  return standing(tx, noticeId)
    .select([
      'person.id',
      'person.name',
      BRANCH.as('branch'),
      sql<string | null>`case when above.id is not null then unit.name end`.as('group'),
      stateAt(now).as('state'),
      'outbox.reason',
      sql<Date | null>`case when outbox.state in ('sent', 'uncertain') then outbox.ended_at end`.as('sentAt'),
      sql<boolean>`notice_person.heard_at is not null`.as('heard'),
      'notice_answer.choice',
      'notice_answer.number',
      'notice_answer.words',
      'notice_answer.channel',
      'notice_answer.answered_at as answeredAt',
    ])
    .$if(states !== undefined, (query) =>
      query.where(sql<boolean>`${stateAt(now)} = any(${[...(states ?? [])]}::text[])`),
    )
    .$if(own !== undefined, (query) => query.where('person.id', 'in', own ?? inAudience(tx, { from: [] })))
    .orderBy(sql`coalesce(above.id, unit.id) nulls last`)
    .orderBy('person.unit_id')
    .orderBy('person.id')
    .execute()
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

export async function isFor(tx: Tx, noticeId: number, personId: PersonId): Promise<boolean> {
  const row = await tx
    .selectFrom('notice_person')
    .select('person_id')
    .where('notice_id', '=', noticeId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row !== undefined
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

export async function writeAudit(tx: Tx, line: { at: Date; by: PersonId | null; action: string; detail: object }) {
  const { at, by, action, detail } = line
  await tx
    .insertInto('audit')
    .values({ at, person_id: by, action, detail: JSON.stringify(detail) })
    .execute()
}

export async function nameOf(tx: Tx, personId: PersonId): Promise<string> {
  return (await tx.selectFrom('person').select('name').where('id', '=', personId).executeTakeFirstOrThrow()).name
}

/** Takes the words out of somebody's answers; that they answered stays, for the figures. */
export async function forget(tx: Tx, personId: PersonId): Promise<void> {
  await tx.updateTable('notice_answer').set({ words: null, number: null }).where('person_id', '=', personId).execute()
}

/** Some of a notice's frozen audience, in order. */
export async function listPeople(tx: Tx, noticeId: number, limit: number): Promise<readonly PersonId[]> {
  const rows = await tx
    .selectFrom('notice_person')
    .select('person_id')
    .where('notice_id', '=', noticeId)
    .orderBy('person_id')
    .limit(limit)
    .execute()
  return rows.map(({ person_id }) => person_id)
}

/** Those of a notice's frozen audience who have not answered, in order. */
export async function listUnanswered(tx: Tx, noticeId: number): Promise<readonly PersonId[]> {
  const rows = await tx
    .selectFrom('notice_person')
    .leftJoin('notice_answer', (join) =>
      join
        .onRef('notice_answer.notice_id', '=', 'notice_person.notice_id')
        .onRef('notice_answer.person_id', '=', 'notice_person.person_id')
        .on('notice_answer.replaced_at', 'is', null),
    )
    .select('notice_person.person_id')
    .where('notice_person.notice_id', '=', noticeId)
    .where('notice_answer.id', 'is', null)
    .orderBy('notice_person.person_id')
    .execute()
  return rows.map(({ person_id }) => person_id)
}
