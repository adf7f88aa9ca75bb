/** Requests as they are listed: in chat, on the page, and for the reminders. */
import { type RawBuilder, sql } from 'kysely'
import type { Row } from '../../../../db/schema.ts'
import type { Look, Period, PersonId, Tx } from '../../../feature.ts'
import { SAID_OTHERWISE } from '../rules.ts'
import { UNWANTED } from '../vocabulary.ts'
import { ANSWERED, isLate, REPLIED } from './entries.ts'

/** A line of a list of requests. */
export type Listed = Row<'request'> & {
  /** The first words of the one who asked. */
  readonly words: string
  readonly owner_name: string | null
  /** What they have said first after the last answer, where they have said more. */
  readonly more: string | null
  /** Since when they wait: they may have asked something more after an answer. */
  readonly waits_since: Date
  /** Whether somebody has answered, has not taken it back, and nothing was said since. */
  readonly replied: boolean
  /** Whether nothing is owed to them but that it gets done. */
  readonly answered: boolean
  /** Whether its owner, or anybody of the staff where it has none, has done something about it since they wait. */
  readonly touched: boolean
}

/** Which requests are looked for; what is absent does not matter. */
export interface Sought {
  readonly state?: 'open' | 'done'
  /** Open, over its time at this moment, and not answered. */
  readonly overdueAt?: Date
  readonly topic?: string
  readonly owner?: PersonId | 'nobody'
  /** Somebody's name, a number, or words that were written. */
  readonly q?: string
  /** Who of the staff looks; absent: what looks is no person. */
  readonly viewer?: PersonId | undefined
}

/** Whoever is complained of sees nothing of it. */
export const isShownTo = (viewer: PersonId | undefined) =>
  viewer === undefined ? sql<boolean>`true` : sql<boolean>`(not ${viewer} = any(request.kept_from))`

/** Requests with their first words: the urgent and those due soonest first, of those that are done the latest. */
export async function listRequests(
  db: Tx,
  sought: Sought,
  part?: { readonly from: number; readonly most: number },
): Promise<readonly Listed[]> {
  const isDone = sought.state === 'done'
  return db
    .selectFrom('request')
    .leftJoin('person as owner', 'owner.id', 'request.owner_id')
    .selectAll('request')
    .select(['owner.name as owner_name', FIRST_WORDS.as('words'), ...STANDING])
    .where(isSought(sought))
    .orderBy(sql`request.state = 'open'`, 'desc')
    .orderBy(isDone ? sql`request.done_at` : sql`request.urgent`, 'desc')
    .orderBy('request.due_at')
    .orderBy('request.id')
    .$if(part !== undefined, (query) => query.offset(part?.from ?? 0).limit(part?.most ?? 0))
    .execute()
}

/** Open requests, those due soonest first, as far as one of the staff may see them. */
export const findOpen = (db: Tx, viewer?: PersonId): Promise<readonly Listed[]> =>
  listRequests(db, { state: 'open', viewer })

/** How many are open, how many of them urgent, and how many not answered in their time. */
export async function countOpen(db: Tx, now: Date) {
  const count = (condition: RawBuilder<boolean>) => sql<number>`count(*) filter (where ${condition})::int`
  return db
    .selectFrom('request')
    .select([sql<number>`count(*)::int`.as('open'), count(sql`urgent`).as('urgent'), count(isLate(now)).as('overdue')])
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
}

/** What it is about: the words it began with, or those that raised an alarm: 一个人在家 says nothing of the fall after it. */
const FIRST_WORDS = sql<string>`coalesce((
  select entry.text from request_entry entry left join alarm on alarm.request_id = entry.request_id
  where entry.request_id = request.id and entry.kind = 'words'
  order by case when entry.at <= alarm.raised_at then -entry.id else entry.id end limit 1), '')`

/** The last answer after which something more was said; it leaves nothing of what came before it to be answered. */
const ANSWERED_BEFORE = sql<number>`coalesce((
  select max(reply.id) from request_entry reply
  where reply.request_id = request.id and reply.kind = 'reply' and reply.withdrawn_at is null and exists (
    select 1 from request_entry more
    where more.request_id = request.id and more.kind = 'words' and more.id > reply.id)), 0)`

/** What was said after an answer; before any, the last of several things under one number, lest closing it lose them. */
const MORE = sql<string | null>`case when ${ANSWERED_BEFORE} > 0 then (
    select entry.text from request_entry entry
    where entry.request_id = request.id and entry.kind = 'words' and entry.id > ${ANSWERED_BEFORE}
    order by entry.id limit 1)
  else (
    select entry.text from request_entry entry
    where entry.request_id = request.id and entry.kind = 'words' and not request.urgent and entry.text <> ${FIRST_WORDS}
      and not exists (
        select 1 from request_entry reply
        where reply.request_id = request.id and reply.kind = 'reply' and reply.withdrawn_at is null)
    order by entry.id desc limit 1) end`

