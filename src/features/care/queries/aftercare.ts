/** What is still to be done after somebody has died. */
import type { PersonId, Tx } from '../../../feature.ts'
import { UNIT_NAME } from '../../people/public.ts'

export async function openAftercare(db: Tx, departure: number, items: readonly string[]): Promise<void> {
  await db
    .insertInto('aftercare')
    .values(items.map((item) => ({ departure_id: departure, item })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** What was not yet done need not be done any more; what was done stays on record. */
export async function dropAftercare(db: Tx, departure: number): Promise<void> {
  await db.deleteFrom('aftercare').where('departure_id', '=', departure).where('done_at', 'is', null).execute()
}

export interface AftercareItem {
  readonly id: number
  readonly item: string
  readonly doneAt: Date | null
}

export async function aftercareOf(db: Tx, person: PersonId): Promise<readonly AftercareItem[]> {
  return db
    .selectFrom('aftercare')
    .innerJoin('departure', 'departure.id', 'aftercare.departure_id')
    .select(['aftercare.id', 'aftercare.item', 'aftercare.done_at as doneAt'])
    .where('departure.person_id', '=', person)
    .where('departure.state', '=', 'final')
    .orderBy('aftercare.id')
    .execute()
}

/** Those for whom something is still to be done, the latest first. */
export async function findUnfinished(db: Tx) {
  return db
    .selectFrom('departure')
    .innerJoin('person', 'person.id', 'departure.person_id')
    .select(['person.id', 'person.name', 'person.former_unit as formerUnit', UNIT_NAME.as('unit')])
    .where('departure.state', '=', 'final')
    .where('departure.how', '=', 'deceased')
    .where('departure.id', 'in', (eb) =>
      eb.selectFrom('aftercare').select('aftercare.departure_id').where('aftercare.done_at', 'is', null),
    )
    .orderBy('departure.id', 'desc')
    .execute()
}

export async function tick(db: Tx, id: number, by: PersonId, now: Date): Promise<void> {
  await db
    .updateTable('aftercare')
    .set({ done_at: now, done_by: by })
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .execute()
}
