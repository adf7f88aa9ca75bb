/** All SQL of the 接龙. */
import { sql } from 'kysely'
import type { NewRow, Row } from '../../../../db/schema.ts'
import type { ChatId, PersonId, Tx } from '../../../feature.ts'

export type Line = Row<'relay_line'>

/** The list a person posted, as it came in. */
export interface Post {
  readonly inboxId: number
  readonly chatId: ChatId
  readonly chatKind: 'private' | 'room'
  readonly text: string
  readonly personId: PersonId | null
  readonly platformId: string
  /** What the platform calls them: nickname, and nickname in the room (empty: none). */
  readonly names: readonly string[]
}

/** The message of a turn, or one that was kept until staff decided about it. */
export async function findPost(tx: Tx, inboxId: number): Promise<Post> {
  const row = await tx
    .selectFrom('inbox')
    .innerJoin('chat', 'chat.id', 'inbox.chat_id')
    .select([
      'inbox.chat_id as chatId',
      'chat.kind as chatKind',
      'inbox.text',
      'inbox.person_id as personId',
      'inbox.sender_platform_id as platformId',
      'inbox.sender_name',
      'inbox.sender_room_alias',
    ])
    .where('inbox.id', '=', inboxId)
    .executeTakeFirstOrThrow()
  const { sender_name, sender_room_alias, ...post } = row
  return { ...post, inboxId, names: [sender_name, sender_room_alias].filter((name) => name !== '') }
}

/** The lines of a room that stand, in the order in which they came. */
export async function linesIn(tx: Tx, activityId: number, chatId: ChatId): Promise<readonly Line[]> {
  return tx
    .selectFrom('relay_line')
    .selectAll()
    .where('activity_id', '=', activityId)
    .where('chat_id', '=', chatId)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute()
}

/** Whoever has a seat or a place in the line, and whether they have said so themselves in this room. */
export interface Coming extends Row<'sign_up'> {
  readonly personName: string
  readonly saidHere: boolean
}

export async function findComing(tx: Tx, activityId: number, chatId: ChatId): Promise<readonly Coming[]> {
  return tx
    .selectFrom('sign_up')
    .innerJoin('person', 'person.id', 'sign_up.person_id')
    .selectAll('sign_up')
    .select([
      'person.name as personName',
      sql<boolean>`exists (
        select 1 from sign_up as said join inbox on inbox.id = said.inbox_id
        where said.activity_id = sign_up.activity_id and said.person_id = sign_up.person_id and said.answer = 'yes'
          and said.channel = 'room' and said.entered_by is null and inbox.chat_id = ${chatId}
      )`.as('saidHere'),
    ])
    .where('sign_up.activity_id', '=', activityId)
    .where('sign_up.replaced_at', 'is', null)
    .where('sign_up.seat', 'is not', null)
    .orderBy('sign_up.id')
    .execute()
}

