/** What a list says beside its people: units, clubs, spouses, 联络员. */
import { sql } from 'kysely'
import type { Tx } from '../../../feature.ts'
import type { UnitName } from '../entry.ts'
import { type Part, TAKEN, within } from './take-in.ts'

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

/** Each row looks its path up by the path's text: compared with every path, a long list with a large tree took minutes. */
export async function setUnitsOfPaths(
  db: Tx,
  importId: number,
  part: Part,
  placed: readonly PlacedPath[],
): Promise<void> {
  await sql`
    with tree as materialized (
      select jsonb_object_agg(path::text, unit) as units
      from jsonb_to_recordset(${JSON.stringify(placed)}::jsonb) as placed(path jsonb, unit integer))
    update roster_row set unit_id = (tree.units ->> (links -> 'unit')::text)::integer
    from tree
    where import_id = ${importId} and ${within(part)} and tree.units ? (links -> 'unit')::text
      and verdict in ('new', 'changed')`.execute(db)
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

/**
 * Who is named to whom. Looked up first and by itself: of a list that has just been laid down the database knows nothing
 * yet, and would else hold everybody against everybody, which no large list ever comes to the end of.
 */
const said = (what: 'spouse' | 'liaison', importId: number, part: Part) => sql`said as materialized (
  select person_id, links ->> ${sql.lit(what)} as name from roster_row
  where import_id = ${importId} and ${within(part)} and verdict in ('new', 'changed', 'same')
    and person_id is not null and links ? ${sql.lit(what)})`

/** Joins couples whose names point at one person each. Both ways, where the other is not married to somebody else. */
export async function linkSpouses(db: Tx, importId: number, part: Part): Promise<void> {
  await sql`
    with ${said('spouse', importId, part)}, meant as (
      select said.person_id, min(other.id) as spouse from said
      join person own on own.id = said.person_id and own.spouse_id is null
      join person other on other.name = said.name and other.id <> own.id and other.status = 'active'
        and (other.spouse_id is null or other.spouse_id = own.id)
        and (other.sex is null or own.sex is null or other.sex <> own.sex)
      group by said.person_id having count(*) = 1),
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
    with ${said('liaison', importId, part)}, meant as (
      select said.person_id, other.id, other.unit_id = own.unit_id as near from said
      join person own on own.id = said.person_id and own.liaison_id is null
      join person other on other.name = said.name and other.id <> own.id and other.status = 'active'),
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
