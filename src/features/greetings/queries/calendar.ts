/** Who was asked in which calendar their birthday is. */
import { sql } from 'kysely'
import type { Look, PersonId, Tx } from '../../../feature.ts'
import { SOURCES } from './celebrating.ts'
import { NOT_REPORTED } from './parts.ts'

/** People whose calendar is not known, who were never asked, and whose month and day are one of these, in their order. */
export async function unasked(db: Tx, keys: readonly string[]): Promise<readonly PersonId[]> {
  const { rows } = await sql<{ id: PersonId }>`
    select person.id from person
    where ${SOURCES.birthday.key} = any(${[...keys]}::text[]) and birth_calendar = 'unknown'
      and status = 'active' and kind <> 'staff' and ${NOT_REPORTED}
      and not exists (select 1 from calendar_question q where q.person_id = person.id)
    order by array_position(${[...keys]}::text[], ${SOURCES.birthday.key}), person.id`.execute(db)
  return rows.map(({ id }) => id)
}

/** Notes that these are asked; in their order. */
export async function noteAsked(db: Tx, people: readonly PersonId[], now: Date) {
  const { rows } = await sql<{ id: PersonId; name: string; honorific: string | null; day: string }>`
    with asked as (
      insert into calendar_question (person_id, asked_at)
      select id, ${now}::timestamptz from unnest(${[...people]}::int[]) id
      on conflict do nothing returning person_id)
    select person.id, name, honorific, birth_day as day from person join asked on asked.person_id = person.id
    order by array_position(${[...people]}::int[], person.id)`.execute(db)
  return rows
}

export async function noteCalendarAnswer(
  db: Tx,
  person: PersonId,
  answer: 'solar' | 'lunar' | 'forgotten' | 'declined',
): Promise<void> {
  await db.updateTable('calendar_question').set({ answer }).where('person_id', '=', person).execute()
}

/** Whether somebody has said by which calendar it is. */
export async function hasToldCalendar(db: Tx, person: PersonId): Promise<boolean> {
  const told = await db
    .selectFrom('calendar_question')
    .select('person_id')
    .where('person_id', '=', person)
    .where('answer', 'in', ['solar', 'lunar'])
    .executeTakeFirst()
  return told !== undefined
}

/** Ways in which the question ended without having been read. */
const UNREAD = ['unreachable', 'failed', 'expired', 'cancelled']

/** Whether there is one of which `takeUnreached` may tell. */
export const isAnyAsked = (): Look => sql<boolean>`
  exists (select 1 from calendar_question where told_at is null and answer is null)`

/** Those whom the question did not reach, whose calendar is still not known, and of whom staff have not heard; noted as told. */
export async function takeUnreached(db: Tx, now: Date) {
  const { rows } = await sql<{ id: PersonId; day: string }>`
    update calendar_question set told_at = ${now}
    from person, outbox
    where person.id = calendar_question.person_id and told_at is null and answer is null
      and person.birth_calendar = 'unknown' and person.status = 'active' and ${NOT_REPORTED}
      and outbox.once = 'birth-calendar:person ' || person.id and outbox.state = any(${UNREAD}::text[])
    returning person.id, birth_day as day`.execute(db)
  return rows
}
