/** All SQL about who is in the office's care and who has left it. */
import { sql } from 'kysely'
import type { Row } from '../../../db/schema.ts'
import type { Day } from '../../base/calendar.ts'
import type { ChatId, Leaving, Period, PersonId, Tx } from '../../feature.ts'

export type Departure = Row<'departure'>

/** Notes that somebody is said to have left. */
export async function insertDeparture(
  db: Tx,
  report: { person: PersonId; how: Leaving; state: 'reported'; by: PersonId; now: Date },
): Promise<number> {
  const { how, state } = report
  const row = { person_id: report.person, how, state, reported_by: report.by, reported_at: report.now }
  return (await db.insertInto('departure').values(row).returning('id').executeTakeFirstOrThrow()).id
}

/** The departure of a person that counts now, locked; two of the staff may deal with it at once. */
export async function lockDeparture(db: Tx, person: PersonId): Promise<Departure | undefined> {
  return db
    .selectFrom('departure')
    .selectAll()
    .where('person_id', '=', person)
    .where('state', 'in', ['reported', 'final'])
    .forUpdate()
    .executeTakeFirst()
}

/** A departure whatever became of it, locked. */
export async function findDeparture(db: Tx, id: number): Promise<Departure | undefined> {
  return db.selectFrom('departure').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

/** The last departure of a person that was undone. */
export async function lastUndone(db: Tx, person: PersonId): Promise<Departure | undefined> {
  return db
    .selectFrom('departure')
    .selectAll()
    .where('person_id', '=', person)
    .where('state', '=', 'undone')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function settle(
  db: Tx,
  id: number,
  ending: { state: 'final' | 'withdrawn' | 'undone'; by: PersonId; now: Date },
): Promise<void> {
  const { state, by, now } = ending
  await db.updateTable('departure').set({ state, settled_by: by, settled_at: now }).where('id', '=', id).execute()
}

/** Somebody who had moved away, or was lost sight of, has not died: that departure counts again. */
export async function leaveAgain(db: Tx, person: PersonId): Promise<void> {
  await sql`
    update departure set state = 'final'
    where id = (
      select departure.id from departure join person on person.id = departure.person_id and person.status = departure.how
      where departure.person_id = ${person} and departure.state = 'undone' and departure.how in ('moved', 'lost')
      order by departure.id desc limit 1)`.execute(db)
}

/** Notes who wants a departure undone; null: nobody any more. */
export async function askUndo(db: Tx, id: number, by: PersonId | null, now: Date): Promise<void> {
  const undo_at = by === null ? null : now
  await db.updateTable('departure').set({ undo_by: by, undo_at }).where('id', '=', id).execute()
}

export async function setStatus(db: Tx, person: PersonId, status: Row<'person'>['status']): Promise<void> {
  await db.updateTable('person').set({ status }).where('id', '=', person).execute()
}

export async function nameOf(db: Tx, person: PersonId): Promise<string> {
  return (await db.selectFrom('person').select('name').where('id', '=', person).executeTakeFirstOrThrow()).name
}

const UNIT_NAME = sql<string | null>`(
  select case when own.kind = 'group' then concat(above.name, own.name) else own.name end
  from unit own left join unit above on above.id = own.parent_id
  where own.id = person.unit_id)`

/** Those who left in one of these ways, or are said to have died, and whose whole name stands in the text. */
export async function findDeparted(db: Tx, text: string, how: readonly Leaving[]) {
  return db
    .selectFrom('departure')
    .innerJoin('person', 'person.id', 'departure.person_id')
    .select(['person.id', 'person.name', 'person.former_unit as formerUnit', UNIT_NAME.as('unit')])
    .where('departure.state', 'in', ['reported', 'final'])
    .where('departure.how', 'in', [...how])
    .where(sql<boolean>`position(person.name in ${text}) > 0`)
    .orderBy('person.unit_id')
    .orderBy('person.id')
    .execute()
}

/** Deaths that nobody has confirmed since before a moment, each taken once. */
export async function takeUnconfirmed(db: Tx, before: Date, now: Date) {
  const taken = await db
    .updateTable('departure')
    .set({ escalated_at: now })
    .where('state', '=', 'reported')
    .where('reported_at', '<=', before)
    .where('escalated_at', 'is', null)
    .returning(['id', 'person_id', 'reported_by'])
    .execute()
  const reports: { id: number; name: string; by: string }[] = []
  for (const { id, person_id, reported_by } of taken) {
    reports.push({ id, name: await nameOf(db, person_id), by: await nameOf(db, reported_by) })
  }
  return reports
}

/** Those of `ids` of whom one of the staff has entered that they have died, and nobody has confirmed it. */
export async function reportedAmong(db: Tx, ids: readonly PersonId[]): Promise<ReadonlySet<PersonId>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('departure')
    .select('person_id')
    .where(sql<boolean>`person_id = any(${[...ids]}::int[])`)
    .where('how', '=', 'deceased')
    .where('state', '=', 'reported')
    .execute()
  return new Set(rows.map((row) => row.person_id))
}

export async function inHospitalAmong(db: Tx, ids: readonly PersonId[]): Promise<ReadonlySet<PersonId>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('hospital_stay')
    .select('person_id')
    .where(sql<boolean>`person_id = any(${[...ids]}::int[])`)
    .where('until_day', 'is', null)
    .execute()
  return new Set(rows.map((row) => row.person_id))
}

