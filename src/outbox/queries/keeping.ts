/** How long words are kept, and forgetting somebody. */
import { sql } from 'kysely'
import type { Cutoff, Traces, Tx } from '../../feature.ts'

/** Takes the words out of messages that ended and are older than they are kept; at most `limit`. Returns how many. */
export async function blotOldMessages(tx: Tx, cutoff: Cutoff): Promise<number> {
  const { rows } = await sql`
    update outbox set text = '', file_name = null, file_id = null, expects = null
    where id in (
      select outbox.id from outbox left join chat on chat.id = outbox.chat_id
      where (outbox.text <> '' or outbox.file_name is not null or outbox.expects is not null)
        and outbox.state not in ('due', 'sending')
        and outbox.created_at < case chat.kind when 'room' then ${cutoff.room}::timestamptz else ${cutoff.private}::timestamptz end
      order by outbox.id limit ${cutoff.limit})
    returning id`.execute(tx)
  return rows.length
}

/** Takes away the texts that were said to somebody in a chat of their own, and their name from all others. */
export async function forgetMessages(tx: Tx, { person, chats, words }: Traces, now: Date): Promise<void> {
  const own = sql<boolean>`(person_id = ${person} or chat_id = any(${[...chats]}::int[]))`
  await tx
    .updateTable('outbox')
    .set({ state: 'cancelled', ended_at: now })
    .where(own)
    .where('state', '=', sql.lit('due'))
    .execute()
  const nothing = { text: '', file_name: null, file_id: null, sent_to: null, reason: null, expects: null }
  await tx.updateTable('outbox').set(nothing).where(own).execute()
  for (const word of words) {
    // What was told of them goes whole, for their age and address may stand beside the name; what is still to be said
    // is for others and only loses the name.
    await sql`
      update outbox set text = case state when 'due' then replace(text, ${word}, '某某') else '' end
      where position(${word} in text) > 0`.execute(tx)
    await sql`update outbox set file_name = replace(file_name, ${word}, '某某')
      where position(${word} in file_name) > 0`.execute(tx)
  }
}
