/** All SQL about when an account could be heard. */

import { type Kysely, sql } from 'kysely'
import type { Row, Schema } from '../../db/schema.ts'
import { MINUTE } from '../base/spans.ts'
import type { Tx } from '../feature.ts'

export type Gap = Row<'gap'>
type Why = Gap['why']

/** The account is known to have been heard until `at`; never set back. */
export async function markHeard(db: Tx | Kysely<Schema>, account: string, at: Date): Promise<void> {
  await db
    .updateTable('account')
    .set({ heard_until: at })
    .where('id', '=', account)
    .where((eb) => eb.or([eb('heard_until', 'is', null), eb('heard_until', '<', at)]))
    .execute()
}

/** Until when the account was heard; undefined before its first login. */
export async function heardUntil(tx: Tx, account: string): Promise<Date | undefined> {
  const row = await tx.selectFrom('account').select('heard_until').where('id', '=', account).executeTakeFirst()
  return row?.heard_until ?? undefined
}

export async function findOpenGap(tx: Tx, account: string): Promise<Gap | undefined> {
  return tx
    .selectFrom('gap')
    .selectAll()
    .where('account_id', '=', account)
    .where('until_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

/** Opens a gap; where one is open already, only why it goes on is changed. */
export async function openGap(
  tx: Tx,
  account: string,
  { open, from, why }: { open: Gap | undefined; from: Date; why: Why },
): Promise<void> {
  if (open !== undefined) await tx.updateTable('gap').set({ why }).where('id', '=', open.id).execute()
  else await tx.insertInto('gap').values({ account_id: account, from_at: from, why }).execute()
}

/** Ends the open gap. `until` is never before its begin, as a clock that was set back would have it. */
export async function closeGap(tx: Tx, gap: Gap, until: Date): Promise<void> {
  const until_at = until < gap.from_at ? gap.from_at : until
  await tx.updateTable('gap').set({ until_at }).where('id', '=', gap.id).execute()
}

/** Gaps over since before `endedBefore` that staff have not been told of, oldest first. */
export async function findUntold(tx: Tx, account: string, endedBefore: Date): Promise<readonly Gap[]> {
  return tx
    .selectFrom('gap')
    .selectAll()
    .where('account_id', '=', account)
    .where('told_at', 'is', null)
    .where('until_at', '<=', endedBefore)
    .orderBy('from_at')
    .forUpdate()
    .execute()
}

export async function markTold(tx: Tx, ids: readonly number[], at: Date): Promise<void> {
  if (ids.length === 0) return
  await tx.updateTable('gap').set({ told_at: at }).where('id', 'in', ids).execute()
}

/** What became of a gap: messages said in it that came after all, and messages to people of which nobody knows the end. */
export async function weighGap(
  tx: Tx,
  account: string,
  gap: { from: Date; until: Date },
): Promise<{ late: number; inDoubt: number }> {
  const { late } = await tx
    .selectFrom('inbox')
    .select((eb) => eb.fn.countAll<number>().as('late'))
    .where('account_id', '=', account)
    .where('sent_at', '>=', gap.from)
    .where('sent_at', '<', gap.until)
    .where('received_at', '>=', gap.until)
    .executeTakeFirstOrThrow()
  const { inDoubt } = await tx
    .selectFrom('outbox')
    .select((eb) => eb.fn.countAll<number>().as('inDoubt'))
    .where('account_id', '=', account)
    .where('state', '=', sql.lit('uncertain'))
    .where('tried_at', '>=', new Date(gap.from.getTime() - MINUTE))
    .where('tried_at', '<', gap.until)
    .executeTakeFirstOrThrow()
  return { late, inDoubt }
}

/** Another account that nothing was heard of for a while. */
export interface SilentAccount {
  readonly id: string
  readonly since: Date
  readonly why: Why
}

/**
 * Accounts of other processes that were last heard before `before`, and not before `notBefore`: those given up long ago
 * are nobody's concern. Without an open gap, nobody was there to open one.
 */
export async function findSilentOthers(
  tx: Tx,
  account: string,
  { before, notBefore }: { before: Date; notBefore: Date },
): Promise<readonly SilentAccount[]> {
  const rows = await tx
    .selectFrom('account')
    .leftJoin('gap', (join) => join.onRef('gap.account_id', '=', 'account.id').on('gap.until_at', 'is', null))
    .select(['account.id', 'account.heard_until', 'gap.why'])
    .where('account.id', '<>', account)
    .where('account.heard_until', '<', before)
    .where('account.heard_until', '>', notBefore)
    .orderBy('account.id')
    .execute()
  return rows.flatMap(({ id, heard_until, why }) =>
    heard_until === null ? [] : [{ id, since: heard_until, why: why ?? 'stopped' }],
  )
}

/** The gaps of all accounts since a moment, oldest first, the open ones with them. */
export async function readGaps(db: Kysely<Schema>, since: Date): Promise<readonly Gap[]> {
  return db
    .selectFrom('gap')
    .selectAll()
    .where((eb) => eb.or([eb('until_at', 'is', null), eb('until_at', '>', since)]))
    .orderBy('from_at')
    .execute()
}

/** Since when the platform lets an account send no more; `undefined`: it does. */
export async function bannedSince(db: Kysely<Schema>, account: string): Promise<Date | undefined> {
  const row = await db
    .selectFrom('account')
    .select('paused_at')
    .where('id', '=', account)
    .where('paused_why', '=', 'banned')
    .executeTakeFirst()
  return row?.paused_at ?? undefined
}
