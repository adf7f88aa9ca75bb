/** Who has lost somebody who is not on the roster. */
import { sql } from 'kysely'
import type { PersonId, Tx } from '../../../feature.ts'
import { UNIT_NAME } from '../../people/public.ts'

/** A loss; `since`: absent where it was long ago, and the mourning is over. */
interface NewLoss {
  readonly person: PersonId
  readonly ofSpouse: boolean
  /** Who else of the family has died: 母亲. */
  readonly relation: string | undefined
  readonly since: Date | undefined
  readonly by: PersonId
  readonly now: Date
}

export async function insertBereavement(db: Tx, loss: NewLoss): Promise<void> {
  const { person, ofSpouse, relation = null, since, by, now } = loss
  await db
    .insertInto('bereavement')
    .values({ person_id: person, of_spouse: ofSpouse, relation, since_at: since ?? null, told_by: by, told_at: now })
    .execute()
}

/** It was not so: every loss of this kind that is noted of somebody; false when there is none. */
export async function endBereavements(db: Tx, person: PersonId, ofSpouse: boolean, now: Date): Promise<boolean> {
  const result = await db
    .updateTable('bereavement')
    .set({ ended_at: now })
    .where('person_id', '=', person)
    .where('of_spouse', '=', ofSpouse)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Those of `people` who are noted to have lost husband or wife, or somebody else of the nearest. */
export async function mourningAmong(
  db: Tx,
  people: readonly PersonId[],
  ofSpouse: boolean,
): Promise<ReadonlySet<PersonId>> {
  const rows = await db
    .selectFrom('bereavement')
    .select('person_id')
    .where(sql<boolean>`person_id = any(${[...people]}::int[])`)
    .where('of_spouse', '=', ofSpouse)
    .where('ended_at', 'is', null)
    .execute()
  return new Set(rows.map(({ person_id }) => person_id))
}

/** Somebody on the roster lives after all: their husband or wife has lost nobody. */
export async function endWidowhoodBeside(db: Tx, person: PersonId, now: Date): Promise<void> {
  await sql`
    update bereavement set ended_at = ${now}
    from person spouse
    where spouse.id = bereavement.person_id and of_spouse and ended_at is null
      and (spouse.spouse_id = ${person} or spouse.id = (select spouse_id from person where id = ${person}))`.execute(db)
}

/** Active people of whose family somebody is named in the text, who is not on the roster, and what they are to them. */
export async function familyNamed(db: Tx, text: string) {
  return db
    .selectFrom('relative')
    .innerJoin('person', 'person.id', 'relative.person_id')
    .select(['person.id', 'person.name', 'person.former_unit as formerUnit', UNIT_NAME.as('unit'), 'relation'])
    .select('relative.phone')
    .where('person.status', '=', 'active')
    .where(sql<boolean>`length(relative.name) > 1 and position(relative.name in ${text}) > 0`)
    .orderBy('person.unit_id')
    .orderBy('person.id')
    .execute()
}
