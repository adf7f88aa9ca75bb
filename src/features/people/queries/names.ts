/** Finds active people by their names. */
import { sql } from 'kysely'
import type { PersonId, Scope, Tx } from '../../../feature.ts'
import { isWithin, UNIT_NAME } from './parts.ts'

/** Active people of exactly this name. */
export async function findActive(db: Tx, name: string, scope: Scope) {
  return db
    .selectFrom('person')
    .select(['person.id', 'person.name', 'person.honorific', 'person.former_unit as formerUnit', UNIT_NAME.as('unit')])
    .where('person.name', '=', name)
    .where('person.status', '=', 'active')
    .where(isWithin(scope))
    .orderBy('person.unit_id')
    .orderBy('person.id')
    .execute()
}

/**
 * Active people whose names share a character with `text`: few enough of a large roster to look for names in the text,
 * also for those with one wrong character.
 */
export async function findSharing(db: Tx, text: string, scope: Scope) {
  const characters = [...new Set(text.match(/[\u3400-\u9fff]/g) ?? [])].join('')
  if (characters === '') return []
  return db
    .selectFrom('person')
    .select(['person.id', 'person.name', 'person.honorific', 'person.former_unit as formerUnit', UNIT_NAME.as('unit')])
    .where(sql<boolean>`person.name ~ ${`[${characters}]`}`)
    .where('person.status', '=', 'active')
    .where(isWithin(scope))
    .orderBy('person.unit_id')
    .orderBy('person.id')
    .execute()
}

/** The living spouse who is on the roster too. */
export async function findSpouse(db: Tx, id: PersonId) {
  return db
    .selectFrom('person')
    .innerJoin('person as spouse', 'spouse.id', 'person.spouse_id')
    .select(['spouse.id', 'spouse.name', 'spouse.honorific', 'spouse.phone'])
    .where('person.id', '=', id)
    .where('spouse.status', '=', 'active')
    .executeTakeFirst()
}
