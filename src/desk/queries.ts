/** All SQL of the page's codes, and of what is said on it. */
import type { Kysely } from 'kysely'
import type { Row, Schema } from '../../db/schema.ts'
import type { Day } from '../base/calendar.ts'
import { PAGE_ACCOUNT, type PersonId, type Tx } from '../feature.ts'

/** Makes sure that the chats of the page have their account. */
export async function ensurePageAccount(db: Kysely<Schema>): Promise<void> {
  await db
    .insertInto('account')
    .values({ id: PAGE_ACCOUNT, puppet: PAGE_ACCOUNT })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** Active people of exactly this name. */
export async function findPeopleCalled(tx: Tx, name: string): Promise<readonly { readonly id: PersonId }[]> {
  return tx.selectFrom('person').select('id').where('name', '=', name).where('status', '=', 'active').execute()
}

/** Whether somebody holds today a post with which one enters the page. */
export async function holdsPost(tx: Tx, person: PersonId, posts: readonly string[], today: Day): Promise<boolean> {
  const row = await tx
    .selectFrom('appointment')
    .select('id')
    .where('person_id', '=', person)
    .where('role', 'in', posts as readonly Row<'appointment'>['role'][])
    .where('from_day', '<=', today)
    .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>=', today)]))
    .executeTakeFirst()
  return row !== undefined
}

/** How many codes somebody was given since a moment. */
export async function countCodes(tx: Tx, person: PersonId, since: Date): Promise<number> {
  const row = await tx
    .selectFrom('page_code')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('person_id', '=', person)
    .where('made_at', '>', since)
    .executeTakeFirstOrThrow()
  return row.count
}

/** Ends the codes that somebody has not used, and all that are too old: their numbers are free again. */
export async function endCodes(tx: Tx, person: PersonId, now: Date): Promise<void> {
  await tx
    .updateTable('page_code')
    .set({ used_at: now })
    .where('used_at', 'is', null)
    .where((eb) => eb.or([eb('person_id', '=', person), eb('until_at', '<=', now)]))
    .execute()
}

/** Keeps a new code; false when somebody else holds the same. */
export async function insertCode(
  tx: Tx,
  code: { person_id: PersonId; code: string; made_at: Date; until_at: Date },
): Promise<boolean> {
  const row = await tx
    .insertInto('page_code')
    .values(code)
    .onConflict((conflict) => conflict.column('code').where('used_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Uses a code up; whose it was, or `undefined` when there is no such code any more. */
export async function useCode(db: Kysely<Schema>, code: string, now: Date): Promise<PersonId | undefined> {
  const row = await db
    .updateTable('page_code')
    .set({ used_at: now })
    .where('code', '=', code)
    .where('used_at', 'is', null)
    .where('until_at', '>', now)
    .returning('person_id')
    .executeTakeFirst()
  return row?.person_id
}

/** How far a message from the page has come; `undefined` while it is not recorded. */
export async function findState(
  db: Kysely<Schema>,
  platformMessageId: string,
): Promise<Row<'inbox'>['state'] | undefined> {
  const row = await db
    .selectFrom('inbox')
    .select('state')
    .where('account_id', '=', PAGE_ACCOUNT)
    .where('platform_message_id', '=', platformMessageId)
    .executeTakeFirst()
  return row?.state
}

/** Somebody's chat on the page. */
export async function findPageChat(tx: Tx, person: PersonId): Promise<number | undefined> {
  const row = await tx
    .selectFrom('chat')
    .select('id')
    .where('account_id', '=', PAGE_ACCOUNT)
    .where('page_person_id', '=', person)
    .executeTakeFirst()
  return row?.id
}

/** The newest things said on a page, newest first. */
export async function findSaid(tx: Tx, chat: number, limit: number) {
  return tx
    .selectFrom('inbox')
    .select(['id', 'text', 'file_name', 'received_at'])
    .where('chat_id', '=', chat)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** The newest answers that a page was given, newest first. */
export async function findAnswered(tx: Tx, chat: number, limit: number) {
  return tx
    .selectFrom('outbox')
    .select(['id', 'once', 'text', 'file_name', 'file_id', 'created_at'])
    .where('chat_id', '=', chat)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** The file that an answer on this page brought. */
export async function findAnsweredFile(
  tx: Tx,
  chat: number,
  id: number,
): Promise<{ readonly name: string; readonly fileId: string } | undefined> {
  const row = await tx
    .selectFrom('outbox')
    .select(['file_name', 'file_id'])
    .where('id', '=', id)
    .where('chat_id', '=', chat)
    .executeTakeFirst()
  return row?.file_name == null || row.file_id === null ? undefined : { name: row.file_name, fileId: row.file_id }
}
