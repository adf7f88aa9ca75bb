/** Whom the rows of a list may mean. */
import { sql } from 'kysely'
import type { Tx } from '../../../feature.ts'
import type { Earlier, Known, StagedRow } from '../judge.ts'
import { COLUMNS } from './columns.ts'

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
