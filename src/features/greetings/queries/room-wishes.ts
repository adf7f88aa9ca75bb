/** Who may be congratulated in their rooms, and where that is. */
import { sql } from 'kysely'
import type { Day } from '../../../base/calendar.ts'
import type { ChatId, PersonId, Tx } from '../../../feature.ts'

export async function setRoomWish(
  db: Tx,
  person: PersonId,
  wish: { inRoom: boolean; by: PersonId | null; now: Date },
): Promise<void> {
  const row = { in_room: wish.inRoom, by_id: wish.by, at: wish.now }
  await db
    .insertInto('greeting_wish')
    .values({ person_id: person, ...row })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
    .execute()
}

/** Those of `people` who have agreed, each with the room nearest to them: of their group, their branch, else a club. */
export async function roomsOf(
  db: Tx,
  people: readonly PersonId[],
): Promise<readonly { readonly id: PersonId; readonly room: ChatId }[]> {
  const { rows } = await sql<{ id: PersonId; room: ChatId }>`
    with recursive willing as (
      select person.id, person.unit_id from person join greeting_wish on greeting_wish.person_id = person.id and in_room
      where person.id = any(${[...people]}::int[])),
    up as (
      select willing.id as person_id, unit.id, unit.parent_id, 0 as depth from willing join unit on unit.id = willing.unit_id
      union all
      select up.person_id, unit.id, unit.parent_id, depth + 1 from up join unit on unit.id = up.parent_id),
    found as (
      select person_id, chat_id, depth from up join room_audience on room_audience.unit_id = up.id
      union all
      select club_member.person_id, chat_id, 100 from club_member
      join willing on willing.id = club_member.person_id
      join room_audience on room_audience.club_id = club_member.club_id)
    select distinct on (person_id) person_id as id, chat_id as room
    from found join chat on chat.id = chat_id where chat.platform_id is not null
    order by person_id, depth, chat_id`.execute(db)
  return rows
}

/** Posts of the day that were taken back before they went out are forgotten, so that a new one can be made. */
export async function releaseTakenBack(db: Tx, day: Day): Promise<void> {
  await sql`
    delete from greeting using outbox
    where greeting.occasion = 'room' and greeting.day = ${day} and outbox.once = greeting.once
      and outbox.state = 'cancelled'`.execute(db)
}

/** Those of `people` who were congratulated in a room on a day. */
export async function postedFor(db: Tx, people: readonly PersonId[], day: Day): Promise<ReadonlySet<PersonId>> {
  const rows = await db
    .selectFrom('greeting')
    .select('person_id')
    .where('occasion', '=', 'room')
    .where('day', '=', day)
    .where(sql<boolean>`person_id = any(${[...people]}::int[])`)
    .execute()
  return new Set(rows.map(({ person_id }) => person_id))
}
