/** Newcomers who are not on the roster, or whose relative is, until staff have decided. */
import { sql } from 'kysely'
import type { NewRow, Row } from '../../../../db/schema.ts'
import type { ChatId, PersonId, Tx } from '../../../feature.ts'

export type Newcomer = Row<'newcomer'>

/** The matter of a chat that is still open, or the last one that was refused. */
export async function newcomerIn(db: Tx, chatId: ChatId): Promise<Newcomer | undefined> {
  return db
    .selectFrom('newcomer')
    .selectAll()
    .where('chat_id', '=', chatId)
    .where('state', '<>', 'accepted')
    .orderBy(sql`state = 'refused'`)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Locks a newcomer, so that two of the staff cannot decide at once. */
export async function lockNewcomer(db: Tx, id: number): Promise<Newcomer | undefined> {
  return db.selectFrom('newcomer').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

/** Whether nobody has decided about a newcomer yet. */
export async function isUndecided(db: Tx, id: number): Promise<boolean> {
  const row = await db.selectFrom('newcomer').select('state').where('id', '=', id).executeTakeFirst()
  return row?.state === 'waiting' || row?.state === 'asked'
}

export async function insertNewcomer(db: Tx, row: NewRow<'newcomer'>): Promise<Newcomer> {
  return db.insertInto('newcomer').values(row).returningAll().executeTakeFirstOrThrow()
}

export async function changeNewcomer(db: Tx, id: number, change: Partial<NewRow<'newcomer'>>): Promise<void> {
  await db.updateTable('newcomer').set(change).where('id', '=', id).execute()
}

/** Staff have said who on the roster is behind a chat: nothing is left to decide about whoever registered there. */
export async function settleNewcomer(
  db: Tx,
  said: { readonly chat: ChatId; readonly person: PersonId; readonly by: PersonId | null; readonly now: Date },
): Promise<void> {
  await db
    .updateTable('newcomer')
    .set({ state: 'accepted', decided_at: said.now, decided_by: said.by, person_id: said.person })
    .where('chat_id', '=', said.chat)
    .where('state', 'in', ['asked', 'waiting'])
    .where('elder_id', 'is', null)
    .execute()
}

/** Newcomers of a name that wait for staff. */
export async function newcomersCalled(db: Tx, name: string): Promise<readonly Newcomer[]> {
  return db
    .selectFrom('newcomer')
    .selectAll()
    .where('name', '=', name)
    .where('state', 'in', ['asked', 'waiting'])
    .orderBy('id')
    .execute()
}

/** All that wait for staff, the oldest first. */
export async function newcomersWaiting(db: Tx): Promise<readonly Newcomer[]> {
  return db.selectFrom('newcomer').selectAll().where('state', 'in', ['asked', 'waiting']).orderBy('id').execute()
}

export const NOTHING_TOLD = { name: '', former_unit: null, phone: null, relation: null }

/** Takes away what those told of themselves about whom it was decided before a moment: of whom was taken in, the roster tells. */
export async function blotDecided(db: Tx, before: Date): Promise<void> {
  await db
    .updateTable('newcomer')
    .set(NOTHING_TOLD)
    .where('state', 'in', ['accepted', 'refused'])
    .where('decided_at', '<', before)
    .where('name', '<>', '')
    .execute()
}
