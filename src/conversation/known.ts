/** What turns that are taken together need to know of their chats, asked once for all of them. */
import type { Speaker, Tx } from '../feature.ts'
import type { OpenedRow } from './queries.ts'
import { type OpenRow, openInEach } from './questions.ts'
import type { Book } from './talk.ts'

/** Who speaks in a private chat, and what is open there. */
export interface Known {
  readonly speaker: Speaker
  readonly open: readonly OpenRow[]
}

/** By chat; of rooms and of the page nothing is known beforehand. */
export async function findKnown(
  { ports }: Book,
  tx: Tx,
  rows: readonly OpenedRow[],
  now: Date,
): Promise<ReadonlyMap<number, Known>> {
  const chats = rows
    .filter(({ chat }) => chat.kind === 'private' && chat.page_person_id === null)
    .map(({ chat, sender_platform_id }) => {
      return { chatId: chat.id, accountId: chat.account_id, senderPlatformId: sender_platform_id }
    })
  if (chats.length === 0) return new Map()
  const speakers = await ports.identifyEach(tx, chats, now)
  const open = await openInEach(
    tx,
    chats.map(({ chatId }) => chatId),
    now,
  )
  return new Map(
    [...speakers].map(([chatId, speaker]): [number, Known] => [chatId, { speaker, open: open.get(chatId) ?? [] }]),
  )
}
