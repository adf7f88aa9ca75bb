/** Voices of which the engine has asked whether they were heard aright, and whose time is over. */

import { sql } from 'kysely'
import { DAY } from '../../../base/spans.ts'
import type { ChatId, Look, PersonId, Tx } from '../../../feature.ts'

export interface UnheardVoice {
  readonly person: PersonId
  readonly chat: ChatId
  /** As a machine has written them down. */
  readonly words: string
}

/** What is older was asked before this was looked after; a computer that was off for longer has other worries. */
const OLDEST = 30 * DAY

/** Each is returned once; what staff have read already is not. */
export async function unheardVoices(db: Tx, now: Date): Promise<readonly UnheardVoice[]> {
  const { rows } = await sql<UnheardVoice>`
    update awaited set closed_at = ${now}
    where feature = 'conversation' and answer = 'voice' and closed_at is null and person_id is not null
      and expires_at <= ${now} and expires_at > ${new Date(now.getTime() - OLDEST)}
      and coalesce((payload ->> 'passedOn')::boolean, false) = false
    returning person_id as person, chat_id as chat, payload ->> 'text' as words`.execute(db)
  return rows
}

/** Whether a voice may wait for its writer's word. */
export const isAnyVoiceUnheard = (): Look => sql<boolean>`
  exists (select 1 from awaited where feature = 'conversation' and answer = 'voice' and closed_at is null)`
