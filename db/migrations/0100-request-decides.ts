import { type Kysely, sql } from 'kysely'

/** Which question to staff a request stands for: answered, it is done. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table request add column decides text`.execute(db)
  await sql`create index request_decides on request (decides) where state = 'open' and decides is not null`.execute(db)
}
