/** Takes messages in: from here on they are not lost. */
import type { NewRow } from '../../db/schema.ts'
import { storable } from '../base/storable.ts'
import type { Tx } from '../feature.ts'
import { keptAmong } from '../files/public.ts'
import { blotName, blotSecrets, wasBlotted } from '../language/secrets.ts'
import { ensureChats, insertMessages } from './queries.ts'

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
  /** `id`: its content is kept already. */
  readonly file?: { readonly name: string; readonly id?: string }
  /** It was said on the page by this person, and not on the platform. */
  readonly page?: { readonly person: number }
  readonly mentionsSelf: boolean
  readonly sentAt: Date
}

/**
 * The same message without numbers of papers, cards and codes (rule 30): they are kept nowhere, so this comes before the
 * journal and the table. Doing it twice changes nothing.
 */
export function withoutSecrets<Kind extends Heard>(heard: Kind): Kind {
  const { quote, file, sender } = heard
  const { name, alias, roomAlias } = sender
  const called = { ...sender, name: blotName(name), alias: blotName(alias), roomAlias: blotName(roomAlias) }
  const quoted = quote === undefined ? {} : { quote: { ...quote, text: blotSecrets(quote.text) } }
  const named = file === undefined ? {} : { file: { ...file, name: blotName(file.name) } }
  return { ...heard, sender: called, text: blotSecrets(heard.text), ...quoted, ...named }
}

/** What was heard, and when by the office clock. */
export interface Arrival {
  readonly heard: Heard
  readonly receivedAt: Date
}

/**
 * Records messages in this order, each once, however often it is delivered. Returns how many were new. `replayed`: they
 * had been recorded before, so whatever of them is new was lost with an older state of the database.
 */
export async function recordMessages(tx: Tx, arrivals: readonly Arrival[], replayed = false): Promise<number> {
  const clean = arrivals.map(({ heard, receivedAt }) => ({ heard: withoutSecrets(heard), receivedAt }))
  const chatIds = await ensureChats(tx, clean.map(chatOf))
  const kept = await findKept(tx, clean)
  const rows = clean.map((arrival, index) => ({
    ...inboxRow(arrival, chatIds[index] ?? 0, replayed),
    ...fileColumns(arrival.heard, kept),
  }))
  return insertMessages(tx, rows)
}

function chatOf({ heard: { account, room, sender, page }, receivedAt }: Arrival) {
  return {
    account_id: account,
    kind: room === undefined ? 'private' : 'room',
    platform_id: room?.platformId ?? sender.platformId,
    name: storable(room?.name ?? sender.name),
    created_at: receivedAt,
    page_person_id: page?.person ?? null,
  } as const
}

function inboxRow({ heard, receivedAt }: Arrival, chatId: number, replayed: boolean): NewRow<'inbox'> {
  const { sender } = heard
  return {
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
    received_at: receivedAt,
    replayed,
    state: 'received',
  }
}

/** Contents that were kept before their messages; an older state of the database may lack them. */
async function findKept(tx: Tx, arrivals: readonly Arrival[]): Promise<ReadonlySet<string>> {
  const ids = arrivals.flatMap(({ heard }) => heard.file?.id ?? [])
  return new Set(await keptAmong(tx, ids))
}

/**
 * In a room nothing but words is for the bot: what is shown there is not fetched, and its name kept only where the sender
 * is to be warned of it.
 */
function fileColumns(
  { file, room }: Heard,
  kept: ReadonlySet<string>,
): Pick<NewRow<'inbox'>, 'file_state' | 'file_name' | 'file_id'> {
  if (file === undefined) return {}
  const file_name = storable(file.name) || null
  if (room !== undefined) return wasBlotted(file.name) ? { file_name } : {}
  if (file.id === undefined) return { file_state: 'wanted', file_name }
  return kept.has(file.id) ? { file_state: 'had', file_name, file_id: file.id } : { file_state: 'lost', file_name }
}

function storableQuote(quote: { readonly name: string; readonly text: string }) {
  return { name: storable(quote.name), text: storable(quote.text) }
}
