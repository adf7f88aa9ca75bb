/** A 31st is in the common calendar alone: whoever was entered with one, and without a calendar, need not be asked. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    update person set birth_calendar = 'solar'
    where birth_calendar = 'unknown' and (length(birth_day) = 10 or left(birth_day, 1) = '-')
      and right(birth_day, 2) = '31'`.execute(db)
}
