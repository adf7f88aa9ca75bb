/** Who has somebody as their own 联络员: looked up with every message. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index person_liaison on person (liaison_id) where liaison_id is not null`.execute(db)
}
