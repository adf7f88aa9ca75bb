import { type Kysely, sql } from 'kysely'

/** What is urgent goes before answers, of which dozens may wait while a notice is answered. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`update outbox set lane = 1 - lane where lane in (0, 1) and state in ('due', 'sending')`.execute(db)
}
