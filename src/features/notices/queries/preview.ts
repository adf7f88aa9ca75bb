/** What can be said of an audience before a notice goes out. */
import { type RawBuilder, sql } from 'kysely'
import type { ChatId, PersonId, Tx } from '../../../feature.ts'
import { DECLINES, IN_REACH, inAudience, REPORTED_DEAD, type Recipients } from '../../people/public.ts'
import { wholeOf } from './audience.ts'
import type { Notice } from './notices.ts'
import { goesNoMore, isOfTheDay } from './outbox.ts'

/**
 * On which days (yyyy-mm-dd, on the zone's clock) people of an audience have another notice, gone or to go since a
 * moment, and how many have it on exactly these days. Those who want no notices are left out.
 */
export async function countTakenDays(
  tx: Tx,
  audience: Recipients,
  since: Date,
  zone: string,
): Promise<readonly { readonly days: readonly string[]; readonly count: number }[]> {
  const { rows } = await sql<{ days: string[]; count: number }>`
    select days, count(*)::int as count from (
      select outbox.person_id,
        array_agg(distinct to_char(coalesce(ended_at, not_before) at time zone ${zone}, 'YYYY-MM-DD')) as days
      from outbox
      where ${isOfTheDay} and state in ('due', 'sending', 'sent', 'uncertain')
        and coalesce(ended_at, not_before) >= ${since}
        and not ${goesNoMore}
        and person_id in ${inAudience(tx, audience)}
        and not exists (select 1 from opt_out
          where opt_out.person_id = outbox.person_id and opt_out.kind = 'notice' and opt_out.ended_at is null)
      group by outbox.person_id) as taken
    group by days`.execute(tx)
  return rows
}

/**
 * Some of an audience, to show how each of them will read it: each addressed in another way as far as can be, and among
 * them one without an honorific.
 */
export async function someOf(
  tx: Tx,
  audience: Recipients,
  limit: number,
): Promise<readonly { readonly name: string; readonly honorific: string | null }[]> {
  const { rows } = await sql<{ name: string; honorific: string | null }>`
    with readers as (
      select person.id, person.name, person.honorific, coalesce(replace(person.honorific, left(person.name, 1), ''), '') as kind
      from ${inAudience(tx, audience)} as audience join person on person.id = audience.id),
    numbered as (select *, row_number() over (partition by kind order by id) as place from readers),
    chosen as (
      select * from numbered order by place, kind = '' desc, id limit ${limit})
    select name, honorific from chosen order by kind = '', place, id`.execute(tx)
  return rows
}

/** Some of these people, to show how each of them will read it. */
export const readersAmong = (tx: Tx, people: readonly PersonId[], limit: number) =>
  tx
    .selectFrom('person')
    .select(['name', 'honorific'])
    .where(sql<boolean>`id = any(${[...people]}::int[])`)
    .orderBy('id')
    .limit(limit)
    .execute()

/** How many of these people belong to each 支部 (null: to none), as `countByBranch` has them. */
export async function countBranchesOf(
  tx: Tx,
  people: readonly PersonId[],
): Promise<readonly { readonly branch: string | null; readonly total: number }[]> {
  const rows = await tx
    .selectFrom('person')
    .leftJoin('unit', 'unit.id', 'person.unit_id')
    .leftJoin('unit as above', (join) => join.onRef('above.id', '=', 'unit.parent_id').on('unit.kind', '=', 'group'))
    .select((eb) => [
      sql<string | null>`coalesce(above.name, unit.name)`.as('branch'),
      eb.fn.countAll<number>().as('total'),
    ])
    .where(sql<boolean>`person.id = any(${[...people]}::int[])`)
    .groupBy('branch')
    .orderBy(sql`min(coalesce(above.id, unit.id))`)
    .execute()
  return rows.map(({ branch, total }) => ({ branch, total: Number(total) }))
}

/** Which of these people do not want notices. */
export async function optedOutAmong(tx: Tx, people: readonly PersonId[]): Promise<ReadonlySet<PersonId>> {
  const rows = await tx
    .selectFrom('opt_out')
    .select('person_id')
    .where(sql<boolean>`person_id = any(${[...people]}::int[])`)
    .where('kind', '=', sql.lit('notice'))
    .where('ended_at', 'is', null)
    .execute()
  return new Set(rows.map(({ person_id }) => person_id))
}