/** Where a list with these names stands already; with several, where most of them do. */
export async function chatOfList(tx: Tx, activityId: number, names: readonly string[]): Promise<ChatId | undefined> {
  if (names.length === 0) return undefined
  const row = await tx
    .selectFrom('relay_line')
    .select('chat_id')
    .where('activity_id', '=', activityId)
    .where('removed_at', 'is', null)
    .where('name', 'in', [...names])
    .groupBy('chat_id')
    .orderBy((eb) => eb.fn.countAll(), 'desc')
    .orderBy('chat_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.chat_id
}

/** The lines that name somebody, as far as they count: those of the list in which they were written last. */
export async function linesOf(tx: Tx, activityId: number, personId: PersonId): Promise<readonly Line[]> {
  const lines = await tx
    .selectFrom('relay_line')
    .selectAll()
    .where('activity_id', '=', activityId)
    .where('person_id', '=', personId)
    .where('state', '=', 'counted')
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute()
  const last = lines.toSorted((one, other) => other.inbox_id - one.inbox_id)[0]
  return lines.filter((line) => line.chat_id === last?.chat_id)
}

/** The message that last wrote a line about somebody, whatever became of it. */
export async function lastWritten(tx: Tx, activityId: number, personId: PersonId): Promise<number | undefined> {
  const row = await tx
    .selectFrom('relay_line')
    .select((eb) => eb.fn.max('inbox_id').as('inboxId'))
    .where('activity_id', '=', activityId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row?.inboxId
}

/** The longest waiting line of an activity that names nobody who is known. */
export async function findUnknownLine(
  tx: Tx,
  activityId: number,
): Promise<(Line & { owner: string | null }) | undefined> {
  return tx
    .selectFrom('relay_line')
    .leftJoin('person', 'person.id', 'relay_line.owner_id')
    .selectAll('relay_line')
    .select('person.name as owner')
    .where('activity_id', '=', activityId)
    .where('state', '=', 'unknown')
    .where('removed_at', 'is', null)
    .orderBy('relay_line.id')
    .limit(1)
    .executeTakeFirst()
}

/** The lines that somebody has written and that stand. */
export async function linesBy(tx: Tx, activityId: number, owner: PersonId): Promise<readonly Line[]> {
  return tx
    .selectFrom('relay_line')
    .selectAll()
    .where('activity_id', '=', activityId)
    .where('owner_id', '=', owner)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute()
}

export async function findLine(tx: Tx, id: number): Promise<Line | undefined> {
  return tx.selectFrom('relay_line').selectAll().where('id', '=', id).executeTakeFirst()
}

/** All at once, however many there are. */
export async function addLines(tx: Tx, lines: readonly NewRow<'relay_line'>[]): Promise<void> {
  if (lines.length > 0)
    await tx
      .insertInto('relay_line')
      .values([...lines])
      .execute()
}

export async function changeLines(
  tx: Tx,
  ids: readonly number[],
  change: Partial<Pick<NewRow<'relay_line'>, 'missing_since' | 'removed_at' | 'person_id' | 'state'>>,
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('relay_line')
    .set(change)
    .where(sql<boolean>`id = any(${[...ids]}::bigint[])`)
    .execute()
}

/** What its owner has made of a line. */
export async function rewriteLine(
  tx: Tx,
  id: number,
  line: Pick<NewRow<'relay_line'>, 'people' | 'remark' | 'declines' | 'inbox_id'>,
): Promise<void> {
  await tx.updateTable('relay_line').set(line).where('id', '=', id).execute()
}

/** What staff have said about a header of a room; `undefined`: nobody was asked yet. */
export async function findHeader(
  tx: Tx,
  chatId: ChatId,
  header: string,
): Promise<{ activityId: number | null } | undefined> {
  return tx
    .selectFrom('relay_header')
    .select('activity_id as activityId')
    .where('chat_id', '=', chatId)
    .where('header', '=', header)
    .executeTakeFirst()
}

export async function keepHeader(
  tx: Tx,
  row: { chatId: ChatId; header: string; activityId: number | null; now: Date },
): Promise<void> {
  const { chatId, header, activityId, now } = row
  await tx
    .insertInto('relay_header')
    .values({ chat_id: chatId, header, activity_id: activityId, asked_at: now })
    .onConflict((conflict) => conflict.columns(['chat_id', 'header']).doUpdateSet({ activity_id: activityId }))
    .execute()
}

/** A room that has something to do with an open activity, with what it was told last (null: nothing yet). */
export interface ToldRoom {
  readonly activityId: number
  readonly chatId: ChatId
  readonly heads: number | null
  readonly toldAt: Date | null
}

/** Where there is a 接龙, where it was announced, or where somebody has answered. */
export async function findForSummary(tx: Tx, now: Date): Promise<readonly ToldRoom[]> {
  const { rows } = await sql<ToldRoom>`
    with open as (select id, version from activity where state = 'published' and starts_at > ${now}),
    concerned as (
      select activity_id, chat_id from relay_line where activity_id in (select id from open)
      union
      select sign_up.activity_id, inbox.chat_id from sign_up join inbox on inbox.id = sign_up.inbox_id
      where sign_up.channel = 'room' and sign_up.activity_id in (select id from open)
      union
      select open.id, chat.id from open cross join chat cross join generate_series(1, open.version) as invited
      join outbox on outbox.once = concat('invitation:activity ', open.id, ':room ', chat.id,
        case when invited > 1 then concat(':v', invited) end)
      where chat.kind = 'room' and outbox.state in ('sent', 'uncertain')
    )
    select concerned.activity_id as "activityId", concerned.chat_id as "chatId", told.heads, told.posted_at as "toldAt"
    from concerned join chat on chat.id = concerned.chat_id and chat.kind = 'room'
    left join room_summary as told using (activity_id, chat_id)
    order by concerned.activity_id, concerned.chat_id`.execute(tx)
  return rows
}

/** Whose line was lost by another hand since then, and who still come all the same. */
export async function vanishedSince(tx: Tx, { activityId, chatId, toldAt }: ToldRoom): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('relay_line')
    .innerJoin('sign_up', (join) =>
      join
        .onRef('sign_up.activity_id', '=', 'relay_line.activity_id')
        .onRef('sign_up.person_id', '=', 'relay_line.person_id')
        .on('sign_up.replaced_at', 'is', null)
        .on('sign_up.answer', '=', 'yes'),
    )
    .select('relay_line.name')
    .where('relay_line.activity_id', '=', activityId)
    .where('relay_line.chat_id', '=', chatId)
    .where('relay_line.state', '=', 'counted')
    .where('relay_line.removed_at', 'is', null)
    .where('relay_line.missing_since', '>', toldAt ?? new Date(0))
    .orderBy('relay_line.id')
    .execute()
  return rows.map(({ name }) => name)
}

export async function noteSummary(tx: Tx, row: NewRow<'room_summary'>): Promise<void> {
  await tx
    .insertInto('room_summary')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['activity_id', 'chat_id']).doUpdateSet({ heads: row.heads, posted_at: row.posted_at }),
    )
    .execute()
}

