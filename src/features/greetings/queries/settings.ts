/** What the office has set about festivals and birthdays. */
import type { Row } from '../../../../db/schema.ts'
import type { Tx } from '../../../feature.ts'

/** What the office has set: festivals by name, customs by name. */
export async function festivalSettings(db: Tx): Promise<ReadonlyMap<string, Row<'festival_setting'>>> {
  const rows = await db.selectFrom('festival_setting').selectAll().execute()
  return new Map(rows.map((row) => [row.festival, row]))
}

export async function setFestival(
  db: Tx,
  festival: string,
  change:
    | { is_on: boolean }
    | { words: string | null }
    | { whom: string | null }
    | { file_id: string | null; file_name: string | null },
): Promise<void> {
  await db
    .insertInto('festival_setting')
    .values({ festival, is_on: null, words: null, whom: null, file_id: null, file_name: null, ...change })
    .onConflict((conflict) => conflict.column('festival').doUpdateSet(change))
    .execute()
}

export async function officeCustoms(db: Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('office_custom').selectAll().execute()
  return new Map(rows.map(({ name, value }) => [name, value]))
}

export async function setCustom(db: Tx, name: string, value: string): Promise<void> {
  await db
    .insertInto('office_custom')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute()
}
