/** All SQL about certification. */
import { sql } from 'kysely'
import type { Row } from '../../../db/schema.ts'
import type { Day } from '../../base/calendar.ts'
import type { Cutoff, Look, PersonId, Scope, Tx } from '../../feature.ts'
import { type Audience, inAudience, isWithin } from '../people/public.ts'

export type Certification = Row<'certification'>

/** What is kept of these people; whoever is not in it has no month yet. */
export async function certificationsOf(db: Tx, people: readonly PersonId[]): Promise<readonly Certification[]> {
  return db
    .selectFrom('certification')
    .selectAll()
    .where(sql<boolean>`person_id = any(${[...people]}::int[])`)
    .execute()
}

/** Sets until when people certify, and how often; telling them begins anew. */
export async function setDue(
  db: Tx,
  people: readonly PersonId[],
  { dueOn, cycle, by, now }: { dueOn: Day; cycle: number | undefined; by: PersonId | null; now: Date },
): Promise<void> {
  if (people.length === 0) return
  const set = { due_on: dueOn, told: 0, told_at: null, listed_at: null, ended_at: null, set_by: by, set_at: now }
  const change = { ...set, ...(cycle !== undefined && { cycle_months: cycle }) }
  await db
    .insertInto('certification')
    .values(people.map((person_id) => ({ person_id, ...change })))
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(change))
    .execute()
}

export async function setCycle(db: Tx, people: readonly PersonId[], months: number): Promise<void> {
  await db
    .updateTable('certification')
    .set({ cycle_months: months })
    .where(sql<boolean>`person_id = any(${[...people]}::int[])`)
    .execute()
}

/** By what way somebody certifies. */
export async function setWay(db: Tx, people: readonly PersonId[], way: string): Promise<void> {
  await db
    .updateTable('certification')
    .set({ way })
    .where(sql<boolean>`person_id = any(${[...people]}::int[])`)
    .execute()
}

/** What a list tells of somebody. */
export interface Listed {
  readonly person: PersonId
  readonly dueOn: Day
  readonly last: Day | undefined
  readonly way: string | undefined
  readonly cycle: number | undefined
}

/** Takes in what a list tells; what it leaves open stays, and telling begins anew only where the day is another. */
export async function takeListed(
  db: Tx,
  listed: readonly Listed[],
  { by, now }: { readonly by: PersonId | null; readonly now: Date },
): Promise<void> {
  await sql`
    insert into certification (person_id, due_on, last_on, way, cycle_months, set_by, set_at)
    select person, due, last, way, coalesce(cycle, 12), ${by}::int, ${now}::timestamptz
    from unnest(${listed.map(({ person }) => person)}::int[], ${listed.map(({ dueOn }) => dueOn)}::date[],
      ${listed.map(({ last }) => last ?? null)}::date[], ${listed.map(({ way }) => way ?? null)}::text[],
      ${listed.map(({ cycle }) => cycle ?? null)}::int[]) as listed (person, due, last, way, cycle)
    on conflict (person_id) do update set
      told = case when certification.due_on = excluded.due_on then certification.told else 0 end,
      told_at = case when certification.due_on = excluded.due_on then certification.told_at end,
      listed_at = null, ended_at = null, due_on = excluded.due_on,
      last_on = coalesce(excluded.last_on, certification.last_on), way = coalesce(excluded.way, certification.way),
      cycle_months = coalesce((select cycle from unnest(${listed.map(({ person }) => person)}::int[],
        ${listed.map(({ cycle }) => cycle ?? null)}::int[]) as said (person, cycle)
        where said.person = excluded.person_id), certification.cycle_months),
      set_by = excluded.set_by, set_at = excluded.set_at`.execute(db)
}

/** When somebody (`person`, beside their `certification`) certified last, by a list or by what was said since. */
export const LAST_ON = sql<Day | null>`greatest(certification.last_on, (select max(done_on) from certification_done
  where certification_done.person_id = person.id and undone_at is null))`

/** What is on record of these people; whoever has no month yet is not in it. */
export async function onRecord(
  db: Tx,
  people: readonly PersonId[],
): Promise<readonly { person: PersonId; last: Day | null; cycle: number; dueOn: Day }[]> {
  return db
    .selectFrom('certification')
    .innerJoin('person', 'person.id', 'certification.person_id')
    .select(['person.id as person', LAST_ON.as('last'), 'cycle_months as cycle', 'due_on as dueOn'])
    .where(sql<boolean>`person.id = any(${[...people]}::int[])`)
    .execute()
}

