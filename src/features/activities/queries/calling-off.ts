/** Activities that are called off, at once or at a moment to come. */
import { sql } from 'kysely'
import type { PersonId, Tx } from '../../../feature.ts'
import type { Activity } from './activities.ts'

/** Calls a published activity off; whatever was made for its earlier version is not wanted any more. */
export async function callOff(tx: Tx, activity: Activity): Promise<void> {
  await tx
    .updateTable('activity')
    .set({ state: 'cancelled', version: activity.version + 1 })
    .where('id', '=', activity.id)
    .execute()
}

/** It is called off at a moment to come. */
export async function willBeOff(
  tx: Tx,
  id: number,
  { at, by, now }: { readonly at: Date; readonly by: PersonId | null; readonly now: Date },
): Promise<void> {
  await tx.updateTable('activity').set({ off_at: at, off_by: by, off_said_at: now }).where('id', '=', id).execute()
}

/** It is not called off after all; false: its moment has come. */
export async function keepOn(tx: Tx, id: number, now: Date): Promise<boolean> {
  const row = await tx
    .updateTable('activity')
    .set({ off_at: null })
    .where('id', '=', id)
    .where('state', '=', 'published')
    .where('off_at', '>', now)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** A series goes on after all, with what was called off with it; false: its moment has come. The series is locked. */
export async function keepSeriesOn(
  tx: Tx,
  id: number,
  { said, now }: { readonly said: Date; readonly now: Date },
): Promise<boolean> {
  const kept = await tx
    .updateTable('activity')
    .set({ off_at: null })
    .where('series_id', '=', id)
    .where('state', '=', 'published')
    .where('off_said_at', '=', said)
    .where('off_at', '>', now)
    .returning('id')
    .execute()
  if (kept.length > 0) await tx.updateTable('series').set({ ended_at: null }).where('id', '=', id).execute()
  return kept.length > 0
}

/** Calls off what was to be called off by now, and returns it; of a series all or nothing, as it is kept on (`keepSeriesOn`). */
export async function callOffDue(tx: Tx, now: Date): Promise<readonly Activity[]> {
  await tx
    .selectFrom('series')
    .select('id')
    .where(({ eb, selectFrom }) =>
      eb(
        'id',
        'in',
        selectFrom('activity')
          .select(sql<number>`series_id`.as('series_id'))
          .where('state', '=', sql.lit('published'))
          .where('off_at', '<=', now),
      ),
    )
    .orderBy('id')
    .forUpdate()
    .execute()
  const rows = await tx
    .updateTable('activity')
    .set(({ eb }) => ({ state: 'cancelled', version: eb('version', '+', 1) }))
    .where('state', '=', 'published')
    .where('off_at', '<=', now)
    .returningAll()
    .execute()
  return rows as unknown as readonly Activity[]
}

/** What was called off since a moment and would still be to come, the latest first. */
export async function findCalledOff(tx: Tx, since: Date, now: Date): Promise<readonly Activity[]> {
  const rows = await tx
    .selectFrom('activity')
    .selectAll()
    .where('state', '=', 'cancelled')
    .where('off_at', '>', since)
    .where('starts_at', '>', now)
    .orderBy('off_at', 'desc')
    .execute()
  return rows as unknown as readonly Activity[]
}

/** How many were told that it is off. */
export async function countToldOff(tx: Tx, id: number): Promise<number> {
  const row = await tx
    .selectFrom('invitation')
    .select((eb) => eb.fn.countAll<number>().as('people'))
    .where('activity_id', '=', id)
    .where('told_off_at', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(row.people)
}
