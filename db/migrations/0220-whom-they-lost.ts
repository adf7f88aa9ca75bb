/** Whom the bereaved have lost: staff who ring up or visit them know of whom to speak, and of whom not. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table bereavement add column relation text`.execute(db)
}
