/** What somebody holds, whole, as it was before and is after something was entered. */
import { sql } from 'kysely'
import type { PersonId, Tx } from '../../../feature.ts'

/** Where it is kept what somebody holds, who stands in for them, and when they are on duty. */
export type Kept = 'appointment' | 'cover' | 'duty'

/** All of somebody's rows, as JSON that is the same as long as they are. */
export async function keptOf(db: Tx, table: Kept, person: PersonId): Promise<string> {
  const { rows } = await sql<{ kept: string }>`
    select coalesce(jsonb_agg(to_jsonb(kept) order by kept.id), '[]')::text as kept
    from ${sql.table(table)} kept where person_id = ${person}`.execute(db)
  return rows[0]?.kept ?? '[]'
}

/** Makes them again what `keptOf` has told. */
export async function keepAsBefore(db: Tx, table: Kept, person: PersonId, before: string): Promise<void> {
  await sql`delete from ${sql.table(table)} where person_id = ${person}`.execute(db)
  await sql`
    insert into ${sql.table(table)}
    select * from jsonb_populate_recordset(null::${sql.table(table)}, ${before}::jsonb)`.execute(db)
}

/** Those of these appointments that are there. */
export async function appointmentsAmong(db: Tx, ids: readonly number[]): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('appointment')
    .select('id')
    .where(sql<boolean>`id = any(${[...ids]}::int[])`)
    .execute()
  return new Set(rows.map(({ id }) => id))
}
