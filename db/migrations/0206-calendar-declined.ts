/** Whoever is asked in which calendar their birthday is may prefer not to say. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table calendar_question drop constraint calendar_question_answer_check,
      add constraint calendar_question_answer_check
        check (answer in ('solar', 'lunar', 'forgotten', 'declined'))`.execute(db)
}
