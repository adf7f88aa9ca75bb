/** Who is appointed to what. */
import { sql } from 'kysely'
import type { Row } from '../../../../db/schema.ts'
import type { Day } from '../../../base/calendar.ts'
import type { ChatId, PersonId, Scope, Tx } from '../../../feature.ts'
import { unitName } from '../../people/public.ts'

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

/** Ends a post on the day before `day`; what would begin later never does. Returns the rows that were ended; `isVoid`: never holds at all. */
export async function endAppointment(
  db: Tx,
  held: Pick<Appointing, 'person' | 'post' | 'unit' | 'club'>,
  day: Day,
): Promise<readonly { readonly id: number; readonly isVoid: boolean }[]> {
  return db
    .updateTable('appointment')
    .set({ until_day: sql<Day>`${day}::date - 1` })
    .where('person_id', '=', held.person)
    .where('role', '=', held.post)
    .where('unit_id', held.unit === null ? 'is' : '=', held.unit)
    .where('club_id', held.club === null ? 'is' : '=', held.club)
    .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>=', day)]))
    .returning(['id', sql<boolean>`from_day >= ${day}`.as('isVoid')])
    .execute()
}

/** Active people who hold a post of one unit or club on a day. */
export async function holdersOf(
  db: Tx,
  { post, unit, club }: Pick<Appointing, 'post' | 'unit' | 'club'>,
  today: Day,
): Promise<readonly PersonId[]> {
  const rows = await db
    .selectFrom('appointment')
    .innerJoin('person', 'person.id', 'appointment.person_id')
    .select('person.id')
    .distinct()
    .where('appointment.role', '=', post)
    .where('appointment.unit_id', unit === null ? 'is' : '=', unit)
    .where('appointment.club_id', club === null ? 'is' : '=', club)
    .where('person.status', '=', 'active')
    .where(holdsOn(today))
    .execute()
  return rows.map(({ id }) => id)
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

/** Whether any of these people hold a post, now or later. */
export async function holdAnyPost(db: Tx, people: readonly PersonId[], today: Day): Promise<boolean> {
  const post = await db
    .selectFrom('appointment')
    .select('id')
    .where(sql<boolean>`person_id = any(${[...people]}::int[])`)
    .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>=', today)]))
    .executeTakeFirst()
  return post !== undefined
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
