/** Who holds which post on a day, whoever stands in for them, and who of the staff is there. */
import { sql } from 'kysely'
import type { Row } from '../../../../db/schema.ts'
import type { Day } from '../../../base/calendar.ts'
import type { PersonId, Tx } from '../../../feature.ts'
import { HAS_CHAT, REPORTED_DEAD } from './parts.ts'

export interface Appointed {
  readonly role: Row<'appointment'>['role']
  readonly unitId: number | null
  readonly clubId: number | null
}

/** An appointment's last day still counts. */
const holdsOn = (today: Day) =>
  sql<boolean>`appointment.from_day <= ${today} and (appointment.until_day is null or appointment.until_day >= ${today})`

/** Who holds what on a day: what they are appointed to, and what those are appointed to for whom they stand in. */
const heldOn = (today: Day) => sql<{
  id: number
  person_id: PersonId
  role: Appointed['role']
  unit_id: number | null
  club_id: number | null
}>`(
  select appointment.id, appointment.person_id, appointment.role, appointment.unit_id, appointment.club_id
  from appointment where ${holdsOn(today)}
  union all
  select appointment.id, cover.deputy_id, appointment.role, appointment.unit_id, appointment.club_id
  from appointment join cover on cover.person_id = appointment.person_id
  where ${holdsOn(today)} and cover.from_day <= ${today} and cover.until_day >= ${today})`

/** Somebody stands in for this person today, so what concerns their post goes to the deputy. */
const isAway = (person: string, today: Day) => sql<boolean>`exists (
  select 1 from cover
  where cover.person_id = ${sql.ref(person)} and cover.from_day <= ${today} and cover.until_day >= ${today})`

/** What a person is appointed to on a day. Of the posts in clubs only a leader's gives rights. */
export const postsOn = (today: Day) => sql<readonly Appointed[]>`(
  select coalesce(jsonb_agg(
    jsonb_build_object('role', held.role, 'unitId', held.unit_id, 'clubId', held.club_id)), '[]')
  from ${heldOn(today)} held
  where held.person_id = person.id and (held.club_id is null or held.role = 'club-leader'))`

const coveredOn = (today: Day) => sql`(
  select cover.person_id from cover
  where cover.deputy_id = person.id and cover.from_day <= ${today} and cover.until_day >= ${today})`

/** For whom a person stands in on a day. */
export const standsForOn = (today: Day) => sql<readonly PersonId[]>`(
  select coalesce(jsonb_agg(person_id), '[]') from ${coveredOn(today)} covered)`

/** Whether a person, or somebody they stand in for, is the own 联络员 of anybody. Two looks by index: an `or` inside reads everybody. */
export const isOwnLiaisonOn = (today: Day) => sql<boolean>`(
  exists (select 1 from person other where other.liaison_id = person.id and other.status = 'active')
  or exists (
    select 1 from ${coveredOn(today)} covered
    join person other on other.liaison_id = covered.person_id and other.status = 'active'))`

/**
 * A person's 联络员: their own, else that of their unit or of the nearest one above it; while one is away, the deputy.
 * Nobody is their own.
 */
export const liaisonOn = (today: Day) => sql<{ id: PersonId; name: string; phone: string | null }>`(
  with recursive up as (
    select id, parent_id, 0 as far from unit where id = person.unit_id
    union all
    select unit.id, unit.parent_id, up.far + 1 from unit join up on unit.id = up.parent_id)
  , near as (
    select person.liaison_id as id, -1 as far, 0 as nth where person.liaison_id is not null
    union all
    select cover.deputy_id, -1, 1 from cover
    where cover.person_id = person.liaison_id and cover.from_day <= ${today} and cover.until_day >= ${today}
    union all
    select held.person_id, up.far, held.id
    from up join ${heldOn(today)} held on held.unit_id = up.id and held.role = 'liaison')
  select helper.id, helper.name, helper.phone
  from near join person helper on helper.id = near.id and helper.status = 'active' and helper.id <> person.id
  order by near.far, ${isAway('helper.id', today)}, near.nth
  limit 1)`

/** The units of which somebody is 联络员 on a day, as deputy too. */
export async function unitsLookedAfter(db: Tx, person: PersonId, today: Day): Promise<readonly number[]> {
  const { rows } = await sql<{ unit: number }>`
    select held.unit_id as unit from ${heldOn(today)} held
    where held.person_id = ${person} and held.role = 'liaison' and held.unit_id is not null`.execute(db)
  return rows.map(({ unit }) => unit)
}

/** Staff on duty; those who do the daily work come before administrators. */
export async function staffOn(db: Tx, today: Day): Promise<readonly { id: PersonId; name: string }[]> {
  return db
    .selectFrom('person')
    .innerJoin(heldOn(today).as<'held'>('held'), 'held.person_id', 'person.id')
    .select(['person.id', 'person.name'])
    .where('person.status', '=', 'active')
    .where('held.role', 'in', ['staff', 'administrator'])
    .where('held.unit_id', 'is', null)
    .where('held.club_id', 'is', null)
    .where(sql<boolean>`not ${isAway('person.id', today)}`)
    .groupBy('person.id')
    .orderBy(sql`bool_or(held.role = 'staff')`, 'desc')
    .orderBy(sql`min(held.id)`)
    .execute()
}

/** Those of the staff who are on duty for alarms and can be reached; in place of somebody who is away, the deputy. */
export async function dutyOn(db: Tx, today: Day): Promise<readonly { id: PersonId }[]> {
  const onDuty = sql<{ id: PersonId }>`(
    select distinct coalesce(cover.deputy_id, duty.person_id) as id
    from duty
    left join cover on cover.person_id = duty.person_id and cover.from_day <= ${today} and cover.until_day >= ${today}
    where duty.from_day <= ${today} and (duty.until_day is null or duty.until_day >= ${today}))`
  return db
    .selectFrom('person')
    .innerJoin(onDuty.as<'on_duty'>('on_duty'), 'on_duty.id', 'person.id')
    .innerJoin(heldOn(today).as<'held'>('held'), 'held.person_id', 'person.id')
    .select('person.id')
    .distinct()
    .where('person.status', '=', 'active')
    .where('held.role', 'in', ['staff', 'administrator'])
    .where(HAS_CHAT)
    .orderBy('person.id')
    .execute()
}

/** Whether a chat reaches somebody. */
export async function hasChat(db: Tx, person: PersonId): Promise<boolean> {
  return (await db.selectFrom('person').select('id').where('id', '=', person).where(HAS_CHAT).execute()).length > 0
}

/** Whether somebody is in the office's care: on the roster, and not said to have died. */
export async function isInCare(db: Tx, person: PersonId): Promise<boolean> {
  const rows = await db
    .selectFrom('person')
    .select('id')
    .where('id', '=', person)
    .where('status', '=', 'active')
    .where(sql<boolean>`not ${REPORTED_DEAD}`)
    .execute()
  return rows.length > 0
}

/** Names of the active people whose own 联络员 somebody is. */
export async function whoseOwnLiaison(db: Tx, liaison: PersonId): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('person')
    .select('name')
    .where('liaison_id', '=', liaison)
    .where('status', '=', 'active')
    .orderBy('id')
    .execute()
  return rows.map(({ name }) => name)
}
