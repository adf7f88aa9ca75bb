/** A deadline that was moved while its notice was on its way: who is to hear of it. */
import { sql } from 'kysely'
import type { PersonId, Tx } from '../../../feature.ts'
import { gotIt, MAY_BE_ASKED } from './audience.ts'
import { aboutNudge, aboutRoom, aboutText } from './notices.ts'
import type { Again } from './nudges.ts'

/** Those who have a notice and have not answered it. */
const SILENT = (tx: Tx, noticeId: number) => sql<boolean>`
  notice_person.notice_id = ${noticeId} and notice_person.person_id in (${gotIt(tx, noticeId)}) and ${MAY_BE_ASKED}
  and not exists (select 1 from notice_answer where notice_answer.notice_id = notice_person.notice_id
    and notice_answer.person_id = notice_person.person_id and replaced_at is null)`

export async function countSilent(tx: Tx, noticeId: number): Promise<number> {
  const row = await tx
    .selectFrom('notice_person')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(SILENT(tx, noticeId))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Notices on their way whose deadline was moved and is still to come; of those by hand staff tell themselves. */
export async function findMoved(tx: Tx, now: Date): Promise<readonly { readonly id: number }[]> {
  return tx
    .selectFrom('notice')
    .select('id')
    .where('deadline_moves', '>', 0)
    .where('state', '=', 'sending')
    .where('by_hand', '=', false)
    .where('deadline_at', '>', now)
    .orderBy('id')
    .execute()
}

/**
 * The next page of people who are to hear of a moved deadline: what they were sent does not name it (`named`: how it is
 * named in private and in rooms), and no other reminder of the notice is about to tell them.
 */
export async function findToTellMoved(
  tx: Tx,
  noticeId: number,
  named: readonly string[],
  limit: number,
): Promise<readonly Again[]> {
  const names = sql`exists (select 1 from unnest(${[...named]}::text[]) how where position(how in outbox.text) > 0)`
  return tx
    .selectFrom('notice_person')
    .innerJoin('notice', 'notice.id', 'notice_person.notice_id')
    .innerJoin('person', 'person.id', 'notice_person.person_id')
    .select([
      'notice.id as noticeId',
      'person.id',
      'person.name',
      'person.honorific',
      sql<boolean>`notice_person.heard_at is not null`.as('heard'),
      'notice.deadline_moves as nudge',
    ])
    .where(SILENT(tx, noticeId))
    .whereRef('moves_posted', '<', 'notice.deadline_moves')
    .where(sql<boolean>`(moves_posted > 0 or not exists (
      select 1 from outbox where ${names} and state in ('sent', 'uncertain', 'sending')
        and (about = ${aboutText(noticeId)} and outbox.person_id = notice_person.person_id
          or about = ${aboutRoom(noticeId)} and outbox.chat_id = notice_person.room_id)))`)
    .where(sql<boolean>`not exists (select 1 from outbox where about = ${aboutNudge(noticeId)}
      and outbox.person_id = notice_person.person_id and state = 'due')`)
    .orderBy('notice_person.person_id')
    .limit(limit)
    .execute()
}

export async function markMoveTold(tx: Tx, noticeId: number, people: readonly PersonId[]): Promise<void> {
  await sql`update notice_person set moves_posted = notice.deadline_moves from notice
    where notice.id = notice_person.notice_id and notice_id = ${noticeId}
      and person_id = any(${[...people]}::int[])`.execute(tx)
}
