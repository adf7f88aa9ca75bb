/** What several folders ask the database in the same words. */
import { type Kysely, sql, type Transaction } from 'kysely'

/** What PostgreSQL calls a row that is there already. */
const THERE_ALREADY = '23505'

/**
 * Puts rows in without asking for each whether it is there, which costs a tenth of the writing; where one is after all,
 * `insert` is called again, and is to leave out what is there (`on conflict do nothing`).
 */
export async function unlessThere<Db, Result>(
  tx: Kysely<Db> | Transaction<Db>,
  insert: (mayBeThere: boolean) => Promise<Result>,
): Promise<Result> {
  await sql`savepoint unless_there`.execute(tx)
  try {
    const result = await insert(false)
    await sql`release savepoint unless_there`.execute(tx)
    return result
  } catch (error) {
    if ((error as { code?: unknown }).code !== THERE_ALREADY) throw error
    await sql`rollback to savepoint unless_there`.execute(tx)
    return insert(true)
  }
}

/**
 * Whether the message of the joined table `outbox` may have been read: what is being sent may be there already, and what
 * is tried again because nobody knows how its last try ended.
 */
export const mayBeRead = sql<boolean>`(outbox.state in ('sending', 'sent', 'uncertain') or (outbox.state = 'due'
  and exists (select 1 from doubtful_send where doubtful_send.outbox_id = outbox.id)))`
