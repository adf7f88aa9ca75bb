/** Chats that the bot leaves unanswered because staff want it so. */
import type { ChatId, Tx } from '../../../feature.ts'

export async function hush(db: Tx, chat: ChatId, since: Date | null): Promise<void> {
  await db.updateTable('chat').set({ hushed_at: since }).where('id', '=', chat).execute()
}

/** Those that are left unanswered, the newest first, with the number of the request in which their words are kept. */
export async function hushed(db: Tx) {
  return db
    .selectFrom('chat')
    .leftJoin('binding', (join) => join.onRef('binding.chat_id', '=', 'chat.id').on('binding.until_at', 'is', null))
    .leftJoin('person', 'person.id', 'binding.person_id')
    .select(['chat.id', 'chat.name as nickname', 'person.name', 'chat.hushed_at'])
    .select((eb) =>
      eb
        .selectFrom('request')
        .select((of) => of.fn.max('request.id').as('number'))
        .whereRef('request.chat_id', '=', 'chat.id')
        .where('request.state', '=', 'open')
        .as('number'),
    )
    .where('chat.hushed_at', 'is not', null)
    .orderBy('chat.hushed_at', 'desc')
    .orderBy('chat.id')
    .execute()
}
