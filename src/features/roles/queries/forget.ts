/** Nothing is left of somebody who is to be forgotten. */
import type { PersonId, Tx } from '../../../feature.ts'

/** Nobody is appointed, stands in or is on duty any more; what was held stays without a name. */
export async function forget(db: Tx, person: PersonId): Promise<void> {
  await db.deleteFrom('appointment').where('person_id', '=', person).execute()
  await db
    .deleteFrom('cover')
    .where((eb) => eb.or([eb('person_id', '=', person), eb('deputy_id', '=', person)]))
    .execute()
  await db.deleteFrom('duty').where('person_id', '=', person).execute()
}
