/** The audit trail, and names in it. */
import type { PersonId, Tx } from '../../../feature.ts'

export async function writeAudit(tx: Tx, line: { at: Date; by: PersonId | null; action: string; detail: object }) {
  const { at, by, action, detail } = line
  await tx
    .insertInto('audit')
    .values({ at, person_id: by, action, detail: JSON.stringify(detail) })
    .execute()
}

export async function nameOf(tx: Tx, personId: PersonId): Promise<string> {
  return (await tx.selectFrom('person').select('name').where('id', '=', personId).executeTakeFirstOrThrow()).name
}
