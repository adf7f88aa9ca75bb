/** Takes a message in: from here on it is not lost. */
import type { Tx } from '../feature.ts'
import { ensureChat, insertMessage } from './queries.ts'

/** A message as the platform gave it; the fields of the chat's own `Incoming` that are kept. */
export interface Heard {
  readonly account: string
  readonly platformMessageId: string
  readonly room?: { readonly platformId: string; readonly name: string }
  readonly sender: {
    readonly platformId: string
    readonly name: string
    readonly alias: string
    readonly roomAlias: string
  }
  readonly kind: string
  readonly text: string
  readonly quote?: { readonly name: string; readonly text: string }
  readonly mentionsSelf: boolean
  readonly sentAt: Date
}

/** Longest text that is kept, in characters; the platform itself cuts far earlier. */
const LONGEST = 10_000

/** Records a message once, however often it is delivered. Returns whether it was new. */
export async function recordMessage(tx: Tx, heard: Heard, now: Date): Promise<boolean> {
  const { room, sender } = heard
  const chatId = await ensureChat(tx, {
    account_id: heard.account,
    kind: room === undefined ? 'private' : 'room',
    platform_id: room?.platformId ?? sender.platformId,
    name: storable(room?.name ?? sender.name),
    created_at: now,
  })
  const id = await insertMessage(tx, {
    account_id: heard.account,
    platform_message_id: heard.platformMessageId,
    chat_id: chatId,
    sender_platform_id: sender.platformId,
    sender_name: storable(sender.name),
    sender_alias: storable(sender.alias),
    sender_room_alias: storable(sender.roomAlias),
    kind: heard.kind,
    text: storable(heard.text),
    quote: heard.quote === undefined ? null : JSON.stringify(storableQuote(heard.quote)),
    mentions_self: heard.mentionsSelf,
    sent_at: heard.sentAt,
    received_at: now,
    state: 'received',
  })
  return id !== undefined
}

/** PostgreSQL refuses the character U+0000, and half a surrogate pair; nicknames hold them as well as messages. */
function storable(text: string): string {
  return text.slice(0, LONGEST).replaceAll('\u0000', '').toWellFormed()
}

function storableQuote(quote: { readonly name: string; readonly text: string }) {
  return { name: storable(quote.name), text: storable(quote.text) }
}
