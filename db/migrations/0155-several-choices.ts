import { type Kysely, sql } from 'kysely'

/** A question may let people choose several of its options, so what was chosen is a list. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table notice add column up_to integer not null default 1 check (up_to > 0)`.execute(db)
  for (const table of ['notice_answer', 'survey_answer']) {
    await sql`alter table ${sql.table(table)} add column chosen integer[]`.execute(db)
    await sql`update ${sql.table(table)} set chosen = array[choice] where choice is not null`.execute(db)
    await sql`alter table ${sql.table(table)} drop column choice`.execute(db)
  }
}
