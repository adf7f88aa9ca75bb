/** What staff have done, by the messages by which they did it. */
import type { PersonId, Tx } from '../../feature.ts'

/** The newest deed of a person, of the messages between a moment and a message. */
export async function findLastDeed(
  tx: Tx,
  { person, before, since }: { readonly person: PersonId; readonly before: number; readonly since: Date },
): Promise<{ readonly deed: string | null; readonly at: Date } | undefined> {
  return tx
    .selectFrom('inbox')
    .select(['deed', 'received_at as at'])
    .where('person_id', '=', person)
    .where('deed', 'is not', null)
    .where('id', '<', before)
    .where('received_at', '>', since)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}
