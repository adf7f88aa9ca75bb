/** One turn: the message, what is known of it, how it ended. */
import { type ExpressionBuilder, sql } from 'kysely'
import type { Schema } from '../../../db/schema.ts'
import { UNREAD } from '../../base/unread.ts'
import { writtenOnce } from '../../base/written-once.ts'
import type { Tx } from '../../feature.ts'
import type { ChatRow } from './chats.ts'
import type { InboxRow } from './claims.ts'
import { LATELY, type Lately, NOTHING_LATELY } from './lately.ts'

/** Locks a claimed message for its turn; `undefined` when it was taken over or handled meanwhile. */
export async function lockClaimed(tx: Tx, id: number, worker: string): Promise<InboxRow | undefined> {
  return tx
    .selectFrom('inbox')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', sql.lit('received'))
    .where('claimed_by', '=', worker)
    .forUpdate()
    .executeTakeFirst()
}

/** No lock is waited for longer than this in the transaction, in milliseconds. */
export async function waitForLocks(tx: Tx, most: number): Promise<void> {
  await sql`select set_config('lock_timeout', ${String(most)}, true)`.execute(tx)
}

/** A message whose turn it is, with what is known of it before anything is read. */
export interface OpenedRow extends InboxRow {
  readonly chat: Pick<ChatRow, 'id' | 'kind' | 'account_id' | 'name' | 'page_person_id' | 'hushed_at'>
  /** What the message before this one, of the same sender in the same chat, was handled as; null after an hour of silence. */
  readonly previous: string | null
  /** Something of this sender in this chat was not understood within the last day. */
  readonly missed: boolean
  readonly lately: Lately
}

/**
 * Locks claimed messages as `lockClaimed` does, oldest first, with all that their turns need of their chats; one query, since
 * it is asked for every message. Those that were taken over or handled meanwhile are left out.
 */
export async function openClaimed(tx: Tx, ids: readonly number[], worker: string): Promise<readonly OpenedRow[]> {
  const found = await opening(tx, { ids, worker })
  return found.map(({ chat_kind, chat_name, page_person_id, hushed_at, missed, lately, ...row }) => {
    const of = { page_person_id, hushed_at }
    const chat = { id: row.chat_id, kind: chat_kind, account_id: row.account_id, name: chat_name, ...of }
    return { ...row, chat, missed: missed === true, lately: lately ?? NOTHING_LATELY }
  })
}

const opening = writtenOnce((tx: Tx, { ids, worker }: { readonly ids: readonly number[]; readonly worker: string }) =>
  tx
    .selectFrom('inbox')
    .innerJoin('chat', 'chat.id', 'inbox.chat_id')
    .selectAll('inbox')
    .select(['chat.kind as chat_kind', 'chat.name as chat_name', 'chat.page_person_id', 'chat.hushed_at'])
    .select((eb) => [
      earlierThan(eb, '1 hour').select('earlier.handled_as').orderBy('earlier.id', 'desc').limit(1).as('previous'),
      eb.exists(earlierThan(eb, '1 day').where('earlier.handled_as', 'in', ['miss', 'handed-over'])).as('missed'),
      earlierThan(eb, '1 hour').select(LATELY.as('lately')).as('lately'),
    ])
    .where(sql<boolean>`inbox.id = any(${ids}::bigint[])`)
    .where('inbox.state', '=', 'received')
    .where('inbox.claimed_by', '=', worker)
    .orderBy('inbox.id')
    .forUpdate('inbox'),
)

/** The messages before this one, of the same sender in the same chat, not older than `span`. */
function earlierThan(eb: ExpressionBuilder<Schema, 'inbox'>, span: string) {
  return eb
    .selectFrom('inbox as earlier')
    .whereRef('earlier.chat_id', '=', 'inbox.chat_id')
    .whereRef('earlier.sender_platform_id', '=', 'inbox.sender_platform_id')
    .whereRef('earlier.id', '<', 'inbox.id')
    .where(sql<boolean>`earlier.received_at > inbox.received_at - ${span}::interval`)
}

interface MessageEnding {
  readonly state: 'handled' | 'failed'
  readonly handled_at: Date
  readonly person_id: number | null
  readonly handled_as: string
  readonly deed: string | null
  readonly failure: string | null
}

export async function endMessage(tx: Tx, id: number, ending: MessageEnding): Promise<void> {
  await ends(tx, { id, ...ending })
}

const ends = writtenOnce(
  (tx: Tx, { id, state, handled_at, person_id, handled_as, deed, failure }: MessageEnding & { readonly id: number }) =>
    tx
      .updateTable('inbox')
      .set({ state, handled_at, person_id, handled_as, deed, failure })
      .where('id', '=', id)
      .modifyEnd(sql.raw(UNREAD)),
)

/** As which words are kept of somebody of whom it is not known yet who they are. */
const KEPT = 'stranger:kept'

/** Lets words wait once more that were kept in a chat since a moment, while nobody knew who wrote them. */
export async function reopenKept(tx: Tx, chatId: number, since: Date): Promise<void> {
  await tx
    .updateTable('inbox')
    .set((eb) => ({
      state: 'received',
      attempts: 0,
      claimed_by: null,
      claimed_until: null,
      handled_at: null,
      handled_as: null,
      deed: null,
      hearings: eb('hearings', '+', 1),
    }))
    .where('chat_id', '=', chatId)
    .where('state', '=', 'handled')
    .where('handled_as', '=', KEPT)
    .where('received_at', '>', since)
    .execute()
}

/** Adds a line to the audit trail. */
export async function writeAudit(
  tx: Tx,
  line: { at: Date; personId: number | null; action: string; detail: object },
): Promise<void> {
  const { at, personId: person_id, action } = line
  await tx
    .insertInto('audit')
    .values({ at, person_id, action, detail: JSON.stringify(line.detail) })
    .modifyEnd(sql.raw(UNREAD))
    .execute()
}
