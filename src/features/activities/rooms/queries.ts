/** All SQL about rooms to which announcements go. */
import { sql } from 'kysely'
import type { ChatId, PersonId, Tx } from '../../../feature.ts'

/** Where somebody reads what is posted in a room, and the private chat in which they may answer it. */
export interface Reader {
  readonly person: PersonId
  readonly room: ChatId
  readonly chat: ChatId
}

/** Those of these rooms to which announcements go; one that was renamed or not found again waits for staff. */
export async function announcingAmong(tx: Tx, rooms: readonly ChatId[]): Promise<ReadonlySet<ChatId>> {
  const rows = await tx
    .selectFrom('chat')
    .select('id')
    .where(sql<boolean>`id = any(${[...rooms]}::int[])`)
    .where('renamed_to', 'is', null)
    .where('platform_id', 'is not', null)
    .where(sql<boolean>`exists (select 1 from room_audience where chat_id = chat.id and announces)`)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Those asked to an activity who are in one of these rooms, each with the first of them. */
export async function readersOf(tx: Tx, activityId: number, rooms: readonly ChatId[]): Promise<readonly Reader[]> {
  const { rows } = await sql<Reader>`
    select distinct on (invitation.person_id)
      invitation.person_id as person, room_member.chat_id as room, binding.chat_id as chat
    from invitation
    join binding on binding.person_id = invitation.person_id and binding.until_at is null and binding.confirmed
    join room_member on room_member.member_chat_id = binding.chat_id
    where invitation.activity_id = ${activityId} and room_member.chat_id = any(${[...rooms]}::int[])
    order by invitation.person_id, room_member.chat_id`.execute(tx)
  return rows
}

/** What people are told at once, each round in its order: who was told is marked. */
export type Round = 'asked_at' | 'nudged_at' | 'reminded_at' | 'hours_at' | 'ahead_at' | 'told_version'

/** How many were asked to an activity, and whether some of them were dealt with in this round already. */
export async function countInvited(
  tx: Tx,
  activityId: number,
  round: Round,
): Promise<{ readonly people: number; readonly begun: boolean }> {
  const version = tx.selectFrom('activity').select('version').where('id', '=', activityId)
  const row = await tx
    .selectFrom('invitation')
    .select((eb) => [
      eb.fn.countAll<number>().as('people'),
      round === 'told_version'
        ? eb.fn.countAll<number>().filterWhere('told_version', '=', version).as('done')
        : eb.fn.count<number>(round).as('done'),
    ])
    .where('activity_id', '=', activityId)
    .executeTakeFirstOrThrow()
  return { people: Number(row.people), begun: Number(row.done) > 0 }
}

/** What is for these units and clubs goes to this room from now on, or to no room any more (none named). */
export async function linkRoom(
  tx: Tx,
  room: ChatId,
  sources: readonly ({ readonly unit: number } | { readonly club: number })[],
): Promise<void> {
  await tx.deleteFrom('room_audience').where('chat_id', '=', room).execute()
  const rows = sources.map((source) => ({
    chat_id: room,
    unit_id: 'unit' in source ? source.unit : null,
    club_id: 'club' in source ? source.club : null,
    announces: true,
  }))
  if (rows.length > 0) await tx.insertInto('room_audience').values(rows).execute()
}

/** Whether one of these is what the room is announced to. */
export async function announcesTo(
  tx: Tx,
  room: ChatId,
  sources: readonly ({ readonly unit: number } | { readonly club: number })[],
): Promise<boolean> {
  const rows = await tx
    .selectFrom('room_audience')
    .select(['unit_id', 'club_id'])
    .where('chat_id', '=', room)
    .where('announces', '=', true)
    .execute()
  return sources.some((source) =>
    rows.some(({ unit_id, club_id }) => ('unit' in source ? unit_id === source.unit : club_id === source.club)),
  )
}

export async function stopAnnouncing(tx: Tx, room: ChatId): Promise<void> {
  await tx.updateTable('room_audience').set({ announces: false }).where('chat_id', '=', room).execute()
}