/** Active people who bear one of these names. */
export async function bearersOf(db: Tx, names: readonly string[]) {
  return db
    .selectFrom('person')
    .select(['id', 'name', 'number'])
    .where(sql<boolean>`name = any(${[...names]}::text[])`)
    .where('status', '=', 'active')
    .where('kind', '<>', 'staff')
    .execute()
}

/** Active retirees with what is kept of each, in the order of the roster. */
export async function registerOf(db: Tx) {
  return db
    .selectFrom('person')
    .leftJoin('certification', 'certification.person_id', 'person.id')
    .leftJoin('unit', 'unit.id', 'person.unit_id')
    .leftJoin('unit as above', (join) => join.onRef('above.id', '=', 'unit.parent_id').on('unit.kind', '=', 'group'))
    .select([
      'person.id',
      'person.name',
      'person.number',
      sql<string>`concat(above.name, unit.name)`.as('unit'),
      LAST_ON.as('last_on'),
      'certification.due_on',
      'certification.way',
      'certification.cycle_months',
    ])
    .where('person.status', '=', 'active')
    .where('person.kind', '=', 'retiree')
    .orderBy('person.unit_id')
    .orderBy('person.id')
    .execute()
}

/** How many of those who certify themselves are due in which month (yyyy-mm), from a day on; and how many need not. */
export async function countByMonth(db: Tx, from: Day) {
  const { rows } = await sql<{ month: string; count: number }>`
    select to_char(due_on, 'YYYY-MM') as month, count(*)::int as count
    from certification join person on person.id = certification.person_id
    where ended_at is null and person.status = 'active' and due_on >= ${from}::date and ${IN_PERSON}
    group by month order by month`.execute(db)
  return rows
}

