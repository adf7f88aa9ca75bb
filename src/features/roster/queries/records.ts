/** Changes of single people, each with a line in the record of changes. */
import { sql } from 'kysely'
import type { PersonId, Tx } from '../../../feature.ts'
import { keepMarriageMutual, nameAndUnit, UNIT_NAME, unitName } from '../../people/public.ts'
import { type ByWhom, COLUMNS } from './columns.ts'

/** Some columns of somebody, as text. */
export async function recordOf(
  db: Tx,
  person: PersonId,
  columns: readonly string[],
): Promise<Readonly<Record<string, string | null>>> {
  const { rows } = await sql<{ column: string; value: string | null }>`
    select key as column, value from person, jsonb_each_text(to_jsonb(person))
    where id = ${person} and key = any(${[...columns]}::text[])`.execute(db)
  return Object.fromEntries(rows.map(({ column, value }) => [column, value]))
}

/** Changes columns of somebody, each with a line in the record of changes. A marriage is recorded on both sides. */
export async function changePerson(
  db: Tx,
  person: PersonId,
  changes: Readonly<Record<string, string | null>>,
  { by, at }: ByWhom,
): Promise<void> {
  const json = JSON.stringify(changes)
  await sql`
    insert into person_change (person_id, field, old, new, at, by_id, import_id)
    select person.id, change.key, to_jsonb(person) ->> change.key, change.value, ${at}, ${by}, null
    from person, jsonb_each_text(${json}::jsonb) change where person.id = ${person}`.execute(db)
  const columns = [...COLUMNS, 'unit_id', 'spouse_id', 'liaison_id'].filter((column) => column in changes)
  await sql`
    update person set ${sql.raw(columns.map((column) => `${column} = changed.${column}`).join(', '))}
    from (select (jsonb_populate_record(person, ${json}::jsonb)).* from person where id = ${person}) changed
    where person.id = ${person}`.execute(db)
  if ('spouse_id' in changes) await keepMarriageMutual(db, person, { by, at })
}

export async function holderOf(db: Tx, number: string): Promise<{ name: string } | undefined> {
  return db.selectFrom('person').select('name').where('number', '=', number).executeTakeFirst()
}

/** The last column that somebody of the staff has changed by a sentence, since a moment. */
export async function lastChangedBy(
  db: Tx,
  by: PersonId,
  since: Date,
): Promise<{ readonly person: PersonId; readonly column: string } | undefined> {
  return db
    .selectFrom('person_change')
    .select(['person_id as person', 'field as column'])
    .where('by_id', '=', by)
    .where('at', '>=', since)
    .where('import_id', 'is', null)
    .where('field', 'in', [...COLUMNS, 'unit_id', 'spouse_id', 'liaison_id', 'tags', 'clubs', 'relatives'])
    .where('field', '<>', 'status')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export interface NamedChange {
  readonly column: string
  readonly old: string | null
  readonly now: string | null
}

/** Old and new values, with the names of units and people instead of their ids. */
export async function namesFor(
  db: Tx,
  before: Readonly<Record<string, string | null>>,
  changes: Readonly<Record<string, string | null>>,
): Promise<readonly NamedChange[]> {
  const named: NamedChange[] = []
  for (const [column, value] of Object.entries(changes)) {
    const [old, now] = [await inWords(db, column, before[column] ?? null), await inWords(db, column, value)]
    named.push({ column, old, now })
  }
  return named
}

async function inWords(db: Tx, column: string, value: string | null): Promise<string | null> {
  if (value === null) return null
  if (column === 'unit_id') {
    const { rows } = await sql<{ name: string | null }>`select ${unitName(sql`${Number(value)}`)} as name`.execute(db)
    return rows[0]?.name ?? null
  }
  if (column !== 'spouse_id' && column !== 'liaison_id') return value
  const { rows } = await sql<{ name: string; unit: string | null; isAlone: boolean }>`
    select name, ${UNIT_NAME} as unit, not exists (
      select 1 from person twin where twin.name = person.name and twin.id <> person.id and twin.status = 'active') as "isAlone"
    from person where id = ${Number(value)}`.execute(db)
  const [other] = rows
  return other === undefined ? null : other.isAlone ? other.name : nameAndUnit(other)
}

export interface PastChange extends NamedChange {
  readonly at: Date
  readonly by: string | null
}

/** The latest changes of somebody, newest first. */
export async function changesOf(db: Tx, person: PersonId, most: number): Promise<readonly PastChange[]> {
  const rows = await db
    .selectFrom('person_change')
    .leftJoin('person as staff', 'staff.id', 'person_change.by_id')
    .select(['person_change.field', 'person_change.old', 'person_change.new', 'person_change.at', 'staff.name as by'])
    .where('person_change.person_id', '=', person)
    .orderBy('person_change.id', 'desc')
    .limit(most)
    .execute()
  const named: PastChange[] = []
  for (const { field, old, new: now, at, by } of rows) {
    named.push({ column: field, old: await inWords(db, field, old), now: await inWords(db, field, now), at, by })
  }
  return named
}
