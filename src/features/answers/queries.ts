/** All SQL of the approved answers. */
import type { Row } from '../../../db/schema.ts'
import type { Day } from '../../base/calendar.ts'
import type { PersonId, Tx } from '../../feature.ts'

export type ApprovedAnswer = Row<'approved_answer'>

/** Those that may be said on a day, by title. */
export async function validOn(db: Tx, day: Day): Promise<readonly ApprovedAnswer[]> {
  return db
    .selectFrom('approved_answer')
    .selectAll()
    .where('ended_at', 'is', null)
    .where('valid_until', '>=', day)
    .orderBy('title')
    .execute()
}

/** All that were not ended, those past their time too, by title. */
export async function current(db: Tx): Promise<readonly ApprovedAnswer[]> {
  return db.selectFrom('approved_answer').selectAll().where('ended_at', 'is', null).orderBy('title').execute()
}

/** Ends the answer of this title; false when there is none. */
export async function end(db: Tx, title: string, now: Date): Promise<boolean> {
  const result = await db
    .updateTable('approved_answer')
    .set({ ended_at: now })
    .where('title', '=', title)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export interface NewAnswer {
  readonly title: string
  readonly words: string
  readonly document: string | null
  readonly valid_until: Day
}

export async function keep(db: Tx, answer: NewAnswer, by: PersonId, now: Date): Promise<void> {
  await end(db, answer.title, now)
  await db
    .insertInto('approved_answer')
    .values({ ...answer, approved_by: by, approved_at: now })
    .execute()
}
