/** Notices that staff paste into groups by hand. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../feature.ts'
import { inAudience, REPORTED_DEAD } from '../../people/public.ts'
import { aboutRoom, aboutText, type Notice } from './notices.ts'

/** Nothing is sent to those whom a notice is for. */
export async function leaveToHand(tx: Tx, noticeId: number, now: Date): Promise<void> {
  await tx
    .updateTable('notice_person')
    .set({ posted_at: now })
    .where('notice_id', '=', noticeId)
    .where('posted_at', 'is', null)
    .execute()
}

/** Why the bot sends a message no more that was made before its notice was left to staff. */
export const LEFT_TO_HAND = '改成手工发了'

/** Nothing of it has gone to somebody, or is going: they are still to be handed it. */
const isLeft = (noticeId: number): RawBuilder<boolean> => sql<boolean>`(notice_person.handed_at is null
  and not ${REPORTED_DEAD}
  and not exists (select 1 from outbox where about = ${aboutText(noticeId)} and outbox.person_id = notice_person.person_id
    and file_name is null and state <> 'due' and not (state = 'cancelled' and reason = ${LEFT_TO_HAND}))
  and not exists (select 1 from outbox where about = ${aboutRoom(noticeId)} and outbox.chat_id = notice_person.room_id
    and state in ('sending', 'sent', 'uncertain')))`

/** Takes those of its rooms off a notice in which it does not stand yet; whoever would read it there is left to staff. */
export async function dropRoomsToPost(tx: Tx, noticeId: number): Promise<void> {
  await sql`
    with gone as (
      delete from notice_room where notice_id = ${noticeId} and (posted_at is null or exists (
        select 1 from outbox where about = ${aboutRoom(noticeId)} and outbox.chat_id = notice_room.chat_id
          and file_name is null and state = 'due'))
      returning chat_id)
    update notice_person set room_id = null
    where notice_id = ${noticeId} and room_id in (select chat_id from gone)`.execute(tx)
}

const BRANCH = sql<string | null>`(
  select coalesce(above.name, unit.name) from unit
  left join unit above on above.id = unit.parent_id and unit.kind = 'group'
  where unit.id = person.unit_id)`

/** The club by which somebody is meant, or else their 支部 (null: none): the group in which they read a notice. */
function groupOf(tx: Tx, { audience }: Pick<Notice, 'audience'>): RawBuilder<string | null> {
  const clubs = audience.from.flatMap((one) => ('club' in one ? [one.club] : []))
  if (clubs.length === 0) return BRANCH
  const others = audience.from.filter((one) => !('club' in one))
  const isMeantOtherwise =
    others.length === 0 ? sql<boolean>`false` : sql<boolean>`person.id in ${inAudience(tx, { from: others })}`
  return sql<string | null>`coalesce((
    select club.name from club_member join club on club.id = club_member.club_id
    where club_member.person_id = person.id and club.id = any(${clubs}::int[]) and not ${isMeantOtherwise}
    order by club.id limit 1), ${BRANCH})`
}

/** The groups (null: of no 支部) into which a notice is still to be pasted, and how many people each holds. */
export async function toHandOut(
  tx: Tx,
  notice: Pick<Notice, 'id' | 'audience'>,
): Promise<readonly { readonly name: string | null; readonly people: number }[]> {
  const rows = await tx
    .selectFrom('notice_person')
    .innerJoin('person', 'person.id', 'notice_person.person_id')
    .select((eb) => [groupOf(tx, notice).as('group_name'), eb.fn.countAll<number>().as('people')])
    .where('notice_person.notice_id', '=', notice.id)
    .where(isLeft(notice.id))
    .groupBy('group_name')
    .orderBy('group_name')
    .execute()
  return rows.map(({ group_name: name, people }) => ({ name, people: Number(people) }))
}

/** It stands in this group now. */
export async function markHandedOut(
  tx: Tx,
  notice: Pick<Notice, 'id' | 'audience'>,
  group: string | null,
  now: Date,
): Promise<void> {
  await sql`
    update notice_person set handed_at = ${now} from person
    where person.id = notice_person.person_id and notice_person.notice_id = ${notice.id}
      and ${isLeft(notice.id)} and ${groupOf(tx, notice)} is not distinct from ${group}`.execute(tx)
}
