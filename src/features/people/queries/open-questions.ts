/** Whom something may be asked now. */
import { sql } from 'kysely'
import type { ChatId, PersonId, Tx } from '../../../feature.ts'

/** The private chats of these people, and whether something else than `about` is being asked there that is not answered yet. */
export async function askedIn(
  db: Tx,
  ids: readonly PersonId[],
  now: Date,
  about: string,
): Promise<readonly { readonly id: PersonId; readonly chat: ChatId; readonly asked: boolean }[]> {
  const { rows } = await sql<{ id: PersonId; chat: ChatId; asked: boolean }>`
    select binding.person_id as id, binding.chat_id as chat, exists (
      select 1 from awaited
      where (awaited.chat_id = binding.chat_id or awaited.person_id = binding.person_id)
        and awaited.about <> ${about} and closed_at is null and answered_at is null and expires_at > ${now}) as asked
    from binding where binding.person_id = any(${[...ids]}::int[]) and binding.until_at is null
    order by binding.person_id, binding.id`.execute(db)
  return rows
}
