import { type Kysely, sql } from 'kysely'

/** A row that tells of somebody by name alone is looked for among those that were taken in or decided about before. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index roster_row_settled on roster_row (name) where verdict in ('done', 'same')`.execute(db)
}
