/** Files that are fetched before a message has its turn. */
import { type Kysely, sql } from 'kysely'
import type { Schema } from '../../../db/schema.ts'
import type { Tx } from '../../feature.ts'
import type { InboxRow } from './claims.ts'

/** The oldest message of an account whose file is wanted, those in hand left out; counts the start. */
export async function startFetch(
  db: Kysely<Schema>,
  account: string,
  inHand: readonly number[],
): Promise<InboxRow | undefined> {
  return db
    .updateTable('inbox')
    .set((eb) => ({ file_tries: eb('file_tries', '+', 1) }))
    .where('id', '=', (eb) =>
      eb
        .selectFrom('inbox as wanted')
        .select((inner) => inner.fn.min('wanted.id').as('id'))
        .where('wanted.account_id', '=', account)
        .where('wanted.file_state', '=', sql.lit('wanted'))
        .$if(inHand.length > 0, (query) => query.where('wanted.id', 'not in', inHand)),
    )
    .returningAll()
    .executeTakeFirst()
}

/** Takes back a start that only the line, or the database, has spoilt. */
export async function takeBackFetch(db: Kysely<Schema>, id: number): Promise<void> {
  await db
    .updateTable('inbox')
    .set((eb) => ({ file_tries: eb('file_tries', '-', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Writes how the fetching of a file ended, unless that is written already. */
export async function endFetch(
  tx: Tx,
  id: number,
  ending: { file_state: 'had'; file_id: string; file_name: string } | { file_state: 'too-large' | 'lost' | 'secret' },
): Promise<void> {
  await tx.updateTable('inbox').set(ending).where('id', '=', id).where('file_state', '=', sql.lit('wanted')).execute()
}
