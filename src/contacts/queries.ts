/** All SQL that keeps our chats in step with the platform's contacts. */
import { type Kysely, sql } from 'kysely'
import type { NewRow, Row, Schema } from '../../db/schema.ts'
import type { Cutoff, Tx } from '../feature.ts'
import { blotName } from '../language/secrets.ts'
import type { OurChat, OurRoom } from './match.ts'

export type FriendRequest = Row<'friend_request'>

export async function findChats(tx: Tx, account: string): Promise<readonly (OurChat & { readonly name: string })[]> {
  return tx
    .selectFrom('chat')
    .select(['id', 'platform_id as platformId', 'remark', 'name'])
    .where('account_id', '=', account)
    .where('kind', '=', 'private')
    .orderBy('id')
    .execute()
}

export async function findRooms(tx: Tx, account: string): Promise<readonly OurRoom[]> {
  return tx
    .selectFrom('chat')
    .select([
      'id',
      'platform_id as platformId',
      'name',
      sql<number[]>`array(select member_chat_id from room_member where chat_id = chat.id)`.as('members'),
    ])
    .where('account_id', '=', account)
    .where('kind', '=', 'room')
    .orderBy('id')
    .execute()
}

/** Chats that were lost, all at once, so that ids may change hands; what was asked under the ids stays theirs. */
export async function forgetPlaces(tx: Tx, chats: readonly number[]): Promise<void> {
  await sql`
    update friend_request set chat_id = chat.id from chat
    where chat.id = any(${[...chats]}::int[]) and chat.account_id = friend_request.account_id
      and chat.platform_id = friend_request.platform_id`.execute(tx)
  await tx
    .updateTable('chat')
    .set({ platform_id: null })
    .where(sql<boolean>`id = any(${[...chats]}::int[])`)
    .execute()
}

/** A chat is found again. What came in meanwhile under the new id, while nobody knew whose it was, becomes its own. */
export async function movePlace(tx: Tx, chat: { id: number; account: string; platformId: string }): Promise<void> {
  const other = await tx
    .selectFrom('chat as other')
    .innerJoin('chat', 'chat.kind', 'other.kind')
    .select('other.id')
    .where('chat.id', '=', chat.id)
    .where('other.account_id', '=', chat.account)
    .where('other.platform_id', '=', chat.platformId)
    .where('other.id', '<>', chat.id)
    .executeTakeFirst()
  if (other !== undefined) {
    await tx.updateTable('inbox').set({ chat_id: chat.id }).where('chat_id', '=', other.id).execute()
    await tx.updateTable('outbox').set({ chat_id: chat.id }).where('chat_id', '=', other.id).execute()
    // But for who they are, which is known now.
    await tx
      .updateTable('awaited')
      .set({ chat_id: chat.id })
      .where('chat_id', '=', other.id)
      .where('closed_at', 'is', null)
      .where('feature', '<>', 'identity')
      .execute()
    await tx.updateTable('request').set({ chat_id: chat.id }).where('chat_id', '=', other.id).execute()
    await forgetPlaces(tx, [other.id])
    await tx.updateTable('friend_request').set({ chat_id: chat.id }).where('chat_id', '=', other.id).execute()
  }
  await tx.updateTable('chat').set({ platform_id: chat.platformId }).where('id', '=', chat.id).execute()
}

/** Chats of contacts that have said nothing yet. */
export async function makeChats(
  tx: Tx,
  account: string,
  contacts: readonly { readonly platformId: string; readonly name: string }[],
  now: Date,
): Promise<void> {
  if (contacts.length === 0) return
  const rows = contacts.map(({ platformId, name }) => ({
    account_id: account,
    kind: 'private' as const,
    platform_id: platformId,
    name: blotName(name),
    created_at: now,
  }))
  await tx
    .insertInto('chat')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['account_id', 'kind', 'platform_id']).doNothing())
    .execute()
}

/** A room bears another name now; nothing is posted there until staff have said that it is the same. */
export async function noteRenamed(tx: Tx, id: number, name: string): Promise<void> {
  await tx.updateTable('chat').set({ renamed_to: name }).where('id', '=', id).execute()
}

/** A room that bears another name now. */
export interface Renamed {
  readonly id: number
  readonly from: string
  readonly to: string
}

export async function findRenamed(tx: Tx, account: string): Promise<readonly Renamed[]> {
  const rows = await tx
    .selectFrom('chat')
    .select(['id', 'name as from', 'renamed_to as to'])
    .where('account_id', '=', account)
    .where('renamed_to', 'is not', null)
    .execute()
  return rows.map(({ id, from, to }) => ({ id, from, to: to ?? '' }))
}

