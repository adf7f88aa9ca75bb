/** What a notice that has begun goes to besides: people and rooms, and that they are taken back. */
import { sql } from 'kysely'
import type { ChatId, PersonId, Tx } from '../../../feature.ts'
import { aboutRoom, aboutText } from './notices.ts'

/** By which message of the inbox something was added to a notice, and from when it may go; null: it is not for the bot to send. */
export interface Added {
  readonly addedIn: number
  readonly goesAt: Date | null
}

/** Adds people to a notice that has begun, or who were left out of its rooms. Returns how many it was not for already. */
export async function addPeople(tx: Tx, noticeId: number, people: readonly PersonId[], added?: Added): Promise<number> {
  const [goesAt, addedIn] = [added?.goesAt ?? null, added?.addedIn ?? null]
  const result = await tx
    .insertInto('notice_person')
    .columns(['notice_id', 'person_id', 'goes_at', 'added_in'])
    .expression(
      tx.selectNoFrom([
        sql.lit(noticeId).as('notice_id'),
        sql<number>`unnest(${[...people]}::int[])`.as('person_id'),
        sql<Date | null>`${goesAt}::timestamptz`.as('goes_at'),
        sql<number | null>`${addedIn}::bigint`.as('added_in'),
      ]),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['notice_id', 'person_id'])
        .doUpdateSet((eb) => ({
          left_at: eb.ref('notice_person.posted_at'),
          posted_at: null,
          goes_at: eb.ref('excluded.goes_at'),
          added_in: eb.ref('excluded.added_in'),
        }))
        .where('notice_person.posted_at', 'is not', null)
        .where('notice_person.room_id', 'is', null)
        .where(
          sql<boolean>`not exists (select 1 from outbox
            where about = ${aboutText(noticeId)} and outbox.person_id = notice_person.person_id)`,
        ),
    )
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows ?? 0n)
}

/** The same of people who are in its frozen audience since just now. */
export async function markAdded(tx: Tx, noticeId: number, people: readonly PersonId[], added: Added): Promise<void> {
  await tx
    .updateTable('notice_person')
    .set({ goes_at: added.goesAt, added_in: added.addedIn })
    .where('notice_id', '=', noticeId)
    .where(sql<boolean>`person_id = any(${[...people]}::int[])`)
    .execute()
}

/**
 * Takes back what was added by a message, people and rooms, as far as nothing was made of it and nobody has been told by
 * telephone; whoever was left out of the rooms before is again. Returns how many they are.
 */
export async function takeBackAdded(
  tx: Tx,
  noticeId: number,
  addedIn: number,
): Promise<{ readonly people: number; readonly rooms: number }> {
  const { rows } = await sql<{ people: number; rooms: number }>`
    with those as (
      select person_id, left_at from notice_person
      where notice_id = ${noticeId} and added_in = ${addedIn} and handed_at is null and heard_at is null
        and not exists (select 1 from outbox
          where about = ${aboutText(noticeId)} and outbox.person_id = notice_person.person_id)
        and not exists (select 1 from notice_answer
          where notice_answer.notice_id = ${noticeId} and notice_answer.person_id = notice_person.person_id)
        and not exists (select 1 from survey_answer
          where survey_answer.notice_id = ${noticeId} and survey_answer.person_id = notice_person.person_id)
      for update),
    gone as (
      delete from notice_person using those where notice_person.notice_id = ${noticeId}
        and notice_person.person_id = those.person_id and those.left_at is null),
    left_again as (
      update notice_person set posted_at = those.left_at, left_at = null, goes_at = null, added_in = null from those
      where notice_person.notice_id = ${noticeId}
        and notice_person.person_id = those.person_id and those.left_at is not null),
    gone_rooms as (
      delete from notice_room where notice_id = ${noticeId} and added_in = ${addedIn} and posted_at is null
      returning chat_id)
    select (select count(*) from those)::int as people, (select count(*) from gone_rooms)::int as rooms`.execute(tx)
  return rows[0] ?? { people: 0, rooms: 0 }
}

/** Whether anybody, or a room, is still there that a message has added. */
export async function wasAdded(tx: Tx, noticeId: number, addedIn: number): Promise<boolean> {
  const { rows } = await sql<{ is_there: boolean }>`
    select exists (select 1 from notice_person where notice_id = ${noticeId} and added_in = ${addedIn})
      or exists (select 1 from notice_room where notice_id = ${noticeId} and added_in = ${addedIn}) as is_there`.execute(
    tx,
  )
  return rows[0]?.is_there ?? false
}

/** What a message of a notice belongs to: who was to get it from the beginning (`addedIn` null), or one addition. */
export interface Part {
  readonly addedIn: number | null
  readonly goesAt: Date | null
}

/** Of the message to somebody, or else to a room. */
export async function partOf(
  tx: Tx,
  noticeId: number,
  { personId, room }: { readonly personId: PersonId | null; readonly room: ChatId | null },
): Promise<Part> {
  const { rows } = await sql<Part>`
    select added_in as "addedIn", goes_at as "goesAt" from notice_person
    where notice_id = ${noticeId} and person_id = ${personId}::int
    union all
    select added_in, goes_at from notice_room where notice_id = ${noticeId} and chat_id = ${room}::int`.execute(tx)
  return rows[0] ?? { addedIn: null, goesAt: null }
}

/** Whether that part of a notice has gone to somebody, or a room, since a moment. */
export async function hasGoneSince(tx: Tx, noticeId: number, { addedIn }: Part, since: Date): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`
    select exists (select 1 from outbox
      left join notice_person on notice_person.notice_id = ${noticeId} and notice_person.person_id = outbox.person_id
      left join notice_room on notice_room.notice_id = ${noticeId} and notice_room.chat_id = outbox.chat_id
        and outbox.person_id is null
      where about in (${aboutText(noticeId)}, ${aboutRoom(noticeId)}) and file_name is null
        and state = 'sent' and ended_at > ${since}
        and coalesce(notice_person.added_in, notice_room.added_in) is not distinct from ${addedIn}::bigint) as has`.execute(
    tx,
  )
  return rows[0]?.has ?? false
}
