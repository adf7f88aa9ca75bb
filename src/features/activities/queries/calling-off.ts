/** Activities that are called off, at once or at a moment to come. */
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

/** Calls off what was to be called off by now, and returns it. */
export async function callOffDue(tx: Tx, now: Date): Promise<readonly Activity[]> {
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
