/** Chats, and who writes there. */
import { sql } from 'kysely'
import type { NewRow, Row } from '../../../db/schema.ts'
import type { PersonId, Tx } from '../../feature.ts'

export type ChatRow = Row<'chat'>

/**
 * The rows of chats on the platform, made where they are new; people's names follow the platform's. Returns an id for each
 * that was given, a chat's id as often as it occurs.
 */
export async function ensureChats(tx: Tx, chats: readonly ChatOnPlatform[]): Promise<readonly number[]> {
  const byKey = new Map(chats.map((chat) => [keyOf(chat), chat]))
  // In one order everywhere, so that two processes which record at once never wait for each other.
  const sorted = [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, chat]) => chat)
  const known = new Map((await findChats(tx, sorted)).map((row) => [keyOf(row), row]))
  const changed = sorted.filter((chat) => known.get(keyOf(chat))?.name !== chat.name)
  for (const row of await upsertChats(tx, changed)) known.set(keyOf(row), row)
  return chats.map((chat) => known.get(keyOf(chat))?.id ?? 0)
}

type ChatOnPlatform = NewRow<'chat'> & { readonly platform_id: string }

const CHAT_NAMED = ['id', 'account_id', 'kind', 'platform_id', 'name'] as const

function findChats(tx: Tx, chats: readonly ChatOnPlatform[]) {
  return tx
    .selectFrom('chat')
    .select(CHAT_NAMED)
    .where(sql<boolean>`(account_id, kind, platform_id) in (
      select * from unnest(${chats.map((chat) => chat.account_id)}::text[], ${chats.map((chat) => chat.kind)}::text[],
        ${chats.map((chat) => chat.platform_id)}::text[]))`)
    .execute()
}

async function upsertChats(tx: Tx, chats: readonly ChatOnPlatform[]) {
  if (chats.length === 0) return []
  return tx
    .insertInto('chat')
    .values(chats)
    .onConflict((conflict) =>
      // A person may call themselves as they like; a room of another name may be another room, so staff are asked first.
      conflict.columns(['account_id', 'kind', 'platform_id']).doUpdateSet({
        // Empty: the platform has not said it this time.
        name: sql`case
          when excluded.name = '' then chat.name
          when chat.kind = 'private' or chat.name = '' then excluded.name
          else chat.name end`,
        renamed_to: sql`case
          when chat.kind = 'private' or chat.name in ('', excluded.name) then null
          when excluded.name = '' then chat.renamed_to
          else excluded.name end`,
      }),
    )
    .returning(CHAT_NAMED)
    .execute()
}

const keyOf = (chat: Pick<NewRow<'chat'>, 'account_id' | 'kind' | 'platform_id'>) =>
  JSON.stringify([chat.account_id, chat.kind, chat.platform_id])

/** Who of those who share a phone is writing there now. */
export async function rememberWriter(tx: Tx, chatId: number, person: PersonId, now: Date): Promise<void> {
  await tx.updateTable('chat').set({ writer_id: person, writer_at: now }).where('id', '=', chatId).execute()
}

export async function findChat(tx: Tx, id: number): Promise<ChatRow> {
  return tx.selectFrom('chat').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

/** Where the sender of a message in a room has written in private; `undefined`: nowhere. */
export async function privateChatOf(
  tx: Tx,
  { account_id, sender_platform_id }: Pick<Row<'inbox'>, 'account_id' | 'sender_platform_id'>,
): Promise<number | undefined> {
  const row = await tx
    .selectFrom('chat')
    .select('id')
    .where('account_id', '=', account_id)
    .where('kind', '=', 'private')
    .where('platform_id', '=', sender_platform_id)
    .where(sql<boolean>`exists (select 1 from inbox where inbox.chat_id = chat.id)`)
    .executeTakeFirst()
  return row?.id
}