const WAITS_SINCE = sql<Date>`coalesce((
  select min(entry.at) from request_entry entry
  where entry.request_id = request.id and entry.kind = 'words' and entry.id > ${ANSWERED_BEFORE}), request.opened_at)`

const TOUCHED = sql<boolean>`exists (
  select 1 from request_entry entry
  where entry.request_id = request.id and entry.kind <> 'words' and entry.withdrawn_at is null
    and entry.id > ${ANSWERED_BEFORE} and entry.by_person is not null and (request.owner_id is null or entry.by_person = request.owner_id))`

const STANDING = [
  MORE.as('more'),
  WAITS_SINCE.as('waits_since'),
  REPLIED.as('replied'),
  ANSWERED.as('answered'),
  TOUCHED.as('touched'),
] as const

function isSought({ state, overdueAt, topic, owner, q = '', viewer }: Sought) {
  const conditions = [
    ...(viewer === undefined ? [] : [isShownTo(viewer)]),
    ...(state === undefined ? [] : [sql<boolean>`request.state = ${state}`]),
    ...(overdueAt === undefined ? [] : [isLate(overdueAt)]),
    ...(topic === undefined ? [] : [sql<boolean>`request.topic = ${topic}`]),
    ...(owner === undefined
      ? []
      : [owner === 'nobody' ? sql<boolean>`request.owner_id is null` : sql<boolean>`request.owner_id = ${owner}`]),
    ...(q === '' ? [] : [holds(q)]),
  ]
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(conditions, sql` and `)})`
}

/** 101, 第101号, 陈德福, 老年证. */
function holds(q: string) {
  const number = /^第?([1-9]\d{2,6})号?$/.exec(q)?.[1]
  if (number !== undefined) return sql<boolean>`request.id = ${Number(number)}`
  return sql<boolean>`(position(${q} in request.asker) > 0 or exists (
    select 1 from request_entry entry
    where entry.request_id = request.id and entry.withdrawn_at is null and position(${q} in entry.text) > 0))`
}

/** One request as it is listed, as far as one of the staff may see it. */
export async function findListed(db: Tx, id: number, viewer?: PersonId): Promise<Listed | undefined> {
  return db
    .selectFrom('request')
    .leftJoin('person as owner', 'owner.id', 'request.owner_id')
    .selectAll('request')
    .select(['owner.name as owner_name', FIRST_WORDS.as('words'), ...STANDING])
    .where('request.id', '=', id)
    .where(isShownTo(viewer))
    .executeTakeFirst()
}

/** Whether whoever asked waits in chat for a word; nobody does who has been told otherwise, and of what is kept no more nothing is known. */
const OWED = sql<boolean>`(
  request.channel = 'chat' and not request.urgent and request.topic <> ${sql.lit(UNWANTED)} and request.decides is null
  and request.asker <> '' and not exists (
    select 1 from request_entry entry
    where entry.request_id = request.id and entry.kind = 'done' and entry.text ~ ${sql.lit(SAID_OTHERWISE.source)}))`

/** What the figures of a period are made of: what was opened in it, as far as one of the staff may see it. */
export async function openedIn(db: Tx, { from, until }: Period, viewer: PersonId | undefined) {
  return db
    .selectFrom('request')
    .leftJoin('person as owner', 'owner.id', 'request.owner_id')
    .select([
      'request.topic',
      'request.channel',
      'request.state',
      'opened_at',
      'due_at',
      'promised_at',
      'done_at',
      'rating',
      'owner.name as owner',
      ANSWERED.as('answered'),
      OWED.as('owed'),
    ])
    .select(
      sql<Date | null>`(
        select min(entry.at) from request_entry entry
        where entry.request_id = request.id and entry.kind = 'reply' and entry.withdrawn_at is null)`.as('replied_at'),
    )
    .where('opened_at', '>=', from)
    .where('opened_at', '<', until)
    .where(isShownTo(viewer))
    .orderBy('request.id')
    .execute()
}

/** What came before a period and was still open when it began: who has it, and how it stands now. */
export async function openBefore(db: Tx, { from }: Pick<Period, 'from'>, viewer: PersonId | undefined) {
  return db
    .selectFrom('request')
    .leftJoin('person as owner', 'owner.id', 'request.owner_id')
    .select(['request.state', 'due_at', 'done_at', 'owner.name as owner', ANSWERED.as('answered')])
    .where('opened_at', '<', from)
    .where((eb) => eb.or([eb('request.state', '=', 'open'), eb('done_at', '>=', from)]))
    .where(isShownTo(viewer))
    .orderBy('request.id')
    .execute()
}

/** Whether one is open. */
export const isAnyOpen = (): Look => sql<boolean>`exists (select 1 from request where state = 'open')`