/** A new login may bring a platform that does what the last one refused. */
export async function tryRemarksAgain(tx: Tx, account: string): Promise<void> {
  await tx
    .updateTable('chat')
    .set({ remark_failures: 0 })
    .where('account_id', '=', account)
    .where('remark_failures', '>', 0)
    .execute()
}

/** Who is in a room now. */
export async function setMembers(tx: Tx, room: number, members: readonly number[]): Promise<void> {
  await tx.deleteFrom('room_member').where('chat_id', '=', room).execute()
  if (members.length === 0) return
  await tx
    .insertInto('room_member')
    .values(members.map((member_chat_id) => ({ chat_id: room, member_chat_id })))
    .execute()
}

/** The platform has taken a remark, or refused it once more. */
export async function noteRemark(db: Kysely<Schema>, id: number, remark: string | undefined): Promise<void> {
  await db
    .updateTable('chat')
    .set((eb) =>
      remark === undefined
        ? { remark_failures: eb('remark_failures', '+', 1) }
        : { remark: remark === '' ? null : remark, remark_failures: 0 },
    )
    .where('id', '=', id)
    .execute()
}

// Friend requests

/** The request of this id, or else the last one of this person since a moment. */
export async function knownRequest(
  tx: Tx,
  asked: { account: string; requestId: string; platformId: string; since: Date },
): Promise<FriendRequest | undefined> {
  const isSame = sql<boolean>`request_id = ${asked.requestId}`
  return tx
    .selectFrom('friend_request')
    .selectAll()
    .where('account_id', '=', asked.account)
    .where((eb) =>
      eb.or([isSame, eb.and([eb('platform_id', '=', asked.platformId), eb('received_at', '>', asked.since)])]),
    )
    .orderBy(isSame, 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function insertRequest(tx: Tx, row: NewRow<'friend_request'>): Promise<void> {
  await tx.insertInto('friend_request').values(row).execute()
}

/** How many were accepted since a moment, and when it was last tried or done. */
export async function acceptedSince(db: Kysely<Schema>, account: string, since: Date) {
  return db
    .selectFrom('friend_request')
    .select([
      sql<number>`(count(*) filter (where accepted_at > ${since}))::int`.as('accepted'),
      sql<Date | null>`greatest(max(accepted_at), max(tried_at))`.as('last'),
    ])
    .where('account_id', '=', account)
    .where((eb) => eb.or([eb('accepted_at', '>', since), eb('tried_at', '>', since)]))
    .executeTakeFirstOrThrow()
}

/** Whether somebody's first words were taken in already since a moment. */
export async function wasGreeted(
  db: Kysely<Schema>,
  account: string,
  platformId: string,
  since: Date,
): Promise<boolean> {
  const row = await db
    .selectFrom('friend_request')
    .select('id')
    .where('account_id', '=', account)
    .where('platform_id', '=', platformId)
    .where('state', '=', 'greeted')
    .where('received_at', '>', since)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * The oldest in a state, those that were tried in vain behind the others; for those accepted only such as were accepted
 * by `until`.
 */
export async function nextRequest(
  db: Kysely<Schema>,
  account: string,
  state: 'waiting' | 'accepted',
  until?: Date,
): Promise<FriendRequest | undefined> {
  return db
    .selectFrom('friend_request')
    .selectAll()
    .where('account_id', '=', account)
    .where('state', '=', state)
    .$if(until !== undefined, (query) => query.where('accepted_at', '<=', until ?? null))
    .orderBy('attempts')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}

/** Whether a request waits to be accepted, or its words to be taken in. */
export async function hasOpenRequest(db: Kysely<Schema>, account: string): Promise<boolean> {
  const row = await db
    .selectFrom('friend_request')
    .select('id')
    .where('account_id', '=', account)
    .where('state', 'in', ['waiting', 'accepted'])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function changeRequest(
  db: Kysely<Schema> | Tx,
  id: number,
  change: Partial<NewRow<'friend_request'>>,
): Promise<void> {
  await db.updateTable('friend_request').set(change).where('id', '=', id).execute()
}

/** Whether somebody is known behind the private chat of a contact. */
export async function isBound(db: Kysely<Schema>, account: string, platformId: string): Promise<boolean> {
  const row = await db
    .selectFrom('chat')
    .innerJoin('binding', 'binding.chat_id', 'chat.id')
    .select('binding.id')
    .where('chat.account_id', '=', account)
    .where('chat.kind', '=', 'private')
    .where('chat.platform_id', '=', platformId)
    .where('binding.until_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** What was written with requests that ended before a moment goes, with the name; that somebody was let in stays. */
export async function blotOldRequests(tx: Tx, { private: before, limit }: Cutoff): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    update friend_request set name = '', hello = ''
    where id in (
      select id from friend_request
      where state in ('greeted', 'failed') and received_at < ${before} and (name <> '' or hello <> '')
      order by id limit ${limit})`.execute(tx)
  return Number(numAffectedRows)
}
