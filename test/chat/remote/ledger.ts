/** Holds the network's own ledger against the database: what was said, what was recorded, what was answered. */
import type { Kysely } from 'kysely'
import type { Schema } from '../../../db/schema.ts'
import type { Message } from '../../../src/chat/local/network.ts'

const BOT = 'bot'

/**
 * What breaks the promise: every message said to the bot in private is recorded once, in the order of its chat, and
 * answered once, in that order; and the phone shows the answers that the database says were sent. Empty when it holds.
 */
export async function checkLedger(db: Kysely<Schema>, ledger: readonly Message[]): Promise<readonly string[]> {
  const chats = [...new Set(ledger.map((message) => message.chat))]
  const faults = await Promise.all(chats.map((chat) => checkChat(db, chat, inChat(ledger, chat))))
  return faults.flat()
}

const inChat = (ledger: readonly Message[], chat: string) => ledger.filter((message) => message.chat === chat)

async function checkChat(db: Kysely<Schema>, platformId: string, said: readonly Message[]): Promise<readonly string[]> {
  const recorded = await db
    .selectFrom('inbox')
    .innerJoin('chat', 'chat.id', 'inbox.chat_id')
    .where('chat.platform_id', '=', platformId)
    .select(['inbox.id', 'inbox.platform_message_id'])
    .orderBy('inbox.id')
    .execute()
  const answers = await db
    .selectFrom('outbox')
    .where('sent_to', '=', platformId)
    .where('once', 'like', 'inbox %:reply%')
    .select(['once', 'state', 'platform_message_id'])
    .orderBy('id')
    .execute()
  const heard = said.filter((message) => message.from !== BOT).map((message) => message.id)
  const shown = said.filter((message) => message.from === BOT).map((message) => message.id)
  return [
    ...differs(
      `${platformId}: said, recorded`,
      heard,
      recorded.map((row) => row.platform_message_id),
    ),
    ...differs(
      `${platformId}: recorded, answered`,
      recorded.map((row) => `inbox ${row.id}`),
      answers.map((row) => row.once.replace(/:reply.*/, '')),
    ),
    ...differs(
      `${platformId}: answered, shown`,
      answers.map((row) => `${row.state} ${row.platform_message_id}`),
      shown.map((id) => `sent ${id}`),
    ),
  ]
}

function differs(what: string, wanted: readonly string[], found: readonly string[]): readonly string[] {
  if (JSON.stringify(wanted) === JSON.stringify(found)) return []
  const missing = wanted.filter((one) => !found.includes(one))
  const extra = found.filter((one, at) => !wanted.includes(one) || found.indexOf(one) !== at)
  return [`${what}: ${wanted.length} ≠ ${found.length}; missing ${missing.join(', ')}; extra ${extra.join(', ')}`]
}
