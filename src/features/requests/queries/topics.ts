/** Who sees to which topic, and what a request is about. */
import { sql } from 'kysely'
import type { Row } from '../../../../db/schema.ts'
import type { PersonId, Tx } from '../../../feature.ts'

export type Arrangement = Row<'request_topic'>

export async function arrangementOf(db: Tx, topic: string): Promise<Arrangement | undefined> {
  return db.selectFrom('request_topic').selectAll().where('topic', '=', topic).executeTakeFirst()
}

export async function arrangements(db: Tx): Promise<readonly Arrangement[]> {
  return db.selectFrom('request_topic').selectAll().execute()
}

/** Who sees to a topic; null: everybody again. */
export async function arrangeOwner(
  db: Tx,
  topic: string,
  { owner, deputy }: { readonly owner: PersonId | null; readonly deputy: PersonId | null },
): Promise<void> {
  const people = { owner_id: owner, deputy_id: deputy }
  await db
    .insertInto('request_topic')
    .values({ topic, ...people })
    .onConflict((conflict) => conflict.column('topic').doUpdateSet(people))
    .execute()
}

export async function arrangeTime(
  db: Tx,
  topic: string,
  time: { readonly amount: number; readonly unit: 'hours' | 'days' },
): Promise<void> {
  const within = { within: time.amount, unit: time.unit }
  await db
    .insertInto('request_topic')
    .values({ topic, ...within })
    .onConflict((conflict) => conflict.column('topic').doUpdateSet(within))
    .execute()
}

/** Gives the open requests of a topic that nobody has taken to somebody; how many there were. */
export async function giveUntaken(db: Tx, topic: string, owner: PersonId): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('request')
    .set({ owner_id: owner })
    .where('topic', '=', topic)
    .where('state', '=', 'open')
    .where('owner_id', 'is', null)
    .where(sql<boolean>`not ${owner} = any(kept_from)`)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

/** What a request is about, with whoever sees to it and by when. */
export async function setTopic(
  db: Tx,
  id: number,
  changed: {
    readonly topic: string
    readonly owner_id?: PersonId | null
    readonly due_at?: Date
    readonly promised_at?: Date
  },
): Promise<void> {
  const reminded = changed.due_at === undefined ? {} : { reminded: null }
  await db
    .updateTable('request')
    .set({ ...changed, ...reminded })
    .where('id', '=', id)
    .execute()
}

/** Whether staff have said themselves when a request is due. */
export async function wasPostponed(db: Tx, id: number): Promise<boolean> {
  const row = await db
    .selectFrom('request_entry')
    .select('id')
    .where('request_id', '=', id)
    .where('kind', '=', 'due')
    .executeTakeFirst()
  return row !== undefined
}

export async function namesOf(db: Tx, people: readonly PersonId[]) {
  if (people.length === 0) return []
  return db.selectFrom('person').select(['id', 'name']).where('id', 'in', people).execute()
}
