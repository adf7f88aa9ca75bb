/** What somebody of the office has done last with a notice or an activity, so that 撤回 is about that. */
import type { PersonId, Tx } from '../../../feature.ts'

/** As an act's message was handled. What only asks, shows or takes back is none. */
const ACT = '^(notices|activities).*:(sent|planned|handed-out|approval-asked|published|called-off|amended)'

/** How the latest such message of a person in a chat was handled, of those between a moment and a message. */
export async function findLastAct(
  tx: Tx,
  { chatId, person, before, since }: { chatId: number; person: PersonId; before: number; since: Date },
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('inbox')
    .select('handled_as')
    .where('chat_id', '=', chatId)
    .where('person_id', '=', person)
    .where('id', '<', before)
    .where('received_at', '>', since)
    .where('handled_as', '~', ACT)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.handled_as ?? undefined
}
