/** The record of what became of whose data: who, when, old, new. Whoever changes a person writes here. */
import type { NewRow } from '../../../../db/schema.ts'
import type { PersonId, Tx } from '../../../feature.ts'

/** Who of the staff, and when; null: the command line, or nobody in particular. */
export interface ByWhom {
  readonly by: PersonId | null
  readonly at: Date
}

/** One column or list of somebody, as text. */
export interface ChangedField {
  readonly field: string
  readonly old: string | null
  readonly new: string | null
}

/** Notes what has changed of somebody; what is the same as before is no change. */
export async function noteChanges(
  db: Tx,
  person: PersonId,
  changes: readonly ChangedField[],
  { by, at }: ByWhom,
): Promise<void> {
  const lines = changes.filter((one) => one.old !== one.new)
  if (lines.length === 0) return
  const rows = lines.map((one) => ({ ...one, person_id: person, at, by_id: by, import_id: null }))
  await db.insertInto('person_change').values(rows).execute()
}

type NewPerson = Pick<NewRow<'person'>, 'name' | 'kind'> & Partial<NewRow<'person'>>

/** Puts somebody new onto the roster, with the line that tells who did. */
export async function addPerson(db: Tx, person: NewPerson, whom: ByWhom): Promise<PersonId> {
  const row = { birth_calendar: 'unknown', region: 'city', status: 'active', ...person } as const
  const { id } = await db.insertInto('person').values(row).returning('id').executeTakeFirstOrThrow()
  await noteChanges(db, id, [{ field: 'created', old: null, new: person.name }], whom)
  return id
}

/** Marries two of whom neither is married on the roster, in the records of both. */
export async function marry(db: Tx, one: PersonId, other: PersonId, whom: ByWhom): Promise<void> {
  for (const [own, spouse] of [
    [one, other],
    [other, one],
  ] as const) {
    await db.updateTable('person').set({ spouse_id: spouse }).where('id', '=', own).execute()
    await noteChanges(db, own, [{ field: 'spouse_id', old: null, new: String(spouse) }], whom)
  }
}
