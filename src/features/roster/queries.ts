/** All SQL about lists on their way into the roster, and what was changed about people. */
import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import type { Row, Schema } from '../../../db/schema.ts'
import type { ChatId, FileId, PersonId, Tx } from '../../feature.ts'
import type { Links, UnitName } from './entry.ts'
import type { Earlier, Known, StagedRow } from './judge.ts'
import type { Field } from './vocabulary.ts'

export type Import = Row<'roster_import'>
export type Judged = NonNullable<Row<'roster_row'>['verdict']>

/** Columns of `person` that a list can fill. */
const COLUMNS = [
  'number',
  'name',
  'honorific',
  'sex',
  'birth_day',
  'birth_calendar',
  'birth_leap',
  'former_unit',
  'region',
  'residence',
  'phone',
  'status',
  'kind',
  'standing',
  'retired_on',
  'position',
  'politics',
  'party_since',
  'landline',
  'remark',
  'living',
  'health',
  'skills',
  'hardship',
  'contact_by',
  'quiet',
] as const

/** What a new person has where the list says nothing. */
const DEFAULTS = JSON.stringify({
  birth_calendar: 'unknown',
  birth_leap: 'false',
  region: 'city',
  status: 'active',
  kind: 'retiree',
  quiet: 'false',
})

const columnList = sql.raw(COLUMNS.join(', '))