export async function mutedAmong(db: Tx, chats: readonly ChatId[], now: Date): Promise<ReadonlySet<ChatId>> {
  if (chats.length === 0) return new Set()
  const rows = await db
    .selectFrom('room_mute')
    .select('chat_id')
    .where(sql<boolean>`chat_id = any(${[...chats]}::int[])`)
    .where('until_at', '>', now)
    .execute()
  return new Set(rows.map((row) => row.chat_id))
}

/** Mutes every room that is for the person's unit, for one above it, or for a club of theirs. */
export async function muteRooms(db: Tx, person: PersonId, departure: number, until: Date): Promise<void> {
  await sql`
    with recursive up as (
      select unit.id, unit.parent_id from unit join person on person.unit_id = unit.id where person.id = ${person}
      union
      select unit.id, unit.parent_id from unit join up on unit.id = up.parent_id)
    insert into room_mute (chat_id, departure_id, until_at)
    select distinct chat_id, ${departure}::int, ${until}::timestamptz from room_audience
    where unit_id in (select id from up)
      or club_id in (select club_id from club_member where person_id = ${person})
    on conflict do nothing`.execute(db)
}

export async function unmuteRooms(db: Tx, departure: number, now: Date): Promise<void> {
  await db.updateTable('room_mute').set({ until_at: now }).where('departure_id', '=', departure).execute()
}

/** Ends the person's bindings; returns the chats they had. */
export async function closeBindings(db: Tx, person: PersonId, now: Date): Promise<readonly ChatId[]> {
  const rows = await db
    .updateTable('binding')
    .set({ until_at: now })
    .where('person_id', '=', person)
    .where('until_at', 'is', null)
    .returning('chat_id')
    .execute()
  return rows.map((row) => row.chat_id)
}

/** Takes up again the bindings that ended last, as far as nobody new is behind those chats. Returns whether any was. */
export async function reopenBindings(db: Tx, person: PersonId): Promise<boolean> {
  const { rows } = await sql`
    update binding set until_at = null
    where person_id = ${person}
      and until_at = (select max(until_at) from binding where person_id = ${person})
      and not exists (
        select 1 from binding later
        where later.chat_id = binding.chat_id and later.until_at is null and later.from_at > binding.from_at)
    returning id`.execute(db)
  return rows.length > 0
}

/** Names of the living who are bound to these chats now. */
export async function usersOf(db: Tx, chats: readonly ChatId[]): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('binding')
    .innerJoin('person', 'person.id', 'binding.person_id')
    .select('person.name')
    .distinct()
    .where(sql<boolean>`binding.chat_id = any(${[...chats]}::int[])`)
    .where('binding.until_at', 'is', null)
    .where('person.status', '<>', 'deceased')
    .execute()
  return rows.map((row) => row.name)
}

