/** What a list says beside its people: units, clubs, spouses, 联络员. */
import { sql } from 'kysely'
import type { Tx } from '../../../feature.ts'
import type { UnitName } from '../entry.ts'
import type { ByWhom } from './columns.ts'
import { noteAdded, type Part, TAKEN, within } from './take-in.ts'

/** The paths that rows about to be imported name, whatever the tree has of them. */
export async function pathsNamed(db: Tx, importId: number): Promise<readonly (readonly UnitName[])[]> {
  const { rows } = await sql<{ unit: readonly UnitName[] }>`
    select distinct links -> 'unit' as unit from roster_row
    where import_id = ${importId} and links ? 'unit' and wrong is null and verdict is distinct from 'left-out'
    order by 1`.execute(db)
  return rows.map(({ unit }) => unit)
}

/** A path that a list names, and the unit of the tree that it leads to. */
export interface PlacedPath {
  readonly path: readonly UnitName[]
  readonly unit: number
}

/**
 * Gives the rows that are taken in their unit, and those who are new their id: in one statement, since to write each row
 * anew is a fifth of an import. Each row looks its path up by the path's text: compared with every path, a long list with a
 * large tree took minutes.
 */
export async function placeRows(db: Tx, importId: number, part: Part, placed: readonly PlacedPath[]): Promise<void> {
  await sql`
    with tree as materialized (
      select coalesce(jsonb_object_agg(path::text, unit), '{}') as units
      from jsonb_to_recordset(${JSON.stringify(placed)}::jsonb) as placed(path jsonb, unit integer))
    update roster_row set unit_id = coalesce((tree.units ->> (links -> 'unit')::text)::integer, unit_id),
      person_id = case verdict when 'new' then nextval(pg_get_serial_sequence('person', 'id')) else person_id end
    from tree
    where import_id = ${importId} and ${within(part)}
      and (verdict = 'new' or verdict = 'changed' and tree.units ? (links -> 'unit')::text)`.execute(db)
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
export async function joinClub(
  db: Tx,
  importId: number,
  part: Part,
  { said, id }: { readonly said: string; readonly id: number },
  whom: ByWhom,
): Promise<void> {
  await sql`
    with joined as (
      insert into club_member (club_id, person_id)
      select ${id}, person_id from roster_row
      where import_id = ${importId} and ${within(part)} and ${TAKEN} and links -> 'clubs' ? ${said}
      on conflict do nothing returning person_id),
    came as (select person_id, (select name from club where id = ${id}) as word from joined)
    ${noteAdded('clubs', importId, part, whom)}`.execute(db)
}

/**
 * Who is named to whom. Looked up first and by itself: of a list that has just been laid down the database knows nothing
 * yet, and would else hold everybody against everybody, which no large list ever comes to the end of.
 */
const said = (what: 'spouse' | 'liaison', importId: number, part: Part) => sql`said as materialized (
  select person_id, links ->> ${sql.lit(what)} as name from roster_row
  where import_id = ${importId} and ${within(part)} and verdict in ('new', 'changed', 'same')
    and person_id is not null and links ? ${sql.lit(what)})`

/**
 * Those who bear the name that was said. By itself, so that the name alone finds them: of people who have just been put in
 * the database knows nothing either, and would read everybody who is active for each row.
 */
const CALLED = sql`(select id, unit_id, status, sex, spouse_id from person where name = said.name offset 0)`

/** Couples whose names point at one person each. Both ways, where the other is not married to somebody else. */
const couples = (importId: number, part: Part) => sql`${said('spouse', importId, part)}, meant as (
      select said.person_id, min(other.id) as spouse from said
      join person own on own.id = said.person_id and own.spouse_id is null
      join lateral ${CALLED} other on other.id <> own.id and other.status = 'active'
        and (other.spouse_id is null or other.spouse_id = own.id)
        and (other.sex is null or own.sex is null or other.sex <> own.sex)
      group by said.person_id having count(*) = 1),
    both_ways as (select person_id, spouse from meant union select spouse, person_id from meant),
    one_each as (select person_id, min(spouse) as spouse from both_ways group by person_id having count(*) = 1),
    couples as (
      select one_each.person_id, one_each.spouse as other from one_each join person on person.id = one_each.person_id
      where person.spouse_id is null)`

/**
 * Who is to be looked after by whom, where the name of the 联络员 points at one person: in the same branch first, else
 * anywhere. Whoever has another 联络员 of that name keeps them.
 */
const liaisons = (importId: number, part: Part) => sql`${said('liaison', importId, part)}, meant as (
      select said.person_id, other.id, coalesce(other.unit_id = own.unit_id, false) as near from said
      join person own on own.id = said.person_id
      left join person before on before.id = own.liaison_id
      join lateral ${CALLED} other on other.id <> own.id and other.status = 'active'
      where before.name is distinct from said.name),
    liaisons as (
      select person_id, coalesce(min(id) filter (where near), min(id)) as other from meant
      group by person_id having case when bool_or(near) then count(*) filter (where near) else count(*) end = 1)`

export async function linkSpouses(db: Tx, importId: number, part: Part, { by, at }: ByWhom): Promise<void> {
  await sql`
    with ${couples(importId, part)},
    linked as (
      update person set spouse_id = couples.other from couples where person.id = couples.person_id
      returning person.id, couples.other)
    insert into person_change (person_id, field, old, new, at, by_id, import_id)
    select id, 'spouse_id', null, other::text, ${at}, ${by}, ${importId}::int from linked`.execute(db)
}

export async function linkLiaisons(db: Tx, importId: number, part: Part, { by, at }: ByWhom): Promise<void> {
  await sql`
    with ${liaisons(importId, part)},
    changed as (
      select person.id, person.liaison_id as old, liaisons.other from liaisons join person on person.id = liaisons.person_id),
    linked as (
      update person set liaison_id = liaisons.other from liaisons where person.id = liaisons.person_id)
    insert into person_change (person_id, field, old, new, at, by_id, import_id)
    select id, 'liaison_id', old::text, other::text, ${at}, ${by}, ${importId}::int from changed`.execute(db)
}

/** Rows of somebody known that change nothing but whom they belong to, or who looks after them. */
export async function markLinking(db: Tx, importId: number, part: Part): Promise<void> {
  for (const [linking, table] of [
    [couples(importId, part), sql`couples`],
    [liaisons(importId, part), sql`liaisons`],
  ] as const) {
    await sql`
      with ${linking}
      update roster_row set verdict = 'changed', changes = coalesce(changes, '{}')
      where import_id = ${importId} and ${within(part)} and verdict = 'same'
        and person_id in (select person_id from ${table})`.execute(db)
  }
}

/** Names of spouses and 联络员 that point at nobody, or at several. */
export async function unlinked(db: Tx, importId: number, most: number) {
  const { rows } = await sql<{ place: string; name: string; what: 'spouse' | 'liaison'; said: string }>`
    select row_.place, row_.name, what, row_.links ->> what as said from roster_row row_
    join person on person.id = row_.person_id, (values ('spouse'), ('liaison')) as kinds(what)
    where row_.import_id = ${importId} and row_.verdict in ('new', 'changed', 'same', 'done') and row_.links ? what
      and not exists (select 1 from person other where other.name = row_.links ->> what
        and other.id = case what when 'spouse' then person.spouse_id else person.liaison_id end)
    order by row_.row limit ${most}`.execute(db)
  return rows
}
