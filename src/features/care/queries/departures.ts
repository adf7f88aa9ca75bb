/** Who is said to have left, and who has left for certain. */
import { sql } from 'kysely'
import type { Row } from '../../../../db/schema.ts'
import type { Leaving, Look, PersonId, Tx } from '../../../feature.ts'
import { addPerson, type ByWhom, CAME_AS_DEAD, marry, nameOf, noteChanges, UNIT_NAME } from '../../people/public.ts'

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

/** People who came onto the roster as having left already; nothing follows from it any more. `by` null: by the command line. */
export async function enterLeft(
  db: Tx,
  people: readonly { readonly person: PersonId; readonly how: Leaving }[],
  { by, now }: { readonly by: PersonId | null; readonly now: Date },
): Promise<void> {
  if (people.length === 0) return
  const settled = { state: 'final', reported_by: by, reported_at: now, settled_by: by, settled_at: now } as const
  const rows = people.map(({ person, how }) => ({ person_id: person, how, ...settled }))
  await db.insertInto('departure').values(rows).execute()
}

/** Departures of those of `people` who were lost sight of. */
export async function lostAmong(db: Tx, people: readonly PersonId[]) {
  return db
    .selectFrom('departure')
    .innerJoin('person', 'person.id', 'departure.person_id')
    .select(['departure.id', 'person.name'])
    .where(sql<boolean>`person.id = any(${[...people]}::int[])`)
    .where('person.status', '=', 'lost')
    .where('departure.how', '=', 'lost')
    .where('departure.state', '=', 'final')
    .execute()
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

/**
 * How somebody had left before a death was entered that was a mistake; that departure counts again. `undefined`: they had
 * not left.
 */
export async function leftBefore(db: Tx, death: Departure): Promise<Leaving | undefined> {
  const row = await db
    .updateTable('departure')
    .set({ state: 'final' })
    .where('person_id', '=', death.person_id)
    .where('state', '=', 'undone')
    .where('how', 'in', ['moved', 'lost'])
    .where('settled_at', '=', death.reported_at)
    .returning('how')
    .executeTakeFirst()
  return row?.how
}

/** Notes who wants a departure undone; null: nobody any more. */
export async function askUndo(db: Tx, id: number, by: PersonId | null, now: Date): Promise<void> {
  const undo_at = by === null ? null : now
  await db.updateTable('departure').set({ undo_by: by, undo_at }).where('id', '=', id).execute()
}

export async function setStatus(
  db: Tx,
  person: PersonId,
  status: Row<'person'>['status'],
  whom: ByWhom,
): Promise<void> {
  const before = await db.selectFrom('person').select('status').where('id', '=', person).executeTakeFirstOrThrow()
  await db.updateTable('person').set({ status }).where('id', '=', person).execute()
  await noteChanges(db, person, [{ field: 'status', old: before.status, new: status }], whom)
}

/**
 * Those who left in one of these ways, or are said to have died, and whose whole name stands in the text: 李兰 does not
 * where it is a part of 李兰英, who is on the roster or was.
 */
export async function findDeparted(db: Tx, text: string, how: readonly Leaving[]) {
  return db
    .selectFrom('departure')
    .innerJoin('person', 'person.id', 'departure.person_id')
    .select(['person.id', 'person.name', 'person.former_unit as formerUnit', UNIT_NAME.as('unit')])
    .where('departure.state', 'in', ['reported', 'final'])
    .where('departure.how', 'in', [...how])
    .where(sql<boolean>`position(person.name in ${text}) > 0`)
    .where(sql<boolean>`not exists (
      select 1 from person longer
      where position(longer.name in ${text}) > 0 and length(longer.name) > length(person.name)
        and position(person.name in replace(${text}, longer.name, '')) = 0)`)
    .orderBy('person.unit_id')
    .orderBy('person.id')
    .execute()
}

/** Those who left in one way, or are said to have, the latest first; after them who came with a list as dead. */
export async function findLeft(db: Tx, how: Leaving, most: number) {
  return db
    .selectFrom('departure')
    .innerJoin('person', 'person.id', 'departure.person_id')
    .select(['person.name', UNIT_NAME.as('unit'), 'departure.reported_at as reportedAt', 'departure.state'])
    .select(CAME_AS_DEAD.as('cameSo'))
    .where('departure.how', '=', how)
    .where('departure.state', 'in', ['reported', 'final'])
    .orderBy(CAME_AS_DEAD)
    .orderBy('departure.reported_at', 'desc')
    .orderBy('departure.id', 'desc')
    .limit(most)
    .execute()
}

/** The death that somebody entered last, after a moment, and that still stands; none that came with a list. */
export async function lastEnteredBy(db: Tx, by: PersonId, after: Date): Promise<Departure | undefined> {
  return db
    .selectFrom('departure')
    .selectAll()
    .where('reported_by', '=', by)
    .where('how', '=', 'deceased')
    .where('state', 'in', ['reported', 'final'])
    .where('reported_at', '>', after)
    .where(sql<boolean>`not ${CAME_AS_DEAD}`)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Whether there is one of which `takeUnconfirmed` may tell. */
export const isAnyUnconfirmed = (): Look => sql<boolean>`
  exists (select 1 from departure where state = 'reported' and escalated_at is null)`

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
  const reports: { id: number; person: PersonId; reporter: PersonId; name: string; by: string }[] = []
  for (const { id, person_id: person, reported_by: reporter } of taken) {
    if (reporter !== null)
      reports.push({ id, person, reporter, name: await nameOf(db, person), by: await nameOf(db, reporter) })
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

/** Whether the roster has ever known of a husband or wife on it; whether they live or not. */
export async function wasMarried(db: Tx, person: PersonId): Promise<boolean> {
  const row = await db.selectFrom('person').select('spouse_id').where('id', '=', person).executeTakeFirstOrThrow()
  return row.spouse_id !== null
}

/** Whoever is married to somebody and is on the roster for that alone. */
export async function keptAsFamily(db: Tx, person: PersonId): Promise<string | undefined> {
  const row = await db
    .selectFrom('person')
    .select('name')
    .where('spouse_id', '=', person)
    .where('kind', '=', 'family')
    .where('status', '=', 'active')
    .executeTakeFirst()
  return row?.name
}

/** A person of their own, in the unit of the one who has died; the two are linked. */
export async function insertSurvivor(
  db: Tx,
  deceased: PersonId,
  { name, phone = null }: { readonly name: string; readonly phone?: string | null },
  whom: ByWhom,
): Promise<void> {
  const of = await db
    .selectFrom('person')
    .select(['unit_id', 'region', 'residence'])
    .where('id', '=', deceased)
    .executeTakeFirstOrThrow()
  await marry(db, deceased, await addPerson(db, { ...of, name, phone, kind: 'family' }, whom), whom)
}

/** Those of a name who are not dead, and whether each is married on the roster. */
export async function livingOfName(db: Tx, name: string) {
  return db
    .selectFrom('person')
    .select(['id', 'name', 'former_unit as formerUnit', 'spouse_id as spouse', UNIT_NAME.as('unit')])
    .where('name', '=', name)
    .where('status', '<>', 'deceased')
    .orderBy('id')
    .execute()
}
