/** The record of what became of whose data: who, when, old, new. Whoever changes a person writes here. */
import { sql } from 'kysely'
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

/** Until the end of the transaction nobody else marries one of them, or enters somebody as theirs. */
export async function lockPeople(db: Tx, people: readonly PersonId[]): Promise<void> {
  await sql`select id from person where id = any(${[...people]}::int[]) order by id for update`.execute(db)
}

/** Marries two of whom the other is not married on the roster, in the records of both; whom one was married to is so no more. */
export async function marry(db: Tx, one: PersonId, other: PersonId, whom: ByWhom): Promise<void> {
  await lockPeople(db, [one, other])
  const { spouse_id: before } = await db
    .selectFrom('person')
    .select('spouse_id')
    .where('id', '=', one)
    .executeTakeFirstOrThrow()
  await db.updateTable('person').set({ spouse_id: other }).where('id', '=', one).execute()
  const old = before === null ? null : String(before)
  await noteChanges(db, one, [{ field: 'spouse_id', old, new: String(other) }], whom)
  await keepMarriageMutual(db, one, whom)
}

/** Whoever was married to them is so no more, and whom they are married to is married to them. */
export async function keepMarriageMutual(db: Tx, person: PersonId, { by, at }: ByWhom): Promise<void> {
  await sql`
    with now_ as (select spouse_id from person where id = ${person}),
    parted as (
      update person set spouse_id = null
      where spouse_id = ${person} and id is distinct from (select spouse_id from now_)
      returning id, ${String(person)}::text as old, null::text as new),
    joined as (
      update person set spouse_id = ${person}
      where id = (select spouse_id from now_) and spouse_id is null
      returning id, null::text as old, ${String(person)}::text as new)
    insert into person_change (person_id, field, old, new, at, by_id, import_id)
    select id, 'spouse_id', old, new, ${at}, ${by}, null
    from (select * from parted union all select * from joined) both_sides`.execute(db)
}