export async function beginImport(
  db: Tx,
  list: { fileName: string; fileId: string | null; by: PersonId | null; chat: ChatId | null; at: Date },
): Promise<number> {
  const { id } = await db
    .insertInto('roster_import')
    .values({
      file_name: list.fileName,
      file_id: list.fileId,
      state: 'reading',
      notes: '[]',
      made_by: list.by,
      chat_id: list.chat,
      made_at: list.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function importOf(db: Tx, id: number): Promise<Import> {
  return db.selectFrom('roster_import').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

/** The oldest list that there is something to do about; those of the command line are worked on there. */
export async function importInHand(db: Tx): Promise<Import | undefined> {
  return db
    .selectFrom('roster_import')
    .selectAll()
    .where('state', 'in', ['reading', 'judging', 'agreed'])
    .where('file_id', 'is not', null)
    .orderBy('id')
    .executeTakeFirst()
}

export async function setImport(
  db: Tx,
  id: number,
  change: {
    readonly state?: Import['state']
    readonly calendar?: Import['calendar']
    readonly notes?: readonly string[]
    readonly rows_read?: number
    readonly ended_at?: Date
  },
): Promise<void> {
  const { notes, ...others } = change
  await db
    .updateTable('roster_import')
    .set({ ...others, ...(notes && { notes: JSON.stringify(notes) }) })
    .where('id', '=', id)
    .execute()
}

/** Ends lists that nobody has decided about; a new one takes their place. */
export async function cancelWaiting(db: Tx, at: Date): Promise<void> {
  await db.updateTable('roster_import').set({ state: 'cancelled', ended_at: at }).where('state', '=', 'ready').execute()
}

export interface RowToStage {
  readonly row: number
  readonly place: string
  readonly name: string | null
  readonly fields: Readonly<Record<string, string>>
  readonly links: Links
  readonly wrong: string | null
  /** What was left out of it, in words. */
  readonly remarks: string | null
}

export async function stageRows(db: Tx, importId: number, rows: readonly RowToStage[]): Promise<void> {
  await sql`
    insert into roster_row (import_id, row, place, name, fields, links, wrong, remarks)
    select ${importId}, row, place, name, fields, links, wrong, remarks
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as t(row integer, place text, name text, fields jsonb, links jsonb, wrong text, remarks text)`.execute(db)
}

/** Rows that have not been compared yet, in their order. */
export async function rowsToJudge(db: Tx, importId: number, page: number) {
  return db
    .selectFrom('roster_row')
    .select(['row', 'place', 'fields', 'links', 'wrong'])
    .where('import_id', '=', importId)
    .where('verdict', 'is', null)
    .orderBy('row')
    .limit(page)
    .execute() as Promise<readonly (Omit<StagedRow, 'unit' | 'wrong'> & { wrong: string | null })[]>
}

/** One row again, to be decided about. */
export async function rowOf(db: Tx, importId: number, row: number) {
  return db
    .selectFrom('roster_row')
    .selectAll()
    .where('import_id', '=', importId)
    .where('row', '=', row)
    .executeTakeFirst()
}

/** Everybody that one of these rows may mean, by name, number, phone or day of birth. */
export async function findKnown(db: Tx, rows: readonly Pick<StagedRow, 'fields'>[]): Promise<readonly Known[]> {
  const values = (column: string) => [
    ...new Set(rows.flatMap(({ fields }) => (fields[column] === undefined ? [] : [fields[column]]))),
  ]
  const phones = values('phone').map((phone) => phone.replace(/\D/g, ''))
  const found = await sql<Omit<Known, 'units'> & { unitId: number | null }>`
    select person.id, person.unit_id as "unitId",
      (select case when own.kind = 'group' then concat(above.name, own.name) else own.name end
        from unit own left join unit above on above.id = own.parent_id where own.id = person.unit_id) as "unitName",
      jsonb_build_object(${sql.join(COLUMNS.flatMap((column) => [sql.lit(column), sql`${sql.ref(`person.${column}`)}::text`]))}) as record,
      coalesce((select jsonb_agg(club.name) from club_member join club on club.id = club_member.club_id
        where club_member.person_id = person.id), '[]') as clubs,
      coalesce((select jsonb_agg(tag) from person_tag where person_tag.person_id = person.id), '[]') as tags,
      coalesce((select jsonb_agg(jsonb_build_object('name', relative.name, 'phone', relative.phone))
        from relative where relative.person_id = person.id), '[]') as relatives
    from person
    where person.name = any(${values('name')}::text[]) or person.number = any(${values('number')}::text[])
      or regexp_replace(person.phone, '\\D', '', 'g') = any(${phones}::text[])
      or person.birth_day = any(${values('birth_day').filter((day) => day.length === 10)}::text[])
    order by person.id`.execute(db)
  const above = await unitsAbove(db)
  return found.rows.map(({ unitId, ...one }) => ({ ...one, units: unitId === null ? [] : (above.get(unitId) ?? []) }))
}

/** For each unit, itself and all above it. */
async function unitsAbove(db: Tx): Promise<ReadonlyMap<number, readonly number[]>> {
  const units = await db.selectFrom('unit').select(['id', 'parent_id']).execute()
  const parents = new Map(units.map(({ id, parent_id }) => [id, parent_id]))
  const pathOf = (id: number): readonly number[] => {
    const parent = parents.get(id)
    return parent === undefined || parent === null ? [id] : [id, ...pathOf(parent)]
  }
  return new Map(units.map(({ id }) => [id, pathOf(id)]))
}

/** Rows of the same list that share a name or a number with one of these. */
export async function findAlike(db: Tx, importId: number, rows: readonly StagedRow[]): Promise<readonly Earlier[]> {
  const names = rows.flatMap(({ fields }) => (fields['name'] === undefined ? [] : [fields['name']]))
  const numbers = rows.flatMap(({ fields }) => (fields['number'] === undefined ? [] : [fields['number']]))
  const found = await sql<Earlier>`
    select row, place, fields, links from roster_row
    where import_id = ${importId} and wrong is null and verdict is distinct from 'left-out'
      and (name = any(${names}::text[]) or fields ->> 'number' = any(${numbers}::text[]))
    order by row`.execute(db)
  return found.rows
}

export interface JudgedRow {
  readonly row: number
  readonly verdict: Judged
  readonly reason: string | null
  readonly person_id: number | null
  readonly unit_id: number | null
  readonly changes: Readonly<Record<string, string>> | null
}

export async function keepVerdicts(db: Tx, importId: number, rows: readonly JudgedRow[]): Promise<void> {
  await sql`
    update roster_row set verdict = t.verdict, reason = t.reason, person_id = t.person_id, unit_id = t.unit_id,
      changes = t.changes
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as t(row integer, verdict text, reason text, person_id integer, unit_id integer, changes jsonb)
    where roster_row.import_id = ${importId} and roster_row.row = t.row`.execute(db)
}

/** All rows are to be compared anew; `calendar` is what birthdays without one are now known to be in. */
export async function judgeAnew(db: Tx, importId: number, calendar: Import['calendar']): Promise<void> {
  await sql`
    update roster_row set verdict = null, fields = case
      when fields ->> 'birth_calendar' = 'unknown' and ${calendar}::text is not null
      then fields || jsonb_build_object('birth_calendar', ${calendar}::text) else fields end
    where import_id = ${importId} and verdict is distinct from 'done'`.execute(db)
}

export async function countVerdicts(db: Tx, importId: number): Promise<ReadonlyMap<Judged, number>> {
  const rows = await db
    .selectFrom('roster_row')
    .select(['verdict', sql<number>`count(*)`.as('count')])
    .where('import_id', '=', importId)
    .groupBy('verdict')
    .execute()
  return new Map(rows.flatMap(({ verdict, count }) => (verdict === null ? [] : [[verdict, count] as const])))
}

/** Birthdays that would be recorded without a calendar. */
export async function countWithoutCalendar(db: Tx, importId: number): Promise<number> {
  const { count } = await db
    .selectFrom('roster_row')
    .select(sql<number>`count(*)`.as('count'))
    .where('import_id', '=', importId)
    .where('verdict', 'in', ['new', 'changed', 'doubtful'])
    .where(sql<boolean>`coalesce(changes, fields) ->> 'birth_calendar' = 'unknown'`)
    .where(sql<boolean>`length(fields ->> 'birth_day') > 4`)
    .executeTakeFirstOrThrow()
  return count
}

/** Rows with one of these verdicts, or with remarks, in their order. */
export async function listRows(
  db: Tx,
  importId: number,
  which: readonly Judged[] | 'with-remarks',
  page: { readonly most: number; readonly after?: number },
) {
  return db
    .selectFrom('roster_row')
    .select(['row', 'place', 'name', 'verdict', 'reason', 'remarks', 'changes'])
    .where('import_id', '=', importId)
    .where('row', '>', page.after ?? 0)
    .where(
      which === 'with-remarks'
        ? sql<boolean>`remarks is not null and wrong is null`
        : sql<boolean>`verdict = any(${[...which]}::text[])`,
    )
    .orderBy('row')
    .limit(page.most)
    .execute()
}

export async function countRemarks(db: Tx, importId: number): Promise<number> {
  const { count } = await db
    .selectFrom('roster_row')
    .select(sql<number>`count(*)`.as('count'))
    .where('import_id', '=', importId)
    .where('remarks', 'is not', null)
    .where('wrong', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

/** The paths that rows about to be imported name, whatever the tree has of them. */
export async function pathsNamed(db: Tx, importId: number): Promise<readonly (readonly UnitName[])[]> {
  const { rows } = await sql<{ unit: readonly UnitName[] }>`
    select distinct links -> 'unit' as unit from roster_row
    where import_id = ${importId} and links ? 'unit' and wrong is null and verdict is distinct from 'left-out'
    order by 1`.execute(db)
  return rows.map(({ unit }) => unit)
}

export async function setUnitOfPath(db: Tx, importId: number, path: readonly UnitName[], unit: number): Promise<void> {
  await sql`
    update roster_row set unit_id = ${unit}
    where import_id = ${importId} and links -> 'unit' = ${JSON.stringify(path)}::jsonb and verdict in ('new', 'changed')`.execute(
    db,
  )
}

export async function allUnits(db: Tx) {
  return db.selectFrom('unit').select(['id', 'kind', 'name', 'parent_id as parentId']).orderBy('id').execute()
}

export async function makeUnit(db: Tx, unit: UnitName, parent: number | null): Promise<number> {
  const values = { ...unit, parent_id: parent }
  return (await db.insertInto('unit').values(values).returning('id').executeTakeFirstOrThrow()).id
}

export async function allClubs(db: Tx): Promise<readonly { id: number; name: string }[]> {
  return db.selectFrom('club').select(['id', 'name']).orderBy('id').execute()
}

export async function clubsNamed(db: Tx, importId: number): Promise<readonly string[]> {
  const { rows } = await sql<{ club: string }>`
    select distinct club from roster_row, jsonb_array_elements_text(links -> 'clubs') club
    where import_id = ${importId} and links ? 'clubs' and wrong is null order by 1`.execute(db)
  return rows.map(({ club }) => club)
}

export async function makeClub(db: Tx, name: string): Promise<number> {
  return (await db.insertInto('club').values({ name }).returning('id').executeTakeFirstOrThrow()).id
}

/** The list calls a club `said`; its members come to be in the club `id`. */
export async function joinClub(db: Tx, importId: number, part: Part, said: string, id: number): Promise<void> {
  await sql`
    insert into club_member (club_id, person_id)
    select ${id}, person_id from roster_row
    where import_id = ${importId} and ${within(part)} and ${TAKEN} and links -> 'clubs' ? ${said}
    on conflict do nothing`.execute(db)
}

/** Rows that are being imported now. */
const TAKEN: RawBuilder<boolean> = sql<boolean>`verdict in ('new', 'changed') and person_id is not null`

/** Some of a list's rows, by their numbers. */
export interface Part {
  readonly after: number
  readonly upTo: number
}

const within = ({ after, upTo }: Part): RawBuilder<boolean> => sql<boolean>`row > ${after} and row <= ${upTo}`

/** Numbers that new rows bring and that somebody has got meanwhile. */
export async function numbersTaken(db: Tx, importId: number): Promise<boolean> {
  const { rows } = await sql`
    select 1 from roster_row join person on person.number = roster_row.fields ->> 'number'
    where import_id = ${importId} and verdict = 'new' limit 1`.execute(db)
  return rows.length > 0
}

export interface ByWhom {
  readonly by: PersonId | null
  readonly at: Date
}

/** Makes the new people, with a line for each of them in the record of changes. */
export async function insertPeople(db: Tx, importId: number, part: Part, { by, at }: ByWhom): Promise<void> {
  await sql`
    update roster_row set person_id = nextval(pg_get_serial_sequence('person', 'id'))
    where import_id = ${importId} and ${within(part)} and verdict = 'new'`.execute(db)
  await sql`
    insert into person (id, unit_id, ${columnList})
    select row_.person_id, row_.unit_id, ${sql.raw(COLUMNS.map((column) => `made.${column}`).join(', '))}
    from roster_row row_, jsonb_populate_record(null::person, ${DEFAULTS}::jsonb || row_.fields) made
    where row_.import_id = ${importId} and ${within(part)} and row_.verdict = 'new'`.execute(db)
  await sql`
    insert into person_change (person_id, field, old, new, at, by_id, import_id)
    select person_id, 'created', null, name, ${at}, ${by}, import_id from roster_row
    where import_id = ${importId} and ${within(part)} and verdict = 'new'`.execute(db)
}

/** Writes what lists change about people who are there already, each value with the one before it. */
export async function updatePeople(db: Tx, importId: number, part: Part, { by, at }: ByWhom): Promise<void> {
  await sql`
    insert into person_change (person_id, field, old, new, at, by_id, import_id)
    select row_.person_id, change.key, to_jsonb(person) ->> change.key, change.value, ${at}, ${by}, row_.import_id
    from roster_row row_ join person on person.id = row_.person_id, jsonb_each_text(row_.changes) change
    where row_.import_id = ${importId} and ${within(part)} and row_.verdict = 'changed'`.execute(db)
  await sql`
    insert into person_change (person_id, field, old, new, at, by_id, import_id)
    select row_.person_id, 'unit_id', person.unit_id::text, row_.unit_id::text, ${at}, ${by}, row_.import_id
    from roster_row row_ join person on person.id = row_.person_id
    where row_.import_id = ${importId} and ${within(part)} and row_.verdict = 'changed' and ${MOVES}`.execute(db)
  await sql`
    update person set unit_id = case when ${MOVES} then row_.unit_id else person.unit_id end,
      ${sql.raw(COLUMNS.map((column) => `${column} = (jsonb_populate_record(person, row_.changes)).${column}`).join(', '))}
    from roster_row row_
    where row_.import_id = ${importId} and ${within(part)} and row_.verdict = 'changed' and person.id = row_.person_id`.execute(
    db,
  )
}

/** The row names a unit that the person is neither in nor below. */
const MOVES: RawBuilder<boolean> = sql<boolean>`(
  row_.unit_id is not null and (person.unit_id is null or row_.unit_id not in (
    with recursive up as (
      select id, parent_id from unit where id = person.unit_id
      union all
      select unit.id, unit.parent_id from unit join up on unit.id = up.parent_id)
    select id from up)))`

export async function insertBesides(db: Tx, importId: number, part: Part): Promise<void> {
  await sql`
    insert into person_tag (person_id, tag)
    select person_id, tag from roster_row, jsonb_array_elements_text(links -> 'tags') tag
    where import_id = ${importId} and ${within(part)} and ${TAKEN} and links ? 'tags' on conflict do nothing`.execute(
    db,
  )
  await sql`
    insert into relative (person_id, name, relation, phone, may_act)
    select distinct on (person_id, links -> 'relative' ->> 'name') person_id, links -> 'relative' ->> 'name',
      links -> 'relative' ->> 'relation', links -> 'relative' ->> 'phone',
      coalesce((links -> 'relative' ->> 'mayAct')::boolean, false)
    from roster_row where import_id = ${importId} and ${within(part)} and ${TAKEN} and links ? 'relative'
    on conflict (person_id, name) do update set phone = coalesce(excluded.phone, relative.phone),
      relation = coalesce(excluded.relation, relative.relation),
      may_act = excluded.may_act or relative.may_act`.execute(db)
}

/** Joins couples whose names point at one person each. Both ways, where the other is not married to somebody else. */
export async function linkSpouses(db: Tx, importId: number, part: Part): Promise<void> {
  await sql`
    with meant as (
      select row_.person_id, min(other.id) as spouse from roster_row row_
      join person own on own.id = row_.person_id and own.spouse_id is null
      join person other on other.name = row_.links ->> 'spouse' and other.id <> own.id and other.status = 'active'
        and (other.spouse_id is null or other.spouse_id = own.id)
        and (other.sex is null or own.sex is null or other.sex <> own.sex)
      where row_.import_id = ${importId} and ${within(part)} and row_.verdict in ('new', 'changed', 'same')
      group by row_.person_id having count(*) = 1),
    both_ways as (select person_id, spouse from meant union select spouse, person_id from meant)
    update person set spouse_id = both_ways.spouse from both_ways
    where person.id = both_ways.person_id and person.spouse_id is null
      and not exists (select 1 from both_ways other where other.person_id = person.id and other.spouse <> both_ways.spouse)`.execute(
    db,
  )
}

/** Who looks after whom, where the name of the 联络员 points at one person: in the same branch first, else anywhere. */
export async function linkLiaisons(db: Tx, importId: number, part: Part): Promise<void> {
  await sql`
    with meant as (
      select row_.person_id, other.id, other.unit_id = own.unit_id as near from roster_row row_
      join person own on own.id = row_.person_id and own.liaison_id is null
      join person other on other.name = row_.links ->> 'liaison' and other.id <> own.id and other.status = 'active'
      where row_.import_id = ${importId} and ${within(part)} and row_.verdict in ('new', 'changed', 'same')),
    chosen as (
      select person_id, min(id) as liaison from meant
      where coalesce(near, false) or not exists (select 1 from meant m where m.person_id = meant.person_id and m.near)
      group by person_id having count(*) = 1)
    update person set liaison_id = chosen.liaison from chosen where person.id = chosen.person_id`.execute(db)
}

/** Names of spouses and 联络员 that point at nobody, or at several. */
export async function unlinked(db: Tx, importId: number, most: number) {
  const { rows } = await sql<{ place: string; name: string; what: 'spouse' | 'liaison'; said: string }>`
    select row_.place, row_.name, what, row_.links ->> what as said from roster_row row_
    join person on person.id = row_.person_id, (values ('spouse'), ('liaison')) as kinds(what)
    where row_.import_id = ${importId} and row_.verdict in ('new', 'changed', 'same', 'done') and row_.links ? what
      and case what when 'spouse' then person.spouse_id else person.liaison_id end is null
    order by row_.row limit ${most}`.execute(db)
  return rows
}

export async function markTaken(db: Tx, importId: number): Promise<void> {
  await db
    .updateTable('roster_row')
    .set({ verdict: 'done' })
    .where('import_id', '=', importId)
    .where('verdict', 'in', ['new', 'changed'])
    .execute()
}

/** The last list that still has rows to decide about. */
export async function lastWithDoubts(db: Tx): Promise<{ id: number } | undefined> {
  return db
    .selectFrom('roster_import')
    .select('id')
    .where('state', '=', 'done')
    .where(sql<boolean>`exists (select 1 from roster_row where import_id = roster_import.id and verdict = 'doubtful')`)
    .orderBy('id', 'desc')
    .executeTakeFirst()
}

/** Those of `ids` who are in an audience. */
export async function idsIn(
  audience: SelectQueryBuilder<Schema, 'person', { id: PersonId }>,
  ids: readonly PersonId[],
): Promise<readonly PersonId[]> {
  const rows = await audience.where(sql<boolean>`person.id = any(${[...ids]}::int[])`).execute()
  return rows.map(({ id }) => id)
}

const COLUMNS_OF: Partial<Readonly<Record<Field, readonly string[]>>> = {
  birth: ['birth_day', 'birth_calendar', 'birth_leap'],
  formerUnit: ['former_unit'],
  partySince: ['party_since'],
  retired: ['retired_on'],
  contactBy: ['contact_by'],
}

/** The columns of `person` that a field of a list fills. */
export const columnsOf = (field: Field): readonly string[] => COLUMNS_OF[field] ?? [field]

/** What a column holds when nothing is known. */
export function emptyOf(column: string): string | null {
  const defaults = JSON.parse(DEFAULTS) as Readonly<Record<string, string>>
  return defaults[column] ?? null
}

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
  if ('spouse_id' in changes) await keepMarriageMutual(db, person)
}

async function keepMarriageMutual(db: Tx, person: PersonId): Promise<void> {
  await sql`
    update person set spouse_id = null
    where spouse_id = ${person} and id is distinct from (select spouse_id from person where id = ${person})`.execute(db)
  await sql`
    update person set spouse_id = ${person}
    where id = (select spouse_id from person where id = ${person}) and spouse_id is null`.execute(db)
}

export async function holderOf(db: Tx, number: string): Promise<{ name: string } | undefined> {
  return db.selectFrom('person').select('name').where('number', '=', number).executeTakeFirst()
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
    const [old, now] = [await nameOf(db, column, before[column] ?? null), await nameOf(db, column, value)]
    named.push({ column, old, now })
  }
  return named
}

async function nameOf(db: Tx, column: string, value: string | null): Promise<string | null> {
  if (value === null) return null
  if (column === 'unit_id') {
    const { rows } = await sql<{ name: string }>`
      select case when own.kind = 'group' then concat(above.name, own.name) else own.name end as name
      from unit own left join unit above on above.id = own.parent_id where own.id = ${Number(value)}`.execute(db)
    return rows[0]?.name ?? null
  }
  if (column !== 'spouse_id' && column !== 'liaison_id') return value
  const other = await db.selectFrom('person').select('name').where('id', '=', Number(value)).executeTakeFirst()
  return other?.name ?? null
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
    named.push({ column: field, old: await nameOf(db, field, old), now: await nameOf(db, field, now), at, by })
  }
  return named
}

/** Somebody as a line of a sheet; lists are joined by 、. */
export interface Listed {
  readonly id: number
  readonly number: string | null
  readonly name: string
  readonly sex: string | null
  readonly birth_day: string | null
  readonly birth_calendar: 'solar' | 'lunar' | 'unknown'
  readonly birth_leap: boolean
  readonly standing: string | null
  readonly retired_on: string | null
  readonly former_unit: string | null
  readonly position: string | null
  readonly politics: string | null
  readonly party_since: string | null
  readonly branch: string | null
  readonly group: string | null
  readonly liaison: string | null
  readonly region: string
  readonly residence: string | null
  readonly phone: string | null
  readonly landline: string | null
  readonly remark: string | null
  readonly spouse: string | null
  readonly kinName: string | null
  readonly kinRelation: string | null
  readonly kinPhone: string | null
  readonly kinMayAct: boolean | null
  readonly living: string | null
  readonly health: string | null
  readonly skills: string | null
  readonly clubs: string | null
  readonly hardship: string | null
  readonly status: string
  readonly contact_by: string | null
  readonly honorific: string | null
  readonly quiet: boolean
  readonly tags: string | null
}

/** The next people of an audience, by id. */
export async function listPeople(
  db: Tx,
  audience: SelectQueryBuilder<Schema, 'person', { id: PersonId }>,
  after: number,
  most: number,
): Promise<readonly Listed[]> {
  const { rows } = await sql<Listed>`
    select person.*, case when own.kind = 'group' then above.name else own.name end as branch,
      case when own.kind = 'group' then own.name end as "group", helper.name as liaison, spouse.name as spouse,
      kin.name as "kinName", kin.relation as "kinRelation", kin.phone as "kinPhone", kin.may_act as "kinMayAct",
      (select string_agg(club.name, '、' order by club.id) from club_member join club on club.id = club_member.club_id
        where club_member.person_id = person.id) as clubs,
      (select string_agg(tag, '、' order by tag) from person_tag where person_tag.person_id = person.id) as tags
    from person
    left join unit own on own.id = person.unit_id left join unit above on above.id = own.parent_id
    left join person helper on helper.id = person.liaison_id left join person spouse on spouse.id = person.spouse_id
    left join lateral (select * from relative where relative.person_id = person.id order by id limit 1) kin on true
    where person.id in (${audience}) and person.id > ${after}
    order by person.id limit ${most}`.execute(db)
  return rows
}

/** Who took which part of the roster with them, when and what for. */
export async function recordExport(
  db: Tx,
  { by, at, ...detail }: ByWhom & { whom: string; heads: number; purpose: string; mayRing: boolean },
): Promise<void> {
  await db
    .insertInto('audit')
    .values({ at, person_id: by, action: 'roster.export', detail: JSON.stringify(detail) })
    .execute()
}

/** Files of lists that are still to be read or decided about. */
export async function keepsFiles(db: Tx, files: readonly FileId[]): Promise<readonly FileId[]> {
  const rows = await db
    .selectFrom('roster_import')
    .select('file_id')
    .where(sql<boolean>`file_id = any(${[...files]}::text[])`)
    .where('state', 'in', ['reading', 'judging', 'ready', 'agreed'])
    .execute()
  return rows.flatMap(({ file_id }) => (file_id === null ? [] : [file_id]))
}