/** Those whom nobody need ask. */
export async function countSilent(db: Tx): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from certification join person on person.id = certification.person_id
    where ended_at is null and person.status = 'active' and not ${IN_PERSON}`.execute(db)
  return rows[0]?.count ?? 0
}

export async function idsIn(db: Tx, audience: Audience): Promise<readonly PersonId[]> {
  return (await inAudience(db, audience).execute()).map(({ id }) => id)
}

export interface Done {
  readonly person: PersonId
  readonly dueOn: Day
  readonly doneOn: Day
  readonly how: Row<'certification_done'>['how']
  readonly by: PersonId | null
  readonly now: Date
}

export async function insertDone(db: Tx, { person, dueOn, doneOn, how, by, now }: Done): Promise<void> {
  const row = { person_id: person, due_on: dueOn, done_on: doneOn, how, by_id: by, at: now }
  await db.insertInto('certification_done').values(row).execute()
}

/** The newest that counts, of each of these people. */
export async function lastDone(db: Tx, people: readonly PersonId[]): Promise<readonly Row<'certification_done'>[]> {
  return db
    .selectFrom('certification_done')
    .selectAll()
    .distinctOn('person_id')
    .where(sql<boolean>`person_id = any(${[...people]}::int[])`)
    .where('undone_at', 'is', null)
    .orderBy('person_id')
    .orderBy('id', 'desc')
    .execute()
}

/** Staff have made sure of what somebody had said of themselves. */
export async function confirm(db: Tx, id: number, by: PersonId | null): Promise<void> {
  await db.updateTable('certification_done').set({ how: 'staff', by_id: by }).where('id', '=', id).execute()
}

/** Active people who have said since a day that they have certified, of which nobody has made sure yet. */
export async function saidOnlySince(db: Tx, since: Day, scope: Scope): Promise<readonly { readonly name: string }[]> {
  return db
    .selectFrom('certification_done')
    .innerJoin('person', 'person.id', 'certification_done.person_id')
    .select('person.name')
    .where('certification_done.how', 'in', ['self', 'helper'])
    .where('certification_done.undone_at', 'is', null)
    .where('certification_done.done_on', '>=', since)
    .where('person.status', '=', 'active')
    .where(isWithin(scope))
    .orderBy('certification_done.id')
    .execute()
}

export async function undo(db: Tx, id: number, now: Date): Promise<void> {
  await db.updateTable('certification_done').set({ undone_at: now }).where('id', '=', id).execute()
}

/** 静默认证, 免认证: the pension office finds out by itself, and nobody need be asked. */
const IN_PERSON = sql<boolean>`(certification.way is null or certification.way !~ '静默|免认证|自动|比对|不用认证|无需')`

/** Somebody who is to certify. */
export interface Pending extends Certification {
  readonly name: string
  readonly honorific: string | null
}

/** Whether there is anybody of whom `pendingBy` may tell. */
export const isAnyPendingBy = (until: Day): Look => sql<boolean>`
  exists (select 1 from certification where ended_at is null and due_on <= ${until})`

/** Active people who are to certify by a day, the most urgent first. */
export async function pendingBy(db: Tx, until: Day, scope: Scope = 'office'): Promise<readonly Pending[]> {
  return db
    .selectFrom('certification')
    .innerJoin('person', 'person.id', 'certification.person_id')
    .selectAll('certification')
    .select(['person.name', 'person.honorific'])
    .where('certification.ended_at', 'is', null)
    .where('certification.due_on', '<=', until)
    .where(IN_PERSON)
    .where('person.status', '=', 'active')
    .where(isWithin(scope))
    .where(
      sql<boolean>`not exists (select 1 from departure where departure.person_id = person.id and how = 'deceased' and state = 'reported')`,
    )
    .orderBy('certification.due_on')
    .orderBy('person.unit_id')
    .orderBy('person.id')
    .execute()
}

/** Active retirees without a month. */
export async function countUnset(db: Tx): Promise<number> {
  const row = await db
    .selectFrom('person')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('status', '=', 'active')
    .where('kind', '=', 'retiree')
    .where(sql<boolean>`id not in (select person_id from certification)`)
    .executeTakeFirstOrThrow()
  return row.count
}

/** Notes that these were told once more. */
export async function noteTold(db: Tx, people: readonly PersonId[], now: Date): Promise<void> {
  await db
    .updateTable('certification')
    .set((eb) => ({ told: eb('told', '+', 1), told_at: now }))
    .where(sql<boolean>`person_id = any(${[...people]}::int[])`)
    .execute()
}

/** Those of these people who left the office's care, or came back. */
export async function setEnded(db: Tx, person: PersonId, at: Date | null): Promise<void> {
  await db.updateTable('certification').set({ ended_at: at }).where('person_id', '=', person).execute()
}

export async function countDone(db: Tx, from: Date, until: Date): Promise<number> {
  const row = await db
    .selectFrom('certification_done')
    .select(sql<number>`count(distinct person_id)::int`.as('count'))
    .where('at', '>=', from)
    .where('at', '<', until)
    .where('undone_at', 'is', null)
    .executeTakeFirstOrThrow()
  return row.count
}

export async function forget(db: Tx, person: PersonId): Promise<void> {
  await db.deleteFrom('certification').where('person_id', '=', person).execute()
  await db.deleteFrom('certification_done').where('person_id', '=', person).execute()
}

/** Who has a number of the office's. */
export async function holderOf(db: Tx, number: string): Promise<PersonId | undefined> {
  return (await db.selectFrom('person').select('id').where('number', '=', number).executeTakeFirst())?.id
}

export async function namesOf(db: Tx, people: readonly PersonId[]) {
  return db
    .selectFrom('person')
    .select(['id', 'name', 'honorific'])
    .where(sql<boolean>`id = any(${[...people]}::int[])`)
    .execute()
}

/** Who certified long ago, when and how; of everybody the last time stays. */
export async function dropOld(db: Tx, { done: before, limit }: Cutoff): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from certification_done where id in (
      select old.id from certification_done old
      where old.at < ${before} and (old.undone_at is not null or exists (
        select 1 from certification_done newer
        where newer.person_id = old.person_id and newer.id > old.id and newer.undone_at is null))
      order by old.id limit ${limit})`.execute(db)
  return Number(numAffectedRows)
}

/** Whether the last that somebody has said of it themselves, since a moment, is that it is not done yet. */
export async function saidNotDone(db: Tx, person: PersonId, since: Date): Promise<boolean> {
  const last = await db
    .selectFrom('inbox')
    .select('handled_as')
    .where('person_id', '=', person)
    .where('received_at', '>', since)
    .where((eb) => eb.or([...DONE, ...NOT_DONE].map((as) => eb('handled_as', 'like', `${as}%`))))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return NOT_DONE.some((as) => last?.handled_as?.startsWith(as) === true)
}

// What their messages were handled as: a sentence of their own, or an answer to the question.
const DONE = ['certification.done', 'certification:certified:done']
const NOT_DONE = ['certification.not-done', 'certification:certified:not-yet']
