/** The audit trail, names in it, and what was written before. */
import { type RawBuilder, sql } from 'kysely'
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

/** Words that were written, and how they were handled. */
interface Written {
  readonly text: string
  readonly as: string
}

/** What was written in a chat before a message, the newest first. */
export const wordsBefore = (
  tx: Tx,
  at: { readonly chat: ChatId; readonly inbox: number; readonly since: Date },
): Promise<readonly Written[]> => handledBefore(tx, at, sql<boolean>`received_at >= ${at.since}`)

/** The same of what begins so. */
export const wordsBeginning = (
  tx: Tx,
  at: { readonly chat: ChatId; readonly inbox: number; readonly beginning: string },
): Promise<readonly Written[]> => handledBefore(tx, at, sql<boolean>`starts_with(text, ${at.beginning})`)

async function handledBefore(
  tx: Tx,
  { chat, inbox }: { readonly chat: ChatId; readonly inbox: number },
  which: RawBuilder<boolean>,
): Promise<readonly Written[]> {
  const rows = await tx
    .selectFrom('inbox')
    .select(['text', 'handled_as'])
    .where('chat_id', '=', chat)
    .where('id', '<', inbox)
    .where('handled_as', 'is not', null)
    .where(which)
    .orderBy('id', 'desc')
    .limit(MOST_BEFORE)
    .execute()
  return rows.map(({ text, handled_as }) => ({ text, as: handled_as ?? '' }))
}
