/** The audit trail, names in it, and what was written before. */
import type { ChatId, PersonId, Tx } from '../../../feature.ts'

export async function writeAudit(tx: Tx, line: { at: Date; by: PersonId | null; action: string; detail: object }) {
  const { at, by, action, detail } = line
  await tx
    .insertInto('audit')
    .values({ at, person_id: by, action, detail: JSON.stringify(detail) })
    .execute()
}

export async function nameOf(tx: Tx, personId: PersonId): Promise<string> {
  return (await tx.selectFrom('person').select('name').where('id', '=', personId).executeTakeFirstOrThrow()).name
}

/** The newest words of a chat before a message that nobody knew what to do with. */
export async function textBefore(
  tx: Tx,
  at: { readonly chat: ChatId; readonly inbox: number; readonly since: Date },
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('inbox')
    .select('text')
    .where('chat_id', '=', at.chat)
    .where('id', '<', at.inbox)
    .where('received_at', '>=', at.since)
    .where('handled_as', 'like', 'miss%')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.text
}
