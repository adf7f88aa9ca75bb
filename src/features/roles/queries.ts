/** All SQL about who is appointed to what, who stands in for whom, and who is on duty. */

export * from './queries/kept.ts'

import { type RawBuilder, sql } from 'kysely'
import type { Row } from '../../../db/schema.ts'
import type { Day } from '../../base/calendar.ts'
import type { ChatId, PersonId, Scope, Tx } from '../../feature.ts'
import { unitName } from '../people/public.ts'

export type Post = Row<'appointment'>['role']

const holdsOn = (today: Day) =>
  sql<boolean>`appointment.from_day <= ${today} and (appointment.until_day is null or appointment.until_day >= ${today})`

const UNIT_NAME = unitName(sql.ref('appointment.unit_id'))

/** Active administrators of a day, those who were appointed first first. */
export async function administratorsOn(db: Tx, today: Day): Promise<readonly PersonId[]> {
  const rows = await db
    .selectFrom('appointment')
    .innerJoin('person', 'person.id', 'appointment.person_id')
    .select('person.id')
    .where('appointment.role', '=', 'administrator')
    .where('person.status', '=', 'active')
    .where(holdsOn(today))
    .groupBy('person.id')
    .orderBy(sql`min(appointment.id)`)
    .execute()
  return rows.map(({ id }) => id)
}

/**
 * The row of `person` at hand can act by chat: there is one that the platform knows, surely theirs and surely of nobody else
 * who lives, since on a phone that two share a post gives no right. `besides` is left out of account, as are, where
 * `careful`, reports of a death: they may be taken back.
 */
const actsByChat = ({ besides = null, careful }: { besides?: ChatId | null; careful: boolean }) => sql<boolean>`exists (
  select 1 from binding join chat on chat.id = binding.chat_id
  where binding.person_id = person.id and binding.until_at is null and binding.confirmed
    and chat.platform_id is not null and chat.id is distinct from ${besides}::int
    and not exists (
      select 1 from binding other join person sharer on sharer.id = other.person_id
      where other.chat_id = chat.id and other.person_id <> person.id and other.until_at is null and other.confirmed
        and sharer.status <> 'deceased'
        and (${careful} or not exists (
          select 1 from departure
          where departure.person_id = sharer.id and how = 'deceased' and state = 'reported'))))`

const NOT_REPORTED = sql<boolean>`not exists (
  select 1 from departure where person_id = person.id and state = 'reported')`

function administrators(db: Tx, today: Day) {
  return db
    .selectFrom('appointment')
    .innerJoin('person', 'person.id', 'appointment.person_id')
    .select('person.id')
    .distinct()
    .where('appointment.role', '=', 'administrator')
    .where('person.status', '=', 'active')
    .where(holdsOn(today))
}

/** Administrators of a day who can act, and whose term has no end; by another chat than `besides`. */
export async function lastingAdministrators(db: Tx, today: Day, besides?: ChatId): Promise<readonly PersonId[]> {
  const rows = await administrators(db, today)
    .where('appointment.until_day', 'is', null)
    .where(actsByChat({ ...(besides !== undefined && { besides }), careful: true }))
    .where(NOT_REPORTED)
    .execute()
  return rows.map(({ id }) => id)
}

/** Administrators who can act today, until whenever; by another chat than `besides`. */
export async function actingAdministrators(db: Tx, today: Day, besides?: ChatId): Promise<readonly PersonId[]> {
  const rows = await administrators(db, today)
    .where(actsByChat({ ...(besides !== undefined && { besides }), careful: false }))
    .where(NOT_REPORTED)
    .execute()
  return rows.map(({ id }) => id)
}

/** Whether somebody could act by chat, if they held a post. */
export async function canAct(db: Tx, person: PersonId): Promise<boolean> {
  const row = await db
    .selectFrom('person')
    .select('id')
    .where('id', '=', person)
    .where(actsByChat({ careful: true }))
    .executeTakeFirst()
  return row !== undefined
}