/** Whoever has left the office's care stands in no list any more. */
export async function removeLinesOf(tx: Tx, personId: PersonId, now: Date): Promise<void> {
  await tx
    .updateTable('relay_line')
    .set({ removed_at: now })
    .where('person_id', '=', personId)
    .where('removed_at', 'is', null)
    .execute()
}

/** Blots out a person's lines, and what names them (name, nickname) wherever else it stands. */
export async function forgetLinesOf(tx: Tx, personId: PersonId, words: readonly string[]): Promise<void> {
  await tx.updateTable('relay_line').set({ name: BLOT, remark: null }).where('person_id', '=', personId).execute()
  await tx.updateTable('relay_line').set({ owner_platform_id: '' }).where('owner_id', '=', personId).execute()
  // Of whom it was not known who they were when they wrote: the message says no more who sent it.
  await sql`
    update relay_line set owner_platform_id = '' from inbox
    where inbox.id = relay_line.inbox_id and inbox.sender_platform_id = ''`.execute(tx)
  for (const word of words) {
    await sql`
      update relay_line set name = replace(name, ${word}, ${BLOT}), remark = replace(remark, ${word}, ${BLOT})
      where position(${word} in concat(name, remark)) > 0`.execute(tx)
    await sql`delete from relay_header where position(${word} in header) > 0`.execute(tx)
  }
}

/** Takes the names out of lists of what was held before a moment, and what was decided about their headers; the figures stay. */
export async function blotOldLines(tx: Tx, before: Date, limit: number): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    update relay_line set name = ${BLOT}, remark = null, owner_platform_id = ''
    where id in (
      select relay_line.id from relay_line join activity on activity.id = relay_line.activity_id
      where activity.starts_at < ${before}
        and (relay_line.name <> ${BLOT} or relay_line.remark is not null or relay_line.owner_platform_id <> '')
      order by relay_line.id limit ${limit})`.execute(tx)
  await sql`delete from relay_header where asked_at < ${before}`.execute(tx)
  return Number(numAffectedRows)
}

const BLOT = '某某'