/**
 * How a notice would come to somebody: read in one of its rooms (`room`), by a message of their own (`alone`), by a call, as
 * no chat reaches them (`mute`) or they do not agree to be written to (`unwilling`), or, as they want no notices, not at all.
 */
export type Way = 'room' | 'alone' | 'mute' | 'unwilling' | 'optedOut'

/** The way to the row of `person` at hand. */
const wayOf = (noticeId: number): RawBuilder<Way> => sql<Way>`case
  when person.id in (select binding.person_id from notice_room
    join room_member on room_member.chat_id = notice_room.chat_id
    join binding on binding.chat_id = room_member.member_chat_id and binding.until_at is null
    where notice_room.notice_id = ${noticeId}) then 'room'
  when not ${IN_REACH} then 'mute'
  when not exists (select 1 from opt_out
    where opt_out.person_id = person.id and opt_out.kind = 'notice' and opt_out.ended_at is null) then 'alone'
  when ${DECLINES} then 'unwilling'
  else 'optedOut' end`

/** How many of those whom a notice is for by now it would reach in which way; each counts once. */
export async function countWays(
  tx: Tx,
  notice: Pick<Notice, 'id' | 'audience' | 'corrects_id'>,
): Promise<Readonly<Record<Way, number>>> {
  // Grouped, not counted with a filter for each: the server would look up every person's way anew for each of the five.
  const { rows } = await sql<{ way: Way; count: number }>`
    select way, count(*)::int as count from (
      select ${wayOf(notice.id)} as way
      from (${wholeOf(tx, notice)}) audience join person on person.id = audience.id
      where not ${REPORTED_DEAD}) ways
    group by way`.execute(tx)
  const counts = Object.fromEntries(rows.map(({ way, count }) => [way, count]))
  return { room: 0, alone: 0, mute: 0, unwilling: 0, optedOut: 0, ...counts }
}

/** Those whom it would reach in one of these ways: of each way the first few by name. */
export async function nameSome(
  tx: Tx,
  notice: Pick<Notice, 'id' | 'audience' | 'corrects_id'>,
  ways: readonly Way[],
  few: number,
): Promise<Readonly<Partial<Record<Way, readonly string[]>>>> {
  const { rows } = await sql<{ way: Way; names: string[] }>`
    select way, (array_agg(name order by id))[1:${few}::int] as names from (
      select person.id, person.name, ${wayOf(notice.id)} as way
      from (${wholeOf(tx, notice)}) audience join person on person.id = audience.id
      where not ${REPORTED_DEAD}) ways
    where way = any(${[...ways]}::text[])
    group by way`.execute(tx)
  return Object.fromEntries(rows.map(({ way, names }) => [way, names]))
}

/** Those of its audience of whom it is said that they have died: nothing goes to them (rule 28). */
export async function nameMourned(
  tx: Tx,
  notice: Pick<Notice, 'audience' | 'corrects_id'>,
): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select person.name from departure join person on person.id = departure.person_id
    where departure.how = 'deceased' and departure.state = 'reported' and person.id in (${wholeOf(tx, notice)})
    order by person.id`.execute(tx)
  return rows.map(({ name }) => name)
}

/** How many of those whom it is for are in each of its rooms; whoever is in two is counted in both. */
export async function countInRooms(
  tx: Tx,
  notice: Pick<Notice, 'id' | 'audience' | 'corrects_id'>,
): Promise<ReadonlyMap<ChatId, number>> {
  const { rows } = await sql<{ room: ChatId; people: number }>`
    select notice_room.chat_id as room, count(distinct binding.person_id)::int as people
    from notice_room
    join room_member on room_member.chat_id = notice_room.chat_id
    join binding on binding.chat_id = room_member.member_chat_id and binding.until_at is null
    where notice_room.notice_id = ${notice.id} and binding.person_id in (${wholeOf(tx, notice)})
    group by notice_room.chat_id`.execute(tx)
  return new Map(rows.map(({ room, people }) => [room, people]))
}
