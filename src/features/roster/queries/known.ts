/** Whom the rows of a list may mean. */

import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../feature.ts'
import { LAST_ON } from '../../certification/public.ts'
import { UNIT_NAME } from '../../people/public.ts'
import type { Earlier, Known, StagedRow, Taken } from '../judge.ts'
import { COLUMNS } from './columns.ts'

type Sought = readonly Pick<StagedRow, 'fields'>[]

/** Everybody that one of these rows may mean, by name, number, phone or day of birth. */
export async function findKnown(db: Tx, rows: Sought): Promise<readonly Known[]> {
  const found = [...(await findByNameOrNumber(db, rows)), ...(await findByPhoneOrBirth(db, rows))]
  return [...new Map(found.map((one) => [one.id, one])).values()].sort((a, b) => a.id - b.id)
}

export async function findByNameOrNumber(db: Tx, rows: Sought): Promise<readonly Known[]> {
  return findWhere(
    db,
    sql`person.name = any(${valuesOf(rows, 'name')}::text[]) or person.number = any(${valuesOf(rows, 'number')}::text[])`,
  )
}

export async function findByPhoneOrBirth(db: Tx, rows: Sought): Promise<readonly Known[]> {
  const phones = valuesOf(rows, 'phone').map((phone) => phone.replace(/\D/g, ''))
  const days = valuesOf(rows, 'birth_day').filter((day) => day.length === 10)
  if (phones.length + days.length === 0) return []
  return findWhere(
    db,
    sql`regexp_replace(person.phone, '\\D', '', 'g') = any(${phones}::text[]) or person.birth_day = any(${days}::text[])`,
  )
}

const valuesOf = (rows: Sought, column: string): readonly string[] => [
  ...new Set(rows.flatMap(({ fields }) => (fields[column] === undefined ? [] : [fields[column]]))),
]

async function findWhere(db: Tx, whom: RawBuilder<unknown>): Promise<readonly Known[]> {
  const found = await sql<Omit<Known, 'units'> & { unitId: number | null }>`
    select person.id, person.unit_id as "unitId",
      ${UNIT_NAME} as "unitName",
      jsonb_build_object(${sql.join(COLUMNS.flatMap((column) => [sql.lit(column), sql`${sql.ref(`person.${column}`)}::text`]))}) as record,
      coalesce((select jsonb_agg(club.name) from club_member join club on club.id = club_member.club_id
        where club_member.person_id = person.id), '[]') as clubs,
      coalesce((select jsonb_agg(tag) from person_tag where person_tag.person_id = person.id), '[]') as tags,
      coalesce((select jsonb_agg(jsonb_build_object('name', relative.name, 'relation', relative.relation,
        'phone', relative.phone, 'mayAct', relative.may_act))
        from relative where relative.person_id = person.id), '[]') as relatives,
      jsonb_build_object('last', ${LAST_ON}, 'cycle', certification.cycle_months) as certification
    from person left join certification on certification.person_id = person.id where ${whom} order by person.id`.execute(
    db,
  )
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
    select row, place, fields, links, person_id as person from roster_row
    where import_id = ${importId} and wrong is null and verdict is distinct from 'left-out'
      and (name = any(${names}::text[]) or fields ->> 'number' = any(${numbers}::text[]))
    order by row`.execute(db)
  return found.rows
}

/** Rows of earlier lists with one of these names that were taken in or decided about, as far as they are kept. */
export async function findTaken(
  db: Tx,
  importId: number,
  rows: readonly Pick<StagedRow, 'fields'>[],
): Promise<readonly Taken[]> {
  const names = rows.flatMap(({ fields }) => fields['name'] ?? [])
  if (names.length === 0) return []
  const found = await sql<Taken>`
    select fields, links, person_id as person from roster_row
    where import_id <> ${importId} and verdict in ('done', 'same') and person_id is not null and name = any(${names}::text[])
    order by import_id, row`.execute(db)
  return found.rows
}
