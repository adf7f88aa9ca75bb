/** Messages that go by another chat or account than the one they waited for. */

import { sql } from 'kysely'
import { DAY } from '../../base/spans.ts'
import type { Look, Tx } from '../../feature.ts'
import type { ChatRow, OutboxRow } from './rows.ts'

/** Looked at in one transaction. */
const STRANDED = 50

/** Hands a message that is due over to the owner of another account, unless it has been claimed meanwhile. */
export async function moveToChat(tx: Tx, row: OutboxRow, chat: ChatRow): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ chat_id: chat.id, account_id: chat.account_id })
    .where('id', '=', row.id)
    .where('account_id', '=', row.account_id)
    .where('state', '=', sql.lit('due'))
    .execute()
}

/**
 * Lines to people that are due on accounts which were silent while this one was heard, or whose pushes are stopped while
 * those of this one go, oldest first: those to staff and what is urgent after two minutes; after half an hour, which is no
 * short break of the line, everything. Only those of people who are known to this account, too.
 */
export async function findStranded(tx: Tx, account: string, now: Date): Promise<readonly OutboxRow[]> {
  const { rows } = await sql<OutboxRow>`
    with still as materialized (
      select other.id, other.heard_until < own.heard_until - interval '30 minutes'
        or other.paused_at < ${now}::timestamptz - interval '30 minutes' as long
      from account as own join account as other on other.id <> own.id
        and (other.heard_until < own.heard_until - interval '2 minutes'
          or own.paused_at is null and other.paused_at < ${now}::timestamptz - interval '2 minutes')
      where own.id = ${account})
    select stranded.* from still cross join lateral (
      select o.* from outbox as o
      where o.account_id = still.id and o.state = 'due' and o.not_before <= ${now} and o.kind <> 'reply'
        and (still.long or o.kind in ('urgent', 'staff', 'urgent-notice'))
        and exists (select 1 from binding join chat on chat.id = binding.chat_id
          where binding.person_id = o.person_id and binding.until_at is null
            and chat.account_id = ${account} and chat.platform_id is not null)
      order by o.id limit ${STRANDED}) as stranded
    order by stranded.id limit ${STRANDED}`.execute(tx)
  return rows
}

/** Kinds that are worth saying later, when their person is found. */
const LASTING = ['reminder', 'notice', 'urgent-notice'] as const

/** So far back messages that reached nobody are looked at, in milliseconds: 60 days. */
const RECENT = 60 * DAY

/** The next messages that reached nobody, are still in time and were not offered again yet, by id. */
export async function findUnreachable(tx: Tx, page: { now: Date; after: number; limit: number }) {
  return tx
    .selectFrom('outbox')
    .select(['id', 'person_id', 'feature', 'expects', 'is_public'])
    .where('state', '=', sql.lit('unreachable'))
    .where('offered_again_at', 'is', null)
    .where('person_id', 'is not', null)
    .where('ended_at', '>', new Date(page.now.getTime() - RECENT))
    .where('kind', 'in', [...LASTING])
    .where('not_after', '>', page.now)
    .where('id', '>', page.after)
    .orderBy('id')
    .limit(page.limit)
    .execute()
}

/** A message that reached nobody is due in this chat; only once. */
export async function putInOrderAgain(
  tx: Tx,
  id: number,
  to: { readonly chatId: number; readonly accountId: string },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({
      state: 'due',
      account_id: to.accountId,
      chat_id: to.chatId,
      reason: null,
      ended_at: null,
      expects: null,
      not_before: now,
      offered_again_at: now,
    })
    .where('id', '=', id)
    .where('state', '=', sql.lit('unreachable'))
    .execute()
}

/** Whether `findUnreachable` may find any. */
export const isAnyUnreachable = (now: Date): Look => sql<boolean>`
  exists (select 1 from outbox where state = 'unreachable' and offered_again_at is null and person_id is not null
    and ended_at > ${new Date(now.getTime() - RECENT)})`
