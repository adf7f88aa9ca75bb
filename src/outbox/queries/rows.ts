/** Rows as the outbox reads them, and how many there are. */
import { type Kysely, sql } from 'kysely'
import type { Row, Schema } from '../../../db/schema.ts'
import type { Addressed, ChatId, To, Tx } from '../../feature.ts'

export type OutboxRow = Row<'outbox'>

/** A row as far as it matters where it may go. */
export const addressed = ({ is_public }: Pick<OutboxRow, 'is_public'>, to: To): Addressed => ({
  to,
  ...(is_public && { isPublic: true }),
})

export type ChatRow = Pick<Row<'chat'>, 'id' | 'account_id' | 'kind' | 'platform_id' | 'name'>

export async function findChat(tx: Tx, chatId: number): Promise<ChatRow | undefined> {
  return tx.selectFrom('chat').selectAll().where('id', '=', chatId).executeTakeFirst()
}

/** Those of some chats that are rooms. */
export async function roomsAmong(tx: Tx, chats: readonly ChatId[]): Promise<ReadonlySet<ChatId>> {
  const rows = await tx
    .selectFrom('chat')
    .select('id')
    .where(sql<boolean>`id = any(${[...chats]}::int[])`)
    .where('kind', '=', 'room')
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** How many messages wait, and how many ended badly since a moment. */
export async function readFigures(db: Kysely<Schema>, since: Date) {
  return db
    .selectFrom('outbox')
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere('state', 'in', ['due', 'sending']).as('waiting'),
      eb.fn.countAll<number>().filterWhere('state', '=', 'sent').filterWhere('ended_at', '>', since).as('sent'),
      eb.fn
        .countAll<number>()
        .filterWhere('state', 'in', ['failed', 'uncertain', 'expired'])
        .filterWhere('ended_at', '>', since)
        .as('failed'),
    ])
    .executeTakeFirstOrThrow()
}