export async function openAftercare(db: Tx, departure: number, items: readonly string[]): Promise<void> {
  await db
    .insertInto('aftercare')
    .values(items.map((item) => ({ departure_id: departure, item })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** What was not yet done need not be done any more; what was done stays on record. */
export async function dropAftercare(db: Tx, departure: number): Promise<void> {
  await db.deleteFrom('aftercare').where('departure_id', '=', departure).where('done_at', 'is', null).execute()
}

export interface AftercareItem {
  readonly id: number
  readonly item: string
  readonly doneAt: Date | null
}

export async function aftercareOf(db: Tx, person: PersonId): Promise<readonly AftercareItem[]> {
  return db
    .selectFrom('aftercare')
    .innerJoin('departure', 'departure.id', 'aftercare.departure_id')
    .select(['aftercare.id', 'aftercare.item', 'aftercare.done_at as doneAt'])
    .where('departure.person_id', '=', person)
    .where('departure.state', '=', 'final')
    .orderBy('aftercare.id')
    .execute()
}

export async function tick(db: Tx, id: number, by: PersonId, now: Date): Promise<void> {
  await db
    .updateTable('aftercare')
    .set({ done_at: now, done_by: by })
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .execute()
}

/** The name of the living spouse who is on the roster too. */
export async function spouseOf(db: Tx, person: PersonId): Promise<string | undefined> {
  const spouse = await db
    .selectFrom('person')
    .innerJoin('person as spouse', 'spouse.id', 'person.spouse_id')
    .select('spouse.name')
    .where('person.id', '=', person)
    .where('spouse.status', '<>', 'deceased')
    .executeTakeFirst()
  return spouse?.name
}

/** A person of their own, in the unit of the one who has died; the two are linked. */
export async function insertSurvivor(db: Tx, deceased: PersonId, name: string): Promise<void> {
  const of = await db
    .selectFrom('person')
    .select(['unit_id', 'region', 'residence'])
    .where('id', '=', deceased)
    .executeTakeFirstOrThrow()
  const { id } = await db
    .insertInto('person')
    .values({ ...of, name, kind: 'family', birth_calendar: 'unknown', status: 'active', spouse_id: deceased })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.updateTable('person').set({ spouse_id: id }).where('id', '=', deceased).execute()
}

/** Notes a stay in hospital; false when there is one already. */
export async function openStay(
  db: Tx,
  stay: { person: PersonId; by: PersonId; since: Day; now: Date },
): Promise<boolean> {
  const result = await db
    .insertInto('hospital_stay')
    .values({ person_id: stay.person, since_day: stay.since, entered_by: stay.by, entered_at: stay.now })
    .onConflict((conflict) => conflict.column('person_id').where('until_day', 'is', null).doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Takes back the stays that somebody entered at a moment, as long as they go on; the names of those who are well. */
export async function dropStays(db: Tx, by: PersonId, at: Date): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    with dropped as (
      delete from hospital_stay where entered_by = ${by} and entered_at = ${at} and until_day is null
      returning person_id)
    select person.name from dropped join person on person.id = dropped.person_id order by person.id`.execute(db)
  return rows.map(({ name }) => name)
}

/** Ends a stay; false when there was none. */
export async function endStay(db: Tx, person: PersonId, today: Day): Promise<boolean> {
  const result = await db
    .updateTable('hospital_stay')
    .set({ until_day: today })
    .where('person_id', '=', person)
    .where('until_day', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Takes back that a stay ended on a day; false when there is another one by now. */
export async function reopenStay(db: Tx, person: PersonId, day: Day): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update hospital_stay set until_day = null
    where id = (select max(id) from hospital_stay where person_id = ${person} and until_day = ${day})
      and not exists (select 1 from hospital_stay other where other.person_id = ${person} and other.until_day is null)`.execute(
    db,
  )
  return (numAffectedRows ?? 0n) > 0n
}

/** Takes back a visit that was noted at a moment. */
export async function dropVisit(db: Tx, person: PersonId, at: Date): Promise<boolean> {
  const result = await db
    .updateTable('hospital_stay')
    .set({ visited_at: null, visited_by: null })
    .where('person_id', '=', person)
    .where('visited_at', '=', at)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export async function noteVisit(db: Tx, person: PersonId, by: PersonId, now: Date): Promise<boolean> {
  const result = await db
    .updateTable('hospital_stay')
    .set({ visited_at: now, visited_by: by })
    .where('person_id', '=', person)
    .where('until_day', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Those who are in hospital now, the longest there first. */
export async function findPatients(db: Tx) {
  return db
    .selectFrom('hospital_stay')
    .innerJoin('person', 'person.id', 'hospital_stay.person_id')
    .select([
      'person.name',
      UNIT_NAME.as('unit'),
      'hospital_stay.since_day as since',
      'hospital_stay.visited_at as visitedAt',
    ])
    .where('hospital_stay.until_day', 'is', null)
    .orderBy('hospital_stay.since_day')
    .orderBy('hospital_stay.id')
    .execute()
}

export interface StayToAsk {
  readonly id: number
  readonly personId: PersonId
}

/** Open stays of which nobody was asked since before a moment, marked as asked now. */
export async function takeStaysToAsk(
  db: Tx,
  which: { before: Date; now: Date; limit: number },
): Promise<readonly StayToAsk[]> {
  return db
    .updateTable('hospital_stay')
    .set({ asked_at: which.now })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('hospital_stay')
        .select('id')
        .where('until_day', 'is', null)
        .where(sql<boolean>`coalesce(asked_at, entered_at) <= ${which.before}`)
        .orderBy('id')
        .limit(which.limit),
    )
    .returning(['id', 'person_id as personId'])
    .execute()
}

/** Takes away what was noted of a person's health. */
export async function forget(db: Tx, person: PersonId): Promise<void> {
  await db.deleteFrom('hospital_stay').where('person_id', '=', person).execute()
}

/** Deaths made final and stays in hospital begun in a period; visits paid to people there. */
export async function countCare(db: Tx, { from, until }: Period) {
  const { rows } = await sql<{ deaths: number; stays: number; visits: number }>`
    select
      (select count(*) from departure
        where how = 'deceased' and state = 'final' and settled_at >= ${from} and settled_at < ${until})::int as deaths,
      (select count(*) from hospital_stay where entered_at >= ${from} and entered_at < ${until})::int as stays,
      (select count(*) from hospital_stay where visited_at >= ${from} and visited_at < ${until})::int as visits`.execute(
    db,
  )
  return rows[0] ?? { deaths: 0, stays: 0, visits: 0 }
}
