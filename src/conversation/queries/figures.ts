/** How many messages there are. */
import type { Kysely } from 'kysely'
import type { Schema } from '../../../db/schema.ts'
import type { Tx } from '../../feature.ts'

/** How many messages wait for their turn, and how many were given up since a moment. */
export async function readFigures(db: Kysely<Schema>, since: Date): Promise<{ waiting: number; failed: number }> {
  return db
    .selectFrom('inbox')
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere('state', '=', 'received').as('waiting'),
      eb.fn.countAll<number>().filterWhere('state', '=', 'failed').filterWhere('received_at', '>', since).as('failed'),
    ])
    .executeTakeFirstOrThrow()
}

/** What people on the roster wrote in private, up to and without `until`: how much, by how many, how much of it to staff. */
export async function countMessages(tx: Tx, from: Date, until: Date) {
  const row = await tx
    .selectFrom('inbox')
    .innerJoin('chat', 'chat.id', 'inbox.chat_id')
    .where('chat.kind', '=', 'private')
    .where('inbox.person_id', 'is not', null)
    .where('inbox.received_at', '>=', from)
    .where('inbox.received_at', '<', until)
    .select((eb) => [
      eb.fn.countAll<number>().as('messages'),
      eb.fn.count<number>('inbox.person_id').distinct().as('people'),
      eb.fn.countAll<number>().filterWhere('inbox.handled_as', 'like', 'handed-over%').as('handedOver'),
    ])
    .executeTakeFirstOrThrow()
  return { messages: Number(row.messages), people: Number(row.people), handedOver: Number(row.handedOver) }
}
