/** All SQL of the rehearsal. */
import type { Kysely } from 'kysely'
import type { Schema } from '../../db/schema.ts'

/** The table has one row. */
const ROW = 1

/** How far the office clock was moved ahead of the machine's, in milliseconds. */
export async function readAhead(db: Kysely<Schema>): Promise<number> {
  const row = await db.selectFrom('office_clock').select('ahead_ms').where('id', '=', ROW).executeTakeFirst()
  return row?.ahead_ms ?? 0
}

export async function writeAhead(db: Kysely<Schema>, ahead_ms: number): Promise<void> {
  await db
    .insertInto('office_clock')
    .values({ id: ROW, ahead_ms })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ ahead_ms }))
    .execute()
}
