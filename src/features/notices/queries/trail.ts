/** The audit trail, names in it, and what was written before. */
import { sql } from 'kysely'
import type { ChatId, PersonId, Tx } from '../../../feature.ts'

/** So far back words are looked at. */
const MOST_BEFORE = 6

export async function writeAudit(tx: Tx, line: { at: Date; by: PersonId | null; action: string; detail: object }) {
  const { at, by, action, detail } = line
  await tx
    .insertInto('audit')
    .values({ at, person_id: by, action, detail: JSON.stringify(detail) })
    .execute()
}

/** What was written in a chat before a message, the newest first, and how it was handled. */
export async function wordsBefore(
  tx: Tx,
  at: { readonly chat: ChatId; readonly inbox: number; readonly since: Date },
): Promise<readonly { readonly text: string; readonly as: string }[]> {
  const rows = await tx
    .selectFrom('inbox')
    .select(['text', 'handled_as'])
    .where('chat_id', '=', at.chat)
    .where('id', '<', at.inbox)
    .where('received_at', '>=', at.since)
    .where('handled_as', 'is not', null)
    .orderBy('id', 'desc')
    .limit(MOST_BEFORE)
    .execute()
  return rows.map(({ text, handled_as }) => ({ text, as: handled_as ?? '' }))
}

/** What was written in a chat before a message and begins so, the newest first. */
export async function wordsBeginning(
  tx: Tx,
  at: { readonly chat: ChatId; readonly inbox: number; readonly beginning: string },
): Promise<readonly { readonly text: string; readonly as: string }[]> {
  const rows = await tx
    .selectFrom('inbox')
    .select(['text', 'handled_as'])
    .where('chat_id', '=', at.chat)
    .where('id', '<', at.inbox)
    .where('handled_as', 'is not', null)
    .where(sql<boolean>`starts_with(text, ${at.beginning})`)
    .orderBy('id', 'desc')
    .limit(MOST_BEFORE)
    .execute()
  return rows.map(({ text, handled_as }) => ({ text, as: handled_as ?? '' }))
}