/** Keeps two administrators from taking each other's post at the same moment. */
export async function lockAdministrators(db: Tx): Promise<void> {
  await db.selectFrom('appointment').select('id').where('role', '=', 'administrator').forUpdate().execute()
}

export interface Appointing {
  readonly person: PersonId
  readonly post: Post
  readonly unit: number | null
  readonly club: number | null
  readonly from: Day
  readonly until: Day | null
}

/** Appoints; what the person held there from that day on is replaced. Returns the row. */
export async function appoint(db: Tx, one: Appointing): Promise<number> {
  await endAppointment(db, one, one.from)
  const { id } = await db
    .insertInto('appointment')
    .values({
      person_id: one.person,
      role: one.post,
      unit_id: one.unit,
      club_id: one.club,
      from_day: one.from,
      until_day: one.until,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Ends a post on the day before `day`; what would begin later never does. Returns whether there was anything to end. */
export async function endAppointment(
  db: Tx,
  held: Pick<Appointing, 'person' | 'post' | 'unit' | 'club'>,
  day: Day,
): Promise<boolean> {
  const result = await db
    .updateTable('appointment')
    .set({ until_day: sql<Day>`${day}::date - 1` })
    .where('person_id', '=', held.person)
    .where('role', '=', held.post)
    .where('unit_id', held.unit === null ? 'is' : '=', held.unit)
    .where('club_id', held.club === null ? 'is' : '=', held.club)
    .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>=', day)]))
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Who holds what on a day, within a scope, by post and unit. */
export async function heldOn(db: Tx, today: Day, scope: Scope) {
  return db
    .selectFrom('appointment')
    .innerJoin('person', 'person.id', 'appointment.person_id')
    .leftJoin('club', 'club.id', 'appointment.club_id')
    .leftJoin('cover', (join) =>
      join
        .onRef('cover.person_id', '=', 'person.id')
        .on('cover.from_day', '<=', today)
        .on('cover.until_day', '>=', today),
    )
    .leftJoin('person as deputy', 'deputy.id', 'cover.deputy_id')
    .select([
      'person.name',
      'appointment.role as post',
      'appointment.until_day as until',
      'deputy.name as deputy',
      'cover.until_day as coverUntil',
      'club.name as club',
      UNIT_NAME.as('unit'),
    ])
    .where('person.status', '=', 'active')
    .where(holdsOn(today))
    .where(
      scope === 'office' ? sql<boolean>`true` : sql<boolean>`appointment.unit_id = any(${[...scope.units]}::int[])`,
    )
    .orderBy(
      sql`array_position(array['administrator', 'staff', 'secretary', 'club-leader', 'group-leader', 'liaison'], appointment.role)`,
    )
    .orderBy('appointment.unit_id')
    .orderBy('appointment.id')
    .execute()
}

/** Whoever holds a post near somebody: in their group or branch, in another group of it, or above. They and the dead not. */
export async function postsNear(db: Tx, person: PersonId, today: Day): Promise<readonly PersonId[]> {
  const { rows } = await sql<{ id: PersonId }>`
    with recursive above as (
      select unit.id, unit.parent_id, unit.kind from person join unit on unit.id = person.unit_id where person.id = ${person}
      union all
      select unit.id, unit.parent_id, unit.kind from above join unit on unit.id = above.parent_id
    )
    select holder.id from appointment join person holder on holder.id = appointment.person_id
    where holder.status = 'active' and holder.id <> ${person} and ${holdsOn(today)}
      and appointment.role in ('liaison', 'group-leader', 'secretary')
      and (appointment.unit_id in (select id from above) or appointment.unit_id in (
        select unit.id from unit join above branch on branch.id = unit.parent_id where branch.kind = 'branch'))
    group by holder.id
    order by min(appointment.id)`.execute(db)
  return rows.map(({ id }) => id)
}

/** The posts of one person on a day: what somebody else must take over when they leave. */
export async function postsOf(db: Tx, person: PersonId, today: Day) {
  return db
    .selectFrom('appointment')
    .leftJoin('club', 'club.id', 'appointment.club_id')
    .select(['appointment.role as post', 'club.name as club', UNIT_NAME.as('unit')])
    .where('appointment.person_id', '=', person)
    .where(holdsOn(today))
    .orderBy('appointment.id')
    .execute()
}

/** Posts whose last day is this one, and that nobody who is here holds after it; of the office's staff, that are not given anew. */
export async function endingOn(db: Tx, day: Day) {
  return db
    .selectFrom('appointment')
    .innerJoin('person', 'person.id', 'appointment.person_id')
    .leftJoin('club', 'club.id', 'appointment.club_id')
    .select(['appointment.id', 'person.id as person', 'person.name', 'appointment.role as post', 'club.name as club'])
    .select(UNIT_NAME.as('unit'))
    .where('appointment.until_day', '=', day)
    .where('appointment.from_day', '<=', day)
    .where('person.status', '=', 'active')
    .where(sql<boolean>`not exists (
      select 1 from appointment next join person holder on holder.id = next.person_id
      where holder.status = 'active' and next.role = appointment.role
        and next.unit_id is not distinct from appointment.unit_id and next.club_id is not distinct from appointment.club_id
        -- Of those that several hold it is the person's own that goes on.
        and (appointment.role not in ('staff', 'administrator') or next.person_id = appointment.person_id)
        and next.from_day <= ${day}::date + 1 and coalesce(next.until_day > ${day}, true))`)
    .orderBy('appointment.id')
    .execute()
}

/** Where these people hold a post, now or later. */
export async function placesOf(db: Tx, people: readonly PersonId[], post: Post, today: Day) {
  return db
    .selectFrom('appointment')
    .leftJoin('club', 'club.id', 'appointment.club_id')
    .select(['appointment.unit_id as unit', 'appointment.club_id as club'])
    .select(sql<string>`coalesce(${UNIT_NAME}, club.name, '')`.as('name'))
    .distinct()
    .where(sql<boolean>`appointment.person_id = any(${[...people]}::int[])`)
    .where('appointment.role', '=', post)
    .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>=', today)]))
    .execute()
}

export interface Covering {
  readonly person: PersonId
  readonly deputy: PersonId
  readonly from: Day
  readonly until: Day
  readonly by: PersonId
  readonly now: Date
}

/** Days of somebody's cover, and who stands in. */
export interface CoverDays {
  readonly deputyId: PersonId
  readonly deputy: string
  readonly from: Day
  readonly until: Day
}

/** In these days a new deputy takes the place of an earlier one, before and after them that one stays. Returns what fell away. */
export async function cover(db: Tx, one: Covering): Promise<readonly CoverDays[]> {
  const { rows } = await sql<CoverDays>`
    with taken as (
      delete from cover where person_id = ${one.person} and from_day <= ${one.until} and until_day >= ${one.from}
      returning *),
    kept as (
      insert into cover (person_id, deputy_id, from_day, until_day, entered_by, entered_at)
      select person_id, deputy_id, from_day, ${one.from}::date - 1, entered_by, entered_at
      from taken where from_day < ${one.from}
      union all
      select person_id, deputy_id, ${one.until}::date + 1, until_day, entered_by, entered_at
      from taken where until_day > ${one.until})
    select person.id as "deputyId", person.name as deputy, greatest(from_day, ${one.from}) as "from", least(until_day, ${one.until}) as until
    from taken join person on person.id = taken.deputy_id
    where deputy_id <> ${one.deputy} order by from_day`.execute(db)
  await db
    .insertInto('cover')
    .values({
      person_id: one.person,
      deputy_id: one.deputy,
      from_day: one.from,
      until_day: one.until,
      entered_by: one.by,
      entered_at: one.now,
    })
    .execute()
  return rows
}

/** Who is away on a day, and who stands in for them. */
export async function standIns(db: Tx, today: Day): Promise<ReadonlyMap<PersonId, PersonId>> {
  const rows = await db
    .selectFrom('cover')
    .select(['person_id', 'deputy_id'])
    .where('from_day', '<=', today)
    .where('until_day', '>=', today)
    .execute()
  return new Map(rows.map(({ person_id, deputy_id }) => [person_id, deputy_id]))
}

/** Who is away in these days although they are to stand in, and for whom they do. */
export async function coversBeside(db: Tx, { person, deputy, from, until }: Omit<Covering, 'by' | 'now'>) {
  const rows = await db
    .selectFrom('cover')
    .innerJoin('person as away', 'away.id', 'cover.person_id')
    .select(['cover.person_id', 'cover.deputy_id', 'away.name'])
    .where('cover.from_day', '<=', until)
    .where('cover.until_day', '>=', from)
    .where((eb) => eb.or([eb('cover.person_id', '=', deputy), eb('cover.deputy_id', '=', person)]))
    .execute()
  return {
    deputyIsAway: rows.some(({ person_id }) => person_id === deputy),
    standsFor: rows.filter(({ deputy_id }) => deputy_id === person).map(({ name }) => name),
  }
}

/** Ends what stands on `day`. Returns who stood in; `undefined`: nobody. */
export async function endCover(db: Tx, person: PersonId, day: Day): Promise<PersonId | undefined> {
  const standing = await db
    .selectFrom('cover')
    .select(['id', 'deputy_id'])
    .where('person_id', '=', person)
    .where('from_day', '<=', day)
    .where('until_day', '>=', day)
    .execute()
  await endCovers(db, standing, day)
  return standing[0]?.deputy_id
}

/** What was to begin on `day` or later is taken back, what stands then ends on the day before. */
async function endCovers(db: Tx, covers: readonly { readonly id: number }[], day: Day): Promise<void> {
  const ids = covers.map(({ id }) => id)
  if (ids.length === 0) return
  await db.deleteFrom('cover').where('id', 'in', ids).where('from_day', '>=', day).execute()
  const until_day = sql<Day>`${day}::date - 1`
  await db.updateTable('cover').set({ until_day }).where('id', 'in', ids).where('until_day', '>=', day).execute()
}

/** The covers of somebody that begin after a day, the next first. */
export async function coversAfter(db: Tx, person: PersonId, day: Day): Promise<readonly CoverDays[]> {
  return db
    .selectFrom('cover')
    .innerJoin('person as deputy', 'deputy.id', 'cover.deputy_id')
    .select(['deputy.id as deputyId', 'deputy.name as deputy', 'cover.from_day as from', 'cover.until_day as until'])
    .where('cover.person_id', '=', person)
    .where('cover.from_day', '>', day)
    .orderBy('cover.from_day')
    .execute()
}

/**
 * Covers of more than one day whose last day this is, but for those that the same deputy goes on with; `goesOn`: somebody
 * else stands in from the next day.
 */
export async function coversEndingOn(db: Tx, day: Day) {
  const next = (deputy: RawBuilder<boolean>) => sql<boolean>`exists (
    select 1 from cover next where next.person_id = cover.person_id and ${deputy}
      and next.from_day <= ${day}::date + 1 and next.until_day > ${day})`
  return db
    .selectFrom('cover')
    .innerJoin('person', 'person.id', 'cover.person_id')
    .innerJoin('person as deputy', 'deputy.id', 'cover.deputy_id')
    .select(['cover.id', 'person.id as person', 'person.name', 'deputy.id as deputy', 'deputy.name as deputyName'])
    .select(next(sql<boolean>`true`).as('goesOn'))
    .where('cover.until_day', '=', day)
    .where('cover.from_day', '<', day)
    .where('person.status', '=', 'active')
    .where('deputy.status', '=', 'active')
    .where((eb) => eb.not(next(sql<boolean>`next.deputy_id = cover.deputy_id`)))
    .orderBy('cover.id')
    .execute()
}

/** Takes back the covers of somebody that begin after a day. */
export async function dropCoversAfter(db: Tx, person: PersonId, day: Day): Promise<void> {
  await db.deleteFrom('cover').where('person_id', '=', person).where('from_day', '>', day).execute()
}

/** Whoever this person stands in for from a day on has nobody any more; their names. */
export async function endCoversBy(db: Tx, deputy: PersonId, day: Day): Promise<readonly string[]> {
  const covers = await db
    .selectFrom('cover')
    .innerJoin('person', 'person.id', 'cover.person_id')
    .select(['cover.id', 'person.name'])
    .where('cover.deputy_id', '=', deputy)
    .where('cover.until_day', '>=', day)
    .orderBy('cover.id')
    .execute()
  await endCovers(db, covers, day)
  return [...new Set(covers.map(({ name }) => name))]
}

/** Whether somebody is of the staff on a day; alarms tell what is nobody else's business. */
export async function isStaff(db: Tx, person: PersonId, today: Day): Promise<boolean> {
  const post = await db
    .selectFrom('appointment')
    .select('id')
    .where('person_id', '=', person)
    .where('role', 'in', ['staff', 'administrator'])
    .where(holdsOn(today))
    .executeTakeFirst()
  return post !== undefined
}

/**
 * Puts somebody on duty. Days entered before stay, as far as the new ones do not hold them; `isLast`: what has begun by
 * `until` goes no further.
 */
export async function goOnDuty(
  db: Tx,
  one: { person: PersonId; from: Day; until: Day | null; isLast?: boolean; by: PersonId; now: Date },
): Promise<void> {
  const theirs = db.deleteFrom('duty').where('person_id', '=', one.person).where('from_day', '>=', one.from)
  const end = one.isLast ? 'from_day' : 'until_day'
  await theirs.$if(one.until !== null, (query) => query.where(end, '<=', one.until)).execute()
  await db
    .updateTable('duty')
    .set({ until_day: sql<Day>`${one.from}::date - 1` })
    .where('person_id', '=', one.person)
    .where('from_day', '<', one.from)
    .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>=', one.from)]))
    .execute()
  await db
    .insertInto('duty')
    .values({
      person_id: one.person,
      from_day: one.from,
      until_day: one.until,
      entered_by: one.by,
      entered_at: one.now,
    })
    .execute()
}

/** Whether somebody is on duty on all of these days without being put on it anew. */
export async function isOnDutyAnyway(db: Tx, person: PersonId, { from, until }: { from: Day; until: Day }) {
  const row = await db
    .selectFrom('duty')
    .select('id')
    .where('person_id', '=', person)
    .where('from_day', '<=', from)
    .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>=', until)]))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Ends a duty on the day before `day`. Returns whether there was any. */
export async function endDuty(db: Tx, person: PersonId, day: Day): Promise<boolean> {
  const result = await db
    .updateTable('duty')
    .set({ until_day: sql<Day>`${day}::date - 1` })
    .where('person_id', '=', person)
    .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>=', day)]))
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Who is on duty from a day on, the next first; and who stands in for them on that day. */
export async function dutiesFrom(db: Tx, today: Day) {
  return db
    .selectFrom('duty')
    .innerJoin('person', 'person.id', 'duty.person_id')
    .leftJoin('cover', (join) =>
      join
        .onRef('cover.person_id', '=', 'person.id')
        .on('cover.from_day', '<=', today)
        .on('cover.until_day', '>=', today),
    )
    .leftJoin('person as deputy', 'deputy.id', 'cover.deputy_id')
    .select(['person.name', 'duty.from_day as from', 'duty.until_day as until'])
    .select(['deputy.name as deputy', 'cover.until_day as coverUntil'])
    .where('person.status', '=', 'active')
    .where((eb) => eb.or([eb('duty.until_day', 'is', null), eb('duty.until_day', '>=', today)]))
    .where(sql<boolean>`(duty.until_day is null or duty.until_day >= duty.from_day)`)
    .orderBy('duty.from_day')
    .orderBy('duty.id')
    .execute()
}

/** Nobody is appointed, stands in or is on duty any more; what was held stays without a name. */
export async function forget(db: Tx, person: PersonId): Promise<void> {
  await db.deleteFrom('appointment').where('person_id', '=', person).execute()
  await db
    .deleteFrom('cover')
    .where((eb) => eb.or([eb('person_id', '=', person), eb('deputy_id', '=', person)]))
    .execute()
  await db.deleteFrom('duty').where('person_id', '=', person).execute()
}
