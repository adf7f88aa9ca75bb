/** Who was asked in which calendar their birthday is. */
import { sql } from 'kysely'
import type { PersonId, Tx } from '../../../feature.ts'
import { SOURCES } from './celebrating.ts'

/** People whose calendar is not known, who were never asked, and whose date, read as solar, is one of these. */
export async function unasked(db: Tx, keys: readonly string[]): Promise<readonly PersonId[]> {
  const { rows } = await sql<{ id: PersonId }>`
    select person.id from person
    where ${SOURCES.birthday.key} = any(${[...keys]}::text[]) and birth_calendar = 'unknown'
      and status = 'active' and kind <> 'staff'
      and not exists (select 1 from calendar_question q where q.person_id = person.id)
    order by person.id`.execute(db)
  return rows.map(({ id }) => id)
}

/** Notes that these are asked. */
export async function noteAsked(db: Tx, people: readonly PersonId[], now: Date) {
  const { rows } = await sql<{ id: PersonId; name: string; honorific: string | null; day: string }>`
    with asked as (
      insert into calendar_question (person_id, asked_at)
      select id, ${now}::timestamptz from unnest(${[...people]}::int[]) id
      on conflict do nothing returning person_id)
    select person.id, name, honorific, birth_day as day from person join asked on asked.person_id = person.id
    order by person.id`.execute(db)
  return rows
}

export async function noteCalendarAnswer(
  db: Tx,
  person: PersonId,
  answer: 'solar' | 'lunar' | 'forgotten',
): Promise<void> {
  await db.updateTable('calendar_question').set({ answer }).where('person_id', '=', person).execute()
}
